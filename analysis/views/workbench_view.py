"""The workbench as data for its page: the article in pieces, its statements, what is not sure.

The page writes no HTML of its own: each piece is text with its offsets and the names of its marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from analysis.article.article import Article, title_of
from analysis.article.spans import Span, finder
from analysis.common import sanitize
from analysis.common.english import counted
from analysis.statements.attribution_candidate import Flag
from analysis.statements.corrections import Outcome
from analysis.statements.statements import Statement, Statements
from analysis.statements.sureness import TO_CODE
from analysis.statements.voices import name_of
from analysis.views.workbench import Bench, line_of, names

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A statement that a person should look at.

    Args:
        number: Which.
        p: How sure Sayso is of what it is least sure of, from 0 to 1.
        reason: What that is, in a sentence.
    """

    number: int
    p: float
    reason: str


def doubts(statements: Statements) -> tuple[Doubt, ...]:
    """The statements that nobody has checked and Sayso is not sure of, the least sure first.

    Not sure is a confidence below ``sureness.TO_CODE``, or a speaker's probability below
    ``sureness.SURE_SPEAKER``; both are calibrated, see docs/reliability.png.
    """
    out = []
    for s in statements:
        if Flag.BY_HAND in s.flags:
            continue
        reasons = []
        if not s.speaker_sure and s.speaker_p is not None:
            rather = f", or {sanitize.line(s.runner_up)}" if s.runner_up else ""
            reasons.append((s.speaker_p, f"Speaker {_percent(s.speaker_p)} sure{rather}."))
        if s.confidence < TO_CODE:
            reasons.append((s.confidence, f"Statement {_percent(s.confidence)} sure."))
        if reasons:
            sentence = " ".join(reason for _, reason in reasons)
            out.append(Doubt(s.number, min(p for p, _ in reasons), sentence))
    return tuple(sorted(out, key=lambda doubt: (doubt.p, doubt.number)))


def view(on: Bench, message: str = "", *, wrong: bool = False, chosen: int = 0) -> dict[str, Any]:
    """All that the page shows.

    Args:
        on: The workbench.
        message: What came of the last thing done.
        wrong: Whether that is why it could not be done.
        chosen: The statement to show; 0 leaves the one that is shown.
    """
    article = on.article
    doubtful = doubts(on.statements)
    why = {doubt.number: doubt.reason for doubt in doubtful}
    facts = (article.outlet, article.date, f"{article.word_count:,} words",
             counted(len(on.statements), "statement"))  # fmt: skip
    return {
        "title": sanitize.line(title_of(article)),
        "facts": " · ".join(sanitize.line(fact) for fact in facts if fact),
        "paragraphs": paragraphs(article, on.statements, set(why)),
        "statements": [_statement(on.statements, s, why.get(s.number, "")) for s in on.statements],
        "queue": [{"number": doubt.number, "reason": doubt.reason} for doubt in doubtful],
        "names": list(map(sanitize.line, names(on))),
        "log": [_entry(outcome) for outcome in reversed(on.outcomes)],
        "saved": on.saved,
        "message": sanitize.line(message, 400),
        "wrong": wrong,
        "chosen": chosen,
    }


def paragraphs(
    article: Article, statements: Statements, unsure: Iterable[int] = ()
) -> list[dict[str, Any]]:
    """The article's paragraphs in pieces: start, end, text, marks, statements, those that begin.

    A piece is ``[start, end, text, classes, numbers, begins, odd]``. ``odd`` is 1 where the text
    that is shown has not the characters of the article one for one, so that no place within it can
    be selected.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('"It rains," said Ann Lee.')
        >>> rows = paragraphs(article, statements(article, method="rules"))
        >>> [row[2:5] for row in rows[0]["pieces"]][0]
        ['"It rains,"', 'content direct', [1]]
    """
    doubted = set(unsure)
    parts = sorted(
        ((span, role, s) for s in statements for role in ROLES for span in getattr(s, role)),
        key=lambda part: (part[0], part[2].number),
    )
    find = finder([span for span, _, _ in parts])
    begins: dict[int, list[int]] = {}
    for s in statements:
        begins.setdefault(s.span.start, []).append(s.number)
    out = []
    for paragraph in article.paragraphs:
        inside = paragraph.span
        near = [parts[at] for at in find(inside)]
        cuts = {inside.start, inside.end}
        cuts |= {c for span, _, _ in near for c in (span.start, span.end)}
        marks = sorted(c for c in cuts if inside.start <= c <= inside.end)
        pieces = []
        for start, end in pairwise(marks):
            over = [parts[at] for at in find(Span(start, end))]
            pieces += _pieces(article.text, start, end, over, begins.get(start, []), doubted)
        out.append({"kind": paragraph.kind, "pieces": pieces})
    return out


def _pieces(
    text: str,
    start: int,
    end: int,
    over: Sequence[tuple[Span, str, Statement]],
    begins: list[int],
    doubted: set[int],
) -> list[list[Any]]:
    """The pieces of one stretch that has the same marks all over."""
    roles = [role for _, role, _ in over]
    kinds = [s.kind for _, role, s in over if role == "content"]
    doubt = ["unsure"] if any(s.number in doubted for _, r, s in over if r == "content") else []
    classes = " ".join(dict.fromkeys([*roles, *kinds, *doubt]))
    numbers = sorted({s.number for _, _, s in over})
    out: list[list[Any]] = []
    for first, last, shown, odd in _shown(text, start, end):
        out.append([first, last, shown, classes, numbers, [] if out else begins, int(odd)])
    return out


def _shown(text: str, start: int, end: int) -> Iterable[tuple[int, int, str, bool]]:
    """A stretch as it may be shown, in runs: as it is, or made harmless."""
    words = text[start:end]
    if sanitize.shown(words) == words:
        yield start, end, words, False
        return
    plain = [sanitize.shown(c) == c for c in words]
    for same, run in groupby(range(len(words)), key=plain.__getitem__):
        places = list(run)
        first, last = start + places[0], start + places[-1] + 1
        yield first, last, sanitize.shown(text[first:last]), not same


def _statement(statements: Statements, s: Statement, reason: str) -> dict[str, Any]:
    cue = " ".join(" ".join(span.of(statements.article.text).split()) for span in s.cue)
    facts = (s.kind, f"cue “{sanitize.line(cue, 60)}”" if cue else "no cue", *s.flags)
    return {
        "number": s.number,
        "name": sanitize.line(name_of(s)),
        "speaker": sanitize.line(s.speaker),
        "words": sanitize.line(statements.words(s), 300),
        "spans": [[span.start, span.end] for span in s.content],
        "facts": ", ".join(facts),
        "reason": reason,
        "second": "" if s.speaker_sure else sanitize.line(s.runner_up),
        "checked": Flag.BY_HAND in s.flags,
    }


def _entry(outcome: Outcome) -> dict[str, Any]:
    one = outcome.correction
    number = f"No. {outcome.number}, " if outcome.number else ""
    signed = ", ".join(filter(None, (one.who, one.when.replace("T", " ").removesuffix("Z"))))
    note = f" – {one.note}" if one.note else ""
    return {
        "line": sanitize.line(number + line_of(outcome), 300),
        "who": sanitize.line(signed + note, 300),
        "fits": outcome.fits,
    }


def _percent(p: float) -> str:
    return f"{100 * p:.0f}%"
