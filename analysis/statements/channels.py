"""By what way a statement's words came: an interview, a letter, a court, a post, another outlet.

The reporter's words around the cue tell ("wrote on Twitter", "told Reuters"); the nearest decide.
 Where they tell nothing, what the same speaker's statement right before came by
holds on; where nothing tells, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from analysis.article.article import Article
from analysis.article.lexicon import patterns
from analysis.article.name_lists import known_names, noun_of
from analysis.article.paragraphs import parts
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder, minus
from analysis.statements.source_phrases import phrase
from analysis.statements.statements import Statement, Statements


class Channel(StrEnum):
    """By what way words came to the article."""

    INTERVIEW = "interview"
    STATEMENT = "statement"
    DOCUMENT = "document"
    COURT = "court"
    POST = "post"
    BROADCAST = "broadcast"
    PUBLIC = "in public"
    OTHER_OUTLET = "another outlet"
    NOT_TOLD = "not told"


_CLASSES: Mapping[str, Channel] = {
    "post": Channel.POST,
    "court": Channel.COURT,
    "statement": Channel.STATEMENT,
    "public": Channel.PUBLIC,
    "broadcast": Channel.BROADCAST,
    "document": Channel.DOCUMENT,
    "interview": Channel.INTERVIEW,
}
_COURT = frozenset(
    ["judge", "justice", "suit", "lawsuit", "complaint", "indictment", "ruling", "court",
     "affidavit", "verdict", "warrant"]
)  # fmt: skip
_COURTS = frozenset(["judge", "justice", "court"])
_TO_OUTLET = re.compile(
    r"\b(?:told|tells?|telling|spoke (?:to|with)|speaking (?:to|with)|interview with|"
    r"interviewed by|said to|e-?mailed?(?: to)?|statement to|comments? to)\s+(?:the )?$"
    r"|^\s*to (?:the )?$",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(r"(?:['’]s)?\s+interview\b")
_ON_OUTLET = re.compile(r"\bon\s+(?:the )?$", re.IGNORECASE)
_BY_OUTLET = re.compile(
    r"\b(?:according to|as reported by|reported by|cited by)\s+(?:the )?$", re.IGNORECASE
)
_SHOW = re.compile(r"\bon (?:[A-Z][\w.’']*\s+){0,4}[“\"]", re.ASCII)
_NAME = re.compile(r"[A-Z][\w.&-]*(?:\s+(?:of\s+)?[A-Z][\w.&-]*)*")
_STATION = re.compile(r"(?:\bTV|-TV|\bRadio|\bFM)$|^[KW][A-Z]{2,3}\d*(?:-TV)?$")
_OUTLET = r"(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})"
_OF_ITSELF = (  # what only the outlet itself tells
    re.compile(rf"{_OUTLET} (?:has |had )?(?:reached out to|contacted) "),
    re.compile(
        rf"\b(?:respond(?:ed)? to|returned?|declined) (?:[a-z]+ ){{0,4}}{_OUTLET}['’]s? requests?\b"
    ),
    re.compile(rf"\brequests? for comment (?:by|from) (?:the )?{_OUTLET}"),
    re.compile(
        rf"{_OUTLET}['’]s? [A-Z]\w+ [A-Z]\w+(?:,? and [A-Z]\w+ [A-Z]\w+)? contributed to this"
    ),
)
_COMMON = frozenset(
    ["the", "a", "news", "online", "web", "opinion", "writing", "magazine", "newspaper", "com"]
)  # fmt: skip
_BEHIND_DOORS = re.compile(
    r"\b(?:background|closed|closed-door|private|classified|intelligence)\s$"
)
_REACH = 160  # characters from the cue within which words tell of the way


def channels(article: Article, statements: Statements) -> dict[int, Channel]:
    """The channel of each statement, by its number.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('"It rains," Ann Lee wrote on Twitter. "It pours," Bo Lund said.')
        >>> [str(c) for c in channels(article, statements(article, method="rules")).values()]
        ['post', 'not told']
    """
    text = article.text
    spans = sentences(text, article.body)
    at = finder(spans)
    contents = [part for s in statements for part in s.content]
    near = finder(contents)
    out: dict[int, Channel] = {}
    last: Statement | None = None
    for statement in statements:
        where = [spans[n] for part in statement.cue[:1] for n in at(part)[:1]]
        frame = _frame(where, [contents[n] for s in where for n in near(s)], statement)
        channel = _told(article, statements, statement, frame)
        if channel is Channel.NOT_TOLD and last is not None and _goes_on(article, last, statement):
            channel = out[last.number]
        out[statement.number] = channel
        last = statement
    return out


def _frame(
    where: Sequence[Span], contents: Sequence[Span], statement: Statement
) -> tuple[Span, ...]:
    """The reporter's words of a statement's sentence."""
    holes = [c for c in contents if not any(c.holds(cue) for cue in statement.cue)]
    named = [part for part in statement.source if not any(part.overlap(c) for c in statement.cue)]
    return tuple(part for sentence in where for part in minus(sentence, [*holes, *named]))


def _told(
    article: Article, statements: Statements, statement: Statement, frame: Sequence[Span]
) -> Channel:
    """What the words around the cue say of the way."""
    text = article.text
    cue = statement.cue[0].start if statement.cue else -1
    hits: list[tuple[int, Channel]] = []
    if any(_outlets(article, statements, span) for span in statement.passed_by):
        return Channel.OTHER_OUTLET
    stretches = [(part, True) for part in frame] + [(part, False) for part in statement.source]
    for part, phrases in stretches:
        for start, channel in _in_frame(article, statements, part, phrases, statement.cue):
            far = abs(start - cue) + (_REACH // 4 if start < cue else 0)
            if far < _REACH:
                hits.append((far, channel))
    if hits:
        return min(hits, key=lambda hit: hit[0])[1]
    one = phrase(" ".join(s.of(text) for s in statement.source))
    head = one.head
    if head in _COURT or (_COURTS & set(one.front) and not _is_minister((*one.front, head))):
        return Channel.COURT
    noun = noun_of(head)
    if noun is not None and noun.kind == "document":
        return Channel.DOCUMENT
    wrote = patterns("channels")["wrote to"]
    medium = noun is not None and noun.kind == "media"
    actor = statements.cast.get(statement.speaker_id)
    medium = medium or (actor is not None and actor.kind == "media")
    if not medium and any(wrote.match(text, c.start) for c in statement.cue):
        return Channel.DOCUMENT
    return Channel.NOT_TOLD


def _is_minister(words: Sequence[str]) -> bool:
    """Whether "justice" names a ministry: "justice minister Ann Lee", "the Justice Department"."""
    posts = {word for word in words if (noun := noun_of(word)) and noun.kind == "person"}
    ministry = bool({"department", "ministry"} & set(words))
    return "justice" in words and (ministry or bool(posts - {"judge", "justice", "chief"}))


def _testimony(text: str, part: Span, cue: Sequence[Span]) -> list[tuple[int, Channel]]:
    """Who testifies does so in court where a word beside it says so, else at a hearing."""
    found = patterns("channels")["testimony"].finditer(text, part.start, part.end)
    own = [m for m in found if any(c.start <= m.start() < c.end for c in cue)]
    court = patterns("channels")["at trial"].search(text, part.start, part.end)
    channel = Channel.COURT if court else Channel.PUBLIC
    return [
        (m.start(), channel) for m in own if not _BEHIND_DOORS.search(text[part.start : m.start()])
    ]


def _in_frame(
    article: Article,
    statements: Statements,
    part: Span,
    phrases: bool,
    cue: Sequence[Span] = (),
) -> list[tuple[int, Channel]]:
    """The words of a stretch that tell of a way, each with where it begins.

    In the words that name a source only outlets count ("two people who spoke to Reuters").
    """
    text = article.text
    out = []
    if phrases:
        out += _testimony(text, part, cue)
    for kind, channel in _CLASSES.items() if phrases else ():
        out += [
            (m.start(), channel)
            for m in patterns("channels")[kind].finditer(text, part.start, part.end)
            if channel is not Channel.PUBLIC or not _BEHIND_DOORS.search(text[: m.start()][-20:])
        ]
    if phrases:
        shows = _SHOW.finditer(text, part.start, part.end)
        out += [(m.start(), Channel.BROADCAST) for m in shows]
    for name in _outlets(article, statements, part):
        before = text[max(part.start, name.start - 30) : name.start]
        own = same_outlet(name.of(text), own_outlet(article))
        if _TO_OUTLET.search(before) or _INTERVIEW.match(text, name.end):
            # It decides over "interview" right before it.
            place = max(part.start, name.start - 30)
            out = [hit for hit in out if not place <= hit[0] <= name.end + 1]
            out.append((place, Channel.INTERVIEW if own else Channel.OTHER_OUTLET))
        elif _BY_OUTLET.search(before) and not own:
            out.append((name.start, Channel.OTHER_OUTLET))
        elif _ON_OUTLET.search(before):
            out.append((name.start, Channel.BROADCAST))
    return out


def _outlets(article: Article, statements: Statements, part: Span) -> list[Span]:
    """The media that a stretch names: those of the cast, and names that are a medium's."""
    cast, text = statements.cast, article.text
    out = {
        m.span
        for m in cast.touching(part)
        if cast.actors[m.actor].kind == "media"
        and m.kind in ("name", "acronym", "title")
        and part.holds(m.span)
    }
    for m in _NAME.finditer(text, part.start, part.end):
        own = same_outlet(m[0], own_outlet(article)) and len(m[0]) > 2
        if own or m[0].lower() in _media() or _STATION.search(m[0]):
            span = Span(*m.span())
            if not any(span.overlap(one) for one in out):
                out.add(span)
    return sorted(out)


@cache
def _media() -> frozenset[str]:
    """The names of known media, in small letters."""
    return frozenset(name.lower() for name, kind in known_names().items() if kind == "media")


def own_outlet(article: Article) -> str:
    r"""The outlet whose article it is: as it is given, or as the text tells of itself.

    Example:
        >>> from analysis.article.article import parse
        >>> text = "It rains, an aide told CNN. Lee did not respond to CNN's request for comment."
        >>> own_outlet(parse(text))
        'CNN'
    """
    return article.outlet or _told_of_itself(article.text)


@lru_cache(maxsize=4)
def _told_of_itself(text: str) -> str:
    for form in _OF_ITSELF:
        for found in form.finditer(text):
            low = found["name"].lower().removeprefix("the ")
            if low in _media() or f"the {low}" in _media():
                return found["name"]
    return ""


def same_outlet(name: str, outlet: str) -> bool:
    """Whether a medium is the outlet whose article it is.

    Example:
        >>> same_outlet("The New York Times", "New York Times - News"), same_outlet("CNN", "ABC")
        (True, False)
    """
    ours, theirs = _key(outlet), _key(name)
    return bool(ours and theirs) and (theirs <= ours or ours <= theirs)


@cache
def _key(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", name.partition(" (")[0].lower())
    kept = frozenset(w for w in words if w not in _COMMON)
    return kept | ({"times"} if "times" in words else set())


def _goes_on(article: Article, last: Statement, statement: Statement) -> bool:
    """Whether a statement goes on with what the same speaker said right before."""
    if not statement.speaker_id or statement.speaker_id != last.speaker_id:
        return False
    gap = Span(min(last.span.end, statement.span.start), max(last.span.end, statement.span.start))
    return len(list(parts(article.paragraphs, gap))) <= 2 if gap else True
