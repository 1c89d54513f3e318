"""Which claims a report lists, in its table and its figure alike."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.claims.authors_view import is_impression
from analysis.claims.claim import Claim, Claims, Flaw
from analysis.claims.rank_claims import ranked
from analysis.statements.statements import Statements
from analysis.statements.voices import own_voice
from analysis.views.claim_words import shown_words, told_words, without_subject


def unsure_statements(statements: Statements) -> frozenset[int]:
    """The numbers of the statements whose claims stand behind the others."""
    return frozenset(s.number for s in statements if not s.sure)


def impressions(statements: Statements) -> frozenset[int]:
    """The numbers of the statements of what but seems so to the author."""
    text = statements.article.text
    return frozenset(s.number for s in statements if is_impression(text, s))


def unlisted(claims: Claims, statements: Statements, told: Mapping[int, str]) -> frozenset[int]:
    """The numbers of the statements whose claims are not listed.

    Args:
        claims: The claims.
        statements: The statements that they were found in.
        told: The words that a claim is told in, by its number.
    """
    cut = without_subject(claims, statements, told, unsure_statements(statements))
    return frozenset(s.number for s in statements if not s.listed) - impressions(statements) | cut


def among(claims: Claims, hidden: frozenset[int]) -> list[Claim]:
    """The claims that are listed, the first to check first; one that is anybody's is none."""
    every = (c for c in ranked(claims) if c.statement or c.flaw is not Flaw.VOICE)
    return [c for c in every if c.statement not in hidden]


def listed(claims: Claims, statements: Statements) -> Claims:
    """The claims that a report lists, in the order of the text.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> article = parse("Crime rose by 12 percent last year, said Ann Lee.")
        >>> said = statements(article, method="rules")
        >>> len(listed(claims(article, said), said))
        1
    """
    own, unsure = own_voice(claims.article), unsure_statements(statements)
    told = told_words(claims, statements, shown_words(claims, statements), own, unsure)
    kept = among(claims, unlisted(claims, statements, told))
    return Claims(claims.article, tuple(sorted(kept, key=lambda c: c.number)))
