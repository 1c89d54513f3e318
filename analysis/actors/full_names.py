"""Which of the names of a person may stand for him on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.actors.cluster_names import Cluster
from analysis.article.name_lists import given


def in_full(cluster: Cluster) -> Sequence[tuple[str, ...]]:
    """Of a person's names those that are surely one: no "Of | Course Ann Lee" of a headline.

    What stands before a given name once belongs to something else, and a name that comes once
    beside one that comes again ("Pocahontas Lee" beside "Ann Lee") may be a gibe.

    Args:
        cluster: The actor, with all that it is called.
    """
    own = [n for n in cluster.names if len(n) > 1 and n[0] in given() and "of" not in n]
    again = Counter(mention.words for mention in cluster.mentions)
    twice = any(again[n] > 1 for n in own)

    def is_odd(name: tuple[str, ...]) -> bool:
        ends = any(name[-len(other) :] == other for other in own)
        return name not in own and (ends or (twice and again[name] < 2))

    return [n for n in cluster.names if not is_odd(n)] or cluster.names
