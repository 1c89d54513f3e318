"""Actors across articles: names joined by spelling, by alias and by likeness, each with its reason.

Within an article ``analysis.actors.cast`` has joined names already. Here the names of all articles
come together, and every decision is a row of ``names.parquet``, so that it can be read and undone.
All lists are tables of DuckDB, which turns to the disk where they grow long: how much memory this
takes hangs little on how many names there are.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from analysis.article.name_lists import full_givens
from analysis.corpus.name_links import aliases, alike
from analysis.corpus.query import connected

TITLES = frozenset(
    ["a", "an", "the", "mr", "mrs", "ms", "dr", "sen", "sir", "president", "senator", "minister"]
)
SHORTEST = 7  # letters of a name that may be joined by likeness
KINDS = ("person", "organisation", "media", "place", "event", "other")
MEMORY = "100MB"  # that DuckDB may use before it turns to the disk
LOT = 5000  # rows handed over at once
_USED = """
    CREATE TABLE used AS SELECT kind, name, count(*) AS articles FROM actors
    WHERE named AND NOT anonymous AND name <> '' AND kind IN {kinds} GROUP BY ALL
"""
_MEANT = """
    CREATE TABLE meant AS SELECT kind, form, name, count(*) AS articles
    FROM (SELECT kind, name, unnest(forms) AS form FROM actors WHERE named AND kind IN {kinds})
    WHERE form <> name GROUP BY ALL
"""
# A key is a name as ``plain`` has it; it goes by its commonest spelling.
_KEYS = """
    CREATE TABLE spelled AS SELECT *, plain(name) AS key FROM used;
    CREATE TABLE keys AS
    SELECT kind, key, name, (sum(articles) OVER same)::BIGINT AS size FROM spelled
    WINDOW same AS (PARTITION BY kind, key) QUALIFY
        row_number() OVER (PARTITION BY kind, key ORDER BY articles DESC, name) = 1;
    CREATE TABLE links (kind VARCHAR, key VARCHAR, towards VARCHAR, how VARCHAR, score DOUBLE)
"""
_USES = """
    WITH uses AS (
        SELECT kind, plain(form) AS short, plain(name) AS long, sum(articles)::BIGINT AS count
        FROM meant GROUP BY ALL
    )
    SELECT u.kind, short, long, s.name, l.name, count, s.size, l.size FROM uses u
    JOIN keys s ON s.kind = u.kind AND s.key = short
    JOIN keys l ON l.kind = u.kind AND l.key = long
    WHERE length(short) < length(long) ORDER BY ALL
"""
# "Bob Lee" and "Robert Lee", where a short form fits one longer name: the rarer goes by the other.
_SHORT = """
    INSERT INTO links
    WITH pairs AS (
        SELECT s.key AS short, l.key AS long, s.size AS own, l.size AS its
        FROM keys s JOIN given g ON split_part(s.key, ' ', 1) = g.short
        JOIN keys l ON l.kind = s.kind AND l.key = g.long || substr(s.key, length(g.short) + 1)
        WHERE s.kind = 'person' AND contains(s.key, ' ')
        QUALIFY count(*) OVER (PARTITION BY s.key) = 1
    ),
    ranked AS (
        SELECT *, own > its AND row_number() OVER (PARTITION BY long ORDER BY own DESC, short) = 1
            AS commoner FROM pairs
    ),
    linked AS (
        SELECT 'person' AS kind, if(commoner, long, short) AS key,
            if(commoner, short, long) AS towards FROM ranked
    )
    SELECT kind, key, towards, 'short form', 100.0 FROM linked ANTI JOIN links USING (kind, key)
"""
# "Susan M. Collins" and "Susan Collins", where one such initial is known: the rarer goes by it.
_MIDDLE = """
    INSERT INTO links
    WITH pairs AS (
        SELECT i.key AS whole, b.key AS bare, i.size AS own, b.size AS its
        FROM keys i JOIN keys b ON b.kind = i.kind
            AND b.key = regexp_replace(i.key, '^(\\S{2,}) [a-z] (.+)$', '\\1 \\2')
        WHERE i.kind = 'person' AND i.key <> b.key AND contains(b.key, ' ')
        QUALIFY count(*) OVER (PARTITION BY b.key) = 1
    )
    SELECT 'person' AS kind, if(own > its, bare, whole) AS key,
        if(own > its, whole, bare) AS towards, 'short form', 100.0 FROM pairs
    WHERE if(own > its, bare, whole) NOT IN (SELECT key FROM links WHERE kind = 'person')
"""
_UNLINKED = """
    SELECT kind, block(key) AS block, key, size FROM keys ANTI JOIN links USING (kind, key)
    WHERE length(key) >= {shortest} ORDER BY kind, block, size DESC, key
"""
# Links are followed to their end; one that would lead back is not.
_JOINED = """
    CREATE TABLE tops AS
    WITH RECURSIVE walk AS (
        SELECT kind, key, key AS top, [key] AS seen, false AS spelling FROM links
        UNION ALL
        SELECT w.kind, w.key, l.towards, list_append(seen, l.towards), spelling OR how = 'fuzzy'
        FROM walk w JOIN links l ON l.kind = w.kind AND l.key = w.top
        WHERE NOT list_contains(seen, l.towards)
    )
    SELECT kind, key, arg_max(top, len(seen)) AS top, bool_or(spelling) AS spelling
    FROM walk GROUP BY ALL;
    CREATE VIEW joins AS
    SELECT s.kind, s.name, coalesce(final.name, own.name) AS actor,
        CASE WHEN own.name <> s.name THEN 'exact' ELSE coalesce(l.how, 'itself') END AS how,
        CASE WHEN own.name <> s.name THEN own.name ELSE coalesce(other.name, s.name) END
            AS linked_to,
        CASE WHEN own.name <> s.name THEN 100.0 ELSE coalesce(round(l.score, 1), 100.0) END
            AS score,
        coalesce(t.spelling, false) AS by_spelling, s.articles
    FROM spelled s JOIN keys own USING (kind, key)
    LEFT JOIN links l USING (kind, key)
    LEFT JOIN keys other ON other.kind = s.kind AND other.key = l.towards
    LEFT JOIN tops t ON t.kind = s.kind AND t.key = s.key
    LEFT JOIN keys final ON final.kind = s.kind AND final.key = t.top
    ORDER BY s.articles DESC, s.name, s.kind
"""


@dataclass(frozen=True, slots=True)
class Join:
    """What became of a name.

    Args:
        kind, name: As the articles' actors have it.
        actor: The name under which it is counted.
        how: ``itself``, ``exact`` (other capitals, accents or titles), ``alias``, ``short form`` or
            ``fuzzy``.
        linked_to: The name it was joined to.
        score: 0 to 100: the share of uses that mean this actor, or how alike the names are.
        by_spelling: Whether nothing but a like spelling joins it to its actor.
        articles: In how many articles an actor has the name.
    """

    kind: str
    name: str
    actor: str
    how: str
    linked_to: str
    score: float
    by_spelling: bool
    articles: int


def write_names(out: Path, keys: Sequence[str]) -> None:
    """Write ``names.parquet``: every named actor's name, and what it was joined to."""
    with tempfile.TemporaryDirectory(dir=out, prefix=".names-") as scratch:
        base = connected(out, keys, scratch, MEMORY)
        base.execute(_USED.format(kinds=KINDS))
        base.execute(_MEANT.format(kinds=KINDS))
        _join(base)
        file = Path(scratch) / "names.parquet"
        base.execute(
            "COPY (FROM joins) TO $to (FORMAT parquet, COMPRESSION zstd)", {"to": str(file)}
        )
        base.close()
        file.replace(out / file.name)


def joined(
    names: Iterable[tuple[str, str, int]], forms: Iterable[tuple[str, str, str, int]]
) -> list[Join]:
    """Join names.

    Args:
        names: Kind, name and number of articles.
        forms: Kind, form, name and number of articles in which the form stands for that name.

    Returns:
        A row for each name, the commonest first.

    Example:
        >>> names = [("person", "Ann Lee", 9), ("person", "Lee", 2), ("person", "Ann  LEE", 1)]
        >>> found = joined(names, [("person", "Lee", "Ann Lee", 8)])
        >>> [(row.name, row.actor, row.how) for row in found][1:]
        [('Lee', 'Ann Lee', 'alias'), ('Ann  LEE', 'Ann Lee', 'exact')]
    """
    import duckdb

    with duckdb.connect() as base:
        base.execute("CREATE TABLE used (kind VARCHAR, name VARCHAR, articles BIGINT)")
        base.execute("CREATE TABLE meant (kind VARCHAR, form VARCHAR, name VARCHAR, n BIGINT)")
        base.execute("ALTER TABLE meant RENAME n TO articles")
        _insert(base, "used", names)
        _insert(base, "meant", forms)
        _join(base)
        return [Join(*row) for row in base.execute("FROM joins").fetchall()]


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


def block(key: str) -> str:
    """The initials and digits of a plain name; names that differ in them are not compared.

    Example:
        >>> block("rail board 21")
        'rb2 21'
    """
    return "".join(w[0] for w in key.split()) + " " + "".join(filter(str.isdigit, key))


def _join(base: Any) -> None:
    """From the tables ``used`` and ``meant`` to the view ``joins``."""
    for function in (plain, block):
        base.create_function(function.__name__, function, ["VARCHAR"], "VARCHAR")
    base.execute(_KEYS)
    _insert(base, "links", aliases(_rows(base, _USES)))
    base.execute("CREATE TABLE given (short VARCHAR, long VARCHAR)")
    givens = ((s.lower(), full.lower()) for s, every in full_givens().items() for full in every)
    _insert(base, "given", sorted(givens))
    base.execute(_SHORT)
    base.execute(_MIDDLE)
    _insert(base, "links", alike(_rows(base, _UNLINKED.format(shortest=SHORTEST))))
    base.execute(_JOINED)


def _rows(base: Any, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of an answer, as they are asked for; the connection can be used meanwhile."""
    asked = base.cursor().execute(query)
    while lot := asked.fetchmany(LOT):
        yield from lot


def _insert(base: Any, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Append rows to a table, many at a time."""
    every = iter(rows)
    while lot := list(islice(every, LOT)):
        columns = [list(column) for column in zip(*lot, strict=True)]
        values = ", ".join("unnest(?)" for _ in columns)
        base.execute(f"INSERT INTO {table} SELECT {values}", columns)
