"""An analyst's corrections: statements added, dropped, changed, split, merged; actors' other names.

They stand beside the article in ``<name>.corrections.yml``. Each is keyed by the words it is about,
with their offsets, so that it still fits after a small edit of the article; one that no longer fits
is reported, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.article.article import Article
from analysis.article.input_formats import MANY, decode, file_bytes
from analysis.common.loading import is_file, yaml_value

HEAD = "# Corrections made by hand; see the README.\n"  # what a file of them begins with


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction as the file has it.

    Args:
        verb: ``add``, ``drop``, ``change``, ``split``, ``merge``, ``accept`` (it is right as it is)
            or ``alias``.
        words: The statement's content, word for word; of several parts the longest.
        at: Where it stood when the correction was made; None where the file does not say.
        parts: Where all parts of the content stood, where there were several.
        speaker: The speaker it is given; None leaves it as it is, empty makes it nobody. Of a
            split, the speaker of the second half.
        source: The words that name who says it; empty leaves them.
        source_at: Where these stood.
        cue: The words that attribute it; empty leaves them.
        cue_at: Where these stood.
        to: For a change, the content it is given; empty leaves it. For a split, the words that the
            second half starts with. For a merge, the longest part of the other statement.
        to_at: Where these stood.
        note: Why, in the analyst's words.
        names: For an alias, the actor's name and the other names it goes by.
        who: Who made it; empty where the file does not say.
        when: When, as YYYY-MM-DD or with a time behind it; empty where the file does not say.
        type: What sort of source the speaker, or the actor of an alias, is: a value of
            ``SourceType``; empty leaves it to Sayso.
    """

    verb: str
    words: str = ""
    at: tuple[int, int] | None = None
    speaker: str | None = None
    source: str = ""
    cue: str = ""
    to: str = ""
    note: str = ""
    names: tuple[str, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    source_at: tuple[int, int] | None = None
    cue_at: tuple[int, int] | None = None
    to_at: tuple[int, int] | None = None
    who: str = ""
    when: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: the statement's number (0: none), and a sentence on it."""

    correction: Correction
    number: int
    fits: bool
    message: str


def not_applied(article: Article, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """A sentence on each correction that could not be applied, for the user of a command.

    Example:
        >>> from analysis.article.article import parse
        >>> lost = Outcome(Correction("drop", "It rains."), 0, False, "It is gone.")
        >>> not_applied(parse("It pours.", "rain"), [lost])
        ('rain: the correction (drop) of “It rains.” was not applied. It is gone.',)
    """
    name = article.path or article.slug
    out = []
    for one in outcomes:
        words = " ".join(one.correction.words.split())
        cut = words if len(words) <= 80 else words[:79].rstrip() + "…"
        verb = one.correction.verb
        if not one.fits:
            out.append(f"{name}: the correction ({verb}) of “{cut}” was not applied. {one.message}")
    return tuple(out)


def path_beside(article: Article) -> Path | None:
    """Where an article's corrections stand, or would; None where it has no file of its own."""
    path = Path(article.path)
    if not article.path or article.row or path.suffix.lower() in MANY:
        return None
    return path.with_suffix(".corrections.yml")


def corrections(article: Article) -> tuple[Correction, ...]:
    """The corrections beside an article; none where there is no such file.

    Raises:
        ParameterError: The file is not a list of corrections.
    """
    path = path_beside(article)
    return read_corrections(path) if path is not None and is_file(path) else ()


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """The corrections of a file.

    Raises:
        ParameterError: The file is not a list of corrections; the entry is named.
        ArticleError: The file is missing or cannot be read.
    """
    from analysis.statements.correction_file import checked  # its library takes long to load

    return checked(yaml_value(decode(file_bytes(Path(path)), str(path)), str(path)), str(path))


def written(corrections: Sequence[Correction]) -> str:
    """Corrections as the text of a file that ``read_corrections`` reads back.

    Example:
        >>> print(written([Correction("drop", "It rains.", (0, 9), who="Ann")]).strip())
        - drop:
            words: It rains.
            at:
            - 0
            - 9
            who: Ann
    """
    import yaml

    if not corrections:
        return ""
    rows = [{one.verb: _entry(one)} for one in corrections]
    text: str = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=100)
    return text


def _entry(one: Correction) -> dict[str, Any]:
    """What stands below a correction's verb: what it says, and nothing that it leaves open."""
    body: dict[str, Any] = {}
    if one.verb == "alias":
        body = {"actor": one.names[0], "names": list(one.names[1:])}
    for name, value in as_row(one).items():
        if name in ("verb", "names") or value is None or (name != "speaker" and not value):
            continue
        body[name] = value
    return body


def as_row(one: Correction) -> dict[str, Any]:
    """A correction as JSON can hold it, every field by its name."""
    order = ("verb", "words", "at", "parts", "speaker", "source", "source_at", "cue", "cue_at",
             "to", "to_at", "note", "names", "who", "when", "type")  # fmt: skip
    row = {name: getattr(one, name) for name in order}
    row |= {name: list(row[name]) for name in _PLACES if row[name]}
    return row | {"parts": [list(part) for part in one.parts], "names": list(one.names)}


def from_row(row: Mapping[str, Any]) -> Correction:
    """A correction from what ``as_row`` gave; fields that an older version lacked are empty."""
    known = dict(row) | {name: tuple(row[name]) for name in _PLACES if row.get(name)}
    known["names"] = tuple(row.get("names", ()))
    known["parts"] = tuple((start, end) for start, end in row.get("parts", ()))
    return Correction(**known)


_PLACES = ("at", "source_at", "cue_at", "to_at")


def with_aliases(article: Article, corrections: Sequence[Correction]) -> Article:
    """The article with the names that the corrections add."""
    more = [c.names for c in corrections if c.verb == "alias"]
    if not more:
        return article
    aliases = dict(article.aliases)
    for actor, *names in more:
        aliases[actor] = tuple(dict.fromkeys((*aliases.get(actor, ()), *names)))
    return replace(article, aliases=aliases)
