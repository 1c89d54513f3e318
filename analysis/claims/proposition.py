"""The words of a proposition: a statement's content without what only hangs on it.

The proposition runs from its first word to its last: the quotation marks about all of it, "that",
and the commas before a cue go; marks within it stand in pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span, trim

_EDGE = ",;:–—-"
_OPENS, _CLOSES = "“‘«", "”’»"
_THAT = re.compile(  # "that day in 2000" is none
    r"that\s+(?!(?:day|night|morning|evening|week|month|year|summer|winter|time|moment|same|one)\b)"
    r"(?=[\w“‘\"'$£€])"
)
_CLOSE = re.compile(r"[.,!?…]*[”\"]")
_MARK = re.compile(r"[“”\"]")
_HANGS = re.compile(
    r"(?:(?:only|about|just|nearly|almost|some|many|most|all|both|each|half|few|none|several|one"
    r"|two|three|\d[\d.,]*%?|percent|per cent) )*(?:of )?(?:which|who|whom|whose)\b"
)
_BARE_VERB = re.compile(
    r"(?:(?:still|also|now|never|already|only|always|often|just) )?"
    r"(?:is|was|are|were|has|had|have|will|would|could|should|might|must|remains?|exists?|stands?"
    r"|overstates?|understates?|costs?|hurts?|shows?|makes?|gives?|helps?|needs?|works?|means?"
    r"|goes|does|fails?|lacks?)\b"
)
_RELATIVE = re.compile(r"\b(?:that|which|who)\Z", re.IGNORECASE)
LONGEST_SUBJECT = 8  # words
STOP = re.compile(r"\A|[.!?][\"”’)]*\s+|\n")  # where a sentence begins
_THERE = re.compile(r"(?:there|it)\b", re.IGNORECASE)
_IT = re.compile(r"(?<![^\s“”\"])(?:there|it) $", re.IGNORECASE)
_BACK = 7  # characters before a cue in which "There" may stand
_LETTER = re.compile(r"[^\W_]")
_CONDITION = re.compile(  # "If it rains, " at the beginning of a sentence
    r"(?:(?:and|but|so|or|yet|then),? )?(?:(?:even|only) )?(?:if|unless|until|once"
    r"|provided(?: that)?"
    r"|assuming(?: that)?|as long as|in the event(?: that| of)?)\b(?:[^“”\".;:!?]"
    r"|(?<=\d)\.(?=\d))*,(?: then)?\s*",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?P<base>(?:But |And )?[Aa]mong (?!(?:them|others?)\b)[^,.;:!?“”\"\n]{3,80}), "
)
# What somebody adds of his own to what he denies: "the claim that it is late, since it came".
_OWN_GROUND = re.compile(
    r",\s+(?:since|because|as (?:it|he|she|they|there|the|this|that)\b|for (?:it|he|she|they"
    r"|there)\b"
    r"|given that|saying|arguing|noting|adding|insisting|pointing|claiming|contending|explaining"
    r"|calling|citing|blaming|stressing|but\b|and (?:says?|said|insists?|insisted|adds?|added"
    r"|argues?"
    r"|argued|calls?|called|notes?|noted)\b)"
)


def proposition(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The words of what a statement's content puts forward.

    Args:
        text: The article's text.
        content: The words attributed, quotation marks included.

    Example:
        >>> text = "“The tram is safe,” said Ann Lee."
        >>> [s.of(text) for s in proposition(text, [Span(0, 19)])]
        ['The tram is safe']
        >>> [s.of("that is a lie") for s in proposition("that is a lie", [Span(0, 13)])]
        ['that is a lie']
    """
    parts = [_bare(text, span) for span in content]
    parts = [part for part in parts if _LETTER.search(part.of(text))]
    that = _THAT.match(text, parts[0].start, parts[0].end) if parts else None
    if that and not _BARE_VERB.match(text, that.end()):  # "that is a lie" needs its subject
        parts[0] = _bare(text, Span(that.end(), parts[0].end))
    return tuple(_paired(text, part) for part in parts)


def is_fragment(words: str) -> bool:
    """Whether some words hang on what stands before them: "which rose", "half of whom say".

    Example:
        >>> is_fragment("which fell by half"), is_fragment("the fare that fell by half")
        (True, False)
    """
    return _HANGS.match(words) is not None


def with_subject(
    text: str, source: Sequence[Span], cue: Sequence[Span], spans: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The words of a proposition with its subject, where that stands before the source.

    As in "a claim he said still stands". Args: the article's text, the source and the cue, and
    the words of the proposition.

    Example:
        >>> text = "They lost, a fact he said still hurts."
        >>> parts = with_subject(text, [Span(18, 20)], [Span(21, 25)], (Span(26, 37),))
        >>> [part.of(text) for part in parts]
        ['a fact', 'still hurts']
    """
    if not source or not cue or not spans or not _BARE_VERB.match(spans[0].of(text)):
        return spans
    if not (source[-1].end <= cue[0].start and cue[-1].end <= spans[0].start):
        return spans
    if text[cue[-1].end : spans[0].start].strip() or text[source[-1].end : cue[0].start].strip():
        return spans
    start = max(text.rfind(mark, 0, source[0].start) for mark in ',.;:—(“”"\n') + 1
    subject = trim(text, Span(start, source[0].start), _EDGE)
    if subject and (relative := _RELATIVE.search(text, subject.start, subject.end)):
        subject = trim(text, Span(subject.start, relative.start()), _EDGE)
    words = subject.of(text).split() if subject else []
    return (subject, *spans) if 1 < len(words) <= LONGEST_SUBJECT else spans


def with_condition(
    text: str, source: Sequence[Span], cue: Sequence[Span], spans: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The words of a proposition with the condition that its sentence begins with.

    "If the vote is close, the state will count again, officials say" promises no count. Args: the
    article's text, the source and the cue, and the words of the proposition.

    Example:
        >>> text = "If it rains, we stay, Lee said."
        >>> parts = with_condition(text, [Span(22, 25)], [Span(26, 30)], (Span(13, 20),))
        >>> [part.of(text) for part in parts]
        ['If it rains, we stay']
    """
    if not spans:
        return spans
    start = max(m.end() for m in STOP.finditer(text, 0, spans[0].start))
    told = sorted(s for s in (*source, *cue) if start <= s.start < spans[0].start)
    end = told[0].start if told else spans[0].start
    condition = _CONDITION.fullmatch(text, start, end)
    if condition is None:
        return spans
    if not told:
        return (Span(start, spans[0].end), *spans[1:])
    return (trim(text, Span(start, end), _EDGE), *spans)


def with_base(
    text: str, source: Sequence[Span], spans: tuple[Span, ...], share: bool = False
) -> tuple[Span, ...]:
    """The words of a proposition with those of whom it is said: "Among sailors, half say ...".

    A share of those asked has its base in the sentences before it as well.

    Args:
        text: The article's text.
        source: The words that name who says it.
        spans: The words of the proposition.
        share: Whether the source is a share of those who were asked.

    Example:
        >>> text = "Among sailors, half said they were cold."
        >>> parts = with_base(text, [Span(15, 19)], (Span(25, 39),), share=True)
        >>> [part.of(text) for part in parts]
        ['Among sailors', 'they were cold']
    """
    if not spans or not source or source[0].start > spans[0].start:
        return spans
    paragraph = text.rfind("\n", 0, source[0].start) + 1
    starts = [m.end() for m in STOP.finditer(text, paragraph, source[0].start)]
    starts = [paragraph, *starts] if share else [max((paragraph, *starts))]
    found = [m for at in starts if (m := _AMONG.match(text, at, source[0].start)) is not None]
    return (Span(*found[-1].span("base")), *spans) if found else spans


def with_cue(
    text: str, cue: Sequence[Span], content: Sequence[Span], spans: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The words of a proposition that nobody is named for, with the cue that they stand around.

    "The debate was expected to be in May" is another claim than "the debate to be in May". Args:
    the article's text, the cue, the content, and the words of the proposition.

    Example:
        >>> text = "The debate was expected to be in May."
        >>> parts = (Span(0, 10), Span(24, 36))
        >>> [part.of(text) for part in with_cue(text, [Span(11, 23)], parts, parts)]
        ['The debate was expected to be in May']
    """
    if not cue or not spans:
        return spans
    start = spans[0].start
    if cue[0].start < start:
        it = _IT.search(text, max(0, cue[0].start - _BACK), cue[0].start)
        if it is None and not _THERE.match(text, cue[0].start):
            return spans
        start = it.start() if it else cue[0].start
    runs: list[list[Span]] = []
    for part in sorted((*cue, *content)):
        if runs and text[runs[-1][-1].end : part.start].strip() in ("", "that"):
            runs[-1].append(part)
        else:
            runs.append([part])
    around = next(run for run in runs if cue[0] in run)
    if any(part not in around for part in cue) or around == list(cue):
        return spans
    whole = Span(min(start, around[0].start), around[-1].end)
    return tuple(sorted((whole, *(s for s in spans if not whole.overlap(s)))))


def without_own_ground(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words of what is denied, without what its denier puts forward against it.

    Example:
        >>> text = "the view that trams are late, since they ran on time"
        >>> [part.of(text) for part in without_own_ground(text, (Span(0, 52),))]
        ['the view that trams are late']
    """
    for number, span in enumerate(spans):
        ground = _OWN_GROUND.search(text, span.start, span.end)
        if ground is not None and ground.start() > span.start:
            return (*spans[:number], Span(span.start, ground.start()))
    return spans


def _bare(text: str, span: Span) -> Span:
    """A stretch without commas at its edges and without marks about all of it."""
    while True:
        span = trim(text, span, _EDGE)
        inner = _inner(text, span)
        if inner == span:
            return span
        span = inner


def _inner(text: str, span: Span) -> Span:
    """What stands within marks that are about all of a stretch; else the stretch."""
    words = span.of(text)
    marks = [m.start() for m in _MARK.finditer(words)]
    pair = len(words) > 1 and (words[0], words[-1])
    if pair in (("“", "”"), ('"', '"')) and len(marks) == 2:
        return Span(span.start + 1, span.end - 1)
    if pair == ("‘", "’") and "‘" not in words[1:]:
        return Span(span.start + 1, span.end - 1)
    if len(marks) == 1 and marks[0] == 0 and words[0] != "”":
        return Span(span.start + 1, span.end)  # the quotation goes on behind the cue
    if len(marks) == 1 and marks[0] == len(words) - 1 and words[-1] != "“":
        return Span(span.start, span.end - 1)
    return span


def _paired(text: str, span: Span) -> Span:
    """A stretch with the mark that it lacks, where that stands right beside it."""
    opened = _open(span.of(text))
    if opened > 0 and (mark := _CLOSE.match(text, span.end)):
        return Span(span.start, mark.end())
    if opened < 0 and span.start and text[span.start - 1] in '“"':
        return Span(span.start - 1, span.end)
    return span


def _open(words: str) -> int:
    """How many marks stay open in some words; less than none where one is only closed."""
    straight = words.count('"') % 2
    return words.count("“") - words.count("”") + straight
