"""Markdown as text: links, emphasis and lists are markup, and block quotations are quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ENDINGS = (".md", ".markdown")
LONGEST = 2_000_000  # characters; a longer text stays as it is
_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|mailto:|/|\.\.?/|#)[^()\s]*(?:\)| [\"'(])")
_HEADS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS = frozenset(["p", "li", "ul", "ol", "div", "pre", "blockquote", "section", *_HEADS])
_DROPPED = ("img", "script", "style", "table", "hr")


def is_markdown(text: str) -> bool:
    """Whether a text that does not say so is in Markdown: it has a link as only Markdown has them.

    Example:
        >>> is_markdown("said [Mia Wong](https://a.example/mia)."), is_markdown("[sic] (a)")
        (True, False)
    """
    return bool(_LINK.search(text))


def markdown_text(text: str) -> str:
    r"""The words of a text in Markdown; headings keep their ``#``, line ends stay line ends.

    What stands in a block quotation comes to stand in quotation marks, see
    ``analysis.article.page_markup``. Pictures and tables are left out.

    Example:
        >>> print(markdown_text("It *rains*, said [Mia Wong](https://a.example).\n\n> It does.\n"))
        It rains, said Mia Wong.
        <BLANKLINE>
        “It does.”
    """
    import mistune
    from lxml import etree
    from lxml.html import fragment_fromstring

    from analysis.article.page_markup import with_marks

    if len(text) > LONGEST:
        return text
    html = str(mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])(text))
    try:
        tree = fragment_fromstring(html.replace("\0", ""), create_parent="div")
    except (etree.ParserError, ValueError):  # there is nothing in it that is text
        return text
    for element in list(tree.iter(*_DROPPED)):
        element.drop_tree()
    with_marks(tree, [])
    parts = [""]
    for piece in _pieces(tree):
        if piece is None:
            parts.append("")
        else:
            parts[-1] += piece
    plain = "\n\n".join(part.strip() for part in parts if part.strip(" \n\t#"))
    return text if plain.split() == text.split() else plain  # it had no markup


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """The text in order; None where a paragraph begins or ends."""
    if not isinstance(element.tag, str):  # a comment
        return
    block = element.tag in _BLOCKS
    if block:
        yield None
    yield _HEADS.get(element.tag, "") + ("\n" if element.tag == "br" else "")
    if element.tag == "li":
        yield _number(element)
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        # The line end behind a break in the markup is a second one.
        yield (child.tail or "").removeprefix("\n" if child.tag == "br" else "")
    if block:
        yield None


def _number(item: HtmlElement) -> str:
    """What an item begins with: "2024." at the start of a line is a year and no list."""
    around = item.getparent()
    if around is None or around.tag != "ol" or around[0] is not item:
        return ""
    start = str(around.get("start", "1"))
    return f"{start}. " if start != "1" or len(around) == 1 else ""
