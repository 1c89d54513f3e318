"""Claims that the article has from nobody but one source whose name it keeps back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.statements.source_phrases import phrase

if TYPE_CHECKING:
    from analysis.claims.claim import Claim, Claims
    from analysis.statements.sources import Source, Sources


@dataclass(frozen=True, slots=True)
class AnonymousClaim:
    """A claim that rests on an anonymous source alone.

    Args:
        claim: The claim.
        source: The source.
        one: Whether the source is one person, as far as its words tell ("an official"), and not
            several ("two officials", "sources").
    """

    claim: Claim
    source: Source
    one: bool


def anonymous_claims(claims: Claims, sources: Sources) -> tuple[AnonymousClaim, ...]:
    """The claims that an anonymous source puts forward, and no other voice in the article.

    A claim that the reporter or another source repeats, or that another source disputes, does not
    rest on the anonymous one alone. What counts as the same claim is for
    ``analysis.claims.same_or_contrary`` to say.

    Example:
        >>> import analysis as an
        >>> text = '"The bridge is unsafe," said an aide who asked not to be named.'
        >>> a = an.analyse(an.parse(text), method="rules", deep=False)
        >>> [(c.source.name, c.one) for c in anonymous_claims(a.claims, a.sources)]
        [('an aide', True)]
    """
    of = {number: source for source in sources for number in source.statements}
    shared = _shared(claims, of)
    out = []
    for claim in claims:
        source = of.get(claim.statement)
        if source is None or not source.anonymous or not claim.claimed:
            continue
        if claim.number not in shared and not claim.contested_by:
            out.append(AnonymousClaim(claim, source, is_one(source.name)))
    return tuple(out)


def is_one(name: str) -> bool:
    """Whether words stand for one person.

    Example:
        >>> is_one("a port official"), is_one("two people close to the talks"), is_one("sources")
        (True, False, False)
    """
    head = phrase(name).head
    return not head.endswith(("s", "people", "men"))


def _shared(claims: Claims, of: dict[int, Source]) -> set[int]:
    """The numbers of the claims that two voices or more put forward."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.same_as or claim.number, []).append(claim)
    out: set[int] = set()
    for group in groups.values():
        voices = {_voice(claim, of) for claim in group if claim.claimed}
        if len(voices) > 1:
            out |= {claim.number for claim in group}
    return out


def _voice(claim: Claim, of: dict[int, Source]) -> str:
    source = of.get(claim.statement)
    return source.id if source is not None else f"{claim.statement and claim.speaker}"
