"""Who surely speaks about whom: actors named in words that are surely somebody's.

Pronouns and descriptions, which are resolved wrongly too often, name nobody here, nor does a name
that is a part of another ("the Missouri State Troopers" are not Missouri).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from analysis.actors.body_names import initials, thing_key
from analysis.actors.cast import Actor, Cast, Mention
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.link_reasons import Link
from analysis.actors.mention_candidates import NAMING
from analysis.actors.name_match import name_words
from analysis.article.author import lines_on_authors
from analysis.article.lexicon import word_set
from analysis.article.name_lists import known_names, peoples, short_places, titles, words_of
from analysis.article.quotes import top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder, minus
from analysis.article.text_kind import TextKind, text_kind
from analysis.statements.acting_places import (
    acting_places,
    is_adjective,
    is_place,
    is_seat,
    is_where,
)
from analysis.statements.credits import (
    is_byline,
    is_channel,
    is_credit,
    is_dateline,
    is_link,
    signs,
)
from analysis.statements.narrowed_names import is_narrowed, is_no_name
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statement, Statements

ACTORS = ("person", "organisation", "collective", "media", "place")
_LINKS = (Link.FULL_NAME, Link.NAME, Link.TITLE)
# Which of two namesakes a surname is nearly always tells is right for a count, not for a pair.
COUNTED = (*_LINKS, Link.NEAREST_NAMESAKE, Link.MAIN_NAMESAKE, Link.LIKELIEST)
_BEFORE = re.compile(r"(?<![^\s(\[“\"‘'—–-])([A-Z][\w.’'&-]*)(?: of)? $")
_AFTER = re.compile(r" ([A-Z][\w’'&-]*)")
_OWNS = re.compile(r"['’]s [A-Z]")
_FOLLOWS = re.compile(
    r"\b(?:transcript|full text|full remarks|remarks as \w+|reactions?|comments?)\b"
    r"[^.!?]*(?:\bbelow\b|\bfollows?\b|:\s*$)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|we|We|us|our|Our|my|My)\b")
_MANY_VOICES = (TextKind.INTERVIEW, TextKind.TRANSCRIPT, TextKind.LETTERS, TextKind.POSTS)
_LAWS = frozenset([
    "Accord", "Accords", "Act", "Agreement", "Amendment", "Amendments", "Bill", "Clause",
    "Constitution", "Covenant", "Declaration", "Doctrine", "Grants", "Law", "Plan", "Pledge",
    "Program", "Protocol", "Resolution", "Treaty",
])  # fmt: skip
_BRACKET = 40  # characters of what a reporter puts into a quotation
_SORTS = frozenset(["PAC", "PACs"])  # of bodies, and no body by themselves
LONGEST = 4  # words of a person's name, particles left out
_HYPHENS = "-‐‑/&"
_TIMES = re.compile(r"\b(?:then|now|ex)[-‐‑]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpokenAbout:
    """One place where somebody is spoken about by name.

    Args:
        mention: The name.
        target: Who is named.
        statement: The statement in whose words; ``None`` for the reporter's own.
    """

    mention: Mention
    target: Actor
    statement: Statement | None


def is_sure(statement: Statement) -> bool:
    """Whether it is surely a statement, and surely its speaker's.

    Example:
        >>> is_sure(Statement(1, "direct", (), (), (), "Ann Lee", "ann-lee", confidence=0.9))
        True
        >>> is_sure(Statement(1, "direct", (), (), (), confidence=0.9))
        False
    """
    return bool(statement.speaker_id) and statement.sure


def is_real(actor: Actor) -> bool:
    """Whether it is surely a named person, body, group or place."""
    first = actor.name[:1]  # not "all Americans", but "9th Circuit"
    capital = first.isupper() or (first.isdigit() and actor.kind == "organisation")
    last = actor.name.split()[-1]
    no_actor = last in _LAWS or actor.name.removeprefix("Super ") in _SORTS
    words = [w for w in actor.name.split() if w not in words_of("particle")]
    no_name = any(map(str.isdigit, actor.name)) or len(words) > LONGEST
    no_actor = no_actor or (actor.kind == PERSON and no_name)  # S.744, names run together
    return capital and not no_actor and actor.named and actor.kind_sure and actor.kind in ACTORS


def spoken_about(statements: Statements) -> tuple[SpokenAbout, ...]:
    """Every place where the reporter or a sure statement's named speaker surely names somebody.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('"Tom Ward is wrong, and I hate him," Ann Lee said. He left.')
        >>> [(one.statement.speaker, one.target.name)
        ...  for one in spoken_about(statements(article, method="rules"))]
        [('Ann Lee', 'Tom Ward')]
    """
    people, text = statements.cast, statements.article.text
    owner, outside, plain = owners(statements), _outside(statements), _plainly_own(statements)
    body, end = finder(statements.article.body), _end_of_own_words(statements)
    out, named = [], tuple(sure_names(people))
    acting = acting_places(people, named)
    for mention in named:
        target = people.actors[mention.actor]
        if not is_real(target) or not body(mention.span):
            continue
        told = is_where(text, mention.span) or is_adjective(text, mention.span)
        if is_place(target) and (told or target.id not in acting):
            continue
        statement = owner(mention.span)
        if statement is None:
            own = mention.span.start < end and not outside(mention.span)
            if not own or is_dateline(text, mention.span) or not plain(mention.span):
                continue
            if target.kind == "media" and is_channel(text, mention.span):
                continue
        elif (
            not is_sure(statement)
            or target.id == statement.speaker_id
            or _is_inserted(text, mention.span)
        ):
            continue
        else:
            speaker = people.get(statement.speaker_id)
            if speaker is None or not is_real(speaker) or _is_only_told(statement):
                continue
        out.append(SpokenAbout(mention, target, statement))
    return tuple(out)


def _is_inserted(text: str, span: Span) -> bool:
    """Whether a name stands between brackets, which are the reporter's: "[Lee's] blessing"."""
    before = text[max(0, span.start - _BRACKET) : span.start]
    return before.rfind("[") > before.rfind("]")


def _is_only_told(statement: Statement) -> bool:
    """Whether words are the reporter's on what somebody wants or plans: nothing of it is quoted."""
    told = statement.statement_class is not StatementClass.SPEECH
    return told and statement.kind == "indirect"


def sure_names(people: Cast, links: Container[Link] = _LINKS) -> Iterator[Mention]:
    """The places where an actor is surely named, those that only tell who wrote left out.

    Args:
        people: The actors.
        links: What may have decided whose a name is.
    """
    text = people.article.text
    paragraphs = people.article.body
    lines = [p for p in paragraphs if is_credit(p.of(text).strip())]
    credited = finder([*lines, *lines_on_authors(people.article)])
    for mention in people.mentions:
        if text[mention.span.start - 1 : mention.span.start] == "@":
            continue  # an address, and no name
        if (
            text[mention.span.end : mention.span.end + 2] == ": "
            and mention.span.of(text).isupper()
        ):
            continue  # the label of a turn
        if is_link(text, mention.span) or is_seat(text, mention.span):
            continue
        if credited(mention.span) or signs(text, mention.span):
            continue
        if mention.kind not in NAMING or mention.reason.link not in links:
            continue
        if _is_part(text, mention, links is COUNTED) or any(
            m.kind in NAMING and m.span != mention.span and m.span.holds(mention.span)
            for m in people.touching(mention.span)
        ):
            continue
        actor = people.actors[mention.actor]
        if actor.kind in BODIES and is_byline(text, mention.span):
            continue
        if is_no_name(people, mention, actor):
            continue
        if not names_it(mention.span.of(text), actor) or is_narrowed(text, mention.span, actor):
            continue
        yield mention


def names_it(words: str, actor: Actor) -> bool:
    """Whether words are a name that is the actor's own and no other's part.

    Example:
        >>> hill = Actor("capitol-hill", "Capitol Hill", "organisation")
        >>> names_it("Hill", hill), names_it("Capitol Hill", hill)
        (False, True)
    """
    if actor.kind == PERSON:
        return True
    name, its = name_words(words, actor.kind), name_words(actor.name, actor.kind)
    if not name or not its:
        return False
    if thing_key(name, actor.kind) == thing_key(its, actor.kind):
        return True
    if len(name) > 1 and its[: len(name)] == name and its[len(name)] in ("for", "of"):
        return True  # the Hale Foundation for the Arts
    letters = "".join(name).replace(".", "")
    long = initials(actor.name) if len(name) == 1 and letters.isupper() else ()
    return any(one.startswith(letters) for one in long if len(letters) > 2 or one == letters) or (
        actor.kind == "media" and its[-len(name) :] == name
    )


def _is_part(text: str, mention: Mention, counted: bool) -> bool:
    """Whether capitals or a hyphen right beside a name make it a part of something else.

    "DNC Chairman" names the DNC, for a count, and tells of its chairman.
    """
    span = mention.span
    if text[span.end : span.end + 1] in _HYPHENS and text[span.end : span.end + 1]:
        return True
    time = mention.kind == "title" and _TIMES.search(
        text[max(0, span.start - 8) : span.start]
    )  # then-Mayor Ann Lee
    if span.start and text[span.start - 1] in _HYPHENS and not time:
        return True
    after = _AFTER.match(text, span.end)
    office = counted and after is not None and mention.kind == "acronym" and after[1] in titles()
    if after is not None and after[1] not in words_of("month") and after[1].lower() != "i":
        return not office
    if mention.kind == "title":
        return False
    before = _BEFORE.search(text, max(0, span.start - 30), span.start)
    if before is None or (before[0].endswith(" of ") and _OWNS.match(text, span.end)):
        return False  # "the Board of | Hale’s Harbour Fund"
    word = before[1]
    low = word.lower()
    if f"{word} {span.of(text)}" in known_names():
        return True  # White | House
    starts = before.start() == 0 or text[: before.start()].rstrip()[-1:] in (".", "!", "?", "\n")
    ends = len(word) > 3 and word.endswith(".") and "." not in word[:-1]
    free = (ends and low not in word_set("abbreviations")) or (
        low in words_of("function") or word in peoples() or word.rstrip(".") in titles()
        or word.rstrip(".") in short_places() or word in words_of("month") or word in known_names()
        or word in words_of("before_name") or word == "Charge"
        or word.endswith(("'s", "’s"))
    )  # fmt: skip
    return not (free or starts or "\n" in text[before.start() - 1 : before.start()])


def _end_of_own_words(statements: Statements) -> int:
    """Where the reporter's own words end: a transcript or readers' comments may follow them."""
    article = statements.article
    if text_kind(article) in _MANY_VOICES:
        return 0
    for paragraph in article.body:
        words = paragraph.of(article.text).rstrip()
        if _FOLLOWS.search(words) and words[-1] not in '”"':
            return paragraph.end
    return len(article.text)


def _plainly_own(statements: Statements) -> Callable[[Span], bool]:
    """A function that tells whether a name stands in words that are plainly the reporter's.

    Not in what a colon announces or where somebody says "we" in a report: words of others that have
    no quotation marks. Where that is one sentence of three or more, the others are the reporter's.
    """
    article = statements.article
    first = text_kind(article) is not TextKind.OPINION
    quoted = [q.span for q in top(statements.quotes)]
    own: list[Span] = []
    before = ""

    def speaks(span: Span) -> bool:
        return any(_FIRST.search(part.of(article.text)) for part in minus(span, quoted))

    for paragraph in article.body:
        announced = before.endswith(":") and paragraph.of(article.text)[:1] not in '“"'
        if not announced and not (first and speaks(paragraph)):
            own.append(paragraph)
        elif not announced:
            every = sentences(article.text, [paragraph])
            plainly = [sentence for sentence in every if not speaks(sentence)]
            own += plainly if len(plainly) >= len(every) - len(every) // 3 else []
        before = paragraph.of(article.text).rstrip()
    find = finder(own)

    def plain(span: Span) -> bool:
        return bool(find(span))

    return plain


def _outside(statements: Statements) -> Callable[[Span], bool]:
    """A function that tells what is not plainly the reporter's: quoted words, sources, cues."""
    spans = [q.span for q in top(statements.quotes)]
    spans += [part for s in statements for part in (s.span, *s.passed_by)]
    find = finder(spans)

    def outside(span: Span) -> bool:
        return bool(find(span))

    return outside


def owners(statements: Statements) -> Callable[[Span], Statement | None]:
    """A function that tells the innermost statement whose content holds a span."""
    rows = [(content, statement) for statement in statements for content in statement.content]
    find = finder([content for content, _ in rows])
    size = {statement.number: sum(map(len, statement.content)) for statement in statements}

    def owner(span: Span) -> Statement | None:
        holders = (rows[n][1] for n in find(span) if rows[n][0].holds(span))
        return min(holders, key=lambda s: (size[s.number], s.number), default=None)

    return owner
