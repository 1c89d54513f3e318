"""Quotations within quotations: whom a speaker quotes in turn.

In “The mayor told us, ‘You will have water,’ and we waited,” Lee said, the words within are the
mayor's, and the whole is Lee's. Who is "he" there, nothing in the sentence tells; and without
somebody who is told so, the words within are as often what somebody might say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.article.quotes import Quote, near, top
from analysis.article.spans import Span, finder
from analysis.statements.attribution_candidate import Candidate, Rule

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_WHO = (
    r"(?:(?:[Mm]y|[Tt]he|[Hh]is|[Hh]er|[Oo]ur|[Aa]n?|[Oo]ne|[Ss]ome|[Tt]heir) (?:[\w’'-]+ ){0,3}"
    rf"[\w’'-]+|[Pp]eople|[Ee]verybody|[Ee]veryone|{_NAME})"
)
_WHOM = r"(?: (?:to )?(?:me|us|him|her|them|(?:my|the|his|her|our|their) [\w’'-]+))"
_CUE = r"(?P<cue>said|told|asked|replied|yelled|shouted|wrote|texted|answered|screamed|whispered)"
_LEAD = re.compile(  # | My son said to me, | ‘Go home.’
    rf"(?:[“\"‘]|[.?!,;—–] |\b(?:and|but|so|because) )(?P<who>{_WHO}) {_CUE}{_WHOM}[,:]? ?\Z"
)
_BEHIND = re.compile(rf" (?P<who>{_WHO}) {_CUE}{_WHOM}\b")  # ‘Go home,’ | my son said
_NOBODY = re.compile(  # nor "The woman who said", "An awful lot of analysts said"
    r"(?:I|We|He|She|They|You|It|Who|That|This|If|And|But|So)\b|.*\b(?:who|that|which|lots? of)\b",
    re.IGNORECASE,
)
_NEAR = 90  # characters before a quotation in which it is led up to
LEAST = 2  # words of a quotation
SURE = 0.8  # of such a form


def with_quoted_within(
    text: str, candidates: Sequence[Candidate], quotations: Sequence[Quote]
) -> list[Candidate]:
    """The candidates with the quotations within others, where those name who says them.

    Args:
        text: The article's text.
        candidates: The candidates.
        quotations: All quotations.

    Example:
        >>> text = "“My son told me, ‘Go home,’ and I did,” Lee said."
        >>> marked = [Quote(Span(0, 39), Span(1, 38), "speech"),
        ...           Quote(Span(17, 27), Span(18, 26), "speech")]
        >>> one = with_quoted_within(text, [], marked)[0]
        >>> one.source[0].of(text), one.content[0].of(text)
        ('My son', '‘Go home,’')
    """
    taken = finder([part for one in candidates for part in (*one.cue, *one.source)])
    new = (one for one in _found(text, quotations) if not any(map(taken, (*one.cue, *one.source))))
    return [*candidates, *new]


def _found(text: str, quotations: Sequence[Quote]) -> Iterator[Candidate]:
    outer = top(quotations)
    for quote in (q for q in quotations if q.kind == "speech"):
        around = [q for q in near(outer, quote.span) if q.inner.holds(quote.span)]
        if not around or len(quote.inner.of(text).split()) < LEAST:
            continue
        start = max(around[0].span.start, quote.span.start - _NEAR)
        lead = _LEAD.search(text, start, quote.span.start)
        if lead is None and quote.inner.of(text).rstrip()[-1:] in ",?!":
            lead = _BEHIND.match(text, quote.span.end, around[0].inner.end)
        if lead is None or _NOBODY.match(lead["who"]):
            continue
        source, cue = Span(*lead.span("who")), Span(*lead.span("cue"))
        yield Candidate((source,), (cue,), (quote.span,), (Rule.CUE_QUOTATION,), SURE)
