"""An article's text as other programs hold it, and where its characters then stand.

Sayso counts characters (Unicode code points) of the text as it was given. XML cannot hold all of
them, Java counts UTF-16 units, and programs that show a text make one line feed of every line end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# What XML 1.0 cannot hold; each is shown by one replacement character, so offsets stay.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Text with a replacement character in place of each that XML 1.0 cannot hold.

    Example:
        >>> xml_text("a\x00b") == "a\ufffdb"
        True
    """
    return _NOT_XML.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Utf16:
    """Offsets in UTF-16 units, as Java counts, and back.

    Example:
        >>> units = Utf16.of("a😀b")
        >>> units.at(2), units.back(3)
        (3, 2)
    """

    _astral: tuple[int, ...]  # where characters of two units stand
    _units: tuple[int, ...]  # the same in units

    @classmethod
    def of(cls, text: str) -> Utf16:
        """The offsets of a text."""
        astral = tuple(m.start() for m in _ASTRAL.finditer(text))
        return cls(astral, tuple(at + n for n, at in enumerate(astral)))

    def at(self, offset: int) -> int:
        """An offset of characters in units."""
        return offset + bisect_left(self._astral, offset)

    def back(self, unit: int) -> int:
        """An offset in units in characters."""
        return unit - bisect_left(self._units, unit)


@dataclass(frozen=True, slots=True)
class LineFeeds:
    r"""A text in which every line ends in one line feed, and where its characters then stand.

    Example:
        >>> plain = LineFeeds.of("a\r\nb")
        >>> plain.text, plain.at(3)
        ('a\nb', 2)
    """

    text: str
    _dropped: tuple[int, ...]  # where a carriage return stood before a line feed

    @classmethod
    def of(cls, text: str) -> LineFeeds:
        """The text with line feeds alone; what XML cannot hold is replaced."""
        dropped = tuple(m.start() for m in re.finditer(r"\r\n", text))
        return cls(xml_text(text.replace("\r\n", "\n").replace("\r", "\n")), dropped)

    def at(self, offset: int) -> int:
        """Where a character of the article's text stands in this one."""
        return offset - bisect_left(self._dropped, offset)
