"""Many articles as tables: read on Dask, kept as Parquet, asked with DuckDB.

``build`` reads a corpus into a folder, ``opened`` opens the tables in it.
"""

from analysis.corpus.opened import Corpus, is_corpus, opened
from analysis.corpus.parts import ROWS
from analysis.corpus.running import Outcome, build
from analysis.corpus.store import Options

__all__ = ["ROWS", "Corpus", "Options", "Outcome", "build", "is_corpus", "opened"]
