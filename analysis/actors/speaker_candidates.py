"""The question whom some words stand for, and who comes into question.

The words are a statement's source. A candidate is an actor of the cast, or none of it
(``""``): then the words name a speaker of their own, or nobody where they are but a pronoun. What
is sure by form is settled here: words that end in a name are nobody's but that name's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from analysis.actors.link_reasons import Reason
from analysis.actors.mention_candidates import NAMING, PRONOUNS
from analysis.actors.noun_phrase import noun_phrase
from analysis.actors.offices import is_sent
from analysis.actors.resolve_source import BODY_OF
from analysis.actors.roles import label_of
from analysis.actors.speaker_mentions import Stage, low_words
from analysis.actors.speaker_source_names import opening_name, without_age
from analysis.actors.speaker_surroundings import askers, main_ahead, relative_before
from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of, nouns, titles, words_of
from analysis.article.spans import Span
from analysis.article.turn_labels import PARTS

NEAR = 10  # actors met last before the words that are candidates
MAIN = 3  # actors spoken of most, candidates too
SHOWN = 14  # words of a description that are shown
MANY = 5  # words from which on a description is cut where something is added to it
AHEAD = 100  # characters behind the words in which an actor may stand that they lead up to
CLASSES = (
    "he", "she", "they", "it", "i", "we", "you", "who", "which", "his", "name", "title",
    "definite", "indefinite", "owned", "bare", "empty",
)  # fmt: skip
SIGNED = frozenset(("i", "we", "empty"))  # words that whoever wrote the text may stand behind
WITH_NOUN = frozenset(CLASSES[10:16])
SPOKEN_FOR = frozenset(CLASSES[:10]) | {"empty"}  # these words name nobody by themselves
_BEHIND = re.compile(
    r"\b(?:of|for|from|at|in|on|with|to|by|who|that|which|about|against)\b|[;:—–(]|,(?!\d)"
)
SIDES = re.compile(r" (?:backing|supporting|opposing|representing|including) ")
_ENDING = re.compile(r"['’]s?$")
_ADDED = re.compile(r"(?:[,;] (?!\d|and (?:even|also)\b)| [—–(]| -- )")
_NAMED = r"(?:the )?[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*)*"
_LISTED = re.compile(  # representatives for the Post, the Star and Radio Kent
    rf"[^,;:—–()]{{3,60}}? (?:at|for|from|in|of) {_NAMED}(?:, {_NAMED})+,? and {_NAMED}"
)
_SHORT = re.compile(r" \([A-Z][\w.&’'-]{1,9}\)(?= [a-z])")  # the Tram Board (TB) | officer
_CLAUSE = re.compile(r"\s?—\s?(?=(?:which|who|whose|that)\b)")  # the firm—which had known of it
_OPEN = re.compile(r"(?: who (?:was|were|is|are|had|has)\b.*| [a-z]+ing(?: alongside)?)\Z")
_WHO = re.compile(r"(?<=\w),? (?:who|which|whom)\Z")
_SPACE = re.compile(r"\s+")
_ROW = re.compile(
    r"they|them|both(?: men| women| sides)?|neither(?: man| woman)?"
    r"|the (?:two|pair|couple|duo)(?: (?:men|women|candidates|rivals|senators|lawmakers|leaders))?",
    re.IGNORECASE,
)
_RAISED = re.compile(r"(?<=[,—–-] )(?:[A-Z][\w.]*\s)+$")
_ONE_OF = re.compile(r"(?:one|two|some) of ", re.IGNORECASE)
_OFFICE = re.compile(r"(.+?) (of|for) (.*)", re.DOTALL)
_AND_EVEN = re.compile(r"[^,;:“”]{3,60},? and (?:even|also) (?:some|many|several|most|a few)\b")
_MANY = re.compile(r"\b(?:and|or|who|that|including|like|as)\b|[“”\"\n]")
_SHARE = re.compile(
    r"(?:\w[\w.]* )?(?:[a-z\d][\w.,-]* ){0,3}"
    r"(?:[\w-]*(?:[Tt]hirds?|[Qq]uarters?|[Ff]ifths?|[Tt]enths?|[Hh]alf|[Pp]ercent)|\d+%) of\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Words for whom an actor is sought.

    Args:
        source: The words; empty where a statement has no source.
        cue: The words that attribute.
        content: The words attributed.
        rules: Id of the actor that the rules choose; empty for none of the cast.
        reason: Why they choose it.
        members: Ids of the row of actors that the source names.
        before: Ids of the speakers of the statements before, the last one first, with their ends.
        holder: Id of the speaker within whose words the statement stands.
        sure: How sure it is that this is a statement.
        words: The rules take the words themselves for a speaker.
        outer: The words that name who passes the statement on.
        asker: Id of who asked the question that the statement right behind it answers.
    """

    source: Span
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    rules: str = ""
    reason: Reason | None = None
    members: tuple[str, ...] = ()
    before: tuple[tuple[str, int], ...] = ()
    holder: str = ""
    sure: float = 1.0
    words: bool = False
    outer: tuple[Span, ...] = ()
    asker: str = ""

    @property
    def anchor(self) -> int:
        """Where the source stands, or would stand."""
        if self.source:
            return self.source.start
        return min((s.start for s in (*self.cue, *self.content)), default=0)

    @property
    def origin(self) -> int:
        """Where the statement begins: its content, where that stands before the source."""
        return min((self.anchor, *(c.start for c in self.content)))

    def row(self, stage: Stage) -> tuple[int, ...]:
        """The row of actors named before that "they" or "both" stand for; empty for none."""
        if self.source and _ROW.fullmatch(self.source.of(stage.text)):
            return stage.row(self.anchor) or ()
        return ()

    def pair(self, stage: Stage) -> tuple[int, ...]:
        """The two persons whom "the two" or "both men" stand for by form; empty for none."""
        words = self.source.of(stage.text).lower() if self.source else ""
        if words.startswith(("the ", "both")) and _ROW.fullmatch(words):
            return stage.pair(self.anchor)
        return ()


class Place:
    """Where a question stands, worked out once for all its candidates."""

    __slots__ = (
        "anchor", "asks", "before_origin", "here", "main_ahead", "origin", "origin_here",
        "paragraph", "quoted", "relative", "subjects",
    )  # fmt: skip

    def __init__(self, stage: Stage, asked: Asked) -> None:
        self.anchor, self.origin = asked.anchor, asked.origin
        self.here, self.origin_here = stage.sentence(self.anchor), stage.sentence(self.origin)
        self.paragraph = stage.paragraph(self.anchor)
        self.quoted = stage.quoted(self.anchor) >= 0
        self.subjects = stage.subjects(self.anchor)
        self.before_origin = stage.subjects(self.origin)
        self.main_ahead = main_ahead(stage, asked.source) if asked.source else -1
        self.relative = relative_before(stage, self.anchor)
        cue = asked.cue[0].of(stage.text).lower() if asked.cue and not asked.source else ""
        self.asks = askers(stage, self.anchor) if "ask" in cue or "question" in cue else ()


def class_of(stage: Stage, source: Span) -> str:
    """What sort of words a source is: one of ``CLASSES``."""
    whole = source.of(stage.text)
    words = low_words(whole)
    if not words:
        return "empty"
    if len(words) == 3 and words[1] == "of" and words[2] in PRONOUNS:
        words = words[2:]  # "many of whom"
    low = re.sub(r"['’](?:s|ve|re|ll|d|m)$", "", words[0])
    if len(words) == 1 and low in ("that", *PRONOUNS) and whole not in ("WHO", "IT", "US"):
        if low in words_of("owning") and low != "whose":
            return "his"
        kind, number = PRONOUNS.get(low, ("which", "b"))
        if kind == "1":
            return "we" if number == "p" else "i"
        return {"m": "he", "f": "she", "n": "it", "": "they", "2": "you"}.get(kind, kind)
    forms = {m.kind for m in stage.cast.touching(source)}
    if forms.intersection(NAMING):
        return "title" if "title" in forms else "name"
    if low in words_of("owning") or "’s" in whole or "'s" in whole:
        return "owned"
    if low in words_of("definite"):
        return "definite"
    return "indefinite" if low in words_of("indefinite") else "bare"


def candidates(stage: Stage, asked: Asked) -> list[str]:
    """Ids of all who may stand behind the words; ``""`` for none of the cast is the first."""
    words = asked.source.of(stage.text)
    if _SHARE.match(words):
        return [""]  # "two-thirds of Lee's supporters" are not her supporters
    first = next(iter(stage.touching(asked.source)), None)
    if _AND_EVEN.match(words) and first is not None and first.form == "description":
        return [""]  # "nurses, and even some critics" are not the nurses
    at = bisect_left(stage.starts, asked.anchor)
    near: dict[int, None] = {}
    if asked.source:
        near |= dict.fromkeys(m.actor for m in stage.cast.touching(asked.source))
    most = len(near) + NEAR
    for met in reversed(stage.met[:at]):
        near.setdefault(met.actor)
        if len(near) >= most:
            break
    for met in stage.met[at:]:
        if met.start >= asked.anchor + AHEAD:
            break
        near.setdefault(met.actor)
    likely = [asked.rules, asked.holder, *(i for i, _ in asked.before[:4])]
    more = [stage.index[i] for i in likely if i in stage.index]
    named = in_apposition(stage, asked)
    if named >= 0:
        return [stage.cast.actors[named].id]
    plain = class_of(stage, asked.source) if asked.source else "empty"
    signed = stage.signers(asked.anchor) if plain in SIGNED else ()
    every = dict.fromkeys((*near, *more, *stage.main[:MAIN], *signed))
    own = [] if every and ends_in_name(stage, asked) else [""]
    actors = (stage.cast.actors[a] for a in every if a >= 0)
    return [*own, *(a.id for a in actors if a.name not in words_of("no_body"))]


def ends_in_name(stage: Stage, asked: Asked) -> bool:
    """Whether the words are certainly an actor's: their head ends in a name."""
    if not asked.source or asked.members:
        return False
    end = head_end(stage.text, asked.source)
    sides = SIDES.search(stage.text, asked.source.start, end)
    end = sides.start() if sides else end
    while end > asked.source.start and stage.text[end - 1] in " ,":
        end -= 1
    if BODY_OF.match(stage.text, asked.source.start, end):
        return False
    names = [m for m in stage.touching(asked.source) if m.form in NAMING]
    if sides:  # "the PAC backing Ann Lee" is nobody's name
        nobodies = words_of("no_body")
        names = [m for m in names if stage.cast.actors[m.actor].name not in nobodies]
    return any(m.end == end or (m.possessive and end - m.end <= 2) for m in names)


def in_apposition(stage: Stage, asked: Asked) -> int:
    """The person whom a source names behind a description; -1 where it names nobody so.

    As in "a spokesman, Ann Lee", "Ward's deputy — Ann Lee" and "the minister of transport Ann Lee";
    a name at the beginning comes first: "Ann Lee, the editor of the Northam Post".
    """
    if not asked.source or asked.members:
        return -1
    opening = opening_name(stage, asked.source)
    if opening >= 0:
        return opening
    source = without_age(stage.text, asked.source)
    touching = stage.touching(source)
    last = touching[-1] if touching else None
    if last is None or last.form not in ("name", "title") or last.end < source.end - 1:
        return -1
    lead = stage.text[asked.source.start : last.start]
    if BODY_OF.match(lead):
        return -1
    if stage.cast.actors[last.actor].kind == "person" and _is_raised_office(lead):
        return last.actor
    if stage.cast.actors[last.actor].kind not in ("person", "other") or _MANY.search(lead):
        return -1
    one_of = _ONE_OF.match(lead)
    front = 4 + (one_of.end() if one_of else 0)
    opens = touching[0].form == "description" and touching[0].start - asked.source.start <= front
    owned = "’s " in lead or "'s " in lead
    bare = _RAISED.sub("", lead)  # "his deputy — Northam Mayor Ann Lee"
    parted = (opens or owned) and bare.endswith((", ", " — ", " – ", " -- "))
    full = len(stage.text[last.start : last.end].split()) > 1
    return last.actor if parted or (full and (_is_office(lead) or is_sent(lead))) else -1


def _is_raised_office(lead: str) -> bool:
    """Whether a title and capitals stand before a last name: "Minister for Ports Rhona | Lee"."""
    words = lead.split()
    small = all(w[0].isupper() or w in ("and", "of", "for", "the", "&") for w in words)
    linked = "for" in words or "of" in words
    return (
        small
        and linked
        and "," not in lead
        and words[0].rstrip(".") in titles()
        and words[-1][0].isupper()
    )


def _is_office(lead: str) -> bool:
    """Whether the words before a name are an office with what it is of: "Director of the FBI"."""
    parts = _OFFICE.match(lead)
    office, link, rest = parts.groups() if parts else (lead, "", "")
    words = low_words(office)
    raised = office.split()[-1:] and office.split()[-1][0].isupper()
    if (
        (link == "for" and not raised)
        or not rest.strip()
        or not words
        or words[0] in words_of("indefinite")
        or "," in lead
    ):
        return False
    noun = nouns().get(words[-1])
    single = noun is not None and noun.kind == "person" and noun.number == "s"
    ends = low_words(rest)[-1:]
    linked = not ends or ends[0] in words_of("preposition")
    return (single or words[-1].title() in titles()) and not linked


def own_words(text: str, source: Span) -> str:
    """The words of a source as a speaker is shown by them, without what only adds to them."""
    words = _closed(_SPACE.sub(" ", source.of(text)).strip(' ,“”"—–-'))
    words = _WHO.sub("", _CLAUSE.split(_SHORT.sub("", words))[0])
    if words in PARTS:
        return PARTS[words]
    if len(words.split()) > MANY:
        first, *more = [words] if _LISTED.fullmatch(words) else _ADDED.split(words, maxsplit=1)
        words = first if noun_phrase(first) or not more else more[0]  # "one of them, a survey"
    words = _ENDING.sub("", words)
    every = _without_participle(words.split())
    shown = noun_phrase(" ".join(every[:SHOWN]), cut=len(every) > SHOWN)
    shown = _OPEN.sub("", shown) if len(every) > SHOWN else shown
    return label_of(shown, "") if shown else ""


def _closed(words: str) -> str:
    """Words without marks around them, but with the second of a pair inside them."""
    if words.count("“") > words.count("”"):
        return f"{words}”"
    return f'{words}"' if words.count('"') % 2 else words


def _without_participle(words: list[str]) -> list[str]:
    """A document's words without what says that it is there: "an analysis | released", "| out"."""
    past = words[-1:] and words[-1].islower() and (words[-1].endswith("ed") or words[-1] == "out")
    if len(words) < 3 or not (past or words[-1] in word_set("verbs", "past")):
        return words
    noun = noun_of(words[-2].lower())
    return words[:-1] if noun is not None and noun.kind == "document" else words


def head_end(text: str, source: Span) -> int:
    """Where the head of a noun phrase ends: before "of", "who" or a comma."""
    whole = source.of(text)
    match = _BEHIND.search(whole, 3)
    return source.start + (match.start() if match else len(whole))
