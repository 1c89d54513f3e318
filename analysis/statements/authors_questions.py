"""Questions of an author's on what somebody says, and charges that are brought: nobody's words.

"What did Lee say about the port?" and "Does she believe that it pays?" ask; "police charged Ward
with theft" tells of a deed, but "Lee charged that he stole" of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import joined
from analysis.statements.whole_clauses import sentence_end

BACK = 120  # characters before a source in which a question begins
_ASKS = re.compile(
    r"(?:(?:And|But|So|Then|Or|Yet),? )?"
    r"(?:(?:What|How|Why|When|Where|Which|Who|In what)(?: [\w’'-]+){0,4}? )?"
    r"(?:did|does|do|has|have|had|is|are|was|were|will|would|could|can|should|must)"
    r"(?:n['’]t)?(?: (?:the|a|an|these|those|his|her|its|their|not|really|even))?\s*",
    re.IGNORECASE,
)
_TAKES_FOR_TRUE = re.compile(  # "Why did Lee say that it rained?": she said it
    r"(?:\w+,? )?(?:Why|When|Where) (?:did|does|do|has|have|had|is|are|was|were)\b", re.IGNORECASE
)
_CHARGED = re.compile(r"(?:(?:has|have|had|later|also|then) )*charged?s?", re.IGNORECASE)
_WITH = re.compile(r"(?!that\b)[^“”\"]* with [^“”\"]*", re.DOTALL)
_LAW = re.compile(
    r"\b(?:police|prosecutors?|grand jury|authorities|officers|detectives|sheriff|investigators"
    r"|district attorney|(?:U\.S\.|state|federal) (?:attorney|officials)|department|FBI)\b",
    re.IGNORECASE,
)


def is_asked(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether an author only asks what somebody says or thinks.

    Args:
        text: The article's text.
        source: Who would say it.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "What did Lee say about the port?"
        >>> is_asked(text, [Span(9, 12)], [Span(13, 22)], [Span(23, 31)])
        True
    """
    if not source or not cue or not content or not source[0].end <= cue[0].start:
        return False
    if content[0].start < cue[-1].end or not set(joined(text, content)).isdisjoint('“”"'):
        return False
    lead = sentence_before(text, source[0].start, BACK).lstrip("“\"‘'")
    if _TAKES_FOR_TRUE.match(lead):
        return False
    end = sentence_end(text, content[-1].end)
    return text.startswith("?", end) and _ASKS.fullmatch(lead) is not None


def is_charge(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether somebody is charged with a crime by who may do so.

    Example:
        >>> text = "Police charged Bo Ward with theft."
        >>> is_charge(text, [Span(0, 6)], [Span(7, 14)], [Span(15, 33)])
        True
    """
    by_law = _LAW.search(joined(text, source)) and _CHARGED.fullmatch(joined(text, cue))
    return bool(by_law) and _WITH.fullmatch(joined(text, content)) is not None
