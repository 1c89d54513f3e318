"""Which names count as an actor's only because they are spelled nearly like another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.name_match import PERSON, differ_in_spelling
from analysis.corpus import Corpus
from analysis.pipeline import Analysis

if TYPE_CHECKING:
    import pandas as pd

COLUMN = "joined_by_spelling"
_JOINED = """
    SELECT DISTINCT actor, name FROM names WHERE by_spelling AND name <> actor ORDER BY ALL
"""


def joined_by_spelling(read: Sequence[Analysis] | Corpus) -> dict[str, tuple[str, ...]]:
    """For each actor the other names that nothing but a like spelling joins to it.

    Args:
        read: What was found in articles, or a corpus.
    """
    if isinstance(read, Corpus):
        frame = read.sql(_JOINED)
        pairs = list(zip(frame["actor"], frame["name"], strict=True))
    else:
        from analysis.corpus.match_across_articles import canonical

        kinds: dict[str, str] = {}
        for a in read:
            by_id = {actor.id: actor.kind for actor in a.statements.cast.actors}
            kinds |= {s.speaker: by_id.get(s.speaker_id, "") for s in a.statements if s.speaker}
        known = canonical(sorted(kinds), kinds)
        pairs = [
            (actor, name)
            for name, actor in known.items()
            if kinds[name] in (PERSON, "") and differ_in_spelling(name, actor)
        ]
    out: dict[str, list[str]] = defaultdict(list)
    for actor, name in pairs:
        out[actor].append(name)
    return {actor: tuple(names) for actor, names in out.items()}


def with_spellings(
    frame: pd.DataFrame, read: Sequence[Analysis] | Corpus, column: str = "actor"
) -> pd.DataFrame:
    """A table of actors with a last column: the names joined to each by their spelling alone.

    There is no such column where no name in the table is joined so.

    Args:
        frame: The table.
        read: What it was made from.
        column: Which of its columns has the actors' names.
    """
    joined = joined_by_spelling(read)
    cells = [", ".join(joined.get(name, ())) for name in frame[column]]
    return frame.assign(**{COLUMN: cells}) if any(cells) else frame
