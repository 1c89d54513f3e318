"""Who agrees with whom: actors and the claims on which they take a stand, as networks.

Discourse network analysis (Leifeld 2016, Policy Debates as Dynamic Networks; Leifeld 2017, in the
Oxford Handbook of Political Networks): a network of actors and claims, with edges that agree or
disagree, and from it one of actors. The claims are those that Sayso matched; its users choose
categories by hand, and see fewer, broader claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.claims.same_or_contrary import contrary, other_voice
from analysis.corpus.claim_matching.claim_mentions import (
    ClaimMention,
    analysis_mentions,
    article_keys,
)
from analysis.corpus.claim_matching.group_claims import (
    ClaimGroup,
    MatchedMention,
    matched,
)
from analysis.corpus.claim_matching.same_claim import Relation, plainly_contrary
from analysis.corpus.query import Corpus
from analysis.pipeline import Analysis
from analysis.statements.statements import UNNAMED

if TYPE_CHECKING:
    import networkx
    import pandas as pd

ACTORS = ("actor", "claims", "mentions", "agrees_with", "disagrees_with", "balance", "betweenness")
TIES = ("actor", "other", "same_stand", "opposite_stand", "congruence")


@dataclass(frozen=True, slots=True)
class Stand:
    """What an actor makes of a claim, once.

    Args:
        actor: Who it is.
        claim: The number of the claim.
        agrees: Whether it says the claim, or the contrary.
        mention: Where.
    """

    actor: str
    claim: int
    agrees: bool
    mention: ClaimMention


@dataclass(frozen=True, slots=True)
class Discourse:
    """The stands that named actors take on shared claims.

    Args:
        claims: The words of each claim, by its number.
        stands: Who takes which stand, the earliest first.
    """

    claims: Mapping[int, str]
    stands: tuple[Stand, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """Who takes a stand: those on most claims first, then by name."""
        counts = {actor: len(c) for actor, c in _claims_of(self.stands).items()}
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def discourse(groups: Sequence[ClaimGroup], fewest: int = 2) -> Discourse:
    """The stands on the claims that several named actors share or dispute.

    The reporter and voices without a name are no actors.

    Args:
        groups: The claims, matched.
        fewest: How many actors must take a stand on a claim.
    """
    stands = [
        Stand(m.mention.voice, group.number, m.relation is Relation.SAME, m.mention)
        for group in groups
        for m in group.mentions
        if m.mention.statement and m.mention.voice != UNNAMED
    ]
    actors = defaultdict[int, set[str]](set)
    for stand in stands:
        actors[stand.claim].add(stand.actor)
    kept = [s for s in stands if len(actors[s.claim]) >= fewest]
    kept.sort(key=lambda s: (not s.mention.date, s.mention.date))
    shown = {s.claim for s in kept}
    return Discourse({g.number: g.words for g in groups if g.number in shown}, tuple(kept))


def discourse_in(read: Corpus | Sequence[Analysis], groups: Sequence[ClaimGroup]) -> Discourse:
    """The stands in a corpus, or in articles that were analysed.

    Args:
        read: The tables of a corpus, or what was found in articles.
        groups: Its claims, matched: ``claim_matching.matched(read)``.
    """
    return discourse(groups) if isinstance(read, Corpus) else _with_disputes(read, groups)


def discourse_of(a: Analysis) -> Discourse:
    """The stands in one article.

    To the claims that are matched come those of which the article itself shows that two voices
    contradict each other in nearly the same words.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.pipeline import analyse
        >>> words = "the council closed the old tram depot"
        >>> a = analyse(parse(f"Ann Lee said {words}. Tom Ward denied that {words}."),
        ...             method="rules")
        >>> [(s.actor, s.agrees) for s in discourse_of(a).stands]
        [('Ann Lee', True), ('Tom Ward', False)]
    """
    return discourse_in([a], matched([a]))


def _with_disputes(analyses: Sequence[Analysis], matches: Sequence[ClaimGroup]) -> Discourse:
    """The stands on the claims that were matched, and on those disputed within an article."""
    mentions, groups = analysis_mentions(analyses), list(matches)
    taken = {(m.mention.article, m.mention.number) for g in groups for m in g.mentions}
    by_place = {(m.article, m.number): m for m in mentions}
    for key, a in zip(article_keys(analyses), analyses, strict=True):
        for one, other in _contested(a):
            places = [(key, one), (key, other)]
            first, second = (by_place[place] for place in places)
            if not taken & set(places) and _opposed(first, second):
                taken |= set(places)
                groups.append(_dispute(len(groups) + 1, first, second))
    return discourse(groups)


def actor_numbers(found: Discourse) -> pd.DataFrame:
    """One row an actor: how it stands in the network.

    ``claims`` is its degree in the network of actors and claims: on how many it takes a stand.
    ``agrees_with`` and ``disagrees_with`` are its degrees in the network of actors: how many have a
    congruence above or below 0 with it (see ``ties``). ``balance`` is the sum of its congruences.
    ``betweenness`` is the share of shortest paths between two others that lead through it, over the
    ties above 0, without weights: the sum over pairs s, t of n(s, t | v) / n(s, t), divided by
    (n - 1)(n - 2) / 2 (Freeman 1977; computed as by Brandes 2001).
    """
    import networkx
    import pandas as pd

    frame = ties(found)
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(found.actors)
    rows = [(str(a), str(b), float(w)) for a, b, w in frame[[*TIES[:2], TIES[4]]].to_numpy()]
    graph.add_edges_from((a, b) for a, b, w in rows if w > 0)
    between = networkx.betweenness_centrality(graph)
    claims, mentions = _claims_of(found.stands), Counter(s.actor for s in found.stands)
    out = []
    for actor in found.actors:
        weights = [w for a, b, w in rows if actor in (a, b)]
        out.append((
            actor, len(claims[actor]), mentions[actor], sum(w > 0 for w in weights),
            sum(w < 0 for w in weights), round(sum(weights), 3), round(between[actor], 3),
        ))  # fmt: skip
    return pd.DataFrame(out, columns=list(ACTORS))


def ties(found: Discourse) -> pd.DataFrame:
    """One row for each two actors that take a stand on the same claim.

    ``congruence`` is agreement less disagreement, normalised by average activity: with A⁺ and A⁻
    the 0/1 matrices of actors by claims agreed and disagreed with, and n the number of claims on
    which an actor takes a stand,

        w(i, j) = [(A⁺A⁺ᵀ + A⁻A⁻ᵀ) - (A⁺A⁻ᵀ + A⁻A⁺ᵀ)](i, j) / ((n(i) + n(j)) / 2)

    from -1 (opposite stands on all) to 1 for actors who never change sides (Leifeld 2016;
    "subtract" and "average activity" in Discourse Network Analyzer). A claim on which an actor has
    said both counts on both sides.
    """
    import pandas as pd

    claims = _claims_of(found.stands)
    sides = defaultdict[str, set[tuple[int, bool]]](set)
    for stand in found.stands:
        sides[stand.actor].add((stand.claim, stand.agrees))
    rows = []
    for one, other in combinations(found.actors, 2):
        if not claims[one] & claims[other]:
            continue
        same = len(sides[one] & sides[other])
        opposite = len(sides[one] & {(claim, not agrees) for claim, agrees in sides[other]})
        activity = (len(claims[one]) + len(claims[other])) / 2
        rows.append((one, other, same, opposite, round((same - opposite) / activity, 3)))
    return pd.DataFrame(rows, columns=list(TIES))


def over_time(found: Discourse, period: str = "") -> pd.DataFrame:
    """One row for each claim and period: how many mentions agree and disagree; undated ones last.

    Args:
        found: The stands.
        period: ``day``, ``month`` or ``year``; by default the shortest that makes 12 or fewer.
    """
    import pandas as pd

    length = {"day": 10, "month": 7, "year": 4}
    dates = [s.mention.date for s in found.stands if s.mention.date]
    fitting = [name for name, cut in length.items() if len({d[:cut] for d in dates}) <= 12]
    cut = length[period or (fitting[0] if fitting else "year")]
    counts = Counter((s.claim, s.mention.date[:cut], s.agrees) for s in found.stands)
    keys = sorted({key[:2] for key in counts}, key=lambda k: (k[0], not k[1], k[1]))
    rows = [
        (claim, found.claims[claim], when, counts[claim, when, True], counts[claim, when, False])
        for claim, when in keys
    ]
    return pd.DataFrame(rows, columns=["number", "claim", "period", "agree", "disagree"])


def two_mode_graph(found: Discourse) -> networkx.Graph[str]:
    """Actors and claims as a network; edges say ``agree``, ``disagree`` or ``both``, and when."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    for actor in found.actors:
        graph.add_node(f"a:{actor}", label=actor, type="actor")
    for number, words in found.claims.items():
        graph.add_node(f"c:{number}", label=words, type="claim", number=number)
    said = defaultdict[tuple[str, int], list[Stand]](list)
    for stand in found.stands:
        said[stand.actor, stand.claim].append(stand)
    for (actor, number), some in said.items():
        sides = {s.agrees for s in some}
        relation = "both" if len(sides) > 1 else "agree" if True in sides else "disagree"
        dates = [s.mention.date for s in some if s.mention.date]
        facts = {"relation": relation, "weight": len(some)}
        facts |= {"first": min(dates, default=""), "last": max(dates, default="")}
        graph.add_edge(f"a:{actor}", f"c:{number}", **facts)
    return graph


def _claims_of(stands: Sequence[Stand]) -> Mapping[str, set[int]]:
    out = defaultdict[str, set[int]](set)
    for stand in stands:
        out[stand.actor].add(stand.claim)
    return out


def _contested(a: Analysis) -> list[tuple[int, int]]:
    """The claims of an article that contradict each other in nearly the same words."""
    by_number = {c.number: c for c in a.claims}
    return [
        (c.number, number)
        for c in a.claims.put_forward
        for number in c.contested_by
        if number > c.number
        and other_voice(c, by_number[number])
        and contrary(a.claims, c, by_number[number])
    ]


def _opposed(one: ClaimMention, other: ClaimMention) -> bool:
    """Whether two voices contradict each other plainly; shares of a poll's people do not."""
    return plainly_contrary(one.compared, other.compared) and not (one.polled or other.polled)


def _dispute(number: int, one: ClaimMention, other: ClaimMention) -> ClaimGroup:
    """A claim and its denial, as a group."""
    first = Relation.CONTRARY if one.denied else Relation.SAME
    second = Relation.SAME if one.denied else Relation.CONTRARY
    pair = (MatchedMention(one, first, 0.0), MatchedMention(other, second, 0.0))
    return ClaimGroup(number, one.words, pair)
