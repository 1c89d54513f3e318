"""What changed from one edition of an article to the next: statements, speakers, claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.article.similarity import closest
from analysis.common import english
from analysis.common.sanitize import line
from analysis.statements.statements import UNNAMED

if TYPE_CHECKING:
    from analysis.pipeline import Analysis

PAGE = "changes.html"


class Edit(StrEnum):
    """What became of a statement or claim from one edition to the next."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    REASSIGNED = "attributed to another speaker"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Args:
        what: ``statement``, ``speaker`` or ``claim``.
        how: What became of it.
        now: The words, or the name, of the new edition; empty where it is gone.
        before: Those of the old edition; empty where it is new.
        speaker: Who says it, in the new edition where it is there.
        number: Its number in the new edition; 0 where it is gone.
    """

    what: str
    how: Edit
    now: str
    before: str
    speaker: str = ""
    number: int = 0


def between(old: Analysis, new: Analysis) -> tuple[Change, ...]:
    """What changed between the findings of two editions of an article."""
    return changes(_rows(old), _rows(new))


def _rows(a: Analysis) -> dict[str, list[dict[str, Any]]]:
    statements, claimed = a.statements, a.claims
    return {
        "statements": [
            {"number": s.number, "speaker": s.speaker, "words": statements.words(s)}
            for s in statements
        ],
        "claims": [
            {"number": c.number, "speaker": c.speaker, "words": claimed.words(c)}
            for c in claimed.put_forward
        ],
    }


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """What changed between two lists of statements and claims.

    Statements and claims are the same where their words are; the nearest of those left over are
    one that was reworded.

    Example:
        >>> a = {"statements": [{"number": 1, "speaker": "Ann", "words": "It rains."}]}
        >>> b = {"statements": [{"number": 1, "speaker": "Bob", "words": "It rains."}]}
        >>> [(c.what, c.how.value) for c in changes(a, b)]
        [('statement', 'attributed to another speaker'), ('speaker', 'gone'), ('speaker', 'new')]
    """
    out = _matched("statement", old.get("statements", ()), new.get("statements", ()))
    before = _speakers(old)
    now = _speakers(new)
    out += [Change("speaker", Edit.GONE, "", name) for name in before if name not in now]
    out += [Change("speaker", Edit.NEW, name, "") for name in now if name not in before]
    out += _matched("claim", old.get("claims", ()), new.get("claims", ()))
    return tuple(out)


def counted(changes: Sequence[Change]) -> str:
    """The changes in a few words.

    Example:
        >>> counted([Change("claim", Edit.NEW, "a", ""), Change("claim", Edit.NEW, "b", "")])
        '2 claims new'
    """
    counts: dict[tuple[str, str], int] = {}
    for change in changes:
        counts[change.what, change.how] = counts.get((change.what, change.how), 0) + 1
    parts = [f"{english.counted(n, what)} {how}" for (what, how), n in counts.items()]
    return ", ".join(parts) or "nothing in the statements"


def page(changes: Sequence[Change], facts: Mapping[str, Any]) -> str:
    """The list of changes as a page.

    Args:
        changes: The changes.
        facts: title, edition, before (the old edition's folder), version, made_words.
    """
    from analysis.reporting import html_pdf
    from analysis.views import fonts

    rows = [
        {
            "what": f"{change.what}, {change.how}",
            "speaker": line(change.speaker),
            "now": line(change.now, 600),
            "before": line(change.before, 600),
            "anchor": f"s{change.number}" if change.what == "statement" and change.number else "",
        }
        for change in changes
    ]
    words = " ".join(str(value) for row in rows for value in row.values())
    words += "".join(map(chr, range(32, 127))) + " ".join(map(str, facts.values()))
    rendered: str = html_pdf.environment().get_template("changes.html.j2").render(
        rows=rows,
        counted=counted(changes),
        fonts=fonts.stylesheet("".join(sorted(set(words)))),
        style=html_pdf.style() + (html_pdf.TEMPLATES / "index.css").read_text("utf-8"),
        **facts,
    )  # fmt: skip
    return rendered


def lay(changes: Sequence[Change], folder: Path, facts: Mapping[str, Any]) -> None:
    """Write the page of changes into an edition's folder."""
    from analysis.common.atomic_files import put

    put(folder / PAGE, page(changes, facts))


def _speakers(findings: Mapping[str, Any]) -> tuple[str, ...]:
    rows = findings.get("statements", ())
    return tuple(dict.fromkeys(row["speaker"] for row in rows if row["speaker"]))


def _matched(
    what: str, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> list[Change]:
    """Pair the rows of two editions: by equal words, then by the nearest; tell what is left."""
    left = list(old)
    out: list[Change] = []
    strangers = []
    for row in new:
        at = next((n for n, o in enumerate(left) if _key(o) == _key(row)), None)
        if at is None:
            strangers.append(row)
        else:
            out += _between(what, left.pop(at), row)
    for row in strangers:
        best = closest(_key(row), [_key(o) for o in left])
        if best >= 0:
            out += _between(what, left.pop(best), row)
        else:
            out.append(Change(what, Edit.NEW, row["words"], "", row["speaker"], row["number"]))
    out.sort(key=lambda change: change.number)
    return out + [Change(what, Edit.GONE, "", row["words"], row["speaker"]) for row in left]


def _between(what: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    if old["speaker"] != new["speaker"]:
        how = Edit.REASSIGNED
    elif _key(old) != _key(new):
        how = Edit.REWORDED
    else:
        return []
    before = f"{old['speaker'] or UNNAMED}: {old['words']}" if how is Edit.REASSIGNED else ""
    return [Change(what, how, new["words"], before or old["words"], new["speaker"], new["number"])]


def _key(row: Mapping[str, Any]) -> str:
    return " ".join(str(row["words"]).split())
