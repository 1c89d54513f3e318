"""Sayso reads news articles and shows who says what about whom, and how."""

from analysis.actors import actors
from analysis.article import Article, parse, read, read_all
from analysis.claims import Claim, Claims, claims
from analysis.corrections import Correction, corrected, corrections, with_aliases
from analysis.errors import SaysoError
from analysis.marked import marked
from analysis.quotes import quotes
from analysis.rhetoric import rhetoric
from analysis.spans import Span
from analysis.statements import Statement, Statements, statements
from analysis.tone import tone
from analysis.toward import toward
from analysis.voices import voices

__version__ = "0.1.0"
__all__ = [
    "Article", "Claim", "Claims", "Correction", "SaysoError", "Span", "Statement", "Statements",
    "__version__", "actors", "claims", "corrected", "corrections", "marked", "parse", "quotes",
    "read", "read_all", "rhetoric", "statements", "tone", "toward", "voices", "with_aliases",
]  # fmt: skip
