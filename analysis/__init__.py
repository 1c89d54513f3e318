"""Sayso reads news articles and shows who says what about whom, and how."""

from analysis.article.article import Article, parse, read, read_all
from analysis.article.quotes import quotes
from analysis.article.spans import Span
from analysis.claims.claims import Claim, Claims, claims
from analysis.errors import SaysoError
from analysis.rhetoric.measure import rhetoric
from analysis.statements.corrections import Correction, corrected, corrections, with_aliases
from analysis.statements.speakers import actors
from analysis.statements.statements import Statement, Statements, statements
from analysis.statements.voices import voices
from analysis.tone.sentence_tone import tone
from analysis.tone.target_tone import toward
from analysis.views.marked_text import marked

__version__ = "0.1.0"
__all__ = [
    "Article", "Claim", "Claims", "Correction", "SaysoError", "Span", "Statement", "Statements",
    "__version__", "actors", "claims", "corrected", "corrections", "marked", "parse", "quotes",
    "read", "read_all", "rhetoric", "statements", "tone", "toward", "voices", "with_aliases",
]  # fmt: skip
