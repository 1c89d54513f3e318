"""What several tests share: small notebooks, and reports that are made once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from analysis.cli import app
from analysis.common.slim_imports import load_nbformat
from analysis.reporting.report import Report, report

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
SEED = ROOT / "seeds" / "iran-missiles.txt"
STAMP = "1700000000"

load_nbformat()  # before a test loads all of it
# A machine that is busy with other tests is no fault.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

Notebook = Callable[..., Path]
Ended = tuple[int, str, str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """JupyterLab first: what comes last may be divided, and then two servers are started."""
    items.sort(key=lambda item: item.path.name != "test_lab.py")


@pytest.fixture(scope="session")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    """Write a notebook of the given cells; text that starts with # is prose."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    def write(*cells: str, parameters: str = 'article: str = "x"  # the article') -> Path:
        made = new_notebook()
        made.metadata["kernelspec"] = {"name": "python3", "display_name": "", "language": "python"}
        made.cells = [new_code_cell(parameters, metadata={"tags": ["parameters"]})]
        for source in cells:
            cell = new_markdown_cell(source) if source.startswith("#") else new_code_cell(source)
            made.cells.append(cell)
        path = tmp_path_factory.mktemp("notebook") / "small.ipynb"
        path.write_text(nbformat.writes(made), "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def seed_report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the seed article, as `make report` makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", STAMP)
        return report(SEED, tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of an article that is full of code."""
    return report(DATA / "hostile.txt", tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def quiet_report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of an article without a statement."""
    return report(DATA / "quiet.txt", tmp_path_factory.mktemp("quiet"), ["html"])


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium lies."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no Chromium is installed")
    return found


@pytest.fixture
def sayso(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """Run the command in this process: exit status, what it printed, what it complained of."""

    def run(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["sayso", *map(str, words)])
        status = 0
        try:
            app.main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
