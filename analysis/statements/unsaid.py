"""What a form of words shows to be unsaid: denied, wished of somebody, warded off, looked at.

"The scandal is not that Lee asked for money" denies that it is of weight, "the idea is for Lee to
feel free" tells of a plan, "Lee parried the charge with jokes" and "came not to praise the law" of
what was done, and "traders focus on the talks" of what they look at. Nobody is heard in any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

BACK = 160  # characters before a source that are looked at
_ALSO = r"(?:(?:has|have|had|is|are|was|were|been|be|being|also|now|still|then|[\w-]+ly) )*"
_IS_NOT_THAT = re.compile(  # "The scandal is not that | a mayor | asked"
    r"(?:is|was|are|were|be)(?:n['’]t| not) that (?:(?:an?|the|his|her|its|their|our|your) )?"
    r"(?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)
_PURPOSE = (
    r"(?:\bthe|\ban?|\bour|\btheir|\bhis|\bher|\bits|['’]s?) (?:\w+ ){0,2}"
    r"(?:idea|goal|aim|point|purpose|object|trick|plan|challenge|key) (?:is|was|would be)"
)
_FOR_WHOM = re.compile(rf"{_PURPOSE} for (?:\w+ ){{0,2}}\Z", re.IGNORECASE)
_IS_FOR = re.compile(rf"(?:.* )?{_PURPOSE} for\b.*", re.IGNORECASE)
_CAME_NOT_TO = re.compile(
    r"(?:[\w’']+ )*(?:show(?:s|ed|n|ing)? up|c[ao]mes?|coming|went|goes|gone|arriv\w+"
    r"|appear(?:s|ed)|travel\w*|return\w*|gather\w*|is|are|was|were|am|been)"
    r"(?: here| there| back)?,? not to \w+",
    re.IGNORECASE,
)
_WARDS_OFF = re.compile(
    rf"{_ALSO}(?:parr(?:y|ies|ied|ying)|deflect(?:s|ed|ing)?|fend(?:s|ed|ing)? off)"
    r"(?: \w+){0,2}",
    re.IGNORECASE,
)
_LOOKS_AT = re.compile(
    rf"{_ALSO}(?:continu\w+ to |remain\w* |stay\w* |(?:more|most|too|less|intently) )?"
    r"(?:(?:[\w-]+ly|more|most|less) )*focus(?:es|ed|s?ing|sed)?(?: (?:\w+ )?attention)?"
    r" (?:up)?on",
    re.IGNORECASE,
)
_RULES_THAT = re.compile(
    r"(?:.* )?(?:rules?|laws?|regulations?|bills?|legislation|orders?|policy|policies|provisions?"
    r"|statutes?|measures?|amendments?|bans?) (?:that|which) (?:(?:would|will|now|\w+ly) )*"
    r"(?:prohibit|forbid|bar|ban|block|prevent|limit|restrict|allow|require|outlaw|permit)\w*",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?:that|how|why|whether|what)\b", re.IGNORECASE)
_MARKS = frozenset('“”"„«»')


def is_unsaid(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether an attribution tells by its form that nobody is heard.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "The scandal is not that Lee asked for money."
        >>> is_unsaid(text, [Span(24, 27)], [Span(28, 33)], [Span(34, 43)])
        True
        >>> text = "The scandal is that Lee asked for money."
        >>> is_unsaid(text, [Span(20, 23)], [Span(24, 29)], [Span(30, 39)])
        False
    """
    tells = joined(text, cue)
    if _CAME_NOT_TO.fullmatch(tells) or _RULES_THAT.fullmatch(tells) or _IS_FOR.fullmatch(tells):
        return True
    if source and source[0].start < cue[0].start:
        lead = sentence_before(text, source[0].start, BACK)
        if _IS_NOT_THAT.search(lead) or _FOR_WHOM.search(lead):
            return True
    words = joined(text, content)
    if not _MARKS.isdisjoint(words) or _THAT.match(words):
        return False
    if _LOOKS_AT.fullmatch(tells):
        return not has_finite_verb(words)
    return _WARDS_OFF.fullmatch(tells) is not None
