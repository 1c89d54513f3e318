"""The README says what is so: scores as stored, commands as they are, files that are there."""

import json
import re
from pathlib import Path

import click
import pytest

from analysis.cli.app import sayso
from benchmarks.readme import BEGIN, END, MODELS, block, networks
from benchmarks.results import FOLDER, SHIPPED, UNQUOTED

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "name", "table"),
    [(README, "scores", block), (MODELS.read_text("utf-8"), "networks", networks)],
    ids=["README", "models"],
)
def test_the_scores_are_the_stored_ones(text, name, table):
    stored = json.loads(SHIPPED.read_text("utf-8"))
    shown = text.split(BEGIN.format(name))[1].split(END.format(name))[0]
    assert shown == table(stored), "run: python -m benchmarks.readme"


def test_the_shipped_scores_are_those_of_the_benchmarks():
    quoted = [path for path in FOLDER.glob("*.json") if path.stem not in UNQUOTED]
    measured = {path.stem: json.loads(path.read_text("utf-8")) for path in quoted}
    assert json.loads(SHIPPED.read_text("utf-8")) == measured


@pytest.mark.parametrize("name", sorted(sayso.commands))
def test_every_command_and_its_options_are_described(name):
    command = sayso.commands[name]
    usage = re.findall(rf"^sayso {name}\b.*$", README, re.MULTILINE)
    assert usage, f"README does not show: sayso {name}"
    for parameter in command.params:
        if (
            isinstance(parameter, click.Option)
            and not parameter.hidden
            and name in ("report", "statements")
        ):
            assert any(option in README for option in parameter.opts), parameter.opts


def test_every_file_that_is_named_is_there():
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", README)) | set(
        re.findall(r"^make ([a-z]+)", README, re.MULTILINE)
    )
    assert named <= targets
