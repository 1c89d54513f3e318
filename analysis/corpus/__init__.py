"""Many articles as tables: read on Dask, kept as Parquet, asked with DuckDB.

``build`` reads a corpus into a folder, ``opened`` opens the tables in it.
"""

from analysis.corpus.ingest import Outcome, build
from analysis.corpus.limited_reader import Options
from analysis.corpus.partition import ROWS
from analysis.corpus.query import Corpus, is_corpus, opened

__all__ = ["ROWS", "Corpus", "Options", "Outcome", "build", "is_corpus", "opened"]
