"""The errors that a user of Sayso may see: each message says what is wrong and what to do."""

from __future__ import annotations


class SaysoError(Exception):
    """Base of every error that Sayso raises on purpose; its text is one sentence for the user."""


class ArticleError(SaysoError):
    """The article is missing, empty, binary, too large or of a kind that cannot be read."""


class ParameterError(SaysoError):
    """A parameter, an option or a side file has a wrong name or a wrong value."""


class DataError(SaysoError):
    """A file that Sayso itself ships or was given (model, word list, gold file) cannot be used."""


class RenderError(SaysoError):
    """A report could not be made; what stood before is untouched."""
