"""Quotations behind or before "in the words of" and a name, with who that name is.

In "In the words of the prosecutor, Mark Dunn, the general “kept books”" the clause that follows
the name is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.article.name_lists import noun_of
from analysis.article.quotes import Quote
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_objects import has_finite_verb

_TITLE = r"(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Prof|St|Hon|Jr|Sr)\."
_PART = rf"(?:{_TITLE}|[A-Z]\.|[^,;:.!?“”\"\n()])"
_OF = re.compile(rf"\b(?P<cue>[Ii]n the words of) (?P<who>{_PART}{{2,90}})")
_VIEW = re.compile(  # In the view of Ann Lee, it will fail.
    r"(?:(?<=[.!?”\"] )|(?<=\n)|(?<![\s\S]))(?P<cue>In the (?:view|opinion|judge?ment|estimation"
    r"|telling|account|assessment) of"
    r"|(?:As )?[Pp]er(?= (?:police|officials?|(?:the|his|her|its|their|an?) |[A-Z])))"
    rf" (?P<who>{_PART}{{2,90}})"
)
_OWN = re.compile(
    rf"\b(?P<cue>[Ii]n (?P<who>(?:his|her|their|its)|{_PART}{{2,60}}?['’]s?) (?:own )?words),"
)
_MORE = re.compile(rf", (?P<more>{_PART}{{2,70}})(?=[,.;:]|\Z)")
_SMALL = r"(?:[^\W\d_a-z][\w.’'-]*|al|bin|d[aei]l?|der|la|van|von)"
_NAME = re.compile(rf"{_SMALL}(?: (?!the\b){_SMALL}){{0,5}}|\d{{1,3}}")
_DESCRIBES = re.compile(r"(?:an?|the|his|her|its|their|one|then|now|former(?:ly)?) ", re.IGNORECASE)
_GAP = re.compile(rf"{_PART}{{0,80}}(?:, {_PART}{{2,80}})?")
_JOINT = re.compile(r"(?:and|but|or) ")
_ENDS = re.compile(r"[,.;!?]|\s(?:who|which|and|but)\b|\s*\Z")
_STOP = re.compile(r"[.!?](?=\s|\Z)|[;\n]|\Z")
SURE = 0.85  # of such a form


def with_words_of(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates with the quotations that "in the words of" gives to somebody.

    Args:
        text: The article's text.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.

    Example:
        >>> text = "In the words of Ann Lee, it was “a toy”."
        >>> one = with_words_of(text, [], [Quote(Span(32, 39), Span(33, 38), "scare")])[0]
        >>> one.source[0].of(text), one.content[0].of(text)
        ('Ann Lee', 'it was “a toy”')
    """
    own = [*_found(text, outer), *_viewed(text, candidates, outer)]
    out = [one for one in candidates if not any(_is_same(one, new) for new in own)]
    return [*out, *own]


def _is_same(one: Candidate, new: Candidate) -> bool:
    """Whether a candidate gives the same quotation to nobody, or to more than the name."""
    if not any(a.overlap(b) for a in one.content for b in new.content):
        return False
    frame = Span(min(new.cue[0].start, new.source[0].start), max(new.cue[0].end, new.source[0].end))
    return not one.cue or any(part.overlap(frame) for part in (*one.cue, *one.source))


def _found(text: str, outer: Sequence[Quote]) -> Iterator[Candidate]:
    for form in (_OF, _OWN):
        for match in form.finditer(text):
            if any(quote.span.start < match.start() < quote.span.end for quote in outer):
                continue
            cue, who = (Span(*match.span(name)) for name in ("cue", "who"))
            if form is _OF:
                who = _whole(text, who)
            content = _content(text, match.start(), max(cue.end, who.end), outer)
            source = trim(text, Span(who.start, who.end - _ending(text, who)), ",")
            if content is not None and source:
                yield Candidate((source,), (cue,), (content,), (Rule.CUE_QUOTATION,), SURE)


def _viewed(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> Iterator[Candidate]:
    """The clauses behind "In the view of Ann Lee," and "Per police," of which nothing was seen."""
    for match in _VIEW.finditer(text):
        cue, who = Span(*match.span("cue")), _whole(text, Span(*match.span("who")))
        end = _STOP.search(text, who.end)
        if not text.startswith(",", who.end) or end is None:
            continue
        content = trim(text, Span(who.end + 1, max(who.end + 1, end.start())), ",")
        view = cue.of(text).startswith("In ") and len(content.of(text).split()) > 2
        if not view and not has_finite_verb(content.of(text)):
            continue
        last = noun_of(re.findall(r"[\w-]+", who.of(text).split(",")[0])[-1].lower())
        if cue.of(text).endswith("er") and last is not None and last.kind == "document":
            continue  # "Per the agreement, the town pays" tells what it does by it
        within = any(quote.span.start < match.start() < quote.span.end for quote in outer)
        seen = any(
            p.overlap(cue) or p.overlap(who) for c in candidates for p in (*c.cue, *c.source)
        )
        heard = any(p.overlap(content) for c in candidates for p in (*c.cue, *c.source))
        if not (within or seen or heard):
            yield Candidate((who,), (cue,), (content,), (Rule.ACCORDING_TO,), SURE)


def _ending(text: str, who: Span) -> int:
    """How long a possessive ending of a name is: "Lee's"."""
    ending = re.search(r"['’]s?\Z", who.of(text))
    return len(ending[0]) if ending else 0


def _whole(text: str, who: Span) -> Span:
    """A name with what is told of it: "the prosecutor, Mark Dunn", "Ann Lee, a nurse"."""
    end = who.end
    while more := _MORE.match(text, end):
        told = more["more"]
        describes = _DESCRIBES.match(told) and not has_finite_verb(told)
        if not (_NAME.fullmatch(told) or describes):
            break
        end = more.end()
    return Span(who.start, end)


def _content(text: str, start: int, end: int, outer: Sequence[Quote]) -> Span | None:
    """The quotation that is somebody's words, with the clause that leads to it."""
    ahead = next((q.span for q in outer if q.span.start >= end), None)
    lead = text[end : ahead.start] if ahead is not None else ""
    if ahead is not None and lead.startswith((",", ":")) and _GAP.fullmatch(lead[1:].lstrip()):
        first = end + 1 + len(lead[1:]) - len(lead[1:].lstrip())
        joint = _JOINT.match(text, first)
        return Span(joint.end() if joint else first, ahead.end)
    before = next((q.span for q in reversed(outer) if q.span.end <= start), None)
    joined = before is not None and text[before.end : start].strip(" ,") == ""
    return before if joined and _ENDS.match(text, end) else None
