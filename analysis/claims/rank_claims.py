"""Which claims to look at first."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from analysis.claims.claim import Claim, Claims, Flaw

LOOK = 0.1  # probability of being worth a check below which a sentence of the reporter's is none
GRAVE = 1.5  # of 3, from which a claim is well worth a check though it points back
UP = 0.3  # of 3 that a contested claim is worth a check the more
# How likely a claim among the first is understood by itself, and one that takes another's place.
CLEAR, CLEARER = 0.4, 0.7
MOST = 0.6  # share of a claim's letters that another has, from which it tells nothing more
_SAYS = re.compile(  # it may be whose words those are that counts
    r"[“\"‘:]|\b(?:you|your|according to|sa(?:y|ys|id)|t(?:ell|ells|old)|adds?|added|argue[sd]?"
    r"|call(?:s|ed)?|claim(?:s|ed)?|insist(?:s|ed)?|note[sd]?|report(?:s|ed)?|warn(?:s|ed)?|writes?|wrote)\b",
    re.IGNORECASE,
)
_OF_ONE_BEFORE = re.compile(  # not "those sanctions", "the pair"
    r"(?:(?:but|and|yet|so|also|still|in \d{4}),? )?(?:he|she|they|it|his|her|their|its)\b",
    re.IGNORECASE,
)


def in_order(claims: Claims) -> tuple[Claim, ...]:
    """All claims in the order in which a fact-checker would take them.

    Checkable ones come first, by how much they are worth it, contested ones up; then what cannot
    be checked, and last what is not put forward. A claim that is made again comes behind those that
    are made for the first time, and the reporter's that have a flaw behind those that have none.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> article = parse("Rain will fall by night, said Bo Lund. Crime rose by 12 percent.")
        >>> found = claims(article, statements(article, method="rules"))
        >>> [c.kind.value for c in in_order(found)]
        ['number', 'forecast']
    """
    return tuple(sorted(claims, key=lambda c: _rank(c, claims.words(c))))


def _rank(c: Claim, words: str) -> tuple[bool, bool, bool, bool, float, float, int]:
    return (
        not (c.claimed or c.denied),
        bool(c.repeats),
        _held_back(c, words),
        not c.checkable,
        -c.priority - UP * bool(c.contested_by),
        -(c.checkworthiness or 0.0),
        c.number,
    )


def ranked(claims: Claims) -> tuple[Claim, ...]:
    """The claims put forward or denied, in the order to look at them, each once.

    Args:
        claims: ``analysis.claims.claims(article, statements)``.
    """
    return tuple(c for c in in_order(claims) if (c.claimed or c.denied) and not c.repeats)


def to_check(order: Sequence[Claim]) -> list[Claim]:
    """Those of some claims that can surely be checked now.

    Args:
        order: The claims, as ``ranked`` gives them.
    """
    return [c for c in order if c.check_sure]


def first_rows(
    claims: Claims,
    order: Sequence[Claim],
    alone: Mapping[int, float],
    top: int,
    whose: Collection[int] = (),
) -> list[Claim]:
    """The claims that stand first, in their order: the best that are understood by themselves.

    There are as many as are worth a look. One that is hardly understood by itself, or less likely
    and by whom is less sure, makes room for the next, be it an opinion; a denial stands.
    So does one that only tells of another: "The Post said that Lee lost" beside "Lee lost".

    Args:
        claims: The claims of an article.
        order: Those that are listed, in the order to look at them.
        alone: How likely each is understood by itself, by its number.
        top: How many at most.
        whose: The statements of which it is less sure who makes them.
    """
    worth = [c for c in order if worth_a_look(c, claims.words(c))]
    kept = [c for c in worth if c.denied or alone[c.number] >= CLEAR]
    last = [c for c in kept if c.statement in whose and alone[c.number] < CLEARER]
    kept = [c for c in kept if c not in last and not any(_tells_of(c, o) for o in kept)]
    rest = [
        c
        for c in order
        if c not in worth
        and not c.flaw
        and alone[c.number] >= CLEARER
        and (c.statement or not _SAYS.search(claims.words(c)))
    ]
    return [*kept, *rest, *last][: min(top, len(worth))] or list(order[:top])


def _tells_of(outer: Claim, inner: Claim) -> bool:
    """Whether a claim is little more than that another is made: "The Post said that Lee lost"."""
    within = outer is not inner and outer.span.holds(inner.span)
    most = len(inner.span) >= MOST * len(outer.span)
    return within and most and (outer.span != inner.span or outer.number < inner.number)


def worth_a_look(claim: Claim, words: str) -> bool:
    """Whether a claim belongs among the first: another's, or a sentence that a checker may check.

    Of the reporter's own sentences many say little that could be checked: "And there it is." Those
    that are not understood alone, or perhaps are not the reporter's, do not belong there either.

    Args:
        claim: The claim.
        words: Its words.
    """
    if claim.statement or _held_back(claim, words):
        return not _held_back(claim, words)
    return claim.checkworthiness is None or claim.checkworthiness >= LOOK


def _held_back(claim: Claim, words: str) -> bool:
    """Whether a claim has a flaw that keeps it behind the others.

    Who says a thing makes another's a little clearer; and beside a sentence that points back the
    page shows the one before it, which tells whom "he" means: so a grave one is not held back.
    """
    if claim.flaw is not Flaw.UNCLEAR:
        return claim.flaw is not Flaw.NONE
    grave = claim.checkable and claim.priority >= GRAVE and _OF_ONE_BEFORE.match(words)
    return not (claim.statement or grave)
