"""How a sample was drawn: its strata, its units with their weights, and what Sayso says of each.

It is kept in a file of its own beside the coding sheet (``sheet.key.json``), which coders do not
open, so that they code blind.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.common.atomic_files import put_json
from analysis.common.loading import json_value, why
from analysis.corpus.coding.questions import UNITS, Question, questions
from analysis.errors import ParameterError

FORM = 1
ENDING = ".key.json"
NO_KEY = "{} is no key that `sayso sample` wrote; draw the sample again."


@dataclass(frozen=True, slots=True)
class Stratum:
    """Units that are alike in the columns of the strata and in what Sayso says of them.

    Args:
        columns: The value of each column, such as the outlet.
        labels: Sayso's answer to each question.
        population: How many units of the corpus are in it.
        size: How many words these have.
    """

    columns: dict[str, str]
    labels: dict[str, str]
    population: int
    size: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that was drawn.

    Args:
        unit: What it is called on the sheet.
        article, number: Where it is in the tables.
        stratum: The place of its stratum.
        words: How many it has.
        weight: How many units of the corpus it stands for, the inverse of its probability.
    """

    unit: str
    article: str
    number: int
    stratum: int
    words: int
    weight: float


@dataclass(frozen=True, slots=True)
class Design:
    """How a sample was drawn.

    Args:
        of: ``statements`` or ``sentences``.
        asks: The names of the questions.
        corpus: The name of the tables' folder, and how many articles they have.
        articles: How many articles those are.
        seed: What the draw began with; the same gives the same sample.
        columns: The columns of the strata beside Sayso's answers.
        once: Whether copies of one story counted once.
        strata, units: See there.
    """

    of: str
    asks: tuple[str, ...]
    corpus: str
    articles: int
    seed: int
    columns: tuple[str, ...]
    once: bool
    strata: tuple[Stratum, ...]
    units: tuple[Unit, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked."""
        return questions(self.of, self.asks)


def key_path(sheet: str | Path) -> Path:
    """Where the key of a sheet lies.

    Example:
        >>> key_path("coding/sheet.csv").name
        'sheet.key.json'
    """
    return Path(sheet).with_suffix(ENDING)


def write_key(design: Design, path: Path) -> None:
    """Write a key, whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    put_json(path, {"form": FORM, **asdict(design)})


def read_key(path: Path) -> Design:
    """The key of a sheet.

    Raises:
        ParameterError: It is missing, or is none.
    """
    from analysis.common.validation import validated

    try:
        value = json_value(path.read_bytes().decode("utf-8"), path.name, ParameterError)
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else "it is not in UTF-8"
        raise ParameterError(
            f"The key {path} cannot be read ({reason}); `sayso sample` wrote it beside the sheet. "
            "Name it with --key FILE, in a report with -p key=FILE."
        ) from error
    if not isinstance(value, dict) or value.pop("form", None) != FORM:
        raise ParameterError(NO_KEY.format(path))
    design = validated(Design, value, str(path))
    if not _fits(design):
        raise ParameterError(NO_KEY.format(path))
    return design


def _fits(design: Design) -> bool:
    """Whether the parts of a key belong together."""
    asked = design.questions if design.of in UNITS and design.asks else ()
    return (
        bool(asked)
        and all(
            stratum.population > 0
            and stratum.columns.keys() >= set(design.columns)
            and all(stratum.labels.get(q.name) in q.answers for q in asked)
            for stratum in design.strata
        )
        and all(0 <= unit.stratum < len(design.strata) and unit.words >= 0 for unit in design.units)
    )
