"""Lines and brackets that only tell who wrote or sent a text or a picture: "(AP)", "By Ann Lee"."""

from __future__ import annotations

import re

from analysis.article.spans import Span

_TOLD = re.compile(  # where somebody says something: "told NBC", "in an interview with the Post"
    r"(?:\b(?:told|tells|telling|comment(?:ed)? to|in an?)|(?<!attack )(?<!attacks )(?<!war )\bon"
    r"|\binterviews? (?:with|by|for)|\bsp(?:eaking|oke) (?:to|with))\s(?:the )?\Z",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(?:['’]s)? (?:interview|op-ed|column|poll|report|story|article)\b")
LINE = 12  # words of a line of credit, at most
_CREDIT = re.compile(
    r"^(?:Image|Media) (?:copyright|caption|source|playback)\b|\btoggle caption\b"
    r"|^(?:Photo(?:graph)?s?|Photo illustration|Illustrations?|Video) by\b"
    r"|^\W{0,3}With (?:additional )?(?:assistance|contributions?|help|reporting) (?:by|from)\b"
    r"|^Write to [A-Z]"
    r"|\bcontributed to this\b|^By [A-Z]|^Follow \w+ on\b|\b[Rr]eporting by\b"
    r"|^This (?:article|column|essay|piece|post|report|story) (?:is|was) (?:\w+ly )?"
    r"(?:adapted|first|originally|part of|produced|published|reported|supported|written)\b"
    r"|^The [A-Z]\w+ is committed to publishing\b|^The [A-Z][\w ]+, headed by\b"
    r"|^An? (?:\w+ )?(?:columnist|contributor|writer) (?:for|at|to) [A-Z][\w ]+, [A-Z]"
)
_DATELINE = re.compile(r"\W*(?:[A-Z][\w. ]*)?\W*$")
_PICTURE = re.compile(r"\b(?:Photo(?:graph)?s?|Picture|Credit|Image|Source)(?: by)?: ?[^.\n]*\Z")
_BRACKET = re.compile(r"\(([^()\n]{1,80})\)")
_AGENCY = re.compile(r"\bvia [A-Z]|[A-Za-z]/[A-Z]|^(?:Photo|Image|Picture)s?\b")
_REACHED = re.compile(  # "Write to Ann Lee at"
    r"\b(?:Write to|Contact|E-?mail|Reach|Follow|Tweet) (?:the (?:reporter|author|writer)s?,? )?"
    r"(?:[A-Z][\w.’'-]+ ){0,6}(?:and )?(?:[A-Z][\w.’'-]+ ){0,3}\Z"
)
_ADDRESS = re.compile(r"[^!?\n]{0,60}?(?:\w@\w|[ (]@\w|\bon (?:Twitter|Facebook|X)\b)")
_SIGNED = re.compile(r"[.!?][”\"’']?\s*[—–]\s*[A-Z][^.!?”\"\n]{2,100}$")  # ... — Ann Lee, the Post
_TAIL = 120  # characters of such an end, its sentence's last mark included
_EARLY = 30  # characters of a paragraph in which a dateline stands
_LINK = re.compile(r"\(\s*(?:RELATED|READ(?: MORE)?|ALSO|SEE(?: ALSO)?|WATCH|Also on [A-Z]\w+): ")
_LINK_LENGTH = 200  # characters of a bracket with a link, at most
_AROUND = 80  # characters on each side of a name in which its bracket begins and ends


def is_credit(words: str) -> bool:
    """Whether a paragraph is a line and no sentence: a byline, a link, who contributed.

    Example:
        >>> is_credit("By Ann Lee, Northam Post"), is_credit("Ann Lee came home.")
        (True, False)
    """
    ends = words[-1:] in ("", ".", "!", "?", "…", ":", ",", ";", ")", "”", '"', "’", "'", "—", "–")
    return _CREDIT.search(words) is not None or (not ends and len(words.split()) <= LINE)


def _stands_in_by_line(text: str, span: Span) -> bool:
    """Whether a name stands behind a sentence and a dash at a line's end: "... — Lee, the Post".

    Only as much of the line is read as such an end has.
    """
    end = text.find("\n", span.end, span.end + _TAIL)
    if end < 0 and span.end + _TAIL < len(text):
        return False
    end = end if end >= 0 else len(text)
    start = max(text.rfind("\n", max(0, span.start - _TAIL), span.start) + 1, end - _TAIL, 0)
    behind = _SIGNED.search(text, start, end)
    return behind is not None and behind.start() < span.start


def signs(text: str, span: Span) -> bool:
    """Whether a name is that of a text's writer: alone behind a paragraph, or with an address."""
    near = max(0, span.start - _AROUND)
    if _REACHED.search(text, near, span.start) and _ADDRESS.match(text, span.end):
        return True
    if _stands_in_by_line(text, span):
        return True
    before, after = text[: span.start].rstrip(), text[span.end :].partition("\n")[0]
    return not after.strip() and before[-1:] in (".", "!", "?", "”", '"')


def is_link(text: str, span: Span) -> bool:
    """Whether a name stands in a bracket that links to another article: "(RELATED: Ports Close)".

    Example:
        >>> is_link("It rained. (RELATED: Ann Lee Left)", Span(21, 28))
        True
    """
    start = text.rfind("(", max(0, span.start - _LINK_LENGTH), span.start)
    return start >= 0 and ")" not in text[start : span.start] and bool(_LINK.match(text, start))


def is_dateline(text: str, span: Span) -> bool:
    """Whether a name stands in what opens a paragraph and tells where or by whom: "(CNN)"."""
    start = text.rfind("\n", 0, span.start) + 1
    after = text[span.end : span.end + 3].lstrip()
    if re.search(r"[—–] $", text[max(0, span.start - 2) : span.start]) and after.startswith("(@"):
        return True  # a post's signature
    return after[:1] in (")", "—", "–", "/", "(") and _opens(text, start, span)


def is_byline(text: str, span: Span) -> bool:
    """Whether a body's name only tells where a report comes from or whose a picture is.

    Example:
        >>> text = "NORTHAM (AP) — It rained. (Ann Lee/Northam Post via AP)"
        >>> is_byline(text, Span(9, 11)), is_byline(text, Span(34, 45)), is_byline(text, Span(0, 7))
        (True, True, False)
    """
    start = text.rfind("\n", 0, span.start) + 1
    if text[span.end : span.end + 1] in (")", "/") and _opens(text, start, span):
        return True
    near = max(start, span.start - _AROUND)
    return _PICTURE.search(text, near, span.start) is not None or any(
        match.start() < span.start and span.end < match.end() and _AGENCY.search(match[1])
        for match in _BRACKET.finditer(text, near, span.end + _AROUND)
    )


def is_channel(text: str, span: Span) -> bool:
    """Whether a medium is but where somebody says something, and not what is spoken about.

    Example:
        >>> is_channel("Ward told the Northam Post of it", Span(14, 26))
        True
        >>> is_channel("Ward sued the Northam Post for it", Span(14, 26))
        False
    """
    before = text[max(0, span.start - _AROUND) : span.start]
    return bool(_TOLD.search(before) or _PIECE.match(text, span.end))


def _opens(text: str, start: int, span: Span) -> bool:
    """Whether there is nothing but capitals and marks before a name in its paragraph."""
    return span.start - start < _EARLY and _DATELINE.match(text[start : span.start]) is not None
