"""Which claims to look at first."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.claims.claims import Claim, Claims

UP = 0.3  # of 1 that a contested claim is worth a check the more


def ranked(found: Claims) -> tuple[Claim, ...]:
    """The claims in the order to look at them: checkable ones first, by worth, contested ones up.

    A claim that is made again stands there once, where it is made first. What is denied comes last.

    Args:
        found: ``analysis.claims.claims(article, said)``.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.claims import claims
        >>> from analysis.statements.statements import statements
        >>> article = parse("Rain will fall by night, said Bo Lund. Crime rose by 12 percent.")
        >>> found = claims(article, statements(article, method="rules"))
        >>> [c.kind for c in ranked(found)]
        ['number or comparison', 'prediction']
    """
    once = [c for c in found if not c.same_as]
    return tuple(
        sorted(
            once,
            key=lambda c: (
                c.denied,
                not (c.checkable or c.contested_by),
                -(c.checkworthiness or 0) - UP * bool(c.contested_by),
                c.number,
            ),
        )
    )


def to_check(order: Sequence[Claim]) -> list[Claim]:
    """Those of some claims that can be checked now: none that is but denied.

    Args:
        order: The claims, as ``ranked`` gives them.
    """
    return [c for c in order if not c.denied and (c.checkable or c.contested_by)]
