"""What the user tells of people: a table of names with gender, party, group or whatever it has.

Sayso guesses none of that. A person who is not in the table has no value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis.actors.name_match import name_words, same_actor
from analysis.common.loading import csv_rows, why
from analysis.common.sanitize import line
from analysis.errors import ParameterError, SaysoError
from analysis.statements.sources import COLUMNS

FACTS = ("article", "title", "outlet", "date", "week")  # columns that say of which article a row is
NAME = "name"
UNKNOWN = "not in the table"
EMPTY = "no value in the table"
LARGEST = 10_000_000  # bytes of a table of people
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class People:
    """A table of people.

    Args:
        columns: The names of its columns but the first.
        rows: For each name the values of the columns.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    _by_surname: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @property
    def empty(self) -> dict[str, str]:
        """The values of one of whom the table cannot tell: a group, a document."""
        return dict.fromkeys(self.columns, "")

    def of(self, name: str) -> dict[str, str]:
        """What the table says of a person; ``not in the table`` where it says nothing.

        A name that fits two people of the table with other values is left out, too.

        Example:
            >>> people(["name,party", "Ann Lee,Green", "Bo Lee,Red"]).of("Mayor Ann Lee")
            {'party': 'Green'}
            >>> people(["name,party", "Ann Lee,Green", "Bo Lee,Red"]).of("Lee")
            {'party': 'not in the table'}
        """
        words = name_words(name, _PERSON)
        near = self._by_surname.get(words[-1].casefold(), ()) if words else ()
        fits = {self.rows[other] for other in near if same_actor(name, other, _PERSON)}
        if len(fits) != 1:
            return dict.fromkeys(self.columns, UNKNOWN)
        return dict(zip(self.columns, fits.pop(), strict=True))


def read_people(path: str | Path) -> People:
    """A table of people from a CSV file with a column ``name`` and at least one more.

    Raises:
        ParameterError: The file cannot be read, or is no such table.
    """
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise ParameterError(f"{file} is larger than {LARGEST // 1_000_000} MB; is it a table?")
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise ParameterError(f"{file} cannot be read: {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise ParameterError(f"{file} is not in UTF-8; save it again as UTF-8.") from error
    return people(text.splitlines(keepends=True), str(file))


def people(lines: Sequence[str], name: str = "people.csv") -> People:
    """A table of people from the lines of a CSV text.

    Raises:
        ParameterError: It is no such table.
    """
    head: list[str] = []
    rows: dict[str, tuple[str, ...]] = {}
    for number, _, cells in csv_rows(lines, name):
        if isinstance(cells, SaysoError):
            raise ParameterError(f"{name}, line {number}, cannot be read: {cells}")
        if not any(cell.strip() for cell in cells):
            continue
        if not head:
            head = _head([cell.strip() for cell in cells], name)
            continue
        if len(cells) != len(head):
            raise ParameterError(
                f"{name}, line {number}, has {len(cells)} cells, and its first line {len(head)}; "
                "put quotation marks around cells with commas."
            )
        row = dict(zip(head, (line(cell.strip(), 200) for cell in cells), strict=True))
        who = row.pop(NAME)
        if who:
            rows[who] = tuple(value or EMPTY for value in row.values())
    if not rows:
        raise ParameterError(f"{name} names nobody; give it a column `{NAME}` and a row a person.")
    surnames: dict[str, list[str]] = {}
    for who in rows:
        words = name_words(who, _PERSON)
        if words:
            surnames.setdefault(words[-1].casefold(), []).append(who)
    columns = tuple(column for column in head if column != NAME)
    return People(columns, rows, {key: tuple(names) for key, names in surnames.items()})


def _head(cells: Sequence[str], name: str) -> list[str]:
    """The names of the columns, in small letters."""
    head = [line(cell.lower(), 60) for cell in cells]
    taken = {*FACTS, *COLUMNS, "quotation"}
    if NAME not in head or len(head) < 2:
        raise ParameterError(
            f"{name} must have a column `{NAME}` and at least one more, such as `gender` or "
            f"`party`; its first line is {', '.join(head)[:200]}."
        )
    if len(set(head)) < len(head) or not all(head):
        raise ParameterError(f"Each column of {name} must have a name of its own.")
    if clash := sorted(taken & set(head)):
        raise ParameterError(
            f"Sayso has columns of that name; rename {', '.join(clash)} in {name}."
        )
    return head
