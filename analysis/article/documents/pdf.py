"""PDF files with text in them: pdfium finds the letters, ``pdf_layout`` makes paragraphs of them.

pdfium is a large program in C++ that reads what strangers wrote, so it works in a process of its
own, which ends where it takes too long or too much memory.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from analysis.article.documents.document import Document, paragraphs_text
from analysis.article.documents.pdf_layout import Line, Page, paragraphs, without_furniture
from analysis.common.english import agree, counted
from analysis.common.loading import json_value
from analysis.common.reexec import command
from analysis.errors import ArticleError

MOST_PAGES = 400
MOST_CHARACTERS = 1_000_000
MOST_LINES = 100_000  # runs of letters that stand by themselves
SECONDS = 60  # of processor time; of the clock's, twice as many
MEMORY = 2_000_000_000  # bytes
TURNED = 0.1  # radians from which on letters stand across the page, as watermarks do
WIDE = 1.5  # a gap within a line, in its heights, from which on it is two (in two columns)
_PASSWORD, _PAGES, _LETTERS, _DAMAGED = "password", "pages", "letters", "damaged"
_TOLD = {
    _PASSWORD: "is protected by a password; save it without one",
    _PAGES: f"has more than {MOST_PAGES} pages; save the pages of the article alone",
    _LETTERS: f"has more than {MOST_CHARACTERS:,} letters; save the pages of the article alone",
    _DAMAGED: "is damaged; save or download it again",
}


def read(data: bytes, name: str) -> Document:
    """The article in a PDF, without running heads, page numbers and the hyphens of its lines.

    Raises:
        ArticleError: It has no text (a scan), is damaged or locked, or takes too long to read.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            command("article.documents.pdf", "serve"),
            input=data, capture_output=True, check=False, timeout=2 * SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ArticleError(f"{name} takes too long to read; save its text as .txt.") from error
    if done.returncode:
        raise ArticleError(f"{name} cannot be read within the limits; save its text as .txt.")
    value = json_value(done.stdout.decode(), name)
    if "fault" in value:
        raise ArticleError(f"{name} {_TOLD[value['fault']]}.")
    pages = [
        Page(page["width"], page["height"], tuple(Line(*line) for line in page["lines"]))
        for page in value["pages"]
    ]
    bare = sum(not page.lines for page in pages)
    if bare == len(pages):
        raise ArticleError(
            f"{name} has no text in it, as a scan or picture has none; recognise its text first "
            "(OCR) and save it as .txt or as a PDF with text."
        )
    pages, left = without_furniture(pages)
    what = counted(left, "running head or page number", "running heads and page numbers")
    notes = [f"{what} left out."] if left else []
    if bare:
        what = f"{counted(bare, 'page')} {agree(bare, 'has', 'have')}"
        notes.append(f"{what} no text, as scans have none.")
    return Document(paragraphs_text(paragraphs(pages)), notes=tuple(notes))


def serve() -> None:
    """The side of the process that reads: a PDF comes in, the lines of its pages go out as JSON."""
    _limit()
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    json.dump(_lines_of(sys.stdin.buffer.read()), out)
    out.close()
    os._exit(0)  # pdfium need not clear up


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform == "linux":  # elsewhere the addresses that a process has say little
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _lines_of(data: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"fault": _PASSWORD if "password" in str(error).lower() else _DAMAGED}
    if len(document) > MOST_PAGES:
        return {"fault": _PAGES}
    pages, letters, count = [], 0, 0
    for at in range(len(document)):
        try:
            page = document[at]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return {"fault": _DAMAGED}
        letters += text.count_chars()
        if letters > MOST_CHARACTERS:
            return {"fault": _LETTERS}
        width, height = page.get_size()
        lines = list(_lines(text, height))
        count += len(lines)
        if count > MOST_LINES:
            return {"fault": _LETTERS}
        pages.append({"width": width, "height": height, "lines": lines})
    return {"pages": pages}


def _lines(page: Any, height: float) -> Iterator[list[Any]]:
    """The lines of a page as pdfium comes by them: left, top, right, bottom (from above), words."""
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    words: list[str] = []
    edges: list[float] = []

    def line() -> Iterator[list[Any]]:
        text = "".join(words).strip()
        if text and edges:
            yield [edges[0], height - edges[3], edges[2], height - edges[1], text]
        words.clear()
        edges.clear()

    for at in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, at)
        character = chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else ""
        if character in "\r\n":
            yield from line()
            continue
        if raw.FPDFText_IsHyphen(page, at) == 1 or character in "\x02\ufffe\xad":
            character = "\xad"  # a hyphen that a line was broken at
        if character.isspace() or raw.FPDFText_IsGenerated(page, at) == 1:
            words.append(" " if character.isspace() else character)
            continue
        turned = raw.FPDFText_GetCharAngle(page, at)
        if not TURNED < turned < 6.28 - TURNED and raw.FPDFText_GetLooseCharBox(
            page, at, ctypes.byref(box)
        ):
            here = (box.left, box.bottom, box.right, box.top)
            tall = here[3] - here[1]
            if edges and not -tall < here[0] - edges[2] < WIDE * tall:
                yield from line()
            words.append(character)
            edges[:] = (
                [min(edges[0], here[0]), min(edges[1], here[1]), max(edges[2], here[2]),
                 max(edges[3], here[3])] if edges else here
            )  # fmt: skip
    yield from line()
