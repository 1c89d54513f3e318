"""What was found in an article, laid beside its report: for the index, editions and exports."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article.article import Article, parse
from analysis.article.formats import FACTS
from analysis.article.spans import Span
from analysis.claims.claims import Claims, claims
from analysis.common.atomic import is_plain, plain_bytes, put, put_json
from analysis.errors import DataError
from analysis.rhetoric.measure import Keyness, KeyWord, keywords
from analysis.rhetoric.reference import load
from analysis.statements.corrections import (
    Correction,
    corrected,
    corrections,
    read_corrections,
    with_aliases,
    written,
)
from analysis.statements.statements import METHODS, Statements, statements

TEXT = "article.txt"
NAME = "findings.json"
BY_HAND = "article.corrections.yml"
LAID = (TEXT, NAME, BY_HAND)  # beside each report, the last only where something was corrected
MOST_HEARD = 5  # speakers that the index names


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its statements and claims.

    Args:
        article, said, claims: As corrected by hand.
        made: The corrections.
        keys: The words that stand out beside another reference than Sayso's own; else None.
    """

    article: Article
    said: Statements
    claims: Claims
    made: tuple[Correction, ...] = ()
    keys: tuple[KeyWord, ...] | None = None


def found(
    article: Article,
    method: str = "tagger",
    *,
    checkworthy: bool = False,
    made: Sequence[Correction] | None = None,
    reference: str | Path = "",
) -> Found:
    """Find the statements and claims of an article, its analyst's corrections taken in.

    Args:
        article: The article.
        method: What finds the statements, see ``analysis.statements``.
        checkworthy: Whether to ask the tagger how checkworthy each claim is.
        made: The corrections; those that stand beside the article where not given.
        reference: A file made by ``sayso reference``; empty for Sayso's own.

    Raises:
        DataError: The file is no reference.

    Example:
        >>> from analysis.article.article import parse
        >>> f = found(parse("Crime rose by 12 percent last year, said Ann Lee."), "rules")
        >>> len(f.said)
        1
    """
    known = corrections(article) if made is None else tuple(made)
    article = with_aliases(article, known)
    said, _ = corrected(statements(article, method=method), known)
    keys = keywords(article, Keyness(load(reference))) if reference else None
    return Found(article, said, claims(article, said, tagger=checkworthy), known, keys)


def told(f: Found, method: str = "tagger") -> dict[str, Any]:
    """What was found as JSON can hold it; what two editions are compared by."""
    article, said = f.article, f.said
    keys = {} if f.keys is None else {"keywords": [asdict(key) for key in f.keys]}
    return keys | {
        "article": {
            "slug": article.slug,
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "date": article.date,
            "url": article.url,
            "aliases": {name: list(others) for name, others in article.aliases.items()},
        },
        "method": method,
        "statements": [
            {
                "number": s.number,
                "speaker": s.speaker,
                "kind": s.kind,
                "cue": " … ".join(c.of(article.text) for c in s.cue),
                "words": said.words(s),
            }
            for s in said
        ],
        "claims": [
            {"number": c.number, "speaker": c.speaker, "kind": c.kind, "stance": c.stance}
            | {"words": f.claims.words(c)}
            for c in f.claims
        ],
    }


def in_short(f: Found) -> dict[str, Any]:
    """What the manifest says of an article, for the index: facts, speakers and tone."""
    from analysis.tone.sentence_tone import tone

    article = f.article
    heard = Counter(s.speaker for s in f.said if s.speaker)
    scores = [row.score for row in tone(article, f.said)]
    headlines = (p.span.of(article.text) for p in article.paragraphs if p.kind == "headline")
    return {
        "title": article.title or next(headlines, "") or article.slug,
        "outlet": article.outlet,
        "date": article.date,
        "url": article.url,
        "words": article.word_count,
        "statements": len(f.said),
        "claims": sum(not c.denied for c in f.claims),
        "speakers": [name for name, _ in heard.most_common(MOST_HEARD)],
        "tone": round(sum(scores) / len(scores), 3) if scores else 0.0,
    }


def laid(article: Article, used: Mapping[str, Any], folder: Path) -> Found:
    """Find what is in an article and lay it beside its report, in the report's folder.

    Args:
        article: The article.
        used: The parameters that the report's notebook uses; ``method`` and ``reference`` have a
            say in what is found.
        folder: The report's folder, or the one it is put together in.

    Raises:
        OSError: It cannot be written.
    """
    method = used.get("method") if used.get("method") in METHODS else METHODS[0]
    reference = folder / str(used["reference"]) if used.get("reference") else ""
    f = found(article, str(method), reference=reference)
    lay(f, folder, str(method))
    return f


def lay(f: Found, folder: Path, method: str) -> dict[str, Any]:
    """Write the article's text and what was found into a report's folder; returns the latter.

    This is all that exports, bundles and editions are made from, whoever made the report.
    """
    value = told(f, method)
    put(folder / TEXT, f.article.text.encode("utf-8", "surrogatepass"))
    put_json(folder / NAME, value)
    if f.made:
        put(folder / BY_HAND, written(f.made))
    return value


def read(folder: Path) -> Mapping[str, Any]:
    """What was found for the report in a folder.

    Raises:
        DataError: Nothing lies there.
    """
    try:
        value = json.loads(plain_bytes(folder / NAME))
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(f"{folder} holds no {NAME}; make the report again.") from error
    if not isinstance(value, dict) or not isinstance(value.get("article"), dict):
        raise DataError(f"{folder / NAME} is damaged; make the report again.")
    return value


def again(folder: Path) -> Found:
    """Find it again from the text that lies beside a report.

    Raises:
        DataError: No text lies there.
    """
    value = read(folder)
    try:
        text = plain_bytes(folder / TEXT).decode("utf-8", "surrogatepass")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{folder} holds no {TEXT}; make the report again.") from error
    try:
        given = value["article"]
        aliases = {str(name): tuple(map(str, others)) for name, others in given["aliases"].items()}
        facts = {name: str(given[name]) for name in ("slug", *FACTS)}
        ident = str(given.get("id", facts["slug"]))
        keys = [_key(row) for row in value["keywords"]] if "keywords" in value else None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"{folder / NAME} is damaged; make the report again.") from error
    article = parse(text, aliases=MappingProxyType(aliases), id=ident, **facts)
    method = str(value["method"]) if value.get("method") in METHODS else METHODS[0]
    made = read_corrections(folder / BY_HAND) if is_plain(folder / BY_HAND) else ()
    again = found(article, method, checkworthy=method == "tagger", made=made)
    return again if keys is None else replace(again, keys=tuple(keys))


def _key(row: Mapping[str, Any]) -> KeyWord:
    return KeyWord(
        word=str(row["word"]),
        count=int(row["count"]),
        expected=float(row["expected"]),
        likelihood=float(row["likelihood"]),
        ratio=float(row["ratio"]),
        spans=tuple(Span(int(span["start"]), int(span["end"])) for span in row["spans"]),
        name=bool(row["name"]),
    )
