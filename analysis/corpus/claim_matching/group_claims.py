"""Claims that come more than once: the first that makes each, and who repeats or denies it.

Each claim is compared with the first of every group, so that all that is listed together was
compared with one and the same claim, and no chain leads from one claim to another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from analysis.article.similarity import plain
from analysis.corpus.claim_matching.claim_mentions import (
    ClaimMention,
    analysis_mentions,
    corpus_mentions,
)
from analysis.corpus.claim_matching.same_claim import (
    LEAST,
    Comparable,
    Relation,
    likeness,
    nearly_same_words,
    relation,
)
from analysis.corpus.claim_matching.similar_claims import ClaimIndex
from analysis.corpus.query import Corpus
from analysis.pipeline import Analysis

MANY = 100_000  # claims; with more a page would wait too long
STANDING = 3  # articles in which the reporter's words stand alike: the outlet's, and no claim
# What articles say of themselves.
_ON_ITSELF = re.compile(
    r"(?i:\bcontributed to this (?:report|article|story)\b|\bcondition of anonymity\b"
    r"|\brequests? for (?:comment|an interview)\b|\bthis (?:story|article|post) (?:has been|was)\b)"
    r"|\bmargin of (?:sampling )?error\b|\b(?:views|opinions) (?:expressed|set forth)\b"
    r"|\ba correction to this\b"
    r"|[a-z]{3}[A-Z]{2,}|\bMORE\b"  # headlines of other articles, run together
    r"|\b[Ss]ign up\b|\b[Ss]ubscri(?:be|ption)\b",
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class MatchedMention:
    """A mention of a claim, and how it stands to the claim.

    Args:
        mention: Who says it, where, when.
        relation: Whether its voice says the claim's words (``same``) or the ``contrary``.
        likeness: How alike it is to the claim, see ``same_claim.likeness``.
    """

    mention: ClaimMention
    relation: Relation
    likeness: float


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """A claim with all who make, repeat or deny it, the earliest first.

    Args:
        number: From 1 on.
        words: The claim, as the first has it, or as a list does.
        mentions: Of a recurring claim the first mention is the claim itself.
        listed: Its id in the list; empty for a claim that is on none.
    """

    number: int
    words: str
    mentions: tuple[MatchedMention, ...]
    listed: str = ""

    @property
    def articles(self) -> int:
        """In how many articles it stands."""
        return len({m.mention.article for m in self.mentions})

    @property
    def voices(self) -> tuple[str, ...]:
        """Who takes a stand on it, in order."""
        return tuple(dict.fromkeys(m.mention.voice for m in self.mentions))

    def by(self, kind: Relation) -> tuple[ClaimMention, ...]:
        """The mentions that say the same, or the contrary."""
        return tuple(m.mention for m in self.mentions if m.relation is kind)


def recurring_claims(
    mentions: Sequence[ClaimMention], least: float = LEAST
) -> tuple[ClaimGroup, ...]:
    """The claims of two voices or articles and more, those in most articles first.

    Args:
        mentions: The claims of many articles, the earliest first.
        least: From which likeness on claims are the same.
    """
    index, groups = ClaimIndex(), list[list[MatchedMention]]()
    within = defaultdict[str, set[int]](set)  # the claims that each article is the first to make
    for mention in comparable_mentions(mentions):
        best = _best(index, mention.compared, least, within[mention.article])
        if best is None:
            within[mention.article].add(len(groups))
            index.add(mention.compared)
            stand = Relation.CONTRARY if mention.denied else Relation.SAME
            groups.append([MatchedMention(mention, stand, 0.0)])
        else:
            first = groups[best[0]][0].relation
            stand = Relation.SAME if best[1] is first else Relation.CONTRARY
            match = MatchedMention(mention, stand, best[2])
            if _is_another(match, groups[best[0]]):
                groups[best[0]].append(match)
    several = [tuple(group) for group in groups if len(group) > 1]
    return tuple(
        ClaimGroup(n, group[0].mention.words, group)
        for n, group in enumerate(sorted(several, key=_most_articles), 1)
    )


def matched(
    read: Corpus | Sequence[Analysis], once: bool = True, least: float = LEAST
) -> tuple[ClaimGroup, ...]:
    """The recurring claims of a corpus, or of articles that were analysed.

    Args:
        read: The tables of a corpus, or what was found in articles.
        once: Of a corpus, whether copies of one wire story count once.
        least: From which likeness on claims are the same.
    """
    return recurring_claims(mentions_of(read, once), least)


def is_quick(read: Corpus | Sequence[Analysis]) -> bool:
    """Whether the claims can be matched in minutes: there are no more than ``MANY``."""
    if not isinstance(read, Corpus):
        return True
    return int(read.sql("SELECT count(*) AS n FROM claims")["n"][0]) <= MANY


def mentions_of(read: Corpus | Sequence[Analysis], once: bool = True) -> tuple[ClaimMention, ...]:
    """The claims put forward in a corpus or in articles, the earliest article first."""
    return corpus_mentions(read, not once) if isinstance(read, Corpus) else analysis_mentions(read)


def listed_claims(
    mentions: Sequence[ClaimMention],
    claims: Iterable[tuple[str, Comparable]],
    least: float = LEAST,
) -> tuple[ClaimGroup, ...]:
    """For each claim of a list who makes or denies it; a claim that nobody makes has no mentions.

    Args:
        mentions: The claims of many articles, the earliest first.
        claims: The id of each claim on the list, and what it is compared by.
        least: From which likeness on claims are the same.
    """
    rows = list(claims)
    index, found = ClaimIndex(), defaultdict[int, list[MatchedMention]](list)
    for _, claim in rows:
        index.add(claim)
    for mention in comparable_mentions(mentions):
        best = _best(index, mention.compared, least)
        if best is not None:
            match = MatchedMention(mention, *best[1:])
            if _is_another(match, found[best[0]]):
                found[best[0]].append(match)
    return tuple(
        ClaimGroup(n + 1, claim.key.text, tuple(found[n]), ident)
        for n, (ident, claim) in enumerate(rows)
    )


def comparable_mentions(mentions: Sequence[ClaimMention]) -> list[ClaimMention]:
    """The mentions that have enough words, without what articles say of themselves.

    The reporter's words that stand alike in three articles are an outlet's standing text; what a
    share of those asked in a poll says is said by no voice.
    """
    own = {(plain(m.words), m.article) for m in mentions if not m.statement}
    counts = Counter(words for words, _ in own)
    return [
        m
        for m in mentions
        if m.compared.key.comparable
        and not _ON_ITSELF.search(m.words)
        and not m.polled
        and (m.statement or counts[plain(m.words)] < STANDING)
    ]


def _best(
    index: ClaimIndex, claim: Comparable, least: float, within: Container[int] = ()
) -> tuple[int, Relation, float] | None:
    """The claim of an index that is most like this one, and how it stands to that.

    Claims of its own article, ``within``, must have nearly the same words: what two voices in one
    article say on one subject is alike in words more often than it is the same.
    """
    found = []
    for at in index.similar(claim):
        if at in within and not nearly_same_words(index.claims[at], claim):
            continue
        kind = relation(index.claims[at], claim, least)
        if kind is not Relation.OTHER:
            found.append((at, kind, likeness(index.claims[at], claim)))
    return max(found, key=lambda one: (one[2], -one[0]), default=None)


def _is_another(match: MatchedMention, group: Sequence[MatchedMention]) -> bool:
    """Whether nobody in the group is this voice in this article, or has the very same words.

    An outlet that says in its own words what it has said before is no other voice. Nor is one that
    shows a quotation twice, as articles do with posts and in large type between paragraphs, or
    prints in one article what it has printed in another.
    """
    mention = match.mention
    for before in group:
        one = before.mention
        again = before.relation is match.relation and _shown_again(one, mention)
        if one.article == mention.article:
            if again or one.voice == mention.voice or _overlap(one, mention):
                return False
        elif one.outlet == mention.outlet != "" and (again or _own_words(one, mention)):
            return False
    return True


def _own_words(*mentions: ClaimMention) -> bool:
    return not any(mention.statement for mention in mentions)


def _shown_again(one: ClaimMention, other: ClaimMention) -> bool:
    """Whether two mentions have the same words, and it may be the same voice."""
    words = (" ".join(_WORD.findall(plain(mention.words))) for mention in (one, other))
    short, long = sorted(words, key=len)
    if f" {short} " not in f" {long} ":
        return False
    return one.voice == other.voice or not (_has_name(one) and _has_name(other))


def _has_name(mention: ClaimMention) -> bool:
    """Whether the voice has a name; the reporter and "a senior official" have none."""
    return mention.statement > 0 and mention.voice[:1].isupper()


def _overlap(one: ClaimMention, other: ClaimMention) -> bool:
    return one.start < other.end and other.start < one.end


def _most_articles(group: Sequence[MatchedMention]) -> tuple[int, int]:
    return -len({m.mention.article for m in group}), -len(group)
