"""The notebooks: stored bare, run as they stand, the same findings however they are run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from analysis.reporting.notebook_parameters import parameters
from analysis.reporting.report import Report
from analysis.reporting.run_notebook import run

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def outputs(notebook: Any) -> list[str]:
    """What the cells show, as HTML or text."""
    return [
        output["data"].get("text/html", output["data"].get("text/plain", ""))
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "data" in output
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_every_parameter_has_a_type_and_a_comment(path: Path) -> None:
    known = parameters(path)
    assert known[0].name == "article"
    for parameter in known:
        assert parameter.kind in ("str", "int", "float", "bool", "list")
        assert len(parameter.help) > 5


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_stored_without_outputs_and_short(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert len(notebook.cells) <= 18
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
            assert len(cell.source.splitlines()) <= 15
    tags = [tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])]
    assert tags.count("parameters") == 1


def test_run_as_it_stands_it_finds_what_the_report_shows(seed_report: Report) -> None:
    stored = nbformat.read(FOLDER / "article.ipynb", as_version=4)
    done, failure = run(stored, {}, FOLDER)
    assert failure is None, failure
    in_report = nbformat.read(seed_report.folder / "report.ipynb", as_version=4)
    assert outputs(done) == outputs(in_report)
    said = [o for cell in done.cells for o in cell.get("outputs", []) if o.output_type == "stream"]
    assert [stream.text for stream in said] == []
