"""`sayso report` starts over with the settings of its kernels, which are forked from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

import analysis
from analysis.common.prefork.settings import can_fork, is_settled

ROOT = Path(__file__).parents[1]
# What a kernel knows of itself; its parent is asked for what it was started as.
KERNEL = """
import json, os, sys
from pathlib import Path
parent = Path(f"/proc/{os.getppid()}/cmdline").read_text().split("\\0")
files = [os.readlink(path) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
print(json.dumps({
    "seed": sys.flags.hash_randomization,
    "leads": os.getpgrp() == os.getpid(),
    "forked": Path("/proc/self/cmdline").read_text().split("\\0") == parent,
    "locks": [name for name in files if name.endswith(".lock")],
    "typed": sys.__stdin__.read() if sys.__stdin__ else "",
    "path": sys.path,
}))
"""


@pytest.mark.skipif(not can_fork() or sys.platform != "linux", reason="asks /proc of a fork")
def test_a_kernel_of_the_command_is_a_fork_of_it_that_holds_none_of_its_files(
    tmp_path: Path, notebook: Callable[..., Path]
) -> None:
    article = tmp_path / "rain.txt"
    article.write_text("“It rains,” Ann Lee said on Monday.", "utf-8")
    words = ["report", article, "--out", tmp_path / "out", "--to", "html"]
    subprocess.run(
        [sys.executable, "-m", "analysis", *words, "--notebook", notebook(KERNEL)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "random"},
        cwd=tmp_path,
        input="what is typed",
        text=True,
        check=True,
    )
    ran = nbformat.read(tmp_path / "out" / "rain" / "report.ipynb", as_version=4)
    kernel = json.loads(ran.cells[-1].outputs[0].text)
    assert kernel["forked"]
    assert kernel["leads"]
    assert kernel["seed"] == 0
    assert kernel["locks"] == []
    assert kernel["typed"] == ""
    assert str(tmp_path) not in kernel["path"]


def test_a_hash_seed_that_came_too_late_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = "from analysis.common.prefork.settings import *; import os; os.environ |= ENVIRONMENT; "
    done = subprocess.run(
        [sys.executable, "-c", f"{ask}print(is_settled())"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "random"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    assert not is_settled()


def printed(code: str) -> str:
    """What some code prints in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_package_names_what_it_has_and_loads_it_when_it_is_asked_for() -> None:
    ask = (
        "import sys, analysis; early = {'numpy', 'yaml', 'analysis.pipeline'} & {*sys.modules}; "
        "from analysis import *; print(*sorted(early), analyse.__module__, Span(0, 1).end)"
    )
    assert printed(ask) == "analysis.pipeline 1\n"
    assert {*analysis.__all__} <= {*dir(analysis)}
    assert all(hasattr(analysis, name) for name in analysis.__all__)
    with pytest.raises(AttributeError, match="no attribute 'statement'"):
        analysis.statement  # noqa: B018


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux's names of libraries suffice")
def test_weasyprint_is_loaded_without_a_search_by_other_programs() -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    ask = (
        "import subprocess; from analysis.reporting.load_weasyprint import load_weasyprint; "
        "subprocess.Popen = None; load_weasyprint(); import ctypes.util, weasyprint; "
        "print(weasyprint.__name__, ctypes.util.find_library.__name__)"
    )
    assert printed(ask) == "weasyprint find_library\n"
