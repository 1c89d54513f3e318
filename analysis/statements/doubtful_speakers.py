"""Statements whose speaker or words are surely not whole: less sure, or not listed at all.

A share of those asked ("half", "17 percent of voters") is nobody who speaks; of two who speak
together the tagger may see the second alone; and a content may be cut before its own verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.actors.cast import Cast
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.placed_persons import place_of
from analysis.actors.speaker_definites import is_other_word
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.bare_topics import is_bare_topic
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined
from analysis.statements.source_phrases import document_words
from analysis.statements.spoken_of import without_hearer
from analysis.statements.sureness import (
    LESS_SURE,
    LESS_SURE_SPEAKER,
    PERHAPS_NO_UTTERANCE,
    UNLIKELY_SPEAKER,
)

BESIDE = 300  # characters before a body's name in which another may be what "the agency" is
FAR = 500  # characters between a pronoun and whom it hardly stands for, another named since
_NUMBER = (
    r"(?:\d[\d.,]*|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve))"
)
_SHARE = re.compile(
    r"(?:(?:an?|the|just|only|about|around|roughly|nearly|almost|over|under|fully|some|another"
    r"|more|fewer|less|than|at|least|most|even|remaining|other|while|booming|whopping|full|whole"
    r"|staggering|record|vast|clear|large|larger|small|smaller|slim) )*"
    rf"(?:{_NUMBER}[- ]?(?:%|percent\b|per ?cent\b)(?: (?:plurality|majority))?"
    r"|half\b|(?:(?:one|two|three|four|a) ?-?)?-?(?:thirds?|quarters?|fourths?|fifths?|tenths?)\b"
    rf"|{_NUMBER}(?: |-)(?:in|out of)(?: every)?(?: |-){_NUMBER}\b|plurality\b"
    r"|(?:(?:largest|biggest|smallest) )?share\b)"
    r"(?! (?:brother|sister|sibling)s?\b)(?: \([\d.]+%\))?(?: of\b.*| (?:who|among|in)\b.*"
    r"|(?: [A-Z][\w.]*)? [\w-]+s)?(?: \([\d.]+%\))?",
    re.IGNORECASE,
)
_CLAUSE = r"(?:that )?(?:the|an?|those|these|any|anyone|someone) (?:[\w’'-]+ ){0,3}?(?:who|whom)\b"
_ACCUSING = re.compile(r"(?:\w+ly )?accusing", re.IGNORECASE)
_AND_DOING = re.compile(r"[^“”\"]*? of \w+ing [^“”\"]*? and [a-z]+ing .*")
_OPENS = re.compile(_CLAUSE, re.IGNORECASE)
_VERB_AHEAD = re.compile(
    r"[^.!?;:\n]{0,120}?,\s+(?:(?:really|actually|also|still|now|simply|just) )?"
    r"(?:is|was|are|were|has|had|will|would|can|could|may|might|must|should)\b"
)
_AND = re.compile(r",? and (?:(?:even|also|then) )?\Z")
_JOIN = re.compile(r" and (?:(?:even|also) )?")
_LEAD = re.compile(r".*(?:\bwith|\bas|\bwhile|\bbut|—|–) ", re.DOTALL)
_ASIDE = re.compile(r", (?:who|whose)\b[^,;]*,?\Z|, [^,;]*,\Z")
_LONGEST = 200  # characters of a sentence before its last "and"
_MOST = 8  # words of the first of two who speak together
_HOLD = frozenset([
    "argue", "assert", "believe", "calculate", "claim", "complain", "contend", "fear", "feel",
    "hope", "insist", "maintain", "predict", "say", "suggest", "suspect", "think", "worry",
])  # fmt: skip
_WHO = re.compile(
    r"\b(?:for|to|at|against|with|of|by|from|on) (?P<who>(?:(?:the|those|many|some) )?"
    r"(?:[\w’'-]+ ){0,3}?(?P<noun>[\w-]+)) (?:who|that) (?P<verb>\w+)\Z"
)


_DEFINITE = re.compile(
    r"the (?P<own>(?:(?!of |for |in |at |to |[\w-]+['’]s? )[\w-]+ ){0,4})(?P<head>[\w-]+)",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"(?:the|an?) (?:\w+ )?statement", re.IGNORECASE)
# What many a body may be called, so that the last one named need not be it.
_LOOSE = frozenset(
    ["agency", "bureau", "department", "office", "panel", "party", "site", "website"]
)
_VERBS = frozenset([
    "are", "did", "does", "had", "has", "have", "is", "marks", "said", "says", "was", "were",
    "will", "would",
])  # fmt: skip
_DASH = re.compile(r"[—–]|--")
_PRONOUNS = frozenset(["he", "i", "she", "they", "we", "you"])
_RELATIVES = frozenset([
    "as", "how", "if", "than", "that", "what", "when", "where", "whether", "which", "who", "whom",
    "whose", "why",
])  # fmt: skip
_PROVES = re.compile(
    r"(?:(?:also|has|have|had|again|once|\w+ly) )*(?:show(?:ed|n)|proved|proven|demonstrated)\Z"
)
_INFERS = re.compile(
    r"(?:(?:also|does|do|did|may|might|\w+ly) )*(?:show|indicat|suggest|mean|prov|demonstrat|impl"
    r"|illustrat|underscor|reflect)\w*\Z"
)


def is_share(words: str) -> bool:
    """Whether words name a share of those asked, which is nobody who speaks.

    Example:
        >>> [is_share(w) for w in ("half", "a full 20%", "three-in-ten (28%)", "two aides")]
        [True, True, True, False]
    """
    return _SHARE.fullmatch(" ".join(words.split())) is not None


def with_holders(text: str, candidate: Candidate) -> Candidate:
    """A candidate whose cue ends in others who hold something, with these for its source.

    "Lee has an answer for critics who say | that it is late": the critics say so.

    Example:
        >>> text = "Lee has an answer for critics who say that it is late."
        >>> one = Candidate((Span(0, 3),), (Span(4, 37),), (Span(38, 53),))
        >>> changed = with_holders(text, one)
        >>> changed.source[0].of(text), changed.cue[0].of(text)
        ('critics', 'say')
    """
    if not candidate.source or len(candidate.cue) != 1:
        return candidate
    cue = candidate.cue[0]
    held = _WHO.search(cue.of(text))
    if held is None or candidate.source[-1].end > cue.start or held["verb"] not in _HOLD:
        return candidate
    noun = noun_of(held["noun"].lower())
    if noun is None or noun.kind not in ("person", "collective", "source"):
        return candidate
    who = Span(cue.start + held.start("who"), cue.start + held.end("who"))
    verb = Span(cue.start + held.start("verb"), cue.end)
    return replace(candidate, source=(who,), cue=(verb,))


def with_every_speaker(text: str, candidate: Candidate) -> Candidate:
    """A candidate with those for its source who hold or say what it tells, all of them.

    Args:
        text: The article's text.
        candidate: The statement.
    """
    return without_hearer(text, with_first(text, with_holders(text, candidate)))


def highest_confidence(text: str, candidate: Candidate, kind: str) -> float:
    """The confidence that a statement has at most, by what its words show to be missing.

    Args:
        text: The article's text.
        candidate: The statement.
        kind: ``direct``, ``indirect`` or ``mixed``.
    """
    if kind != "direct" and is_cut(text, candidate.content):
        return PERHAPS_NO_UTTERANCE
    if _is_perhaps_two(text, candidate) or is_bare_topic(text, candidate.cue, candidate.content):
        return LESS_SURE
    if is_share(joined(text, candidate.source)) or is_second_alone(text, candidate):
        return LESS_SURE
    return 1.0


def _is_perhaps_two(text: str, candidate: Candidate) -> bool:
    """Whether a second deed may be the speaker's own: "accusing Lee of lying and going after Ward".

    It may as well be what Lee is accused of.
    """
    return (
        _ACCUSING.fullmatch(joined(text, candidate.cue)) is not None
        and _AND_DOING.fullmatch(joined(text, candidate.content)) is not None
    )


def highest_speaker_p(people: Cast, candidate: Candidate, speaker: str) -> float:
    """How likely a speaker is at most: "the Ohio Democrat" whom nobody named or several may be.

    Nor is it sure that "he" is one last spoken of long ago, with another man named since.

    Args:
        people: The article's actors.
        candidate: The statement.
        speaker: The name of who is taken for its speaker.
    """
    source = joined(people.article.text, candidate.source)
    unknown = place_of(source) and place_of(speaker)
    far = source.lower() in ("he", "she") and _is_far(people, candidate.source[0].start, speaker)
    vague = _is_unmet(people, candidate, speaker) or _is_loose(people, candidate, speaker)
    if _is_inferred(people, source, joined(people.article.text, candidate.cue), speaker):
        return UNLIKELY_SPEAKER
    return LESS_SURE_SPEAKER if unknown or far or vague or holds_clause(source) else 1.0


def holds_clause(source: str) -> bool:
    """Whether a source takes in the verb of its sentence: "Lee has not yielded to Ward".

    Example:
        >>> holds_clause("Lee has not yielded to Tom Ward"), holds_clause("all who have met Lee")
        (True, False)
    """
    low = [word.lstrip('(“"') for word in _DASH.sub(" ", source.lower()).split()]
    at = next((i for i, word in enumerate(low) if word in _VERBS), 0)
    if not 0 < at < len(low) - 2 or "," in "".join(low[:at]):
        return False
    spoken = at > 1 and low[at - 1] in _PRONOUNS
    return not spoken and _RELATIVES.isdisjoint(low[:at])


def _is_inferred(people: Cast, source: str, cue: str, speaker: str) -> bool:
    """Whether "it shows" or "he showed" is a reporter's inference, and nobody's statement."""
    actor = people.get(speaker)
    if actor is not None and actor.kind == PERSON and _PROVES.match(cue):
        return not document_words(source)
    written = actor is not None and actor.kind == "document"
    return source.lower() == "it" and _INFERS.match(cue) is not None and not written


def _is_unmet(people: Cast, candidate: Candidate, speaker: str) -> bool:
    """Whether "the former envoy" or "the statement" is of somebody whom the article names.

    It tells of nobody before by these words, and who it is does not show.
    """
    text, actor = people.article.text, people.get(speaker)
    one = _DEFINITE.fullmatch(joined(text, candidate.source))
    if one is None or (actor is not None and actor.named):
        return False
    if one["head"] == "statement":
        return _STATEMENT.fullmatch(speaker) is not None
    noun = noun_of(one["head"].lower())
    single = noun is not None and noun.kind == PERSON and noun.number == "s"
    if not speaker.lower().startswith("the ") or not (single or is_other_word(*one.groups())):
        return False
    first = min((m.start for m in actor.mentions), default=0) if actor is not None else 0
    return actor is None or text[first : first + 4].lower() == "the "


def _is_loose(people: Cast, candidate: Candidate, speaker: str) -> bool:
    """Whether "the agency" is one body of several named before, none of them called an agency."""
    actor = people.get(speaker)
    words = joined(people.article.text, candidate.source).lower().split()
    if actor is None or not actor.named or len(words) != 2 or words[0] != "the":
        return False
    called = f"{actor.name} {actor.role}".lower().split()
    if words[1] not in _LOOSE or words[1] in called:
        return False
    at = candidate.source[0].start
    last = max((m.start for m in actor.mentions if m.start < at), default=at)
    near = people.within(Span(max(0, last - BESIDE), at))
    others = (people.actors[m.actor] for m in near if m.kind in NAMING)
    return any(o.kind in BODIES and o.named and o.name != speaker for o in others)


def _is_far(people: Cast, at: int, speaker: str) -> bool:
    """Whether a person was last spoken of far before a pronoun, and another was named since."""
    actor = people.get(speaker)
    if actor is None:
        return False
    before = [m for m in people.mentions if m.span.end <= at]
    own = [m.span.end for m in before if people.actors[m.actor].name == speaker]
    last = max(own, default=at)
    others = (people.actors[m.actor] for m in before if m.span.start > last and m.kind in NAMING)
    rivals = any(o.kind == PERSON and {o.sex, actor.sex} != {"m", "f"} for o in others)
    return at - last > FAR and rivals


def is_cut(text: str, content: Sequence[Span]) -> bool:
    """Whether a content ends before the verb of its own clause.

    Example:
        >>> text = "They say that the man who sang, at a rally, was a plant."
        >>> is_cut(text, [Span(9, 30)]), is_cut(text, [Span(9, 55)])
        (True, False)
    """
    if len(content) != 1 or not _OPENS.match(text, content[0].start):
        return False
    end = content[0].end
    return _VERB_AHEAD.match(text, end) is not None


def is_second_alone(text: str, candidate: Candidate) -> bool:
    """Whether a source is the second of two who speak together, and the first is left out.

    Example:
        >>> text = "Lee, who was there, and his wife said no."
        >>> is_second_alone(text, Candidate((Span(24, 32),), (Span(33, 37),), (Span(38, 40),)))
        True
        >>> text = "Lee sang and his wife said no."
        >>> is_second_alone(text, Candidate((Span(13, 21),), (Span(22, 26),), (Span(27, 29),)))
        False
    """
    return _first_of_two(text, candidate) is not None


def with_first(text: str, candidate: Candidate) -> Candidate:
    """A candidate whose source is the second of two groups, with both for its source.

    Example:
        >>> text = "Supporters of it and even some sailors said no."
        >>> one = Candidate((Span(26, 38),), (Span(39, 43),), (Span(44, 46),))
        >>> with_first(text, one).source[0].of(text)
        'Supporters of it and even some sailors'
    """
    first = _first_of_two(text, candidate)
    if first is None or _JOIN.fullmatch(text, first.end, candidate.source[0].start) is None:
        return candidate  # a name with who that is, of whom the tool would see the name alone
    if not (_is_group(first.of(text)) and _is_group(candidate.source[0].of(text))):
        return candidate
    return replace(candidate, source=(Span(first.start, candidate.source[0].end),))


def _first_of_two(text: str, candidate: Candidate) -> Span | None:
    """Who stands before a source, joined to it by "and"; ``None`` for nobody."""
    source, cue = candidate.source, candidate.cue
    if len(source) != 1 or not cue or source[0].of(text).endswith(("’s", "'s", "’", "'")):
        return None
    if not 0 <= cue[0].start - source[0].end <= 2:
        return None
    before = sentence_before(text, source[0].start, _LONGEST)
    join = _AND.search(before)
    if join is None:
        return None
    head = before[: join.start()] + ("," if join[0][0] == "," else "")
    aside = _ASIDE.search(head)
    if aside is not None and not aside[0].startswith(", who") and has_finite_verb(aside[0]):
        return None  # "By some accounts, it failed, and his claim"
    first = _LEAD.sub("", (head[: aside.start()] if aside else head).rstrip(",")).strip()
    words = first.split()
    if not 0 < len(words) <= _MOST or "," in first or has_finite_verb(first):
        return None
    nouns = (noun_of(word.lower()) for word in words[:3] if word.islower() or word is words[0])
    people = any(n is not None and n.kind in ("person", "collective") for n in nouns)
    if not people and not all(word[0].isupper() for word in words):
        return None
    start = source[0].start - len(before) + before.rindex(first)
    return Span(start, start + len(first))


def _is_group(words: str) -> bool:
    """Whether words are of several people: "some sailors", "owners of boats"."""
    front = words.partition(" of ")[0].split()[-1:]
    noun = noun_of(front[0].lower()) if front else None
    return noun is not None and noun.number == "p" and noun.kind in ("person", "collective")
