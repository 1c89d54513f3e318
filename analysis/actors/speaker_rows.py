"""Actors who are named together, "Ann Lee and Tom Ward", and the words that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.actors.mention_candidates import NAMING
from analysis.article.name_lists import noun_of, words_of
from analysis.article.spans import Span

if TYPE_CHECKING:
    from analysis.actors.cast import Actor
    from analysis.actors.speaker_candidates import Asked
    from analysis.actors.speaker_mentions import Met, Stage

# What may stand behind a name in a row: "(R-Ohio)", "of Ohio", ", 25".
_ASIDE = r"(?:\s*\([^)]{1,20}\)|\s+of\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)?|,\s\d{1,3}(?=,))?"
_AND = re.compile(
    _ASIDE + r",?\s+(?:and|&)\s+(?:(?:his|her|their)\s[a-z]+,\s|(?:[A-Za-z]+\s+){0,3})"
)
_COMMA = re.compile(_ASIDE + r",\s+(?:(?:former|then|[A-Z][a-z]+\.?)\s+){0,2}")
_WHOSE = frozenset(["by", "from", "of"])
_OF = frozenset(["against", "behind", "close", "for", "from", "of", "to", "with"])
_TOLD_AS = re.compile(_ASIDE + r",\s+(?:[a-z-]+\s+)?(?P<noun>[a-z-]+)\s+")
_LEAD_IN = frozenset(("like", "as", "including", "some"))
_APPOSED = re.compile(
    r"(?:the|his|her|their|its|two|three|four|five|six|[\w.’' -]{2,40}['’]s?)"
    r" (?P<words>[\w’' -]{2,60}?)(?:,| [—–]| --|:) $",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?<=[,:—–-] )(?:(?:former |then-?)?(?:[A-Z][\w.]* ){0,2}[A-Z][\w]*\.? ?)$")
_TOLD_OF = re.compile(r" (?:at|for|from|in|of|on|running|seeking|to|vying|who|with)\b")
_SECOND = re.compile(
    r"(?P<several>they|both|each|all(?: of them| (?P<all>three|four|five|six))?"
    r"|the (?:(?P<count>two|three|four) )?(?P<noun>[a-z]+))"
)
_PAIRS = frozenset(("two", "pair", "couple", "duo", "trio", "three"))
_COUNTS = {"two": 2, "three": 3, "four": 4, "pair": 2, "couple": 2, "duo": 2, "trio": 3, "both": 2,
           "five": 5, "six": 6}  # fmt: skip
_OF_TWO = frozenset(("both", "each"))
_THE_TWO = frozenset(("the two", "the pair", "the duo"))
_SOME = frozenset(("many", "most", "others", "several", "some"))
_PEOPLE = ("person", "collective")
_BESIDE = re.compile(r"(?: (?:of|from) [A-Z]\w+)?,? ")
_SPEAK = ("person", "collective", "organisation", "media")
_OPENING = 4  # words before a row that opens its sentence
TOLD_ON = 4  # sentences that begin with "They" behind "The two"
TWO_NEAR = 3  # sentences before "the two" in which nobody but these two persons is told of
NEAR = 1  # sentences since a row was the subject, in which "they" are that row


class Row(NamedTuple):
    """Actors that are named together, joined by commas and "and"."""

    start: int
    end: int
    sentence: int
    actors: tuple[int, ...]


def rows(text: str, actors: Sequence[Actor], met: Sequence[Met]) -> Iterator[Row]:
    """The rows of actors of one kind, in order; the places that tell where one is from left out."""
    names = [m for m in met if m.form in NAMING and actors[m.actor].kind != "place"]
    row: list[Met] = []
    for one, other in pairwise(names):
        gap = text[one.end : other.start]
        joined = _AND.fullmatch(gap)
        alike = actors[one.actor].kind == actors[other.actor].kind
        if alike and (joined or _COMMA.fullmatch(gap) or _is_told(gap)):
            row = [*(row or [one]), other]
            if joined and len({m.actor for m in row}) > 1:
                members = tuple(dict.fromkeys(m.actor for m in row))
                yield Row(row[0].start, other.end, other.sentence, members)
                row = []
        elif one.start >= other.start or other.start >= one.end:
            row = []


def _is_told(gap: str) -> bool:
    """Whether a comma and what the next one is stand between two names: ", retired surgeon"."""
    told = _TOLD_AS.fullmatch(gap)
    noun = noun_of(told["noun"]) if told else None
    return noun is not None and (noun.kind, noun.number) == ("person", "s")


def begins(text: str, span: Span, row: Row) -> bool:
    """Whether a row begins a source: "Reps. Ann Lee and Tom Ward", "his rivals, Lee and Ward"."""
    whole = text[span.start : row.start]
    lead = whole.lower().split()
    if _LEAD_IN & set(lead):
        return False
    return (len(lead) <= _OPENING and not _tells_of_others(lead)) or _tells_of_all(whole)


def _tells_of_others(lead: Sequence[str]) -> bool:
    """Whether a row only tells of which people words are: "the critics of Lee and Ward"."""
    at = next((i for i, word in enumerate(lead) if word in _WHOSE), 0)
    if at and lead[at - 1] in words_of("voice"):
        return True  # a study by Lee University and Ward University
    at = next((i for i, word in enumerate(lead) if word in _OF), 0)
    noun = noun_of(lead[at - 1]) if at else None
    if noun is None or noun.kind not in (*_PEOPLE, "source"):
        return False
    return noun.number != "s" or at == len(lead) - 1


def _tells_of_all(lead: str) -> bool:
    apposed = _APPOSED.fullmatch(_OFFICE.sub("", lead))
    words = _TOLD_OF.split(apposed["words"])[0].split() if apposed else []
    noun = noun_of(words[-1].lower()) if words else None
    return noun is not None and (noun.kind, noun.number) == ("collective", "p")


def stands_for_several(words: str) -> bool:
    """Whether words may stand for a row of actors: "they", "the pair", "the lawmakers"."""
    return _SECOND.fullmatch(words.lower()) is not None


def row_meant(stage: Stage, source: Span, content: Sequence[Span]) -> tuple[int, ...]:
    """The row that "they", "the two" or "the lawmakers" are by form; empty for none.

    As in "Lee and Ward flew home. They said ...": they were the subject right before, and no other
    group has been it since.

    Args:
        stage: The article.
        source: The words.
        content: What is said.
    """
    words = _SECOND.fullmatch(stage.text[source.start : source.end].lower())
    if words is None or stage.quoted(source.start) >= 0:
        return ()
    origin = min((source.start, *(part.start for part in content)))
    here = stage.sentence(origin)
    if words["several"] == "they" and (pair := _told_on(stage, origin)):
        return pair
    near = [r for r in stage.rows if r.end <= origin and here - NEAR <= r.sentence <= here]
    row = near[-1] if near else None
    if row is None and words["several"] in _OF_TWO:
        return _only_two(stage, source, content)
    if row is None and words["several"] in _THE_TWO:
        return _two_before(stage, source.start)
    if row is None or not _is_subject(stage, row) or not _counts(stage, row, words, source):
        return ()
    return () if _others_since(stage, row, source) else row.actors


def _only_two(stage: Stage, source: Span, content: Sequence[Span]) -> tuple[int, ...]:
    """The only two persons of a sentence: "Ann Lee met Tom Ward on Friday, and both said"."""
    if any(part.start < source.start for part in content):
        return ()
    here = stage.sentence(source.start)
    start = stage.sentence_starts[here]
    if start == source.start and here:
        start = stage.sentence_starts[here - 1]
        if "\n\n" in stage.text[start : source.start]:
            return ()
    told = [m for m in stage.within(Span(start, source.start)) if m.form != "pronoun"]
    people = [m for m in told if m.quoted < 0 and stage.cast.actors[m.actor].kind in _PEOPLE]
    named = [m for one, m in enumerate(people) if not _is_apposed(stage, people[one : one + 2])]
    actors = tuple(dict.fromkeys(m.actor for m in named))
    whole = all(_is_whole(stage, m) for m in named)
    return actors if len(actors) == 2 and whole else ()


def _is_apposed(stage: Stage, pair: Sequence[Met]) -> bool:
    """Whether a description tells what the one named right behind it is: "his rival, Ann Lee"."""
    if len(pair) < 2 or pair[0].form in NAMING:
        return False
    gap = stage.text[pair[0].end : pair[1].start]
    return pair[1].form in NAMING and _BESIDE.fullmatch(gap) is not None


def _is_whole(stage: Stage, met: Met) -> bool:
    """Whether a name is a person's, with the surname, and no part of "Lee's aides", "Lee camp"."""
    actor, behind = stage.cast.actors[met.actor], stage.text[met.end : met.end + 30]
    if met.form not in NAMING or not actor.named or actor.kind != "person" or met.possessive:
        return False
    after = re.match(r" ([a-z]+)", behind)
    part = behind[:1] in "’'" or (after is not None and noun_of(after[1]) is not None)
    return not part and actor.name.split()[-1] in stage.text[met.start : met.end]


def _told_on(stage: Stage, origin: int) -> tuple[int, ...]:
    """The pair that "they" go on with: "The two met in Orel. They traded jokes. They said"."""
    here = stage.sentence(origin)
    if stage.sentence_starts[here] != origin:
        return ()
    for start in reversed(stage.sentence_starts[max(0, here - TOLD_ON) : here]):
        if stage.text.startswith("The two ", start):
            return stage.pair(start) or _two_before(stage, start)
        if not stage.text.startswith("They ", start):
            break
    return ()


def _two_before(stage: Stage, at: int) -> tuple[int, ...]:
    """The last two persons told of: "Lee faced questions about Ward's charge. The two met".

    Empty where the sentence that names the second names a third, or one of the two has no name,
    or is not among the two persons whom the article names most.
    """
    here, actors = stage.sentence(at), stage.cast.actors
    main = [n for n in stage.main if actors[n].kind == "person"][:2]
    for back in range(1, TWO_NEAR + 1):
        start = stage.sentence_starts[max(0, here - back)]
        told = [m for m in stage.within(Span(start, at)) if m.form != "pronoun" and m.quoted < 0]
        people = [m for m in told if actors[m.actor].kind in _PEOPLE]
        named = [m for i, m in enumerate(people) if not _is_apposed(stage, people[i : i + 2])]
        two = tuple(sorted({m.actor for m in named}))
        if len(two) > 1:
            return two if set(two) == set(main) and all(actors[a].named for a in two) else ()
    return ()


def _is_subject(stage: Stage, row: Row) -> bool:
    """Whether a row outside quotation marks opens its sentence, or stands behind a comma."""
    if stage.quoted(row.start) >= 0 or re.match(r"['’]", stage.text[row.end : row.end + 1]):
        return False
    lead = stage.text[stage.sentence_starts[row.sentence] : row.start].strip()
    words = lead.split()
    titles = len(words) <= _OPENING and all(w[0].isupper() for w in words)  # "Take Vale Reps."
    return len(words) <= 2 or titles or lead.endswith(",")


def _counts(stage: Stage, row: Row, words: re.Match[str], source: Span) -> bool:
    """Whether the words may stand for so many, and for no other group called so before."""
    noun, many = words["noun"], len(row.actors)
    people = all(stage.cast.actors[a].kind == "person" for a in row.actors)
    if words["several"].startswith("all"):
        return people and many > 2 and _COUNTS.get(words["all"], many) == many
    if noun is None:
        return _COUNTS.get(words["several"], many) == many
    if noun in _PAIRS:
        return people and _COUNTS[noun] == many
    told = noun_of(noun)
    if not people or told is None or (told.kind, told.number) != ("collective", "p"):
        return False
    if words["count"]:
        return _COUNTS[words["count"]] == many
    before = stage.text[: source.start].lower()
    return not re.search(rf"\b{noun}\b", before)  # no others have been called so


def _others_since(stage: Stage, row: Row, source: Span) -> bool:
    """Whether another group, or somebody else, has been a subject since the row."""
    since = stage.within(Span(row.end, source.start))
    return any(
        m.subject and m.actor not in row.actors and m.quoted < 0
        and stage.cast.actors[m.actor].kind in _SPEAK
        for m in since
    )  # fmt: skip


def opens_with_some(stage: Stage, asked: Asked) -> bool:
    """Whether a paragraph begins with a source that is some people, not told who: "Others say"."""
    words = asked.source.of(stage.text).lower()
    start = stage.paragraph_starts[stage.paragraph(asked.anchor)]
    return words in _SOME and not stage.text[start : asked.source.start].strip()


def is_of_some(stage: Stage, asked: Asked) -> bool:
    """Whether a source is "they", who may be the some of a paragraph's beginning."""
    return asked.source.of(stage.text).lower() == "they" and not asked.holder
