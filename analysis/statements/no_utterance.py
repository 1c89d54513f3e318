"""What an article attributes to somebody who says nothing by it: a request, an inquiry opened.

"a spokesman, who asked not to be named, said that ..." has one statement, and "opened an inquiry
into who knew what" none: nobody puts into words what the content would hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span

_WISH = re.compile(
    r"(?:\b(?:ask|request|wish|want|prefer|insist|refus|declin|demand|agree|plead|beg)\w*"
    r"|\b(?:would|did|could) not|n['’]t|\bon (?:the )?condition)(?:\s+(?:for|that|not|to))*\s*\Z",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\W*(?:that\s+)?(?:(?:he|she|they|it)\s+|(?:his|her|their|its)\s+(?:full\s+|real\s+)?names?\s+)?"
    r"(?:(?:not|never)\s+(?:to\s+)?(?:be|give)|to\s+(?:be|give|remain|stay)|be|remain|stay)\s+"
    r"(?:(?:further|publicly)\s+)?(?:named|identified|quoted|anonymous|unnamed|unidentified|used"
    r"|published|withheld|kept|(?:his|her|their|a)\s+(?:full\s+|real\s+|last\s+)?names?)\b[^.“”\"]{0,40}\Z"
    r"|\W*(?:for\s+)?anonymity\b[^.“”\"]{0,30}\Z",
    re.IGNORECASE,
)
_INQUIRY = re.compile(
    r"\b(?:inquir(?:y|ies)|enquir(?:y|ies)|investigations?|probes?|reviews?|hearings?|look(?:s|ed|ing)?"
    r"|inquire[sd]?|investigat(?:e[sd]?|ing)|examin(?:e[sd]?|ing))"
    r"(?:\s+(?:into|of|on|to (?:learn|find out|see|determine|establish)))?\s*\Z",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:into\s+)?(?:who|whom|whose|what|when|where|why|how|which|whether)\b", re.I)


def is_no_utterance(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a cue and its content are a wish not to be named, or an inquiry and its question.

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> is_no_utterance("He asked not to be named.", [Span(3, 8)], [Span(9, 24)])
        True
        >>> is_no_utterance("He asked not to be sent home.", [Span(3, 8)], [Span(9, 28)])
        False
    """
    if not cue or len(content) != 1 or content[0].start < cue[-1].end:
        return False
    words = content[0].of(text)
    lead = text[cue[0].start : content[0].start]
    if set(lead + words) & set("“”"):
        return False
    if _WISH.search(lead) and _UNNAMED.fullmatch(words):
        return True
    return bool(_INQUIRY.search(lead) and _ASKED.match(words))
