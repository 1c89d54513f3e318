"""The paraphrases of a report's voices that page one retells: one whole clause each.

Bo Ray told the paper that ▸the port is “a joy”.◂
▸The port is late,◂ Bo Ray said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.claims.claim import Flaw
from analysis.claims.clarity import front_of, is_clear
from analysis.claims.kind_by_rules import asserts
from analysis.claims.subject import subject
from analysis.claims.things_meant import place_meant, things_meant
from analysis.statements.cue_objects import has_finite_verb
from analysis.views.page_one_said import Told, has_meaning_of_it, of_named, takes_a_stand, weight

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.statements import Statement

_SAYS = re.compile(  # "also said earlier on Monday that"
    r"(?:(?:also|later|then|has|have|had|\w+ly) )*(?P<verb>said|says|argue[sd]|warn(?:s|ed)"
    r"|insist(?:s|ed)|claim(?:s|ed)|note[sd]|announced|add(?:s|ed)|writes|wrote|tells|told|tweeted"
    r"|explained|stressed|predicted|acknowledged|conceded|confirmed|declared)\b"
    r"[^,;:“”\"]{0,60},?(?: that)?",
    re.IGNORECASE,
)
_SAID: Mapping[str, str] = MappingProxyType(
    {"told": "said", "tells": "says", "added": "said", "adds": "says"}
)
_THAT = re.compile(r"that\s+", re.IGNORECASE)
_NO_CLAUSE = re.compile(
    r"(?:to|of|for|with|about|by|from|at|how|why|what|whether|if|who|when|where|despite this"
    r"|instead|also|even so|such|rather|too|however|[a-z]+ing)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\b[A-Z]{2,5}, [-+]?\d|[?…\[\]]|\.\.\.|--|[a-z][.!][A-Z]")
_CONDITION = re.compile(r"\b(?:while|although|though|if|when|because|unless|despite|after)\b")
_BEHIND = re.compile(  # "the majority | to revive a bill that failed", which is no clause
    rf"{_CONDITION.pattern}|\b(?:that|which|who|to)\b"
)
_LATER = re.compile(
    r"\band (?:by|in|on|since) (?:(?:early|late|mid) )?(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December|\w+day|\d{4}) (?:he|she|they|it)\b"
)
_TO_DO = re.compile(r"(?:\S+ ){1,7}to [a-z]+\b")
_OF = re.compile(r"\b(?:for|against|of|about|to|with|on)\Z")  # "argued for | a wider door"
_GOES_ON = re.compile(  # "another case | that has not been heard"; "is glad, but"
    r",? (?:that|which|who|by|of|in|for|to|but|although|though|being|having|when|if|unless|until"
    r"|as|despite)\b| \(",
    re.IGNORECASE,
)
_ONE_SIDE = re.compile(r"\bon the one hand\W*\Z", re.IGNORECASE)
_TURNED = re.compile(r"[.,”\"’]*\s+(?:But|However|Then|Yet)\b")  # what follows
_OTHER_SIDE = re.compile(r"\bBut \Z")  # "But Lee also said"
_MARKS = frozenset('“”"')
_ITSELF = re.compile(r"(?:it|its|they|their)\b", re.IGNORECASE)
_OF_WHICH = re.compile(  # "Ward's comments": which?
    r"[’']s? (?:comments?|decision|plan|proposal|remarks?|request|statements?|words)\b"
    r"|\bin questions?\b",
    re.IGNORECASE,
)
_SO = re.compile(r"\b(?:do|does|did|doing|done|sa(?:y|ys|id)|th(?:ink|ought)) so\b", re.IGNORECASE)
_BEFORE_NOW = re.compile(
    r"\b(?:initially|originally|previously|recently|earlier|once|ago|last (?:week|month|year|fall"
    r"|spring|summer|winter)|over the (?:summer|weekend|years?)|in the past|at first)\b",
    re.IGNORECASE,
)
_BEFORE = 24  # characters before a statement in which "on the one hand" stands


def retold_sentences(a: Analysis) -> Iterator[Told]:
    """Every paraphrase that is surely of somebody's words, one whole clause, and clear alone."""
    about, text, people = subject(a.article), a.article.text, a.statements.cast
    above = finder([p.span for p in a.article.paragraphs if p.kind in ("headline", "heading")])
    for claim, statement, name in of_named(a):
        if above(statement.span):
            continue  # in the short words of headlines
        one = len(claim.spans) == len(statement.content) == len(statement.cue) == 1
        if statement.kind == "direct" or not one or claim.flaw is not Flaw.NONE:
            continue
        cue = _SAYS.fullmatch(statement.cue[0].of(text))
        if cue is None or _OF.search(cue[0]):
            continue
        start = front_of(text, claim.spans[0])
        that = _THAT.match(text, start, claim.spans[0].end)
        shown = Span(that.end() if that else start, claim.spans[0].end)
        words = shown.of(text)
        if not _is_clause(words) or not _is_all(text, statement, shown):
            continue
        if cue["verb"].lower() in ("told", "tells") and not that and _TO_DO.match(words):
            continue  # "told the majority to revive the bill"
        speaker = people.get(statement.speaker_id)
        if speaker is not None and speaker.kind == "person" and not has_meaning_of_it(words):
            continue
        if (speaker is None or speaker.kind != "person") and _ITSELF.match(words):
            continue  # "confirmed that it had hit", of a rocket
        clear = is_clear(text, [shown], people, speaker=statement.speaker_id)
        meant = things_meant(text, [shown], people) or place_meant(text, [shown], people)
        if clear and not (meant or _is_old(a, statement, shown)):
            verb = _SAID.get(cue["verb"].lower(), cue["verb"].lower())
            yield Told(name, shown, statement.number, weight(a, claim, words, about), verb)


def _is_old(a: Analysis, statement: Statement, shown: Span) -> bool:
    """Whether its sentence says that somebody said so a while ago, which what is shown does not."""
    text, whole = a.article.text, statement.span
    for sentence in sentences(text, a.article.body):
        if sentence.overlap(whole):
            parts = text[sentence.start : shown.start], text[shown.end : sentence.end]
            if any(_BEFORE_NOW.search(part) for part in parts):
                return True
    return False


def _is_clause(words: str) -> bool:
    """Whether a paraphrase is a clause of its own, with its quotation marks in pairs."""
    if not takes_a_stand(words) or not asserts(words) or _NO_CLAUSE.match(words):
        return False
    if _LATER.search(words):
        return False  # "was false and by June he was gone": half of it is the reporter's
    if _SO.search(words) or _OF_WHICH.search(words):
        return False  # what he did, or what it is, stands before it
    main = _BEHIND.split(words, maxsplit=1)[0]
    if main and not has_finite_verb(main):
        return False  # "bill not likely to pass if", in the short words of headlines
    if words[0] in _MARKS and words.rstrip(".,")[-1] in _MARKS:
        return False  # a quotation
    paired = words.count("“") == words.count("”") and words.count('"') % 2 == 0
    return paired and not _LEFT_OUT.search(words)


def _is_all(text: str, statement: Statement, shown: Span) -> bool:
    """Whether nothing before or behind a paraphrase says on what it hangs, or goes on in it."""
    cue = statement.cue[0]
    if _CONDITION.search(text, cue.end, max(shown.start, cue.end)):
        return False
    before = text[max(0, statement.span.start - _BEFORE) : statement.span.start]
    turns = "also" in cue.of(text) and _OTHER_SIDE.search(before)
    around = text[shown.start - 1 : shown.start] + text[shown.end : shown.end + 2]
    marked = not _MARKS.isdisjoint(around)  # words of a quotation, without its marks
    turns = turns or _TURNED.match(text, max(shown.end, statement.span.end))
    return not (marked or turns or _GOES_ON.match(text, shown.end) or _ONE_SIDE.search(before))
