"""The tables of a corpus, opened lazily: DuckDB over the Parquet files.

DuckDB and not a Dask DataFrame, since questions to tables are joins, groups and counts, which it
answers in the process of the notebook, in a fraction of a second and with little memory, reading
only the columns that are asked for; Dask would need a cluster for the same. The files are plain
Parquet, though: ``dask.dataframe.read_parquet`` opens ``Corpus.files("statements")`` as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus.schema import COLUMNS, JOINED
from analysis.corpus.store import INDEX, PARTS, index, outdated
from analysis.errors import ArticleError, ParameterError

if TYPE_CHECKING:
    import pandas as pd

MEMORY = "1GB"  # that DuckDB may use before it turns to the disk
VIEWS = {
    "stories": """
        SELECT a.*, coalesce(c.cluster, a.article) AS cluster, coalesce(c.size, 1) AS copies,
               row_number() OVER (
                   PARTITION BY coalesce(c.cluster, a.article) ORDER BY a.date, a.article
               ) = 1 AS first
        FROM articles a LEFT JOIN copies c USING (article)
    """,
    "people": """
        SELECT p.*, coalesce(n.actor, p.name) AS joined,
               coalesce(n.by_spelling, false) AS by_spelling
        FROM actors p LEFT JOIN names n ON n.kind = p.kind AND n.name = p.name
    """,
}


# What articles can be compared by, beside further columns of the input, as SQL.
GROUPS = {
    "outlet": "a.outlet", "text_kind": "a.text_kind", "year": "left(a.date, 4)",
    "month": "left(a.date, 7)", "language": "a.language", "author": "a.author",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """The tables of a corpus; nothing is read until it is asked for.

    Besides the tables there are the views ``stories`` (articles with ``cluster``, ``copies`` and
    whether each is the ``first`` of its cluster) and ``people`` (actors with ``joined``, the name
    they go by in all articles, and ``by_spelling``, whether that rests on a like spelling alone).

    Args:
        folder: Where it is.
        about: What its index says: sources, articles, errors, words.
    """

    folder: Path
    about: dict[str, Any]
    _base: Any = field(repr=False)

    def sql(self, query: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        """Ask the tables in SQL.

        Args:
            query: What DuckDB understands; ``?`` stands for a value.
            values: The values.

        Raises:
            ParameterError: The query cannot be run.
        """
        import duckdb

        try:
            frame: pd.DataFrame = self._base.execute(query, list(values)).df()
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise ParameterError(f"The tables cannot be queried: {reason}") from error
        return frame

    def table(self, name: str, most: int | None = None) -> pd.DataFrame:
        """A whole table, or its first rows.

        Raises:
            ParameterError: There is no such table.
        """
        tables = (*COLUMNS, *JOINED, *VIEWS)
        if name not in tables:
            raise ParameterError(f"There is no table {name!r}; choose one of {', '.join(tables)}.")
        limit = f" LIMIT {int(most)}" if most else ""
        return self.sql(f'SELECT * FROM "{name}"{limit}')  # noqa: S608 - a known name

    def further_columns(self) -> tuple[str, ...]:
        """The columns of ``articles`` that the input had beside those that every corpus has."""
        names = self.sql("SELECT column_name FROM (DESCRIBE articles)")["column_name"]
        return tuple(name for name in names if name not in COLUMNS["articles"])

    def groups(self) -> dict[str, str]:
        """What articles can be compared by, as SQL of the articles ``a``, by its name."""
        return {name: f'a."{name}"' for name in self.further_columns()} | GROUPS

    def files(self, table: str) -> list[str]:
        """The Parquet files of a table, for other programs."""
        return [str(self.folder / PARTS / key / f"{table}.parquet") for key in self.about["parts"]]

    def __repr__(self) -> str:
        counts = f"{self.about['articles']:,} articles, {self.about['errors']:,} errors"
        return f"<Corpus {str(self.folder)!r}: {counts}>"


def is_corpus(path: str | Path) -> bool:
    """Whether a path is a folder that ``sayso corpus`` has made."""
    return (Path(path) / INDEX).is_file()


def opened(path: str | Path) -> Corpus:
    """Open the tables of a corpus.

    Raises:
        ArticleError: There is no finished corpus in the folder, or another version made it.
    """
    folder = Path(path)
    about = index(folder)
    if not about:
        raise ArticleError(
            outdated(folder)
            or (
                f"There is no finished corpus in {folder}; make one with "
                "`sayso corpus SOURCE --out DIR`."
            )
        )
    base = connected(folder, about["parts"])
    for name in JOINED:
        base.execute(_view(name, [str(folder / f"{name}.parquet")]))
    for name, query in VIEWS.items():
        base.execute(f"CREATE VIEW {name} AS {query}")
    return Corpus(folder, about, base)


def connected(folder: Path, keys: Sequence[str], scratch: str = "", memory: str = MEMORY) -> Any:
    """A DuckDB connection that knows the tables of these parts.

    Args:
        folder: Of the corpus.
        keys: The parts that count.
        scratch: A folder for what does not fit into memory.
        memory: How much DuckDB may use before it turns to the disk.
    """
    import duckdb

    base = duckdb.connect(
        str(Path(scratch) / "work.duckdb") if scratch else ":memory:",
        config={"memory_limit": memory, "preserve_insertion_order": False},
    )
    if scratch:
        base.execute(f"SET temp_directory = '{_quoted(scratch)}'")
    for name in COLUMNS:
        files = [str(folder / PARTS / key / f"{name}.parquet") for key in keys]
        base.execute(_view(name, files))
    return base


def _view(name: str, files: Sequence[str]) -> str:
    paths = ", ".join(f"'{_quoted(file)}'" for file in files)
    more = ", union_by_name = true" if name == "articles" else ""  # parts of other sources
    return f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{paths}]{more})"  # noqa: S608


def _quoted(words: str) -> str:
    return words.replace("'", "''")
