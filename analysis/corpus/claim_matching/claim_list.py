"""A list of one's own claims to look for: CSV, or ClaimReview as fact-checkers publish it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.article.input_formats import decode, file_bytes
from analysis.common.loading import csv_rows, json_value
from analysis.common.sanitize import address, line
from analysis.corpus.claim_matching.claim_key import claim_key
from analysis.corpus.claim_matching.same_claim import Comparable
from analysis.errors import ArticleError, ParameterError

LONGEST = 2000  # characters of a claim
_NAMES: Mapping[str, tuple[str, ...]] = {
    "words": ("claim", "claimreviewed", "text", "words"),
    "ident": ("id", "number"),
    "speaker": ("speaker", "claimant", "author"),
    "date": ("date", "datepublished"),
    "verdict": ("verdict", "rating", "alternatename"),
    "url": ("url", "address"),
}


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim of the list.

    Args:
        ident: What the list calls it; else its row.
        words: The claim.
        speaker: Who made it, as the list has it.
        date: When it was made or reviewed.
        verdict: What a checker found.
        url: Where the review is.
    """

    ident: str
    words: str
    speaker: str = ""
    date: str = ""
    verdict: str = ""
    url: str = ""

    @property
    def compared(self) -> Comparable:
        """What it is compared by."""
        return Comparable(claim_key(self.words), (), self.speaker)


def read_claims(path: str | Path) -> tuple[ListedClaim, ...]:
    """The claims of a list.

    Args:
        path: A .csv file with a column ``claim`` (``id``, ``speaker``, ``date``, ``verdict`` and
            ``url`` are kept), or a .json or .jsonl file with ClaimReviews, one, many or a feed.

    Raises:
        ParameterError: There is no claim in it, or it cannot be read.
    """
    file = Path(path)
    try:
        text = decode(file_bytes(file), str(path))
        if file.suffix.lower() == ".csv":
            claims = tuple(_from_csv(text, str(path)))
        elif file.suffix.lower() in (".json", ".jsonld", ".jsonl", ".ndjson"):
            claims = tuple(_from_json(text, file))
        else:
            raise ParameterError(f"{path} must be a .csv, .json or .jsonl file with claims.")
    except ArticleError as error:
        raise ParameterError(str(error)) from error
    if not claims:
        raise ParameterError(
            f"{path} contains no claims; give each row of a CSV file a 'claim', or each review in "
            "a JSON file a 'claimReviewed'."
        )
    return _distinct(claims)


def _from_csv(text: str, name: str) -> Iterator[ListedClaim]:
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    if mark != ",":
        text = _with_commas(text, mark, name)
    columns: list[str] = []
    for at, _, cells in csv_rows(io.StringIO(text, newline=""), name):
        if isinstance(cells, ArticleError):
            raise cells
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = [cell.strip().lower() for cell in cells]
            if not set(_NAMES["words"]) & set(columns):
                raise ParameterError(f"{name} has no column 'claim'; name the column of claims so.")
            continue
        row = dict(zip(columns, cells, strict=False))
        if claim := _claim({k: _first(row, names) for k, names in _NAMES.items()}, f"row {at}"):
            yield claim


def _with_commas(text: str, mark: str, name: str) -> str:
    out = io.StringIO(newline="")
    try:
        csv.writer(out).writerows(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise ParameterError(f"{name} is not CSV: {error}.") from error
    return out.getvalue()


def _from_json(text: str, file: Path) -> Iterator[ListedClaim]:
    if file.suffix.lower() in (".jsonl", ".ndjson"):
        lines = [line for line in text.splitlines() if line.strip()]
        value: Any = [json_value(row, f"{file}, line {n},") for n, row in enumerate(lines, 1)]
    else:
        value = json_value(text, str(file))
    for at, review in enumerate(_reviews(value), 1):
        if claim := _claim(_facts(review), f"review {at}"):
            yield claim


def _reviews(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every mapping with a ``claimReviewed``, wherever a feed or graph holds it."""
    if isinstance(value, dict):
        if isinstance(value.get("claimReviewed"), str):
            yield value
        else:
            for part in value.values():
                yield from _reviews(part)
    elif isinstance(value, list):
        for part in value:
            yield from _reviews(part)


def _facts(review: Mapping[str, Any]) -> dict[str, str]:
    item, rating = _mapping(review.get("itemReviewed")), _mapping(review.get("reviewRating"))
    author = _mapping(item.get("author"))
    return {
        "words": _text(review.get("claimReviewed")),
        "ident": _text(review.get("@id")),
        "speaker": _text(author.get("name")),
        "date": _text(item.get("datePublished")) or _text(review.get("datePublished")),
        "verdict": _text(rating.get("alternateName")),
        "url": _text(review.get("url")),
    }


def _mapping(value: Any) -> Mapping[str, Any]:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name, "").strip()), "")


def _claim(facts: Mapping[str, str], name: str) -> ListedClaim | None:
    words = line(facts["words"], LONGEST)
    if not words:
        return None
    ident = line(facts["ident"]) or name
    others = {key: line(facts[key]) for key in ("speaker", "date", "verdict")}
    return ListedClaim(ident, words, url=address(facts["url"]), **others)


def _distinct(claims: tuple[ListedClaim, ...]) -> tuple[ListedClaim, ...]:
    """The claims, refused where two have one id: their rows could not be told apart.

    Raises:
        ParameterError: Two claims have the same id.
    """
    seen = set[str]()
    for claim in claims:
        if claim.ident in seen:
            raise ParameterError(
                f"Two claims of the list have the id {claim.ident!r}; give each an id of its own."
            )
        seen.add(claim.ident)
    return claims
