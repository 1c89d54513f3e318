"""article.ipynb as JupyterLab's scheduler runs it: the same as by Papermill and by hand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import pytest

from analysis.reporting.run_notebook import run
from tests.jupyterlab import ROOT, free_port, lab, run_all, until


def ask(address: str, path: str, body: Any = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(
        f"{address}/scheduler/{path}", data, {"Authorization": "token t"}
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        text = answer.read().decode()
    return json.loads(text) if text.strip() else None


def shown(notebook: Any) -> list[str]:
    """What the cells show, as HTML."""
    return [
        output["data"]["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "text/html" in output.get("data", {})
    ]


def whole(path: Path) -> bool:
    """Whether a notebook is written to its end: the scheduler copies it while we look."""
    return path.read_bytes().rstrip().endswith(b"}")


def scheduled(address: str, folder: Path, name: str, parameters: dict[str, Any]) -> Path:
    """Post a job, wait until it is done, fetch its notebook."""
    number = ask(
        address,
        "jobs",
        {
            "name": name,
            "input_uri": "article.ipynb",
            "runtime_environment_name": "python3",
            "output_formats": ["ipynb"],
            "parameters": parameters,
        },
    )["job_id"]
    for _ in range(180):
        job = ask(address, f"jobs/{number}")
        if job["status"] in ("COMPLETED", "FAILED"):
            break
        time.sleep(0.5)
    assert job["status"] == "COMPLETED", (job, (folder / ".jupyter" / "log").read_text()[-1500:])
    ask(address, f"jobs/{number}/download_files")
    for _ in range(60):
        copies = (p for p in (folder / "jobs").rglob("*.ipynb") if whole(p))
        if made := list(copies):
            return max(made, key=lambda p: len(p.read_bytes()))
        time.sleep(0.5)
    pytest.fail("the job's notebook did not come")


@pytest.mark.skipif(
    find_spec("jupyter_scheduler") is None, reason="jupyter-scheduler is not installed"
)
def test_papermill_scheduler_and_run_all_find_the_same(tmp_path: Path) -> None:
    """The parameters are typed as docs/notebooks.md says: text in quotation marks, a full path."""
    shutil.copy(ROOT / "notebooks" / "article.ipynb", tmp_path)
    article = tmp_path / "rain.txt"
    article.write_text('"It will rain," said Ann Lee.\n\nTom Ward said it would not.')
    with lab(tmp_path, free_port()) as address:
        typed = {"article": f'"{article}"', "method": '"rules"', "top_actors": "5"}
        made = nbformat.read(scheduled(address, tmp_path, "rain", typed), as_version=4)
        all_run = by_hand(address, tmp_path, typed)
    stored = nbformat.read(ROOT / "notebooks" / "article.ipynb", as_version=4)
    given = {"article": str(article), "method": "rules", "top_actors": 5}
    papermill, failure = run(stored, given, tmp_path)
    assert failure is None, failure
    assert any("Ann Lee" in html for html in shown(papermill))
    assert shown(made) == shown(papermill)
    assert shown(all_run) == shown(papermill)


def by_hand(address: str, folder: Path, typed: dict[str, str]) -> Any:
    """Write the parameters into the notebook as a person would, and press "run all" and "save".

    Where there is no browser, the cells are run by ``jupyter execute``.
    """
    path = folder / "by-hand.ipynb"
    book = nbformat.read(ROOT / "notebooks" / "article.ipynb", as_version=4)
    (cell,) = [c for c in book.cells if "parameters" in c.metadata.get("tags", [])]
    cell.source += "".join(f"\n{name} = {value}" for name, value in typed.items())
    nbformat.write(book, path)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium or find_spec("playwright") is None:
        command = [sys.executable, "-m", "jupyter", "execute", "--inplace", str(path)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
        return nbformat.read(path, as_version=4)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 1200})
        page.goto(f"{address}/lab/tree/by-hand.ipynb?token=t&reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        run_all(page)
        page.evaluate("void window.jupyterapp.commands.execute('docmanager:save')")
        until(page, "document.querySelector('.jp-mod-dirty') === null")
        browser.close()
    for _ in range(60):
        done = nbformat.read(path, as_version=4)
        if len(shown(done)) > 3 and done.cells[-1].get("outputs"):
            return done
        time.sleep(0.5)
    pytest.fail("JupyterLab did not save the notebook")
