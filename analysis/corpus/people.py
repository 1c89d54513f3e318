"""Actors across articles: names joined by spelling, by alias and by likeness, each with its reason.

Within an article ``analysis.mentions`` has joined names already. Here the names of all articles
come together, and every decision is a row of ``names.parquet``, so that it can be read and undone.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.aligning import TITLES
from analysis.corpus.opened import connected

SHARE = 0.8  # of the uses of a short name that must mean one actor
FUZZY = 92.0  # rapidfuzz ratio from which two spellings are one name
WORD = 75.0  # and each of their words must be as alike as this
NEAR = 500  # names with the same initials, the commonest, that a rarer one is compared to
SHORTEST = 7  # letters of a name that may be joined by likeness
KINDS = ("person", "organisation", "media", "place", "event", "other")
_NAMES = """
    SELECT kind, name, count(*) AS articles FROM actors
    WHERE named AND NOT anonymous AND name <> '' AND kind IN {kinds}
    GROUP BY ALL ORDER BY articles DESC, name, kind
"""
_FORMS = """
    SELECT kind, form, name, count(*) AS articles
    FROM (SELECT kind, name, unnest(forms) AS form FROM actors WHERE named AND kind IN {kinds})
    WHERE form <> name GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Join:
    """What became of a name.

    Args:
        kind, name: As the articles' actors have it.
        actor: The name under which it is counted.
        how: ``itself``, ``exact`` (another spelling), ``alias`` or ``fuzzy``.
        by: The name it was joined to.
        score: 0 to 100: the share of uses that mean this actor, or how alike the names are.
        articles: In how many articles an actor has the name.
    """

    kind: str
    name: str
    actor: str
    how: str
    by: str
    score: float
    articles: int


def write_names(out: Path, keys: Sequence[str]) -> None:
    """Write ``names.parquet``: every named actor's name, and what it was joined to."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with tempfile.TemporaryDirectory(dir=out, prefix=".names-") as scratch:
        base = connected(out, keys, scratch)
        names = base.execute(_NAMES.format(kinds=KINDS)).fetchall()
        forms = base.execute(_FORMS.format(kinds=KINDS)).fetchall()
        base.close()
        rows = joined(names, forms)
        columns = {f: [getattr(row, f) for row in rows] for f in Join.__slots__}
        kinds = {"score": pa.float64(), "articles": pa.int64()}
        schema = pa.schema([(name, kinds.get(name, pa.string())) for name in columns])
        made = Path(scratch) / "names.parquet"
        pq.write_table(pa.table(columns, schema=schema), made, compression="zstd")
        made.replace(out / made.name)


def joined(
    names: Iterable[tuple[str, str, int]], forms: Iterable[tuple[str, str, str, int]]
) -> list[Join]:
    """Join names.

    Args:
        names: Kind, name and number of articles, the commonest first.
        forms: Kind, form, name and number of articles in which the form stands for that name.

    Example:
        >>> names = [("person", "Ann Lee", 9), ("person", "Lee", 2), ("person", "Ann  LEE", 1)]
        >>> found = joined(names, [("person", "Lee", "Ann Lee", 8)])
        >>> [(row.name, row.actor, row.how) for row in found][1:]
        [('Lee', 'Ann Lee', 'alias'), ('Ann  LEE', 'Ann Lee', 'exact')]
    """
    every = list(names)
    first: dict[tuple[str, str], str] = {}
    size: dict[tuple[str, str], int] = defaultdict(int)
    for kind, name, count in every:
        key = (kind, plain(name))
        first.setdefault(key, name)
        size[key] += count
    links = dict(_aliases(size, forms))
    links |= _alike([key for key in first if key not in links], size)
    out = []
    for kind, name, count in every:
        key, how, score = (kind, plain(name)), "itself", 100.0
        by = first[key]
        if by != name:
            how = "exact"
        elif key in links:
            to, how, score = links[key]
            by = first[to]
        top, seen = key, {key}
        while top in links and links[top][0] not in seen:
            top = links[top][0]
            seen.add(top)
        out.append(Join(kind, name, first[top], how, by, round(score, 1), count))
    return out


def plain(name: str) -> str:
    """A name without case, accents, titles, points and "the".

    Example:
        >>> plain("the Sen. José  O’Neill"), plain("U.S.")
        ("jose o'neill", 'us')
    """
    bare = unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    words = [w.replace(".", "").strip(',;:"') for w in bare.split()]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return " ".join(filter(None, words)) or name


Links = Mapping[tuple[str, str], tuple[tuple[str, str], str, float]]


def _aliases(
    size: Mapping[tuple[str, str], int], forms: Iterable[tuple[str, str, str, int]]
) -> Iterator[tuple[tuple[str, str], tuple[tuple[str, str], str, float]]]:
    """Short names that mostly stand for one longer name: "Lee" for "Ann Lee", "IAEA".

    A longer name that is rarer than a short one of several words is joined to that: "Crooked Ann
    Lee" to "Ann Lee".
    """
    uses: dict[tuple[str, str], dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for kind, form, name, count in forms:
        short, long = (kind, plain(form)), (kind, plain(name))
        if short in size and long in size and len(short[1]) < len(long[1]):
            uses[short][long] += count
    for short, meant in sorted(uses.items()):
        whole = " " in short[1]
        for long in meant if whole else ():
            if size[long] < size[short]:
                yield long, (short, "alias", 100.0)
        long, most = max(meant.items(), key=lambda pair: (pair[1], pair[0]))
        share = most / sum(meant.values())
        if share >= SHARE and not (whole and size[long] < size[short]):
            yield short, (long, "alias", 100 * share)


def _alike(keys: Sequence[tuple[str, str]], size: Mapping[tuple[str, str], int]) -> Links:
    """Names that differ by a letter or two, the rarer joined to the commoner.

    Only names with the same initials are compared, with the commonest of them, so that the work
    stays small; digits must agree.
    """
    blocks: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for key in keys:
        if len(key[1]) >= SHORTEST:
            digits = "".join(filter(str.isdigit, key[1]))
            blocks[key[0], "".join(w[0] for w in key[1].split()), digits].append(key)
    out = {}
    for block in blocks.values():
        block.sort(key=lambda key: (-size[key], key))
        for at, key in enumerate(block):
            best = _nearest(key[1], [other[1] for other in block[: min(at, NEAR)]])
            if best is not None:
                out[key] = (block[best[0]], "fuzzy", best[1])
    return out


def _nearest(name: str, others: Sequence[str]) -> tuple[int, float] | None:
    """The place of the name that is most alike, and how alike; nothing where none is enough."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, others, scorer=fuzz.ratio, score_cutoff=FUZZY, limit=3)
    for other, score, at in found:
        pairs = zip(name.split(), other.split(), strict=True)
        if all(fuzz.ratio(a, b) >= WORD for a, b in pairs):
            return at, float(score)
    return None
