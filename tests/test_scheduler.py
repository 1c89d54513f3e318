"""The notebooks in JupyterLab: as its scheduler runs them, and explore.ipynb in a browser."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import pytest

from analysis.kernel import run
from tests import pictures

ROOT = Path(__file__).parents[1]


@contextmanager
def lab(folder: Path, port: int) -> Iterator[str]:
    """JupyterLab on this machine alone, ended by its process id."""
    config = folder / ".jupyter"
    config.mkdir(exist_ok=True)
    env = os.environ | {
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(config / "data"),
        "JUPYTER_RUNTIME_DIR": str(config / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(config / "settings"),
        "PYTHONPATH": str(ROOT),
    }
    log = (config / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
         f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=t",
         "--LabApp.expose_app_in_browser=True",
         f"--ServerApp.root_dir={folder}", f"--SchedulerApp.db_url=sqlite:///{config}/jobs.db"],
        cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(120):
            assert server.poll() is None, (config / "log").read_text()[-2000:]
            try:
                with urllib.request.urlopen(f"{address}/api/status?token=t", timeout=2):
                    break
            except OSError:
                time.sleep(0.5)
        else:
            pytest.fail((config / "log").read_text()[-2000:])
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(15)
        log.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
        if made := list((folder / "jobs").rglob("*.ipynb")):
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


PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')]"


def until(page: Any, told: str) -> None:
    """Wait until a page says that something is true."""
    for _ in range(120):
        if page.evaluate(told):
            return
        time.sleep(0.5)
    pytest.fail(f"not within a minute: {told}")


NEWS = ".jp-toast-buttonBar button:last-child"  # JupyterLab asks whether to tell of news: no
SESSION = "window.jupyterapp.shell.currentWidget?.context?.sessionContext"
IDLE = f"{SESSION}?.isReady && {SESSION}.session?.kernel?.status === 'idle'"


def run_all(page: Any) -> None:
    """Run all cells once the kernel is there: before, JupyterLab asks for one in a dialog.

    The page's own indicator says "idle" before there is a kernel, so the session is asked.
    """
    until(page, IDLE)
    page.evaluate(f"document.querySelectorAll('{NEWS}').forEach(button => button.click())")
    for _ in range(4):  # again where they were not taken
        page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        for _ in range(60):
            if page.evaluate(f"{PROMPTS}.every(p => /\\[\\d+\\]/.test(p.textContent))"):
                return
            time.sleep(0.5)
    pytest.fail("the cells did not run")


def test_explore_in_jupyterlab(tmp_path: Path, chromium: str) -> None:
    """Run in a browser: every cell runs, the widgets are there, and a correction is followed."""
    sync = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    (tmp_path / "seeds").mkdir()
    for file in (ROOT / "seeds").glob("iran-missiles.*"):
        shutil.copy(file, tmp_path / "seeds")
    (tmp_path / "notebooks").mkdir()
    book = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    for cell in book.cells:
        cell.source = cell.source.replace('method: str = "tagger"', 'method: str = "rules"')
    nbformat.write(book, tmp_path / "notebooks" / "explore.ipynb")
    with lab(tmp_path, free_port()) as address, sync.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 1700})
        page.set_default_timeout(30_000)
        page.goto(f"{address}/lab/tree/notebooks/explore.ipynb?token=t&reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        run_all(page)
        until(page, "document.querySelector('select[size] option') !== null")
        assert page.locator("[data-mime-type*=stderr], [data-mime-type*=error]").count() == 0
        page.locator("select[size]").select_option(index=0)
        page.locator("input[list]").fill("Laura Kettering")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Set speaker").click()
        page.get_by_text("Not saved yet.", exact=True).wait_for(state="attached")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("Saved beside the article.").wait_for(state="attached")
        page.evaluate(f"document.querySelectorAll('{NEWS}').forEach(button => button.click())")
        page.mouse.move(0, 0)
        page.wait_for_timeout(500)
        picture = page.screenshot()
        browser.close()
    saved = (tmp_path / "seeds" / "iran-missiles.corrections.yml").read_text()
    assert "speaker: Laura Kettering" in saved
    pictures.check("explore", picture, alike=20.0)  # JupyterLab changes as well
