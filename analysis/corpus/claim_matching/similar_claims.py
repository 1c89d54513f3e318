"""Claims with words like those of a claim, looked up without comparing each with each.

All that reach a threshold are found: a claim's rarest words are looked up, so many that the rest of
its words together could not reach it (prefix filtering, Bayardo, Ma and Srikant 2007).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.corpus.claim_matching.same_claim import LOOKED_AT, Comparable, alike


class ClaimIndex:
    """An index of claims by their words, to which claims are added one by one.

    Example:
        >>> from analysis.corpus.claim_matching.claim_key import claim_key
        >>> index = ClaimIndex()
        >>> index.add(Comparable(claim_key("The tram will be slow this long winter")))
        >>> index.similar(Comparable(claim_key("This winter the slow tram is long")))
        [0]
    """

    def __init__(self, least: float = LOOKED_AT) -> None:
        """An empty index for claims that are at least so much alike, from 0 to 1."""
        self.least = least
        self.claims: list[Comparable] = []
        self._places: dict[str, list[int]] = defaultdict(list)

    def add(self, claim: Comparable) -> None:
        """Add a claim; its place is the number of those before it."""
        for stem in claim.key.weights:
            self._places[stem].append(len(self.claims))
        self.claims.append(claim)

    def similar(self, claim: Comparable) -> list[int]:
        """The places of all claims that are enough alike, the most alike first."""
        near = {at for stem in _rarest(claim.key.weights, self.least) for at in self._at(stem)}
        scores = {at: alike(claim.key.weights, self.claims[at].key.weights) for at in near}
        return sorted((a for a in near if scores[a] >= self.least), key=lambda a: (-scores[a], a))

    def _at(self, stem: str) -> Sequence[int]:
        return self._places.get(stem, ())


def _rarest(weights: Mapping[str, float], least: float) -> list[str]:
    """The words of most weight without which no claim can be alike enough."""
    order = sorted(weights, key=lambda stem: (-weights[stem], stem))
    rest = 1.0
    for at, stem in enumerate(order):
        if rest < least * least:
            return order[:at]
        rest -= weights[stem] ** 2
    return order
