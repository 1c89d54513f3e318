"""Every claim that is put forward in many articles: who, where, when, in which words.

Read from the tables of a corpus, or from what was found in articles, such as saved reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.article.article import Article
from analysis.common.loading import day
from analysis.corpus.claim_matching.claim_key import claim_key
from analysis.corpus.claim_matching.same_claim import Comparable
from analysis.corpus.match_across_articles import canonical
from analysis.corpus.query import Corpus
from analysis.pipeline import Analysis
from analysis.statements.voices import voice_name

_CLAIMS = """
    WITH single AS (SELECT article, name, min(joined) AS joined FROM people GROUP BY article, name),
    shared AS (SELECT article, map(list(name), list(joined)) AS names FROM single GROUP BY article)
    SELECT a.article, if(a.slug = '', a.article, a.slug) AS slug, a.title, a.outlet, a.date, a.url,
        c.number, c.statement, c.claim, c.stance, c.checkable, c.start, c.stop,
        coalesce(p.joined, s.speaker, '') AS speaker,
        list_transform(c.about, lambda n: coalesce(h.names[n], n)) AS about
    FROM claims c JOIN stories a USING (article) LEFT JOIN shared h USING (article)
    LEFT JOIN statements s ON s.article = c.article AND s.number = c.statement
    LEFT JOIN people p ON p.article = c.article AND p.actor = s.speaker_id
    WHERE c.stance IN ('assert', 'hedge', 'deny') AND (a.first OR ?)
    ORDER BY a.date, a.source, a.row, a.article, c.number
"""
# So many of those asked in a poll: each share is of other people, and none says it first.
_SHARE = re.compile(
    r"(?:(?:about|around|nearly|almost|only|just|some|roughly|over|another|more|fewer|less|than"
    r"|an?|additional|the|other) )*"
    r"(?:\d[\d.,]* ?(?:%|percent|per cent|of\b|in\b)|half\b|majority\b|plurality\b"
    r"|(?:one|two|three|four|five|six|seven|nine)[- ](?:in|out of|thirds?|quarters?|fifths?)\b"
    r"|(?:third|quarter|fifth|minority) of\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """A claim as one article has it.

    Args:
        article: The article's key.
        title: Its title.
        outlet: Where it appeared.
        date: When, as ISO 8601 writes a day; empty where that is not known.
        url: Its address.
        number: The claim's number in its article.
        statement: The number of the statement that makes it; 0 for the reporter's own words.
        voice: Who makes it, as it is shown.
        words: The claim.
        denied: Whether its voice denies it.
        checkable: Whether records, data or witnesses could show it true or false now.
        start: Where its words begin in the article's text.
        end: Where they end.
        compared: What it is compared by.
    """

    article: str
    title: str
    outlet: str
    date: str
    url: str
    number: int
    statement: int
    voice: str
    words: str
    denied: bool
    checkable: bool
    start: int
    end: int
    compared: Comparable

    @property
    def polled(self) -> bool:
        """Whether its voice is so many of those asked in a poll ("35%", "half of voters")."""
        return self.statement > 0 and is_share(self.voice)


def is_share(voice: str) -> bool:
    """Whether a voice is so many of some people.

    Example:
        >>> is_share("Nearly two-thirds of voters"), is_share("61% of them"), is_share("Ann Lee")
        (True, True, False)
    """
    return _SHARE.match(voice) is not None


def corpus_mentions(corpus: Corpus, copies: bool = False) -> tuple[ClaimMention, ...]:
    """The claims of a corpus' articles, the earliest article first.

    Args:
        corpus: The tables.
        copies: Whether copies of one wire story count each.
    """
    frame = corpus.sql(_CLAIMS, [copies])
    return in_order(_from_row(row) for row in frame.to_dict("records"))


def analysis_mentions(analyses: Sequence[Analysis]) -> tuple[ClaimMention, ...]:
    """The claims of articles that were analysed, the earliest article first.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.pipeline import analyse
        >>> a = analyse(parse("“Crime rose by 12 percent,” said Ann Lee."), method="rules")
        >>> [(m.voice, m.words) for m in analysis_mentions([a])]
        [('Ann Lee', 'Crime rose by 12 percent')]
    """
    kinds = {actor.name: actor.kind for a in analyses for actor in a.statements.cast.actors}
    names = canonical(sorted(kinds), kinds)
    return in_order(
        _mention(
            _about(a.article, key), (c.number, c.statement), a.claims.words(c), c.denied,
            c.checkable, (c.span.start, c.span.end), names.get(c.speaker, c.speaker),
            tuple(names.get(name, name) for name in c.about),
        )
        for key, a in zip(article_keys(analyses), analyses, strict=True)
        for c in a.claims.put_forward
    )  # fmt: skip


def in_order(mentions: Any) -> tuple[ClaimMention, ...]:
    """Mentions by their day; those of articles without a day come last."""
    return tuple(sorted(mentions, key=lambda m: (not m.date, m.date)))


def article_keys(analyses: Sequence[Analysis]) -> Iterator[str]:
    """A key for each article: its name, with a number where others have it too."""
    counts: dict[str, int] = {}
    for a in analyses:
        key = a.article.id or a.article.slug
        counts[key] = counts.get(key, 0) + 1
        yield key if counts[key] == 1 else f"{key} ({counts[key]})"


def _about(article: Article, key: str) -> tuple[str, str, str, str, str]:
    return key, article.title or key, article.outlet, article.date, article.url


def _from_row(row: dict[Any, Any]) -> ClaimMention:
    about = () if row["about"] is None else tuple(map(str, row["about"]))
    return _mention(
        (row["article"], row["title"] or row["slug"], row["outlet"], row["date"], row["url"]),
        (int(row["number"]), int(row["statement"])), row["claim"], row["stance"] == "deny",
        bool(row["checkable"]), (int(row["start"]), int(row["stop"])), row["speaker"], about,
    )  # fmt: skip


def _mention(
    article: tuple[str, str, str, str, str],
    number: tuple[int, int],
    words: str,
    denied: bool,
    checkable: bool,
    place: tuple[int, int],
    speaker: str,
    about: tuple[str, ...],
) -> ClaimMention:
    key, title, outlet, date, url = article
    when = day(date)
    return ClaimMention(
        key, title, outlet, when.isoformat() if when else "", url, *number,
        voice_name(speaker, number[1]), words, denied, checkable, *place,
        Comparable(claim_key(words, denied), about, speaker if number[1] else ""),
    )  # fmt: skip
