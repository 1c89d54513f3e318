"""Quotation marks and what stands between them.

One pass over each paragraph keeps a stack of open marks. Curly marks say which side they are on;
a straight mark is judged by its neighbours; an apostrophe is never taken for a mark. Marks of other
languages are read as the usual ones, and speech that a dash opens needs none. What is left open or
never opened is repaired at the nearest sentence or paragraph end, and flagged.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.article.article import Article
from analysis.article.dash_dialogue import dash_speech
from analysis.article.normalize_marks import usual_marks
from analysis.article.paragraphs import Paragraph
from analysis.article.spans import Span

OPENING = "“„«‟"
CLOSING = "”»"
SPEECH_WORDS = 4  # a quotation of more words than this is speech, not a scare quote
_MARK = re.compile("[“”„‟«»\"‘’‛']|</?[a-zA-Z][^<>]*>")
_PAIRED = re.compile(f"``|''|{_MARK.pattern}")
_DOUBLED = re.compile(r"``|(?<![^\s(\[—–-])''(?=[^\W_])")  # two marks that open a quotation as one
_ELIDED = re.compile(
    r"['’‘](?:em|til|tis|twas|twere|cause|bout|round|n|ere|neath|\d0s|\d\d)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_IN_WORDS = re.compile(r"\bin the words of [^“”\".;\n]{2,70}\Z", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)


class Repair(StrEnum):
    """What had to be repaired of a quotation."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between two quotation marks.

    Args:
        span: From the opening mark to behind the closing one, as far as there are such marks.
        inner: The words between the marks.
        kind: ``speech``, ``scare`` (a few words held at a distance), ``title`` (of a work) or
            ``nickname``.
        depth: 0 for a quotation of its own, 1 and more for one within another.
        continues: It goes on from the quotation that the paragraph before left open.
        repairs: What had to be repaired.
    """

    span: Span
    inner: Span
    kind: str
    depth: int = 0
    continues: bool = False
    repairs: tuple[Repair, ...] = ()


def quotes(article: Article) -> tuple[Quote, ...]:
    r"""All quotations of an article, in order, those within others included.

    Example:
        >>> from analysis.article.article import parse
        >>> article = parse('She said: "It\'s a \'mess\' now." He left.')
        >>> [(q.inner.of(article.text), q.depth) for q in quotes(article)]
        [("It's a 'mess' now.", 0), ('mess', 1)]
    """
    out: list[Quote] = []
    text = usual_marks(article.text)
    paragraphs = [p for p in article.paragraphs if p.kind != "boilerplate"]
    spoken = dash_speech(text, paragraphs)
    open_before, runs_to = False, -1
    for i, paragraph in enumerate(paragraphs):
        quotations, left_open = _in_paragraph(text, paragraph)
        if i <= runs_to:
            quotations = _carried_on(paragraph.span, quotations, i == runs_to)
        if paragraph.kind == "headline":  # every word has a capital there, so names tell nothing
            by_name = ("nickname", "title")
            quotations = [replace(q, kind="scare") if q.kind in by_name else q for q in quotations]
        if quotations and open_before and _opens(text, paragraph):
            quotations[0] = replace(quotations[0], continues=True, kind="speech")
        open_before = False
        if left_open is not None:
            follows = i + 1 < len(paragraphs) and _opens(text, paragraphs[i + 1])
            runs_to = -1 if follows else _closed_in(text, paragraphs, i)
            if follows or runs_to > i:
                open_before = follows
                left = quotations[left_open]
                repairs = tuple(r for r in left.repairs if r is not Repair.UNCLOSED)
                quotations[left_open] = replace(left, repairs=repairs, kind="speech")
        if not quotations or all(q.depth or q.kind != "speech" for q in quotations):
            spans = spoken.get(i, [])
            quotations = _nested([*quotations, *(Quote(span, span, "speech") for span in spans)])
        out += quotations
    return tuple(out)


def top(quotations: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotations that stand in no other."""
    return tuple(q for q in quotations if q.depth == 0)


def near(outer: Sequence[Quote], span: Span) -> Sequence[Quote]:
    """Of quotations that stand in no other, in order, those that reach into a span or up to it."""
    first = bisect_left(outer, span.start, key=lambda q: q.span.end)
    return outer[first : bisect_right(outer, span.end, lo=first, key=lambda q: q.span.start)]


def _closed_in(text: str, paragraphs: Sequence[Paragraph], at: int) -> int:
    """The paragraph in which what one leaves open is closed, where no mark stands between."""
    for number in range(at + 1, min(at + 4, len(paragraphs))):
        quotations, _ = _in_paragraph(text, paragraphs[number])
        if quotations:
            return number if Repair.UNOPENED in quotations[0].repairs else -1
    return -1


def _carried_on(span: Span, quotations: list[Quote], last: bool) -> list[Quote]:
    """The quotations of a paragraph that one of an earlier paragraph reaches into."""
    end, inner = (quotations[0].span.end, quotations[0].inner.end) if last else (span.end, span.end)
    whole = Quote(Span(span.start, end), Span(span.start, inner), "speech", continues=True)
    return [whole, *(q for q in quotations if q.span.start >= end)]


def _opens(text: str, paragraph: Paragraph) -> bool:
    return text[paragraph.span.start] in OPENING + '"'


def _in_paragraph(text: str, paragraph: Paragraph) -> tuple[list[Quote], int | None]:
    """The quotations of one paragraph, and which of them is still open at its end."""
    span = paragraph.span
    stack: list[tuple[int, int, str]] = []  # start, end of the opening mark, "double" or "single"
    quotations: list[Quote] = []
    floor = _Floor(span.start)
    marks = _PAIRED if _DOUBLED.search(text, span.start, span.end) else _MARK
    for match in marks.finditer(text, span.start, span.end):
        if match[0][0] == "<":
            continue  # the values in a tag are nobody's words
        kind, side = _judge(text, match, span, stack)
        if side == "open":
            doubled = kind == "double" and any(k == "double" for _, _, k in stack)
            if doubled and not _of_other_style(text, stack, match, span.end):
                _repair_unclosed(text, stack, quotations, match.start())
            stack.append((match.start(), match.end(), kind))
        elif side == "close":
            _close(text, floor, stack, quotations, match, kind)
    left_open = None
    doubles = [entry for entry in stack if entry[2] == "double"]
    if doubles:
        start, inner, _ = doubles[0]
        quotations.append(
            _quote(text, Span(start, span.end), Span(inner, span.end), 0, (Repair.UNCLOSED,))
        )
    quotations = _nested(quotations)
    if doubles:
        left_open = next(
            (i for i, q in enumerate(quotations) if q.span.start == doubles[0][0]), None
        )
    return quotations, left_open


def _nested(quotations: list[Quote]) -> list[Quote]:
    """The quotations in order, each as deep as it lies in others; those that cross are left out."""
    out: list[Quote] = []
    around: list[Quote] = []
    for quote in sorted(quotations, key=lambda q: (q.span.start, -q.span.end)):
        while around and around[-1].span.end <= quote.span.start:
            around.pop()
        if not around or around[-1].span.holds(quote.span):
            around.append(replace(quote, depth=len(around)))
            out.append(around[-1])
    return out


def _judge(
    text: str, match: re.Match[str], within: Span, stack: list[tuple[int, int, str]]
) -> tuple[str, str]:
    """Whether a mark is double or single, and whether it opens, closes or is no mark at all."""
    mark, start, end = match[0], match.start(), match.end()
    before = text[start - 1] if start > within.start else " "
    after = text[end] if end < within.end else " "
    opened = [kind for _, _, kind in stack]
    if mark in OPENING or _DOUBLED.match(text, start):
        return "double", "open"
    if mark == "''" and "double" not in opened:
        return "double", "none"
    if mark in CLOSING or mark == "''":
        return "double", "close"
    if mark == '"':
        if before.isdigit() and "double" not in opened and not after.isalpha():
            return "double", "none"  # inches
        opens = (before.isspace() or before in "([{—–-/‘'“") and not after.isspace()
        closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]}—–-/’'”")
        if opens == closes:
            opens = "double" not in opened
        return "double", "open" if opens else "close"
    return "single", _judge_single(text, start, before, after, within, "single" in opened)


def _judge_single(
    text: str, start: int, before: str, after: str, within: Span, opened: bool
) -> str:
    mark = text[start]
    if before.isalnum() and after.isalnum():
        return "none"
    if _ELIDED.match(text, start, within.end) and not before.isalnum():
        return "none"
    if opened and mark != "‘" and not before.isspace() and not after.isalnum():
        # After "s" it may be a possessive: then a later mark closes.
        later = _later_close(text, start + 1, within.end, 60)
        if before == "s" and after == " " and later and not re.search("[‘“\"]| '", later):
            return "none"
        return "close"
    if not opened and mark != "’" and (before.isspace() or before in '([—–-“"') and after.isalnum():
        return "open" if _later_close(text, start + 1, within.end, 400) else "none"
    return "none"


def _later_close(text: str, start: int, end: int, most: int) -> str:
    """The text up to a single mark that can close, or nothing."""
    for match in re.compile("['’]").finditer(text, start, min(end, start + most)):
        at = match.start()
        after = text[at + 1] if at + 1 < end else " "
        if not text[at - 1].isspace() and not after.isalnum():
            return text[start:at]
    return ""


def _close(
    text: str,
    floor: _Floor,
    stack: list[tuple[int, int, str]],
    quotations: list[Quote],
    match: re.Match[str],
    kind: str,
) -> None:
    while stack and stack[-1][2] != kind:
        if not any(k == kind for _, _, k in stack):
            break
        stack.pop()  # an inner single mark that never closed was none
    if not stack or stack[-1][2] != kind:
        if kind == "double":
            _repair_unopened(text, floor, quotations, match)
            stack.clear()  # a single mark before it would cross what was repaired
        return
    start, inner, _ = stack.pop()
    depth = len(stack)
    span, inside = Span(start, match.end()), Span(inner, match.start())
    if inside.of(text).strip():
        quotations.append(_quote(text, span, inside, depth, ()))


def _of_other_style(
    text: str, stack: list[tuple[int, int, str]], match: re.Match[str], end: int
) -> bool:
    """Whether curly marks open and close within straight ones, or straight within curly ones."""
    outer = next(text[at] for at, _, kind in reversed(stack) if kind == "double")
    closing = {('"', "“"): ("”", '"'), ("“", '"'): ('"', "”")}.get((outer, match[0]))
    if closing is None:
        return False
    own, others = (text.find(mark, match.end(), end) for mark in closing)
    return 0 <= own < others


def _repair_unclosed(
    text: str, stack: list[tuple[int, int, str]], quotations: list[Quote], end: int
) -> None:
    """A double mark opens while one is open: the first ends where its sentence ends."""
    while stack:
        start, inner, kind = stack.pop()
        if kind == "double":
            stop = _SENTENCE_END.search(text, inner, end)
            until = stop.end() if stop else inner + len(text[inner:end].rstrip())
            if until > inner:
                span, inside = Span(start, until), Span(inner, until)
                quotations.append(_quote(text, span, inside, 0, (Repair.UNCLOSED,)))
            return


@dataclass(slots=True)
class _Floor:
    """From where on a mark that was never opened can begin: behind all quotations so far.

    Args:
        at: The place.
        seen: How many quotations have been looked at for it.
    """

    at: int
    seen: int = 0


def _repair_unopened(
    text: str, floor: _Floor, quotations: list[Quote], match: re.Match[str]
) -> None:
    """A mark closes what was never opened: it began with its sentence."""
    start = max([floor.at, *(q.span.end for q in quotations[floor.seen :])])
    floor.seen = len(quotations)
    for stop in _SENTENCE_END.finditer(text, start, max(start, match.start() - 1)):
        start = stop.end()
    while start < match.start() and text[start].isspace():
        start += 1
    floor.at = start
    if start < match.start():
        span = Span(start, match.end())
        quotations.append(_quote(text, span, Span(start, match.start()), 0, (Repair.UNOPENED,)))


def _quote(text: str, span: Span, inner: Span, depth: int, repairs: tuple[Repair, ...]) -> Quote:
    return Quote(span, inner, _kind(text, span, inner), depth, False, repairs)


def _kind(text: str, span: Span, inner: Span) -> str:
    words = inner.of(text).split()
    if not words:
        return "scare"
    if _IN_WORDS.search(text[max(0, span.start - 90) : span.start]):
        return "speech"
    before = re.split(r"[\n\r]", text[max(0, span.start - 40) : span.start])[-1].split()
    after = re.split(r"[\n\r]", text[span.end : span.end + 40])[0].split()
    capital = [bool(_CAPITAL.match(w)) for w in words]
    between = bool(before and after) and bool(
        _CAPITAL.match(before[-1]) and _CAPITAL.match(after[0])
    )
    if between and len(words) <= 2 and all(capital) and (words[-1] + before[-1][-1]).isalpha():
        return "nickname"
    if len(words) > SPEECH_WORDS:
        big = [c for c, w in zip(capital, words, strict=True) if w.lower() not in _SMALL_WORDS]
        return "title" if all(big) and words[-1][-1] not in ".!?" and len(words) < 12 else "speech"
    ended = words[-1][-1] in ".!?…" and capital[0]
    leads = capital[0] and (not before or before[-1][-1] in ',:.!?”"')
    if ended or (leads and words[-1][-1] in ",.!?"):
        return "speech"
    if len(words) > 1 and all(
        c or w.lower() in _SMALL_WORDS for c, w in zip(capital, words, strict=True)
    ):
        return "title"
    return "scare"
