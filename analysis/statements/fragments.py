"""Attributions that a list of statements is no place for: without words, or without a speaker.

"These questions" and "a similar dynamic" assert nothing; "a war as an ugly" is cut off, and so is
what "something that they see as" leads up to. "Which made some people" and "enjoyed a long peace"
name nobody, and bare results, history or experience are the author's own reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of, words_of
from analysis.article.reporting_verbs import cue_class
from analysis.article.spans import Span
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

BACK = 90
_EMPTY = re.compile(
    r"(?:(?:all|any|many|most|some|none) (?:of )?)?"
    r"(?:(?:the|a|an) (?:very )?(?:similar|same|different|other|above|following)"
    r"|these|those|this|that|such|his|her|its|their)"
    r" (?:\w+ )?"
    r"(?:questions?|claims?|comments?|words|remarks?|statements?|arguments?|concerns?|issues?|ideas?|views?|accusations?|allegations?|charges?|points?|things?|dynamics?|patterns?|feelings?"
    r"|picture|story|stories|trends?|results?|conclusions?|sentiments?|answers?|message|line)",
    re.IGNORECASE,
)
_CUT = re.compile(  # "saw the war as an ugly[, long fight]"
    r"\b(?:as|with|of|for|in|to|from|by|into|about|the|an?|his|her|its|their|our|and|or|very|more|so)\Z"
    r"|\b(?:as|is|was|are|were|be) an? \w+\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r", (?P<next>[a-z-]+) \w+")
_NOUN_END = re.compile(
    r"(?:er|or|ist|ian|ment|tion|sion|ness|ity|ship|ism|ance|ence|age|hood|dom|cy|ure|ee|ing)\Z",
    re.I,
)
_ELIDED = re.compile(
    r"\b(?:something|anything|everything|nothing|that|which|what)(?: that| which)? \Z",
    re.IGNORECASE,
)
_SEES_AS = re.compile(r"(?:\w+ )*(?:see|saw|view|regard|consider|describe)\w*(?: \w+ly)? as", re.I)
_RELATIVE = re.compile(
    r"(?:which|that|who|whom)\s+\w|(?:this|that)\Z|.*\b(?:is|was|are|were) \w+ing\Z",
    re.IGNORECASE | re.DOTALL,
)  # "this" is a fact, which speaks against a claim; "Lee was heaping" is a clause
_THING = re.compile(
    r"(?:(?:the|such|all|recent|early|final|past|long|bitter"
    r"|unofficial|official|preliminary|initial|partial|actual|very|\w+al|\w+ing) )*"
    r"(?:results?|returns|tall(?:y|ies)|history|experience|reality|events?|facts?|time|logic|precedent"
    r"|evidence|outcomes?|trends?|patterns?|common sense|context|hindsight)",
    re.IGNORECASE,
)
_DETERMINERS = frozenset(("a", "an", "the", "his", "her", "its", "their", "this", "that", "some"))
_TAKES_SIDES = ("deny", "criticise", "praise", "admit")  # "rejected | that argument"
_LEADS_ON = frozenset(("who", "which", "where", "when", "while", "said", "says", "he", "she", "it"))
_MARKS = frozenset('“”"„«»')


def is_fragment(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether what is attributed asserts nothing, is cut off, or is said by no speaker.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "Lee sees a similar pattern."
        >>> is_fragment(text, [Span(0, 3)], [Span(4, 8)], [Span(9, 26)])
        True
    """
    who = joined(text, source)
    if is_no_speaker(who):
        return True
    words = joined(text, content).strip(" ,.;:—–")
    if not _MARKS.isdisjoint(words):
        return False
    tells = joined(text, cue)
    if _THING.fullmatch(who) or (_EMPTY.fullmatch(words) and cue_class(tells) not in _TAKES_SIDES):
        return True
    return _is_cut(text, words, content[-1].end) or _lacks_object(text, source, cue, words)


def is_no_speaker(who: str) -> bool:
    """Whether some words are a clause or the rest of one, and name nobody.

    Args:
        who: The words of a source, or a speaker's name.

    Example:
        >>> is_no_speaker("which made some people"), is_no_speaker("some people who left")
        (True, False)
        >>> is_no_speaker("enjoyed a long peace")
        True
    """
    if _RELATIVE.match(who):
        return True
    first, *rest = [*who.split(), "", ""][:2]
    if not first.islower() or rest[0] not in _DETERMINERS:
        return False
    return first in word_set("verbs", "past") or (len(first) > 4 and first.endswith("ed"))


def _is_cut(text: str, words: str, end: int) -> bool:
    """Whether words end amid a phrase."""
    cut = _CUT.search(words)
    if cut is None:
        return False
    *before, last = cut[0].split()
    if not before:
        return text[end : end + 1].isspace()
    on = _GOES_ON.match(text, end)  # "as an ugly": an adjective with more to come
    if on is None or not last.islower() or noun_of(last) is not None or _NOUN_END.search(last):
        return False
    return not on["next"].endswith("ing") and on["next"] not in words_of("function") | _LEADS_ON


def _lacks_object(text: str, source: Sequence[Span], cue: Sequence[Span], words: str) -> bool:
    """Whether what is seen so stands before the source: "something they see as | futile"."""
    if not source or not cue or not _SEES_AS.fullmatch(joined(text, cue)) or has_finite_verb(words):
        return False
    return _ELIDED.search(sentence_before(text, source[0].start, BACK)) is not None
