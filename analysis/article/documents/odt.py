"""OpenDocument texts (.odt): the paragraphs of ``content.xml``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, iterparse

from analysis.article.documents import zipped
from analysis.article.documents.document import Document, paragraphs_text
from analysis.common.english import counted
from analysis.errors import ArticleError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_BLOCKS = (f"{_TEXT}p", f"{_TEXT}h")
# Deleted words of tracked changes, footnotes, comments, indexes, forms.
_LEFT_OUT = (
    f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_OFFICE}forms",
    f"{_TEXT}table-of-content", f"{_TEXT}sequence-decls",
)  # fmt: skip
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}


def read(data: bytes, name: str) -> Document:
    """The article in an .odt file.

    Raises:
        ArticleError: The file is damaged, encrypted or hostile.
    """
    archive = zipped.checked(data, name)
    try:
        content = archive.read("content.xml")
        text = paragraphs_text(list(_paragraphs(content)))
    except (*zipped.FAULTS, KeyError, ParseError) as error:
        raise ArticleError(f"{name} is no text that can be read; save it as .docx.") from error
    left = content.count(b"<text:note ")
    what = counted(left, "footnote or endnote", "footnotes and endnotes")
    return Document(text, notes=(f"{what} left out.",) if left else ())


def _paragraphs(content: bytes) -> Iterator[str]:
    """The paragraphs in order; one that holds others (a text box) stands before them."""
    hidden = 0
    for event, element in iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314 - checked
        if element.tag in _LEFT_OUT:
            hidden += 1 if event == "start" else -1
        elif event == "end" and element.tag in _BLOCKS and not hidden:
            yield from "".join(_words(element)).split("\n")


def _words(element: Element) -> Iterator[str]:
    yield _SPACES.get(element.tag, "")
    yield element.text or ""
    for child in element:
        if child.tag not in (*_LEFT_OUT, *_BLOCKS):
            yield from _words(child)
        yield child.tail or ""
