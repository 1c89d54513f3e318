"""The typefaces of the pages: cut down to the letters in use and carried inside the page."""

from __future__ import annotations

import base64
import importlib.util
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SERIF, SANS, SPARE = "Source Serif Pro", "Source Sans Pro", "DejaVu Sans"
# family, style, weight, package that carries the file, file
FACES = (
    (SERIF, "normal", 400, "font_source_serif_pro", "files/SourceSerifPro-Regular.ttf"),
    (SERIF, "italic", 400, "font_source_serif_pro", "files/SourceSerifPro-It.ttf"),
    (SERIF, "normal", 600, "font_source_serif_pro", "files/SourceSerifPro-Semibold.ttf"),
    (SANS, "normal", 400, "font_source_sans_pro", "files/SourceSansPro-Regular.ttf"),
    (SANS, "italic", 400, "font_source_sans_pro", "files/SourceSansPro-It.ttf"),
    (SANS, "normal", 600, "font_source_sans_pro", "files/SourceSansPro-Semibold.ttf"),
)
_SPARE = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf")
# Western Europe's letters come in one lot, so that most pages share fonts that are cut already.
_ALWAYS = frozenset([*range(32, 127), *range(0xA0, 0x100), *map(ord, "–—‘’“”…−≥≤→←↑↓▲▼")])
_CARRIED = re.compile(r"url\(data:font/woff;base64,([\w+/=]+)\) format\('woff'\)")
_FEATURES = (b"kern", b"liga", b"tnum", b"lnum")


def file_of(package: str, name: str) -> Path | None:
    """Where a package's file lies, found without importing it; None where it is missing."""
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        if (Path(folder) / name).exists():
            return Path(folder) / name
    return None


def stylesheet(text: str, italic: bool = True) -> str:
    """``@font-face`` rules whose fonts hold what ``text`` needs and little more.

    Letters that the two families lack come from DejaVu Sans; what that lacks too is left to the
    reader's own fonts.

    Args:
        text: Everything that the page shows.
        italic: Whether any of it is in italics.
    """
    wanted = frozenset(code for code in map(ord, text) if code >= 32) | _ALWAYS
    return "\n".join(_rules(wanted, italic))


def set_apart(css: str, name: str) -> tuple[str, dict[str, bytes]]:
    """A style sheet whose fonts stand beside it, unpacked, under addresses that lead to them.

    Args:
        css: What holds ``stylesheet``'s rules.
        name: What the addresses begin with.

    Example:
        >>> set_apart("p{color:red}", "font")
        ('p{color:red}', {})
    """
    fonts: dict[str, bytes] = {}

    def addressed(match: re.Match[str]) -> str:
        address = f"{name}:{len(fonts)}"
        fonts[address] = _wrapped(base64.b64decode(match[1]), None)
        return f"url({address})"

    return _CARRIED.sub(addressed, css), fonts


def _rules(wanted: frozenset[int], italic: bool) -> Iterator[str]:
    lacking = wanted
    for family, style, weight, package, name in FACES:
        if (italic or style == "normal") and (path := file_of(package, name)):
            data, covered = _subset(path, wanted)
            lacking -= covered
            yield _rule(family, style, weight, data)
    spare = file_of(*_SPARE)
    if spare and (lacking := frozenset(code for code in lacking if code > 32)):
        data, covered = _subset(spare, lacking)
        if covered:
            yield _rule(SPARE, "normal", 400, data)


def _rule(family: str, style: str, weight: int, data: bytes) -> str:
    source = base64.b64encode(data).decode()
    return (
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};'
        f"font-display:swap;src:url(data:font/woff;base64,{source}) format('woff')}}"
    )


@cache
def _subset(path: Path, wanted: frozenset[int]) -> tuple[bytes, frozenset[int]]:
    """The font with the wanted letters alone as WOFF, and which of them it has.

    WOFF2 would be a quarter smaller, and take fifteen times as long to make.
    """
    import uharfbuzz

    face = uharfbuzz.Face(path.read_bytes())
    asked = uharfbuzz.SubsetInput()
    asked.unicode_set.update(wanted)
    asked.layout_feature_tag_set.clear()
    asked.layout_feature_tag_set.update(int.from_bytes(tag, "big") for tag in _FEATURES)
    asked.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    data = _wrapped(uharfbuzz.subset(face, asked).blob.data, "woff")
    return data, frozenset(face.unicodes) & wanted


def _wrapped(font: bytes, flavor: str | None) -> bytes:
    """A font's tables, as they are, in another wrapping: WOFF, or OpenType's own."""
    from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

    source, out = SFNTReader(io.BytesIO(font)), io.BytesIO()
    target = SFNTWriter(out, len(source.keys()), source.sfntVersion, flavor, None)
    for tag in source.keys():  # noqa: SIM118 - it is no mapping
        target[tag] = source[tag]
    target.close()
    return out.getvalue()
