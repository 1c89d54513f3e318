"""Cues: the words that attribute, and what each makes of what is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from analysis.common.resources import rows

CLASSES = (
    "neutral", "write", "report", "claim", "argue", "admit", "deny", "warn",
    "order", "ask", "promise", "praise", "criticise", "think", "feel",
)  # fmt: skip
PHRASES: Mapping[str, str] = MappingProxyType(
    {"according to": "neutral", "in the words of": "neutral", "in the view of": "think",
     "in the opinion of": "think", "in the eyes of": "think", "quoted as saying": "report",
     "cited as saying": "report", "pointed out": "argue", "points out": "argue",
     "pointing out": "argue", "made clear": "argue", "made it clear": "argue",
     "went on": "neutral", "shot back": "argue", "spoke out": "criticise",
    "lashed out": "criticise",
     "called on": "order", "calls on": "order", "calling on": "order", "called for": "order",
     "calls for": "order", "calling for": "order"}
)  # fmt: skip
# What begins where, when or how something was said: a verb behind it says nothing ("said at a
# press conference").
_WHERE = re.compile(r"\b(?:after|at|before|during|from|in|through|via|while)\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A form of a reporting verb: its lemma, its class and what follows it."""

    form: str
    lemma: str
    kind: str
    takes: str


def lookup(word: str) -> ReportingWord | None:
    """The reporting verb that a word is a form of, if it is one.

    Example:
        >>> lookup("Claimed").kind
        'claim'
    """
    return _words().get(word.lower())


def cue_class(cue: str) -> str:
    """The class of a cue as it stands in the text; "neutral" for one without a known verb.

    The last reporting verb decides: in "went on to accuse" that is "accuse"; one in what tells
    where or when does not.

    Example:
        >>> cue_class("has repeatedly warned"), cue_class("according to"), cue_class(":")
        ('warn', 'neutral', 'neutral')
        >>> cue_class("said at a press conference"), cue_class("speaking in Oster, warned")
        ('neutral', 'warn')
    """
    low = " ".join(cue.lower().split())
    for phrase, kind in PHRASES.items():
        if phrase in low:
            return kind
    verb = _last_verb(low)
    return verb.kind if verb else "neutral"


def has_verb(cue: str) -> bool:
    """Whether a cue says that something is said: by a reporting verb, or a phrase such as those.

    Example:
        >>> has_verb("has warned"), has_verb("according to"), has_verb("focus on"), has_verb(":")
        (True, True, False, False)
    """
    low = " ".join(cue.lower().split())
    return _last_verb(low) is not None or any(phrase in low for phrase in PHRASES)


def _last_verb(cue: str) -> ReportingWord | None:
    """The last reporting verb of a cue that is not in words that tell where or when."""
    last: ReportingWord | None = None
    for part in _WHERE.split(cue):
        own = part if last is None else part.partition(",")[2]
        verbs = [w for w in map(lookup, _WORD.findall(own)) if w]
        last = verbs[-1] if verbs else last
    return last


class CueStance(StrEnum):
    """Whether a cue keeps a distance from the words, takes them as true, or neither."""

    NEUTRAL = "neutral"
    DOUBT = "doubt"
    CERTAINTY = "certainty"


def cue_stance(cue: str) -> CueStance:
    """What a cue lets the reader think of the words; its last reporting verb decides.

    Example:
        >>> [str(cue_stance(cue)) for cue in ("said", "has claimed", "pointed out")]
        ['neutral', 'doubt', 'certainty']
    """
    verb = _last_verb(cue.lower())
    return _stances().get(verb.lemma, CueStance.NEUTRAL) if verb else CueStance.NEUTRAL


@cache
def _stances() -> Mapping[str, CueStance]:
    return MappingProxyType({row["lemma"]: CueStance(row["stance"]) for row in rows("cue_stance")})


def forms() -> Mapping[str, ReportingWord]:
    """Every known form of a reporting verb."""
    return _words()


@cache
def _words() -> Mapping[str, ReportingWord]:
    return MappingProxyType({row["form"]: ReportingWord(*row.values()) for row in rows("cues")})
