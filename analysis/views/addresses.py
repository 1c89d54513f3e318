"""Where the words of several articles stand on one page: ``#a2s3``, the second's statement 3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.positions import Places, places
from analysis.article.spans import Span
from analysis.claims.claim import Claim

if TYPE_CHECKING:
    from analysis.corpus.compare import Read


@dataclass(frozen=True, slots=True)
class Addresses:
    """The number of each article on the page, and the places in it, by its label."""

    numbers: Mapping[str, int]
    places: Mapping[str, Places]

    def statement(self, label: str, number: int) -> str:
        """Where a statement stands."""
        return f"a{self.numbers[label]}s{number}"

    def words(self, label: str, span: Span) -> str:
        """Where the sentence stands that a span begins in."""
        return f"a{self.numbers[label]}t{max(1, self.places[label].sentence(span))}"

    def claim(self, label: str, claim: Claim) -> str:
        """Where a claim stands: its statement, else its sentence."""
        if claim.statement:
            return self.statement(label, claim.statement)
        return self.words(label, claim.span)


def addresses(read: Sequence[Read]) -> Addresses:
    """The addresses of some articles, in the order in which they stand on the page."""
    return Addresses(
        {one.label: number for number, one in enumerate(read, 1)},
        {one.label: places(one.article) for one in read},
    )
