"""Sayso reads news articles and shows who says what about whom, and how."""

from analysis.actors.cast import Actor
from analysis.article.article import Article, parse, read, read_all
from analysis.article.spans import Span
from analysis.claims.claim import Claim
from analysis.errors import SaysoError
from analysis.pipeline import Analysis, analyse, load
from analysis.statements.corrections import Correction
from analysis.statements.statements import Statement

__version__ = "0.1.0"
__all__ = [
    "Actor", "Analysis", "Article", "Claim", "Correction", "SaysoError", "Span", "Statement",
    "__version__", "analyse", "load", "parse", "read", "read_all",
]  # fmt: skip
