"""What is but named behind a verb that tells an attitude, without a clause that says something.

"Lee dismissed the new crop of skippers", "cited a survey" and "quoted Ward" leave open what was
said; "cited a lack of money" gives a reason, and "dismissed it as old" a judgement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span
from analysis.statements.cue_objects import has_finite_verb, joined

_NAMES = re.compile(
    r"\b(?:dismiss(?:es|ed|ing)?|mock(?:s|ed|ing)?|ridicul(?:es?|ed|ing)|cit(?:es?|ed|ing)"
    r"|quot(?:es?|ed|ing)|invok(?:es?|ed|ing)|referenc(?:es?|ed|ing)|refer(?:s|red|ring)? to"
    r"|allud(?:es?|ed|ing) to|highlight(?:s|ed|ing)?)\Z",
    re.IGNORECASE,
)
_SAYS = re.compile(  # what makes more of a name: a clause, a judgement, a reason
    r"\b(?:as|for|that|to|who|which|whose|whether|how|why|because|if|when|being|having"
    r"|lacks?|absence|shortage|risks?|dangers?|threats?|harms?|need|failures?|problems?|impacts?"
    r"|effects?|costs?|concerns?|fears?|differences?|increases?|decline|rise|growth|drop|difficult\w+"
    r"|importance|improvements?|inab\w+|ab(?:ility|sence)|violations?|evidence|reasons?|success\w*"
    r"|potential|possibility|issues?|challenges?|pressures?|conflicts?|security|safety|privacy"
    r"|health|uncertain\w+|weak\w*|strong\w*|poor|high\w*|low\w*|more|fewer|less)\b"
    r"|%|\bper ?cent\b|\b(?!during)\w{2,}ing\b",
    re.IGNORECASE,
)
_MARKS = frozenset('“”"„«»')


def is_bare_topic(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a content only names what somebody dismissed, mocked, cited or alluded to.

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "Lee dismissed the new crop of skippers, citing a lack of skill."
        >>> is_bare_topic(text, [Span(4, 13)], [Span(14, 38)])
        True
        >>> is_bare_topic(text, [Span(40, 46)], [Span(47, 62)])
        False
    """
    words = joined(text, content)
    if not cue or _NAMES.search(joined(text, cue)) is None or not _MARKS.isdisjoint(words):
        return False
    behind = content[0].start >= cue[-1].end
    return behind and not (_SAYS.search(words) or has_finite_verb(words))
