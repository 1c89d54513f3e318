"""The house itself: one list of dependencies, targets that are told, files that go along."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
# What conda calls otherwise.
CONDA = {
    "matplotlib": "matplotlib-base",
    "brotli": "brotli-python",
    "dask": "dask-core",
    "duckdb": "python-duckdb",
}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def wanted() -> dict[str, str]:
    told = project()
    rows = [*told["dependencies"], *told["optional-dependencies"]["dev"]]
    return {r.name.lower(): str(r.specifier) for r in map(Requirement, rows)}


def test_conda_and_pip_users_get_the_same() -> None:
    rows = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    pip = next(row["pip"] for row in rows if isinstance(row, dict))
    told = [row.replace(" ", "") for row in [*rows, *pip] if isinstance(row, str)]
    conda = {
        r.name.lower(): str(r.specifier) for r in map(Requirement, told[:-1]) if r.name != "pango"
    }
    python = conda.pop("python")
    assert python == project()["requires-python"]
    assert told[-1] == "-e."
    conda.pop("pip")
    assert conda == {CONDA.get(name, name): spec for name, spec in wanted().items()}


def test_every_dependency_is_pinned_with_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.M)}
    assert {name.replace("_", "-") for name in wanted()} <= pinned
    for entry in re.split(r"\n(?=\S)", lock):
        if "==" in entry:
            assert "--hash=sha256:" in entry, entry[:60]
    assert not re.search(r"https?://|find-links|index-url|file:", lock)


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY:(.*)$", makefile, re.M)
    assert phony is not None
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^\s+make (\w+)", shown.stdout, re.M))
    assert listed >= set(phony[1].split())


def test_ci_runs_the_tests() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_package_carries_what_it_reads() -> None:
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
        "package-data"
    ]["analysis"]
    carried = {p for pattern in patterns for p in (ROOT / "analysis").glob(pattern)}
    for folder in ("data", "templates"):
        files = {p for p in (ROOT / "analysis" / folder).rglob("*") if p.is_file()}
        assert files
        assert files <= carried
