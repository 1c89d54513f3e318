"""Office files are zip archives of XML: opened within limits, refused where they are traps."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from analysis.common.english import counted
from analysis.errors import ArticleError

LARGEST = 100_000_000  # bytes of all parts, unpacked
LARGEST_XML = 30_000_000  # bytes of one part that is XML, unpacked
MOST_PARTS = 5_000
DEEPEST = 200  # elements within elements
_DECLARED = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.I)
_TAG = re.compile(rb"<(/?)[A-Za-z_][^<>]*?(/?)>")
# What zipfile may raise over a damaged archive.
FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    OSError, ValueError,
)  # fmt: skip


def checked(data: bytes, name: str, largest_xml: int = LARGEST_XML) -> zipfile.ZipFile:
    """An office file opened as an archive, once it is known that no part of it is a trap.

    zipfile gives no more bytes of a part than its directory declares, so what is checked there
    holds for whoever reads the archive later.

    Args:
        data: The file's bytes.
        name: What to call it in a message.
        largest_xml: How many bytes one part of XML may have.

    Raises:
        ArticleError: The archive is damaged, encrypted, too large unpacked, or its XML has
            entities or is nested without end.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if len(parts) > MOST_PARTS:
            raise ArticleError(f"{name} has {counted(len(parts), 'part')}; it is no document.")
        if size > LARGEST or any(part.file_size > largest_xml for part in xml):
            raise ArticleError(
                f"{name} is too large when unpacked ({size // 1_000_000:,} MB); save the article's "
                "text alone."
            )
        for part in xml:
            _check_xml(archive.read(part), name)
    except FAULTS as error:
        raise ArticleError(f"{name} is damaged or encrypted ({error}); save it again.") from error
    return archive


def _check_xml(data: bytes, name: str) -> None:
    if _DECLARED.search(data):
        raise ArticleError(f"{name} defines XML entities, which no document needs; save it again.")
    depth = 0
    for tag in _TAG.finditer(data):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth > DEEPEST:
            raise ArticleError(f"{name} is nested too deeply; save the article's text alone.")
