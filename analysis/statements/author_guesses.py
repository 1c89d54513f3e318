"""What an author supposes, advises or infers of others, who have not said it.

"Ward probably expected rain", "should have said so and then gone on to explain why", "her refusal",
"decided to stay" and "has shown that he is wise" tell of no words, nor does a question: "Does she
want it to rain?". "It is hard to imagine" is the author's own view. Such statements are in the
exports, and no report lists them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import joined

BACK = 260  # characters before a source or a cue that are looked at
_PERHAPS = re.compile(
    r"\b(?:probably|presumably|perhaps|maybe|doubtless|undoubtedly|conceivably|(?:no|without) doubt"
    r"|(?:must|may|might|could|can['’]t|cannot) (?:surely |well )?have)\b"
    r"|\b(?:is|are|was|were|seems?) (?:\w+ly |also |more |less )?(?:un)?likely\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(  # "Ward should have said so and then | gone on", "must stop and | say"
    r"\s+(?:should|must|could|might|ought to|need(?:s|ed)? to|would do well to)\b"
    r"(?! (?:not )?\w+ed\b)"
    r"[^.;:“”\"]*,? (?:and|or) \Z",
    re.IGNORECASE,
)
_NEVER = re.compile(  # "She may, in fact, never tell": the words in marks are another's
    r"(?:may|might|could|should|must)\b.* (?:never|not)(?: \w+)?|may not\b.*", re.IGNORECASE
)
_ADVERBS = re.compile(
    r"(?:(?:then|perhaps|even|also|again|now|just|simply|\w+ly) )*", re.IGNORECASE
)
_FINITE = re.compile(r"(?:has|have|had|is|are|was|were|do|does|did)\b|\w+(?:ed|s)\b", re.IGNORECASE)
_REFUSES = re.compile(
    r"(?:['’]s? |(?:his|her|its|their|the|a) )?(?:\w+ )?"
    r"(?:refusal|unwillingness|inability|failure|reluctance|readiness|eagerness|tendency|ability|attempts?|efforts?|bid|quest|drive|push|focus|obsession)"
    r"(?: (?:to|on|with|for|in)(?: \w+){0,3})?",
    re.IGNORECASE,
)
_CHOOSES = re.compile(
    r"(?:.*\b)?(?:decid(?:e|es|ed|ing)|ch(?:oo|o)se[sn]?|opt(?:s|ed)|moved|rushed|hastened|scrambled"
    r"|push(?:es|ed|ing)?|set out|vied|aim(?:s|ed|ing)?|striv(?:e|es|ing)|strove)",
    re.IGNORECASE,
)
_TO = re.compile(r"to [a-z]", re.IGNORECASE)
_PROVES = re.compile(
    r"(?:(?:has|have|had|also|already|again|long|since|\w+ly) )*prov(?:e|es|ed|en|ing)"
    r"|(?:has|have|had) (?:\w+ )*(?:shown|demonstrated)",
    re.IGNORECASE,
)
_HANGS = re.compile(r"[,;:—–]| (?:of|from|that|who|which|with|in|on|for|at|as|to|by) ")
_WHO = frozenset(("who", "he", "she", "they", "we", "i"))
_KNOWS_NOT = re.compile(
    r"(?:do|does|did)(?:n['’]t| not) (?:\w+ly |even |yet )?"
    r"(?:know|understand|realize|realise|see|get)",
    re.IGNORECASE,
)
_WH = re.compile(r"(?:who|whom|whose|what|when|where|why|how|which|whether|if)\b", re.IGNORECASE)
_ASKS = re.compile(  # a question with somebody's verb: "Does she | want", "What do they | claim"
    r"(?:\A|.*[,;:—–] )[\"“]?(?:(?:And|But|So|Or|Then),? )?"
    r"(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should"
    r"|don['’]t|doesn['’]t|didn['’]t|isn['’]t|aren['’]t"
    r"|(?:what|which)\b[^.;:!?]{1,120} (?:do|does|did)) \Z",
    re.IGNORECASE | re.DOTALL,
)
_TILL = re.compile(r"[^.!?\n]*")
_OWN_VIEW = re.compile(
    r"(?:it['’]s|it is|it was|is|it would be|it seems|would be) (?:\w+ly |so |also |not |too )*"
    r"(?:hard|harder|difficult|easy|tempting|worth|fair|safe|fitting|wrong|odd|strange|ironic"
    r"|a (?:\w+ )?(?:mistake|error|shame|pity)) (?:to )?\w+(?: \w+)?",
    re.IGNORECASE,
)
_SEEMS = re.compile(r"(?:it )?(?:[\w'’]+ ){0,2}(?:seem|appear)(?:s|ed)?", re.IGNORECASE)
_FOR = re.compile(r"for", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:left|leav(?:es|ing)|made|mak(?:es|ing)|rendered)(?: \w+ly)? \Z", re.IGNORECASE
)
_FEELING = re.compile(r"(?:\w+ly |\w+ and )?[a-z]+ (?:about|over|at|by|with|of)")
_MARKS = frozenset('“”"„«»')


def is_guess(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether an author only supposes, advises, infers or asks what somebody says or thinks.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "Ward probably expected rain to fall."
        >>> is_guess(text, [Span(0, 4)], [Span(5, 22)], [Span(23, 35)])
        True
        >>> is_guess("Ward expected rain.", [Span(0, 4)], [Span(5, 13)], [Span(14, 18)])
        False
    """
    if not cue:
        return False
    who, tells, words = (joined(text, parts) for parts in (source, cue, content))
    if _PERHAPS.search(tells) or _REFUSES.fullmatch(tells):
        return True
    lead = sentence_before(text, source[0].start, BACK) if source else ""
    if _LEFT.search(lead) and _FEELING.fullmatch(tells):  # "the visit left | Lee | upset about"
        return True
    if not _MARKS.isdisjoint(words):
        return _NEVER.fullmatch(tells) is not None or _advised(text, source, cue, tells)
    if not source:
        return _OWN_VIEW.fullmatch(tells) is not None or _SEEMS.fullmatch(tells) is not None
    if _CHOOSES.fullmatch(tells) and _TO.match(words):
        return True
    if _KNOWS_NOT.fullmatch(tells) and _WH.match(words):
        return True
    if _FOR.fullmatch(tells) or (_PROVES.fullmatch(tells) and _is_person(who)):
        return True
    return _advised(text, source, cue, tells) or _asked(text, source, cue)


def _advised(text: str, source: Sequence[Span], cue: Sequence[Span], tells: str) -> bool:
    """Whether a verb is the second of what somebody should do: "should go and | explain"."""
    if not source or source[-1].end > cue[0].start:
        return False
    between = text[max(source[-1].end, cue[0].start - BACK) : cue[0].start]
    verb = tells[_ADVERBS.match(tells).end() :]  # type: ignore[union-attr]
    finite = _FINITE.match(verb) or verb.split(" ")[0] in word_set("verbs", "past")
    return _OUGHT.match(between) is not None and not finite


def _asked(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether the author asks for it: "Does she | want it to rain?"."""
    if source[0].start > cue[0].start:
        return False
    if not _ASKS.match(sentence_before(text, source[0].start, BACK)):
        return False
    end = _TILL.match(text, cue[-1].end)
    return end is not None and text[end.end() : end.end() + 1] == "?"


def _is_person(who: str) -> bool:
    """Whether some words name a person or a group, and no study that may show a thing."""
    head = _HANGS.split(who)[0].split()
    last = re.sub(r"['’]s?\Z", "", head[-1].lower()) if head else ""
    noun = noun_of(last)
    return last in _WHO or (noun is not None and noun.kind in ("person", "collective"))
