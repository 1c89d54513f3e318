"""A checker's verdicts: a table beside the report, which each export keeps and brings up to date.

``verdicts.csv`` has a row a claim that can be checked. A person fills in the verdict, the rating,
the source and where the review is published; that is never changed. A row finds its claim by its
words and speaker, so it stands when the report is made again and claims have other numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType

from analysis.article.dates import iso_date
from analysis.article.input_formats import decode, file_bytes
from analysis.claims.rank_claims import in_order
from analysis.common.loading import csv_rows, day
from analysis.common.sanitize import address, cell, csv_text
from analysis.errors import ArticleError, ParameterError
from analysis.pipeline import Analysis
from analysis.statements.voices import voice_name

NAME = "verdicts.csv"
RATINGS = (1, 2, 3, 4, 5)  # from false to true, as ClaimReview has it where nothing else is told
_NOTHING: Mapping[int, Verdict] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row of the table.

    Args:
        claim: The claim's number in the report; 0 for one that is no longer in it.
        speaker: Who makes it.
        words: The claim, as the article has it.
        verdict: What the checker found, in his words ("false", "half true").
        rating: The same from 1 (false) to 5 (true); None where he gives none.
        source: What that rests on: an address or a title.
        checker: Who reviewed it: a newsroom or a person.
        date: When the review was published.
        url: Where.
        note: Anything else.
    """

    claim: int
    speaker: str
    words: str
    verdict: str = ""
    rating: int | None = None
    source: str = ""
    checker: str = ""
    date: str = ""
    url: str = ""
    note: str = ""

    @property
    def filled(self) -> bool:
        """Whether a checker has written anything into it."""
        return any(getattr(self, f.name) for f in fields(self)[3:])


_COLUMNS = tuple(f.name for f in fields(Verdict))


def read_verdicts(folder: Path) -> tuple[Verdict, ...]:
    """The rows of a report's table; none where there is no table.

    Spreadsheet programs save it with semicolons or tabs in some countries; these are read as well.

    Raises:
        ParameterError: The table cannot be used; the row is named.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    try:
        text = decode(file_bytes(path), str(path))
    except ArticleError as error:
        raise ParameterError(str(error)) from error
    return tuple(_rows(path, text))


def _rows(path: Path, text: str) -> Iterator[Verdict]:
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    if mark != ",":  # as commas, which the one reader of CSV knows
        text = _with_commas(path, text, mark)
    names: Sequence[str] = ()
    for at, _, cells in csv_rows(io.StringIO(text, newline=""), str(path)):
        if isinstance(cells, ArticleError):
            raise ParameterError(str(cells))
        if not any(c.strip() for c in cells):
            continue
        if not names:
            names = [c.strip().lower() for c in cells]
            if missing := {"words", "verdict"} - set(names):
                raise ParameterError(
                    f"{path} has no column {min(missing)!r}; keep the columns as they were "
                    "made, or move the file away and export again."
                )
            continue
        yield _row(dict(zip(names, cells, strict=False)), f"{path}, line {at}")


def _with_commas(path: Path, text: str, mark: str) -> str:
    out = io.StringIO(newline="")
    try:
        csv.writer(out).writerows(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise ParameterError(f"{path} is not CSV: {error}.") from error
    return out.getvalue()


def _row(cells: Mapping[str, str], where: str) -> Verdict:
    values = {name: cells.get(name, "").strip() for name in _COLUMNS}
    number, rating = values.pop("claim"), values.pop("rating")
    if rating and rating not in map(str, RATINGS):
        raise ParameterError(f"{where}: 'rating' must be a whole number from 1 to 5, or empty.")
    values["date"] = iso_date(values["date"])
    if values["date"] and day(values["date"]) is None:
        raise ParameterError(f"{where}: 'date' must be a day such as 2026-01-31, or empty.")
    if values["url"] and not address(values["url"]):
        raise ParameterError(f"{where}: 'url' must be an address of the web, or empty.")
    claim = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
    return Verdict(claim, rating=int(rating) if rating else None, **values)


def current(a: Analysis, old_rows: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The table brought up to date: a row a claim, then what was filled in for claims now gone."""
    left = list(old_rows)
    rows = []
    for c in in_order(a.claims):
        if not c.checkable or c.denied:
            continue
        fresh = Verdict(c.number, voice_name(c.speaker, c.statement), a.claims.words(c))
        match = next((v for v in left if _key(v) == _key(fresh)), None)
        if match is None:  # whose it is may have been corrected since
            match = next((v for v in left if _key(v)[1] == _key(fresh)[1]), None)
        if match is not None:
            left.remove(match)
            fresh = replace(match, claim=c.number, speaker=fresh.speaker, words=fresh.words)
        rows.append(fresh)
    return (*rows, *(replace(v, claim=0) for v in left if v.filled))


def _key(v: Verdict) -> tuple[str, str]:
    """What a row is known by, whether its cells are guarded or not."""
    speaker, words = (" ".join(str(cell(text)).split()) for text in (v.speaker, v.words))
    return speaker.replace("'", ""), words.replace("'", "")


def table(rows: Sequence[Verdict]) -> bytes:
    """The table as CSV that spreadsheet programs know to be UTF-8."""
    cells = ([getattr(row, name) or "" for name in _COLUMNS] for row in rows)
    return csv_text(_COLUMNS, cells).encode("utf-8-sig", "replace")


def by_claim(rows: Sequence[Verdict]) -> Mapping[int, Verdict]:
    """The rows that a checker has filled in, by the number of their claim."""
    return {v.claim: v for v in rows if v.claim and v.filled} or _NOTHING
