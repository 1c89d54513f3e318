"""Sayso reads news articles and shows who says what about whom, and how."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
# Where each is; it is loaded when it is first asked for, so that a command loads what it needs.
_MODULES = {
    "Actor": "actors.cast",
    "Analysis": "pipeline",
    "Article": "article.article",
    "Claim": "claims.claim",
    "Correction": "statements.corrections",
    "SaysoError": "errors",
    "Span": "article.spans",
    "Statement": "statements.statements",
    "analyse": "pipeline",
    "load": "pipeline",
    "parse": "article.article",
    "read": "article.article",
    "read_all": "article.article",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
