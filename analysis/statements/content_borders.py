"""Where what is said begins and ends: the last mends, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.statements.addressee import without_addressee
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.content_ends import with_ends
from analysis.statements.content_fronts import without_fronts
from analysis.statements.content_leads import with_leads
from analysis.statements.content_rest import with_rest
from analysis.statements.content_starts import with_starts
from analysis.statements.content_tails import without_tails
from analysis.statements.content_wholes import with_wholes
from analysis.statements.leading_conditions import with_conditions
from analysis.statements.relative_words import with_own_relatives
from analysis.statements.reporters_tail import without_tellers_words
from analysis.statements.source_heads import with_own_sources
from analysis.statements.tellers_within import with_tellers


def with_borders(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each from the first to the last word that its source says.

    Args:
        text: The article's text.
        candidates: The candidates, those within others among them.

    Example:
        >>> from analysis.article.spans import Span
        >>> text = "In the long run, Ann Lee says, it will go."
        >>> one = Candidate((Span(17, 24),), (Span(25, 29),), (Span(31, 41),))
        >>> [part.of(text) for part in with_borders(text, [one])[0].content]
        ['In the long run', 'it will go']
    """
    candidates = [without_addressee(text, one) for one in candidates]
    told = without_tellers_words(text, with_tellers(text, with_own_sources(text, candidates)))
    begun = with_conditions(
        text, with_starts(text, with_own_relatives(text, with_leads(text, told)))
    )
    ended = _with_words(with_rest(text, with_ends(text, begun)))
    return without_fronts(text, without_tails(text, with_wholes(text, ended)))


def _with_words(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that have a content, without such parts of it as are left with no words."""
    kept = (replace(one, content=tuple(filter(None, one.content))) for one in candidates)
    return [one for one in kept if one.content]
