"""What analysts corrected by hand in the articles of a comparison, and what was not applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from analysis.common.english import agree, counted
from analysis.common.html import Html
from analysis.corpus.compare import Read
from analysis.statements.attribution_candidate import Flag
from analysis.views import compare_phrases as words
from analysis.views.corrections_list import corrections_list
from analysis.views.phrases import FLAGS


def corrected_by_hand(read: Sequence[Read]) -> Html:
    """The corrections of each article, with links to the statements; those not applied are told.

    Args:
        read: The articles.
    """
    parts = [
        Markup("<p><strong>{}</strong></p>{}").format(
            one.label, corrections_list(one.outcomes, f"a{n}")
        )
        for n, one in enumerate(read, 1)
        if one.outcomes
    ]
    if not parts:
        return Html(
            Markup('<p class="nothing">{}</p>').format(words.NO_CORRECTIONS), "no corrections"
        )
    return Html(Markup("\n").join(parts), summary(read))


def summary(read: Sequence[Read]) -> str:
    """How many corrections there are, and how many were not applied; empty for none."""
    outcomes = [o for one in read for o in one.outcomes]
    if not outcomes:
        return ""
    lost = sum(not o.fits for o in outcomes)
    told = f"{counted(len(outcomes), 'correction')} by hand"
    if not lost:
        return f"{told} {agree(len(outcomes), 'is', 'are')} taken in."
    was = agree(lost, "was", "were")
    return f"{told}, of which {lost} {was} not applied: see “Corrected by hand”."


def checked(read: Sequence[Read]) -> Mapping[str, frozenset[int]]:
    """The numbers of the statements that were checked by hand, by the article's label."""
    return {
        one.label: frozenset(s.number for s in one.statements if Flag.BY_HAND in s.flags)
        for one in read
    }


def mark(is_checked: bool) -> Markup:
    """The words that tell of a check, as they stand below others; nothing where there was none."""
    if not is_checked:
        return Markup("")
    return Markup('<br><span class="dim">{}</span>').format(FLAGS[Flag.BY_HAND])
