"""The checkable claims as schema.org Claims, with a ClaimReview of each that a person has judged.

All that the article tells is filled in. Sayso does not say what is true: the rating, and by whom,
when and where a claim was reviewed, come from the table of verdicts that a person keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from analysis.article.article import Article, title_of
from analysis.article.name_lists import kind_of
from analysis.claims.claim import Claim
from analysis.common.loading import day
from analysis.common.sanitize import address
from analysis.pipeline import Analysis
from analysis.reporting.export.verdicts import Verdict

_TYPES: Mapping[str, str] = MappingProxyType(
    {"person": "Person", "organisation": "Organization", "media": "Organization"}
)
_NONE: Mapping[int, Verdict] = MappingProxyType({})


def claim_reviews(a: Analysis, verdicts: Mapping[int, Verdict] = _NONE) -> dict[str, Any]:
    """The checkable claims as schema.org Claims and ClaimReviews, in one JSON-LD object.

    What its speaker denies is no claim of his and left out.

    Args:
        a: The analysis.
        verdicts: What a checker found, by the claims' numbers.
    """
    graph: list[dict[str, Any]] = []
    for c in a.claims:
        if c.checkable and not c.denied:
            graph.append(_claim(a, c))
            verdict = verdicts.get(c.number)
            if verdict and (verdict.verdict or verdict.rating):
                graph.append(_review(a, c, verdict))
    return {"@context": "https://schema.org", "@graph": graph}


def _claim(a: Analysis, c: Claim) -> dict[str, Any]:
    claim = {
        "@type": "Claim",
        "@id": f"#c{c.number}",
        "text": a.claims.words(c),
        "author": _claimant(a, c),
        "datePublished": _date(a.article.date),
        "appearance": {"@type": "NewsArticle", **_about(a.article)},
    }
    return _present(claim)


def _review(a: Analysis, c: Claim, verdict: Verdict) -> dict[str, Any]:
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"#r{c.number}",
        "claimReviewed": a.claims.words(c),
        "itemReviewed": {"@id": f"#c{c.number}"},
    }
    review["url"] = address(verdict.url)
    review["datePublished"] = _date(verdict.date)
    if verdict.checker:
        kind = "Person" if kind_of(verdict.checker.split()) == "person" else "Organization"
        review["author"] = {"@type": kind, "name": verdict.checker}
    if verdict.verdict:
        rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict.verdict}
        review["reviewRating"] = rating
        if verdict.rating is not None:
            rating |= {"ratingValue": verdict.rating, "bestRating": 5, "worstRating": 1}
    review["isBasedOn"] = address(verdict.source) or verdict.source
    review["reviewBody"] = verdict.note
    return _present(review)


def _claimant(a: Analysis, c: Claim) -> dict[str, Any] | None:
    """Who makes a claim: its speaker, or for the reporter's own the article's author or outlet."""
    if not c.statement:
        return _authors(a.article) or _outlet(a.article)
    statement = a.statements[c.statement - 1]
    if not statement.speaker:
        return None
    actor = a.statements.cast.get(statement.speaker_id)
    kind = _TYPES.get(actor.kind, "Thing") if actor is not None else "Thing"
    role = actor.role if actor is not None and kind == "Person" else ""
    return _present({"@type": kind, "name": statement.speaker, "jobTitle": role})


def _about(article: Article) -> dict[str, Any]:
    facts = {
        "headline": title_of(article),
        "datePublished": _date(article.date),
        "url": address(article.url),
        "author": _authors(article),
        "publisher": _outlet(article),
    }
    return _present(facts)


def _authors(article: Article) -> Any:
    names = [name.strip() for name in article.author.split(";") if name.strip()]
    people = [{"@type": "Person", "name": name} for name in names]
    return people[0] if len(people) == 1 else people


def _outlet(article: Article) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": article.outlet} if article.outlet else None


def _date(text: str) -> str:
    """A date as ISO 8601 writes it; what is none is left out, since a reader would refuse it."""
    return text.strip() if day(text.strip()) else ""


def _present(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value}
