"""What a reader of a file format gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one article as it was taken out of its file.

    Args:
        text: Paragraphs with a blank line between them; offsets refer to it.
        facts: Title, outlet, date and url, as far as the file has them.
        notes: Sentences for the user on what was left out or mended.
    """

    text: str
    facts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    notes: tuple[str, ...] = ()


def paragraphs_text(paragraphs: Sequence[str]) -> str:
    r"""Paragraphs as one text, without the empty ones and with plain spaces within them.

    Example:
        >>> paragraphs_text(["One  line ", " ", "Two\xa0lines"])
        'One line\n\nTwo lines\n'
    """
    lines = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return "\n\n".join(filter(None, lines)) + "\n"
