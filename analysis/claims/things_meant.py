"""Things, bodies and places that a claim means without a name: "the ruling", "in the state".

"The ruling of May" says which one; "the company" may stand for a name before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.cast import Cast
from analysis.actors.mention_candidates import NAMING
from analysis.article.spans import Span

_POINTING = r"\b(?:the|such|that|those|these|both) (?:late |new |latest |same |two |recent )?"
_NOT_TOLD = (
    r"s?\b(?!-|,? (?:of|that|which|who|whose|in|on|to|for|by|from|with|at|against|between|about"
    r"|under|over|behind|after|into|where|when|called|named|known|\w+ing\b|\d|(?-i:[A-Z])|[“\"]))"
)
_THING_MEANT = re.compile(  # "the ruling", "such workers", "the late justice"
    rf"{_POINTING}(?:accusation|act|agreement|allegation|amendment|announcement|assault|attempt|attack|bill"
    r"|case|change|charge|clause|comment|contract|crash|deal|decision|dispute|effort|email|figure"
    r"|finding|fire|fleet|hearing|idea|incident|inquiry|interview|investigation|justice|lawsuit"
    r"|legislation|letter|list|measure|meeting|memo|move|operation|order|package|petition|plan"
    r"|policy|practice|probe|proposal|provision|remark|request|resolution|result|rule|ruling"
    r"|scheme|shooting|speech|statement|sting|study|suit|survey|test"
    rf"|treaty|video|worker){_NOT_TOLD}"
    r"|\b(?:after|since|following|before|to|of) the news\b"
    r"(?=[.,;:!?]|\Z| (?:and|but|broke|became|came)\b)",
    re.IGNORECASE,
)
_BODY_MEANT = re.compile(  # these may stand for a name before them
    rf"{_POINTING}(?:agency|bank|church|commission|committee|company|couple|executive|firm|group"
    r"|judge|lawyer|network|officer|organi[sz]ation|department|ministry|panel|paper|party|school|suspect|university"
    rf"|victim){_NOT_TOLD}",
    re.IGNORECASE,
)
_PLACE_MEANT = re.compile(  # "in the state", "on that date": of which nothing is told
    r"\b(?:across|at|from|in|of|on|through|to) (?:the|that) (?:city|county|date|district|island"
    r"|province|region|site|state|territory|town)\b(?! (?:of|that|where|which|[A-Z]))",
)
_A_NAME = re.compile(r"\b[A-Z][a-z]+")


def things_meant(text: str, spans: Sequence[Span], people: Cast) -> bool:
    """Whether a claim speaks of a thing that it does not name: "the ruling", "such workers".

    Args:
        text: The article's text.
        spans: The words of the claim.
        people: The actors of the article.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> def meant(t): return things_meant(t, [Span(0, len(t))], cast(parse(t)))
        >>> meant("The ruling came late."), meant("The ruling of May came late.")
        (True, False)
    """
    for span in spans:
        named = [m.span.end for m in people.within(span) if m.kind in NAMING]
        body = _BODY_MEANT.search(text, span.start, span.end)
        if _THING_MEANT.search(text, span.start, span.end) or (
            body and not any(end <= body.start() for end in named)
        ):
            return True
    return False


def place_meant(text: str, spans: Sequence[Span], people: Cast) -> bool:
    """Whether a claim speaks of a place that it does not name: "in the state".

    Args:
        text: The article's text.
        spans: The words of the claim.
        people: The actors of the article.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> def meant(t): return place_meant(t, [Span(0, len(t))], cast(parse(t)))
        >>> meant("The rain is over in the state."), meant("In Ohio it rains across the state.")
        (True, False)
    """
    for span in spans:
        found = _PLACE_MEANT.search(text, span.start, span.end)
        if found is None:
            continue
        held = [
            m.span
            for m in people.within(span)
            if m.kind in NAMING and people.actors[m.actor].kind != "place"
        ]
        names = (Span(*name.span()) for name in _A_NAME.finditer(text, span.start, found.start()))
        if not any(n.start > span.start and not any(n.overlap(h) for h in held) for n in names):
            return True
    return False
