"""Which paragraphs an embedded post has that is signed at its end alone.

    The port is shut.            <- behind the usual blank line
                                 <- an empty line of the post's own
    Nobody told us. — Ann Lee (@annlee) May 3, 2019

A post is short, so that what is longer than a network allows is not all of it. Its own empty lines
make wider gaps than stand between a page's paragraphs; lines of one form (points of a list,
"Voters: “…”"), lines with an account's name, lines that the article quotes elsewhere and what a
colon leads to are its own, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.article.paragraphs import Paragraph
from analysis.article.spans import Span

HANDLE = r"\(\s?@[\w.]{2,60}\)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATE = rf"(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})"
SIGNED = re.compile(
    rf"(?:[—–―]|--|(?<=\s)-)\s?(?P<who>[^\n()—–―]{{1,60}}?)(?:\s--?\s[^\n()]{{1,60}})?"
    rf"\s{HANDLE},?(?:\s{DATE}|\s*$)",
    re.MULTILINE,
)
_LINK = re.compile(r"https?://\S+|pic\.(?:twitter|x)\.com/\S+")
_YEAR = re.compile(r"\d{4}")
LONGEST, LONGEST_ONCE = 290, 150  # characters of a post, and of one before late 2017
_SHORT_YEAR = 2017  # until its autumn posts had 140 characters
_AUTUMN = ("Sep", "Oct", "Nov", "Dec")
MOST = 20  # lines of a post
_TELLS = re.compile(  # a sentence of the reporter's about posts
    r"\b(?:tweet(?:s|ed|ing)?|twitter|posts?|posted|wrote|writes|said|says|told|added|shared|noted"
    r"|responded|replied|reported|according)\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?P<mark>[-–—•·▪*]|\d{1,2}[/.)])\s?(?=\S)")
_LABELLED = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}[,:]? [“\"].*[”\"]")
_ACCOUNT = re.compile(r"(?<![\w(@])\.?@\w{2,}|(?<![\w&])#[A-Za-z]\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_FEWEST_QUOTED = 5  # words of a sentence that is quoted elsewhere
_SILENT = ("boilerplate", "caption", "headline")


def first_paragraph(
    text: str, paragraphs: Sequence[Paragraph], last: int, signed: str, usual: int
) -> int:
    """The number of the paragraph with which a post begins.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
        last: The number of the post's last one.
        signed: Its signature.
        usual: How many line ends part the article's paragraphs, see ``usual_gap``.
    """
    left = _longest(signed) - _size(text, paragraphs[last].own)
    first = last
    while first:
        wide = _gap(text, paragraphs, first) > usual
        if wide and _is_set_apart(text, paragraphs, first, usual):
            return last  # the page is set so, and nothing is certain
        if not wide and not _is_of(text, paragraphs, first):
            break
        left -= _size(text, paragraphs[first - 1].own)
        if left < 0:
            return last if wide else first
        first -= 1
    return _behind_colon(text, paragraphs, first, left)


def usual_gap(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """How many line ends part most of an article's paragraphs.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
    """
    gaps = Counter(_gap(text, paragraphs, at) for at in range(1, len(paragraphs)))
    return gaps.most_common(1)[0][0] if gaps else 0


def _is_set_apart(text: str, paragraphs: Sequence[Paragraph], first: int, usual: int) -> bool:
    """Whether a wide gap parts a post from what stands before it."""
    return _gap(text, paragraphs, first) > 2 * usual or _ends_before(text, paragraphs[first - 1])


def _ends_before(text: str, paragraph: Paragraph) -> bool:
    """Whether a post can't have a paragraph: it signs another, or is the page's own."""
    return (
        paragraph.kind in _SILENT
        or SIGNED.search(text, paragraph.own.start, paragraph.own.end) is not None
    )


def _is_of(text: str, paragraphs: Sequence[Paragraph], first: int) -> bool:
    """Whether the line before a post's first is of one form with it, or names an account."""
    before, after = paragraphs[first - 1], paragraphs[first].own.of(text)
    line = before.own.of(text)
    twice = before.kind in ("body", "boilerplate") and _is_quoted(text, before.own)
    if _ends_before(text, before) and not (twice and not SIGNED.search(line)):
        return False
    if twice:
        return True
    points = _POINT.match(line), _POINT.match(after)
    if all(points) or line == after:
        return True
    if _LABELLED.fullmatch(line) and _LABELLED.match(after):
        return True
    return _ACCOUNT.search(line) is not None and _TELLS.search(line) is None


def _is_quoted(text: str, line: Span) -> bool:
    """Whether the first sentence of a line stands in quotation marks somewhere else."""
    first = _SENTENCE_END.split(line.of(text))[0].rstrip(".,!?")
    at = text.find(first) if len(first.split()) >= _FEWEST_QUOTED else -1
    while at >= 0:
        if at != line.start and text[max(0, at - 1) : at] in tuple('“"'):
            return True
        at = text.find(first, at + 1)
    return False


def _behind_colon(text: str, paragraphs: Sequence[Paragraph], first: int, left: int) -> int:
    """Where a post begins that a colon leads to; ``first`` where none does."""
    for at in range(first - 1, max(-1, first - MOST), -1):
        line = paragraphs[at].own.of(text)
        if _ends_before(text, paragraphs[at]):
            return first
        if line.endswith(":") and paragraphs[at].kind == "body":
            return at + 1
        left -= _size(text, paragraphs[at].own)
        if left < 0 or _TELLS.search(line) or line[0] in '“"[':
            return first
    return first


def _longest(signed: str) -> int:
    """How many characters a post may have that is signed so."""
    year = _YEAR.search(signed.rpartition("(")[2])
    if year is None or int(year[0]) > _SHORT_YEAR:
        return LONGEST
    late = int(year[0]) == _SHORT_YEAR and any(month in signed for month in _AUTUMN)
    return LONGEST if late else LONGEST_ONCE


def _size(text: str, span: Span) -> int:
    """The characters of a paragraph that count: no links, no signature."""
    words = SIGNED.sub("", _LINK.sub("", span.of(text)))
    return len(words.strip()) + 1


def _gap(text: str, paragraphs: Sequence[Paragraph], at: int) -> int:
    return text.count("\n", paragraphs[at - 1].span.end, paragraphs[at].span.start)
