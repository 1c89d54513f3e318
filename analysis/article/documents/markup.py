"""The text of a piece of HTML that is all article: a Word file's, a mail's or a table cell's.

A whole page, with what stands around its article, is for ``formats.page_text``.
"""

from __future__ import annotations

import re

from analysis.article.documents.document import paragraphs_text
from analysis.errors import ArticleError

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
CELLS = frozenset(("td", "th"))
SILENT = frozenset((
    "head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title",
))  # fmt: skip
LONGEST = 2_000_000  # characters
WORDY = 12  # words from which on a cell of a table is prose, and a paragraph of its own
_MARKUP = re.compile(
    r"</(?:p|div|span|a|em|strong|b|i|ul|ol|li|h[1-6]|blockquote|q|article|figure|table)\s*>"
    r"|<(?:br|p|hr)\s*/?>|<(?:p|div|span|a|img)\s[^<>]*>",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\s*(?>(?:<!--.*?-->\s*)*)(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_STOPPED = re.compile(r"[.!?…][\"”’')\]]*\Z")


def is_markup(text: str) -> bool:
    """Whether a text is HTML and not words that happen to hold a "<".

    Example:
        >>> is_markup("<p>It rained.</p>"), is_markup("Prices < wages, she said, and > rents.")
        (True, False)
    """
    return bool(_MARKUP.search(text))


def is_page(text: str) -> bool:
    """Whether a text begins as a whole page of HTML does."""
    return bool(_PAGE.match(text))


def fragment_text(html: str) -> str:
    r"""The words of a piece of HTML, a paragraph for each block.

    A short cell of a table stands in one line with those beside it; a long one, as tables have that
    only lay a text out, is a paragraph.

    Example:
        >>> fragment_text("<p>It&nbsp;rained, <b>Lee</b> said.</p><ul><li>Trams</li></ul>")
        'It rained, Lee said.\n\nTrams\n'
    """
    from lxml import etree
    from lxml.html import fragment_fromstring

    if len(html) > LONGEST:
        raise ArticleError(f"HTML of {len(html):,} characters is too long for an article; cut it.")
    try:
        tree = fragment_fromstring(html.replace("\0", ""), create_parent="div")
    except (etree.ParserError, ValueError):  # there is nothing in it that is text
        return ""
    words = _Words()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            words.start(element.tag)
            words.add(element.text or "")
        else:
            if event == "end":
                words.end(element.tag)
            words.add(element.tail or "")
    words.end_paragraph()
    return paragraphs_text(words.paragraphs)


class _Words:
    """Collects paragraphs from the tags and words of a piece of HTML."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.words: list[str] = []
        self.cells: list[str] = []
        self.silent = ""
        self.rows = 0

    def start(self, tag: str) -> None:
        """Begin an element."""
        if self.silent:
            return
        if tag in SILENT:
            self.silent = tag
        elif tag == "q":
            self.words.append("“")
        elif tag == "tr":
            self.end_paragraph()
            self.rows += 1
        elif tag in CELLS and self.rows:
            self.end_cell()
        elif tag in CELLS or (tag in BLOCKS and not self.rows):
            self.end_paragraph()
        elif tag in BLOCKS:
            self.words.append("\n")

    def end(self, tag: str) -> None:
        """End an element."""
        if self.silent:
            self.silent = "" if tag == self.silent else self.silent
        elif tag == "q":
            self.words.append("”")
        elif tag in CELLS and self.rows:
            self.end_cell()
        elif tag == "tr" and self.rows:
            self.end_paragraph()
            self.rows -= 1
        elif tag in BLOCKS:
            if self.rows:
                self.words.append("\n")
            else:
                self.end_paragraph()

    def add(self, data: str) -> None:
        """Take words."""
        if not self.silent:
            self.words.append(data if self.rows else data.replace("\n", " "))

    def end_cell(self) -> None:
        """End a cell: prose is a paragraph, a few words stay in the row."""
        lines = [line.strip() for line in "".join(self.words).split("\n") if line.strip()]
        self.words.clear()
        prose = [line for line in lines if len(line.split()) >= WORDY or _STOPPED.search(line)]
        if prose:
            self.end_row()
            self.paragraphs += lines
        elif lines:
            self.cells.append(" ".join(lines))

    def end_row(self) -> None:
        """End a row: its cells are one line."""
        if self.cells:
            self.paragraphs.append(", ".join(self.cells))
            self.cells.clear()

    def end_paragraph(self) -> None:
        """End whatever has begun."""
        if self.rows:
            self.end_cell()
        self.end_row()
        if self.words:
            self.paragraphs.append("".join(self.words))
            self.words.clear()
