"""What was found in an article, laid beside its report: for the index, editions and exports."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article import Article, parse
from analysis.claims import Claims, claims
from analysis.corrections import corrected, corrections, with_aliases
from analysis.errors import DataError
from analysis.locks import put, put_json
from analysis.statements import Statements, statements

TEXT = "article.txt"
NAME = "findings.json"
MOST_HEARD = 5  # speakers that the index names


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its statements and claims."""

    article: Article
    said: Statements
    claims: Claims


def found(article: Article, method: str = "tagger", *, checkworthy: bool = False) -> Found:
    """Find the statements and claims of an article, its analyst's corrections taken in.

    Args:
        article: The article.
        method: What finds the statements, see ``analysis.statements``.
        checkworthy: Whether to ask the tagger how checkworthy each claim is.

    Example:
        >>> from analysis.article import parse
        >>> f = found(parse("Crime rose by 12 percent last year, said Ann Lee."), "rules")
        >>> len(f.said)
        1
    """
    known = corrections(article)
    article = with_aliases(article, known)
    said, _ = corrected(statements(article, method=method), known)
    return Found(article, said, claims(article, said, tagger=checkworthy))


def told(f: Found, method: str = "tagger") -> dict[str, Any]:
    """What was found as JSON can hold it; what two editions are compared by."""
    article, said = f.article, f.said
    return {
        "article": {
            "slug": article.slug,
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
    from analysis.tone import tone

    article = f.article
    heard = Counter(s.speaker for s in f.said if s.speaker)
    scores = [row.score for row in tone(article, f.said)]
    headlines = (p.span.of(article.text) for p in article.paragraphs if p.kind == "headline")
    return {
        "title": article.title or next(headlines, "") or article.slug,
        "outlet": article.outlet,
        "date": article.date,
        "url": article.url,
        "words": sum(len(span.of(article.text).split()) for span in article.body),
        "statements": len(f.said),
        "claims": sum(not c.denied for c in f.claims),
        "speakers": [name for name, _ in heard.most_common(MOST_HEARD)],
        "tone": round(sum(scores) / len(scores), 3) if scores else 0.0,
    }


def lay(f: Found, folder: Path, method: str) -> dict[str, Any]:
    """Write the article's text and what was found into a report's folder; returns the latter."""
    value = told(f, method)
    put(folder / TEXT, f.article.text.encode("utf-8", "surrogatepass"))
    put_json(folder / NAME, value)
    return value


def read(folder: Path) -> Mapping[str, Any]:
    """What was found for the report in a folder.

    Raises:
        DataError: Nothing lies there.
    """
    try:
        value = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            f"{folder} holds no {NAME}; reports made by `sayso run` have one, so run it again."
        ) from error
    return value if isinstance(value, dict) else {}


def again(folder: Path) -> Found:
    """Find it again from the text that lies beside a report.

    Raises:
        DataError: No text lies there.
    """
    value = read(folder)
    try:
        text = (folder / TEXT).read_bytes().decode("utf-8", "surrogatepass")
    except OSError as error:
        raise DataError(f"{folder} holds no {TEXT}; run `sayso run` again.") from error
    facts = dict(value["article"])
    aliases = {name: tuple(others) for name, others in facts.pop("aliases", {}).items()}
    article = parse(text, aliases=MappingProxyType(aliases), **facts)
    method = str(value.get("method", "tagger"))
    return found(article, method, checkworthy=method == "tagger")
