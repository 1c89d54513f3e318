"""The paragraphs of a text, each with what it is: headline, heading, caption, body or furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from analysis.article.lines import ITEM, LINE, lost_breaks, wraps
from analysis.article.name_lists import given, known_names, titles
from analysis.article.normalize_marks import usual_marks
from analysis.article.pull_quotes import pull_quotes
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.article.turn_labels import labels
from analysis.common.resources import rows

KINDS = ("headline", "heading", "caption", "body", "boilerplate")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_CLOSERS = "\"”»'’)]"
_EDGES = "\"“”'‘’()[]:,;|"
_DOUBLE = re.compile('["“”„«»]')
_INNER_END = re.compile(r"[^\W\d_]{3}[.!?][\"”’')]*\s+[\"“‘'(]?[^\W\d_a-z]")
LONGEST_HEADLINE, LONGEST_HEADING = 40, 30  # words
FEWEST, RAISED = 4, 0.85  # words of a teaser; share of long words with a capital in a headline
SHORTER = 25  # words of a headline that ends as a sentence may
POINTS = 5  # lines that a box of highlights has
LONGEST_WORD = 2_000  # characters, an address's; a longer line of few words is no layout

# NORTHAM, England, May 3 (AP) — and Northam (Reuters) -
_CAPS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’-]){1,}"
_PLACE = rf"{_CAPS}(?:[ /]{_CAPS}){{0,3}}"
_MORE = r"(?:, ?[^\W_a-z][\w.'’]{0,20}(?: [^\W\d_a-z]?[\w.'’]{1,20}){0,3}){0,3}"
_AGENCY = r"\((?:[A-Z][\w./ &-]{1,24})\)"
_DASH = r"\s*(?:—|–|―|--|(?<=\s)-|\|)\s*"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_MORE}(?:\s*{_AGENCY})?"
    rf"|[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){{0,3}}{_MORE}\s*{_AGENCY}"
    rf"|{_AGENCY}){_DASH}(?=[\"“‘'(]?[^\W_a-z])"
)
_COLON = re.compile(rf"{_PLACE}{_MORE}(?:\s*{_AGENCY})?:\s+(?=\S)")
_TITLE_COLON = re.compile(
    r"(?P<where>[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){0,2}):\s+(?=\S)"
)
_LABELLED = re.compile(rf"^[ \t]*{_PLACE}:[ \t]", re.MULTILINE)
_PHOTO = re.compile(
    r"(?:FILE|(?:FILE |HANDOUT |AP |AFP )?(?:PHOTO|PICTURE|IMAGE|PHOTOGRAPH)S?|(?:File |Handout )?"
    r"(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Pp]hotograph)s?|[Cc]aption|CAPTION)"
    r"(?:\s*:|\s+[-–—])\s*"
    r"|Image copyright\b[^\n]{0,60}? Image caption\s+"
    r"|(?:Image|Media|Video|Photo) (?:copyright|caption|credit)\b\s*"
)
# The label of a box that runs into the first of its lines.
_BOX = re.compile(
    r"(?:Story [Hh]ighlights|STORY HIGHLIGHTS)\s*:?(?:\s+(?=[\"“‘']?[^\W_a-z])|\s*\Z)"
)
_SKIP = re.compile(r"Skip (?:\w+ )?(?:post|video)(?: \d+)? by @?[\w.-]+\s+")  # for screen readers
_LINKS = re.compile(  # what stands above the headlines of other articles
    r"^\W*(?:read (?:more|next|also)|see also|(?:see )?related|recommended|trending"
    r"|most (?:read|popular)|top stories|up next|more (?:on|about|from|stories)"
    r"|you (?:may|might) also)\b[^.:]{0,40}:?\s*\Z",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[^\"“”.!?:]{2,60}: ['‘][^\"“”]{2,120}[^.,!?…]['’]")  # Mayor: 'It is late'
_LABEL = re.compile(r"[A-Z][A-Z0-9'’&.-]*(?: [A-Z0-9'’&.-]+){0,4}: ")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|We|our|Our|my|My|me)\b")
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's span and its kind.

    Args:
        span: All of it.
        kind: ``headline``, ``heading`` (a subheading, a deck, an item of a list), ``caption``,
            ``body`` or ``boilerplate``.
        skip: How many characters at its start are nobody’s: a dateline, the label of a photo.
    """

    span: Span
    kind: str
    skip: int = 0

    @property
    def own(self) -> Span:
        """Its words, without dateline or label."""
        return Span(self.span.start + self.skip, self.span.end)


def paragraphs_of(text: str, start: int = 0, title: str = "") -> tuple[Paragraph, ...]:
    r"""The paragraphs from ``start`` on, without white space at their edges.

    A blank line always parts paragraphs. A single line break does so too, except where a text is
    wrapped at a fixed width, see ``analysis.article.lines``.

    Example:
        >>> text = "Trams Are Late\n\nNORTHAM (AP) — It rained."
        >>> [(p.kind, p.own.of(text)) for p in paragraphs_of(text)]
        [('headline', 'Trams Are Late'), ('body', 'It rained.')]
    """
    text = usual_marks(text)  # of the same length
    spans = _spans(text, start)
    stops = any(s.of(text).rstrip(_CLOSERS)[-1:] in (".", "!", "?") for s in spans)
    label_count = len(_LABELLED.findall(text, start))
    turns = labels([span.of(text) for span in spans])
    out: list[Paragraph] = []
    bodies, links, points = 0, False, 0
    last = spans[-1].end if spans else 0
    first = True
    for number, span in enumerate(spans):
        place = (first, number == 0, span.end < last)
        kind = _kind(text, span, place, title, stops)
        if kind == "heading" and turns[number] is not None:
            kind = "body"  # "Q. Who pays?"
        heading = _HEADING.match(text, span.start, span.end)
        if heading and heading.end() < span.end:
            span = Span(heading.end(), span.end)
            kind = "heading" if not first and _is_heading(text, span) else "headline"
        points = _points_left(text, span, kind, points)
        if points and kind != "boilerplate":
            kind = "heading"
        skip = 0
        if kind in ("caption", "body") and (label := _PHOTO.match(text, span.start, span.end)):
            kind, skip = "caption", label.end() - span.start
        elif kind in ("heading", "body") and links and _is_link(text, span):
            kind = "boilerplate"
        elif kind == "body":
            bodies += 1
            skip = _dateline(text, span, bodies == 1 and label_count < 2)
        boxed = _BOX.match(text, span.start, span.end) or _SKIP.match(text, span.start, span.end)
        if not skip and (label := boxed):
            skip = label.end() - span.start
        links = kind == "boilerplate" and (links or bool(_LINKS.search(span.of(text))))
        first = first and kind == "boilerplate"
        out.append(Paragraph(span, kind, skip if span.start + skip < span.end else 0))
    return _without_pull_quotes(text, out)


def _without_pull_quotes(text: str, every: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, those that only repeat a sentence of another marked as furniture.

    What a caption right behind it repeats is one as well.
    """
    captions = {
        at
        for at, (one, after) in enumerate(pairwise(every))
        if one.kind == "body" and after.kind == "caption"
        if after.span.of(text).startswith(one.own.of(text))
    }
    every = [
        replace(one, kind="caption") if at in captions else one for at, one in enumerate(every)
    ]
    running = [one.kind == "body" for one in every]
    again = pull_quotes(text, [one.span for one in every], running)
    return tuple(
        replace(one, kind="boilerplate", skip=0) if number in again else one
        for number, one in enumerate(every)
    )


def _spans(text: str, start: int) -> Sequence[Span]:
    wrapped = wraps(text, start)
    spans, at = [], start
    for match in LINE.finditer(text, start):
        if match.start() not in wrapped:
            spans.append(trim(text, Span(at, match.start())))
            at = match.end()
    spans.append(trim(text, Span(at, len(text))))
    cuts, out = [*reversed(lost_breaks(text, start))], list[Span]()
    for span in spans:
        begin = span.start
        while cuts and cuts[-1] < span.end:
            out.append(Span(begin, max(begin, cuts[-1])))
            begin = max(begin, cuts.pop())
        out.append(Span(begin, span.end))
    return [span for span in out if span]


def _points_left(text: str, span: Span, kind: str, left: int) -> int:
    """How many lines of a box of highlights may still come, this one counted; 0 outside a box."""
    own = span.of(text)
    if label := _BOX.search(own):
        return POINTS if kind == "boilerplate" or not label.start() else 0
    ends = own.rstrip(_CLOSERS)[-1:] in (".", "!", "…", ",", ":")
    return left - 1 if left > 1 and not ends and len(own.split()) <= SHORTER else 0


def _kind(text: str, span: Span, place: tuple[bool, bool, bool], title: str, stops: bool) -> str:
    """The kind of a paragraph; ``place``: first but for boilerplate, very first, not the last."""
    first, top, follows = place
    own = span.of(text)
    words = own.split()
    for kind, most, pattern in _layout():
        if len(words) <= most and len(own) <= LONGEST_WORD * most and pattern.search(own):
            if kind == "link":
                return "headline" if top else "boilerplate"
            return kind
    if first:
        return "headline" if follows and _is_headline(own, words, title) else "body"
    if stops and _is_teaser(own, words):
        return "boilerplate"
    return "heading" if stops and _is_heading(text, span) else "body"


def is_furniture(words: str) -> bool:
    """Whether words that stand in a paragraph are the publisher's own: a note, an appeal.

    Example:
        >>> is_furniture("The views expressed here are solely those of the author.")
        True
    """
    size = len(words.split())
    return any(
        kind == "boilerplate" and size <= most and pattern.search(words)
        for kind, most, pattern in _layout()
    )


def _is_teaser(own: str, words: Sequence[str]) -> bool:
    """Whether a line is a link to another article: "PORT WATCH: Why the New Cranes Stand Still".

    A line all in capitals is one, too, or a subheading, in a text that has full stops.
    """
    if len(words) < FEWEST or own[-1] in '."”' or own[0] in '"“':
        return False
    if own.isupper():
        return True
    label = _LABEL.match(own)
    long = [w.strip("'‘’") for w in own[label.end() :].split() if len(w) > 4] if label else []
    return len(long) >= FEWEST and sum(w[:1].isupper() for w in long) > RAISED * len(long)


def _is_headline(own: str, words: Sequence[str], title: str) -> bool:
    """Whether the first paragraph is a headline and not the report's first words."""
    if len(words) > LONGEST_HEADLINE:
        return False
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    raised = sum(w[0].isupper() for w in long)  # nearly all of them, in a headline
    if own.rstrip(".") == title.rstrip(".") or raised > RAISED * len(long):
        return True
    if own[-1] not in ".!?:\"”'’»":
        return True
    bare = own.rstrip(_CLOSERS)
    if len(words) > SHORTER or _INNER_END.search(own) or bare[-1:] in (",", "…", ":", ""):
        return False
    if bare[-1] == ".":
        return own[-1] in "'’" and not _DOUBLE.search(own)
    if not _DOUBLE.search(own) or own[-1] in "!?":
        return True
    whole = len(_DOUBLE.findall(own)) == 2 and _DOUBLE.match(own) and bare[-1] in "!?"
    return not whole and not any(map(_in_the_past, words))  # headlines are in the present


def _in_the_past(word: str) -> bool:
    """Whether a word is a reporting verb in the past: "said", "asked"."""
    verb = lookup(word.strip("*_,;:()'’"))
    past = verb is not None and verb.form != verb.lemma and not verb.form.endswith(("s", "ing"))
    return past and word.islower()


def _is_raised(own: str) -> bool:
    """Whether a line is set as a headline, whoever it says "says": "Mayor Says Trams Are Late"."""
    ends = own.rstrip(_CLOSERS)[-1:] in (*".!?,;:…", "")
    if ends or own.isupper() or "@" in own or _INNER_END.search(own):
        return False
    long = [w for word in own.split() if len(w := word.strip(_EDGES)) > 3 and w[0].isalpha()]
    raised = sum(w[0].isupper() for w in long)
    return own[0] not in '―—–-•*"“' and len(long) >= FEWEST + 1 and raised > RAISED * len(long)


def _is_heading(text: str, span: Span) -> bool:
    """Whether a line is a subheading, a deck or an item of a list: no sentence, nobody's words."""
    own = span.of(text)
    if _is_raised(own) or _REMARK.fullmatch(own):
        return True
    end = own.rstrip(_CLOSERS + "*_")[-1:]
    if not (end.isalnum() or end in "%?!") or _DOUBLE.search(own) or ":" in own or "(@" in own:
        return False
    if end in "?!" and not ITEM.match(own) and len(own.split()) > 8:
        return False
    words = own.split()
    if len(words) > LONGEST_HEADING or _INNER_END.search(own):
        return False
    verbs = (lookup(word.strip("*_,;()'’")) for word in words[1:])
    says = any(verb is not None and verb.takes in ("clause", "hearer") for verb in verbs)
    return not says and "according to" not in own.lower() and not re.search(r"^\s*[―—–-]", own)


def _is_link(text: str, span: Span) -> bool:
    """Whether a line below "More on this story" is the headline of another article."""
    own = span.of(text)
    return own.rstrip(_CLOSERS)[-1:] not in (".", ",") and len(own.split()) <= 20


def _dateline(text: str, span: Span, alone: bool) -> int:
    """How long the dateline is that a paragraph begins with; 0 where there is none.

    Args:
        text: The original text.
        span: The paragraph.
        alone: Whether it is the first of the body, and the only one that begins with capitals and a
            colon, so that these can be a place and are no turn of a conversation.
    """
    match = _DATELINE.match(text, span.start, span.end)
    if match is None and alone:
        match = _COLON.match(text, span.start, span.end) or _known_place(text, span)
        rest = QUOTED.sub("", text[match.end() : span.end]) if match else ""
        if match is None or _is_person(match[0]) or _FIRST_PERSON.search(rest):
            return 0
    return match.end() - span.start if match else 0


def _known_place(text: str, span: Span) -> re.Match[str] | None:
    """A place that is widely known, and a colon: "London: "."""
    match = _TITLE_COLON.match(text, span.start, span.end)
    return match if match and known_names().get(match["where"]) == "place" else None


def _is_person(label: str) -> bool:
    words = [word.strip(".,:'’").title() for word in label.split()]
    return any(word in titles() for word in words) or words[0] in given()


@cache
def _layout() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], int(row["most"]), re.compile(row["pattern"], re.IGNORECASE))
        for row in rows("layout")
    )


def paragraph_at(paragraphs: Sequence[Paragraph], at: int) -> int:
    """The number of the paragraph, from 0, that holds a character; -1 for none."""
    number = bisect_right(paragraphs, at, key=lambda p: p.span.start) - 1
    return number if number >= 0 and at < paragraphs[number].span.end else -1


def parts(paragraphs: Sequence[Paragraph], span: Span) -> Iterator[tuple[int, Span]]:
    """A span cut at the borders of paragraphs: each with the paragraph's number."""
    first = bisect_right(paragraphs, span.start, key=lambda p: p.span.end)
    for at in range(first, len(paragraphs)):
        own = paragraphs[at].own
        if own.start >= span.end:
            break
        if span.overlap(own):
            yield at, Span(max(own.start, span.start), min(own.end, span.end))
