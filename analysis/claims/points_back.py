"""What some words hang on that an article tells before or behind them.

"A prison in Lund ... the prison", "gave it to them", and what the next sentence takes back. A page
that shows the words alone shows none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span

SOON = 8  # words at the front in which "it" surely stands for something before them
_BARE = (
    r"(?P<noun>[a-z]{4,})\b"
    r"(?!-|['’]s|,? (?:of|that|which|who|whose|in|on|to|for|by|from|with|at|against|between|about"
    r"|under|over|behind|after|into|where|when|called|named|known|\w+ing\b|\d|[A-Z]))"
)
_DEFINITE = tuple(re.compile(rf"\b[Tt]he {front}{_BARE}") for front in ("", r"[a-z][\w-]+ "))
_PRONOUN = re.compile(
    r"(?<!\bthat )(?<!\bif )(?<!\band )\b(?:it|them|him|there)\b"
    r"(?=\W*(?:\Z|[.,;:]|(?:about|and|as|at|because|by|for|from|in|into|on|over|so|to|when|with)\b))"
)
_UNIQUE = re.compile(  # of which everybody knows which one is meant
    r"border|campaign|country|day|economy|election|fact|first|future|government|internet|last|left"
    r"|market|media|middle|military|moment|month|most|nation|next|past|people|planet|police"
    r"|population|president|press|public|rest|right|same|time|truth|week|world|year"
)
_TAKES_BACK = re.compile(
    r"\b(?:no|little|without|any) (?:\w+ )?(?:evidence|proof|basis)\b"
    r"|\bhowever\b|\b(?:false(?:ly)?|untrue|debunk\w*|contradict\w*|refut\w+|disput\w+"
    r"|den(?:y|ies|ied)|baseless|unfounded|preposterous|mislead\w*|inaccurate\w*|incorrect\w*|acquitted"
    r"|cleared|jury|retract\w*|walk(?:s|ed) back|actually|in fact|not true)\b"
    r"|\A\W*(?:But|However|Yet|Still|Instead|Though|Although|In reality)\b"
    r"|[,;] (?:but|although|though|yet|however)\b|\bsa(?:id|ys) only\b",
    re.IGNORECASE,
)


def points_back(text: str, span: Span, *, strictly: bool = False) -> bool:
    """Whether words speak of a thing that the article tells of before: "the prison".

    Args:
        text: The article's text.
        span: The words.
        strictly: Whether "it" and "there" near the front count, too.

    Example:
        >>> text = "A port was shut. The port lost money. The money is gone."
        >>> points_back(text, Span(17, 37)), points_back(text, Span(0, 16))
        (True, False)
    """
    places = (found for form in _DEFINITE for found in form.finditer(text, span.start, span.end))
    for match in places:
        noun = match["noun"]
        told = rf"\b(?:an?|one|another|two|three|four|some) (?:[\w’'-]+ ){{0,3}}{noun}\b"
        if not _UNIQUE.fullmatch(noun) and re.search(told, text[: match.start()], re.IGNORECASE):
            return True
    if not strictly:
        return False
    front = re.compile(rf"(?:\S+\s+){{0,{SOON}}}").match(text, span.start, span.end)
    return front is not None and _PRONOUN.search(text, span.start, front.end()) is not None


def taken_back(text: str, span: Span, sentences: Sequence[Span]) -> bool:
    """Whether the rest of a sentence or the next one may turn what it says.

    Args:
        text: The article's text.
        span: The words.
        sentences: The article's sentences.

    Example:
        >>> text = "Lund says the port is shut. No evidence shows it. It rains."
        >>> cut = [Span(0, 27), Span(28, 49), Span(50, 59)]
        >>> taken_back(text, Span(10, 26), cut), taken_back(text, Span(50, 58), cut)
        (True, False)
    """
    at = next((i for i, s in enumerate(sentences) if s.end >= span.end), None)
    if at is None:
        return False
    behind = text[span.end : sentences[at].end]
    after = sentences[at + 1].of(text) if at + 1 < len(sentences) else ""
    return any(_TAKES_BACK.search(words) for words in (behind, after))
