"""Who says what a headline tells: "Wall won't last the winter: Dr Ann Lee", "Police: He ran".

The tagger overlooks most of these, for a headline seldom has a verb of saying there. A role and a
name, a full name or a role stands alone on one side of the colon, and a clause on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.actors.entity_types import PERSON
from analysis.article.article import Article
from analysis.article.name_lists import given, known_names, noun_of, titles, words_of
from analysis.article.spans import Span, finder
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_objects import has_finite_verb

_WHO = r"(?P<who>[^:,;.?!“”\"‘’–—\n]{2,60})"
_BEHIND = re.compile(rf"(?P<said>[^:\n]{{12,160}}?)(?P<cue>:| [–—]) {_WHO}")
_BEFORE = re.compile(rf"{_WHO}(?P<cue>:) (?P<said>[^:\n]{{12,160}})")
_SAYS = "says?|insists?|claims?|warns?|admits?|vows?|argues?|suggests?|reveals?|declares?"
_TAGS = (  # Dam safe, insists water chief | Bakery to close, owner tells staff
    re.compile(rf"(?P<said>[^:,\n]{{6,160}}), (?P<cue>{_SAYS}) {_WHO}"),
    re.compile(rf"(?P<said>[^:,\n]{{6,160}}), {_WHO} (?P<cue>{_SAYS}|tells? \w+(?: \w+)?)"),
)
_QUOTED = re.compile(  # ‘We were robbed’: coach on lost final
    r"(?P<said>[“\"‘'][^\n“”\"‘]{6,120}[”\"’'])(?P<cue>:| [–—]) (?P<who>[^:,;\n]{2,40}?)"
    r" (?:on|over|after|about|as|at|in) [^\n]+"
)
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_ASKS = re.compile(r"(?:what|how|why|who|when|where|which|inside|meet|watch|read)\b", re.IGNORECASE)
_SOURCES = frozenset((
    "police", "study", "report", "poll", "survey", "experts", "sources", "officials", "witnesses",
    "scientists", "researchers", "doctors", "lawyers", "prosecutors", "lawyer", "government",
))  # fmt: skip
FEWEST = 4  # words of what is said
LONGEST = 7  # words of who says it
SURE = 0.6


def headline_tags(article: Article, seen: Sequence[Candidate]) -> Iterator[Candidate]:
    """What a headline says in somebody's words where nothing was seen in it.

    Args:
        article: The article.
        seen: The candidates that were seen by other means.
    """
    text = article.text
    held = finder([part for one in seen for part in one.content])
    for paragraph in article.paragraphs:
        if paragraph.kind != "headline":
            return
        own = paragraph.own
        before = _BEFORE.fullmatch(text, own.start, own.end)
        leads = before is not None and (
            _leads(before["who"]) or _is_surname(text, Span(*before.span("who")), own.end)
        )
        if (told := _tagged(text, own)) and not held(own):
            yield told
        tag = before if leads else None
        tag = tag or _BEHIND.fullmatch(text, own.start, own.end)
        if tag is None or held(own):
            continue
        said, cue, who = (Span(*tag.span(name)) for name in ("said", "cue", "who"))
        named = is_somebody(who.of(text)) or _is_surname(text, who, own.end)
        if is_clause(said.of(text)) and (tag is before or named):
            mark = Span(cue.end - 1, cue.end)
            yield Candidate((who,), (mark,), (said,), (Rule.CLAUSE_CUE,), SURE)


def _tagged(text: str, own: Span) -> Candidate | None:
    """What a verb of saying, or the marks around it, tell that a headline quotes."""
    for form in (*_TAGS, _QUOTED):
        tag = form.fullmatch(text, own.start, own.end)
        if tag is not None and is_somebody(tag["who"]) and not _ASKS.match(tag["said"]):
            said, cue, who = (Span(*tag.span(name)) for name in ("said", "cue", "who"))
            return Candidate((who,), (cue,), (said,), (Rule.CLAUSE_CUE,), SURE)
    return None


def _is_surname(text: str, who: Span, start: int) -> bool:
    """Whether one word is the surname of somebody whom the text below names in full."""
    word = who.of(text)
    full = rf"\b[^\W\d_a-z][\w.’'-]+ {re.escape(word)}\b"
    alone = _WORD.fullmatch(word) is not None and word.istitle()
    return alone and known_names().get(word) is None and re.search(full, text[start:]) is not None


def _leads(who: str) -> bool:
    """Whether what stands before a colon says what stands behind it: "Police", "UN"."""
    body = who.isupper() and known_names().get(who) == "organisation"
    return body or who.lower() in _SOURCES or is_somebody(who)


def is_clause(said: str) -> bool:
    """Whether some words of a headline say something, and do not ask or announce."""
    long = len(said.split()) >= FEWEST and has_finite_verb(said)
    return long and _ASKS.match(said.lstrip("“\"‘'")) is None


def is_somebody(words: str) -> bool:
    """Whether words are nothing but a role and a name, a full name, or a role.

    Example:
        >>> [is_somebody(w) for w in ("Dr Ann Lee", "health secretary", "the new tram")]
        [True, True, False]
    """
    every = _WORD.findall(words)
    if not every or len(every) > LONGEST or " ".join(every) != words:
        return False
    last = noun_of(every[-1].lower())
    if last is not None and last.kind == PERSON and not has_finite_verb(words):
        return len(every) < LONGEST - 1
    named = all(w[0].isupper() or w in words_of("particle") for w in every[-2:])
    known = any(w.rstrip(".") in titles() for w in every[:-1]) or every[0] in given()
    lower = [w for w in every if not w[0].isupper() and w not in words_of("particle")]
    roles = all(w in words_of("preposition") or noun_of(w) or w == "the" for w in lower)
    return named and known and roles and len(every) > 1
