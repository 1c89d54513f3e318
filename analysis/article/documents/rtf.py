"""Rich text (.rtf): striprtf takes the control words out."""

from __future__ import annotations

import re

from analysis.article.documents.document import Document, paragraphs_text
from analysis.errors import ArticleError

LARGEST = 4_000_000  # characters, without pictures
_PICTURE = re.compile(r"[0-9a-fA-F\s]{1000,}")  # its bytes as digits
# striprtf would write the address of a link behind its words.
_LINK = re.compile(r'HYPERLINK\s+(?:\\\\l\s*)?"[^"]*"')
# A group of deleted words of tracked changes; with "\*" before it, it counts as one to skip.
_DELETED = re.compile(r"\{((?:\\[a-z]+-?\d* ?)*?)\\deleted(?![\da-z])")


def read(data: bytes, name: str) -> Document:
    """The article in an .rtf file.

    Raises:
        ArticleError: The file cannot be read.
    """
    from striprtf.striprtf import rtf_to_text

    source = _LINK.sub("", _PICTURE.sub(" ", data.decode("cp1252", "replace")))
    if len(source) > LARGEST:
        raise ArticleError(f"{name} is too large; save the article's text alone as .txt.")
    source = _DELETED.sub(r"{\\*\1\\deleted", source)
    try:
        text = rtf_to_text(source, errors="replace")
    # What a control word out of its place brings about in striprtf.
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise ArticleError(f"{name} is damaged; save it again as .docx or .txt.") from error
    lines = (line.replace("|", " ") if line.count("|") > 1 else line for line in text.split("\n"))
    return Document(paragraphs_text(list(lines)))
