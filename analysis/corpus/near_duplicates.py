"""Near-duplicates: the articles that are copies of one story, found by MinHash."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.article.similarity import COPIED
from analysis.corpus.query import connected
from analysis.corpus.rows import PERMUTATIONS

MEMORY = "200MB"  # that DuckDB may use before it turns to the disk
BAND = 4  # values of a signature that two articles must share to be compared
# 32 bands of 4: of two articles that share 0.5 of their runs, 87 % are compared; at 0.7, all are.
_BUCKETS = """
    CREATE TABLE pairs AS
    WITH bands AS (
        SELECT article, band,
               hash(list_slice(signature, {size} * band + 1, {size} * band + {size})) AS bucket
        FROM articles, range({bands}) AS every(band)
        WHERE len(signature) > 0
    ),
    led AS (SELECT article, min(article) OVER (PARTITION BY band, bucket) AS leader FROM bands)
    SELECT DISTINCT leader, article FROM led WHERE leader <> article
"""
_ALIKE = """
    SELECT leader, article,
           len(list_filter(list_zip(one, other), lambda x: x[1] = x[2])) / {all} AS alike
    FROM (
        SELECT p.leader, p.article, a.signature AS one, b.signature AS other
        FROM pairs p
        JOIN articles a ON a.article = p.leader JOIN articles b ON b.article = p.article
    )
    WHERE alike >= {least} ORDER BY leader, article
"""


def write_copies(out: Path, keys: Sequence[str]) -> None:
    """Write ``copies.parquet``: the articles that have copies, with the cluster they are in.

    Signatures are compared band by band (Leskovec, Rajaraman and Ullman, "Mining of Massive
    Datasets", 3.4); in each bucket all are compared to its first, and what is alike enough is
    joined. The work is done by DuckDB, which uses the disk where memory does not suffice.
    """
    with tempfile.TemporaryDirectory(dir=out, prefix=".copies-") as scratch:
        base = connected(out, keys, scratch, MEMORY)
        base.execute(_BUCKETS.format(size=BAND, bands=PERMUTATIONS // BAND))
        pairs = base.execute(_ALIKE.format(all=float(PERMUTATIONS), least=COPIED))
        rows = _clusters(iter(pairs.fetchone, None))
        base.close()
        _write(out, scratch, rows)


def _clusters(pairs: Iterable[Any]) -> list[tuple[str, str, int, float]]:
    """Article, cluster, size of the cluster, how alike to the one it was joined by.

    Example:
        >>> _clusters([("a", "b", 0.9), ("b", "c", 0.6)])
        [('a', 'a', 3, 1.0), ('b', 'a', 3, 0.9), ('c', 'a', 3, 0.6)]
    """
    parent: dict[str, str] = {}
    alike: dict[str, float] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for leader, article, score in pairs:
        first, other = sorted((root(leader), root(article)))
        parent[other] = first
        alike[article] = max(alike.get(article, 0.0), score)
    roots = {one: root(one) for one in parent}
    sizes: dict[str, int] = {}
    for one in roots.values():
        sizes[one] = sizes.get(one, 0) + 1
    return [(a, r, sizes[r], round(alike.get(a, 1.0), 3)) for a, r in sorted(roots.items())]


def _write(out: Path, scratch: str, rows: Sequence[tuple[str, str, int, float]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    kinds = (pa.string(), pa.string(), pa.int64(), pa.float64())
    names = ("article", "cluster", "size", "alike")
    table = pa.table({n: pa.array(c, k) for n, c, k in zip(names, columns, kinds, strict=True)})
    file = Path(scratch) / "copies.parquet"
    pq.write_table(table, file, compression="zstd")
    file.replace(out / file.name)
