"""A row's text as people would read it: HTML read, character references and mojibake mended.

Only the texts of tables and lists of articles are mended, which programs have written; a text file
stays as it is, but for soft hyphens. Offsets refer to the mended text.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from analysis.article.documents import markup
from analysis.article.input_formats import page_text

_SOFT_HYPHEN = "\xad"
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_MOJIBAKE = re.compile(
    "[ÂÃâÅÐ][\u0080-\u00bf\u0152-\u2122€]"
)  # what UTF-8 gives read as Windows-1252


def repaired(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    r"""A text as it was meant, and a sentence on each kind of mending.

    Args:
        text: As the row has it.
        name: What to call the row in a sentence.

    Raises:
        ArticleError: The text is a page without an article.

    Example:
        >>> repaired("<p>â€œRainâ€\x9d &amp;amp; wind</p>", "a.csv, row 1")[0]
        '“Rain” & wind'
        >>> repaired("Rain &amp; wind", "a.csv, row 1")[1]
        ('Character references such as &amp; were turned into characters.',)
    """
    if markup.is_page(text):
        text = page_text(Path(name), text)[0]
    elif markup.is_markup(text):
        text = markup.fragment_text(_quoted(text)).strip()
    text, notes = plain(text)
    text, more = without_soft_hyphens(text)
    return text, (*notes, *more)


def _quoted(text: str) -> str:
    """A piece of HTML with quotation marks around what its markup quotes."""
    from lxml import etree
    from lxml.html import fragment_fromstring, tostring

    from analysis.article.page_markup import with_marks, without_posts

    try:
        tree = fragment_fromstring(text.replace("\0", ""), create_parent="div")
        with_marks(tree, without_posts(tree))
    except (etree.ParserError, ValueError, RecursionError):
        return text
    return str(tostring(tree, encoding="unicode"))


def without_soft_hyphens(text: str) -> tuple[str, tuple[str, ...]]:
    r"""A text without soft hyphens, which part words where lines may break, and what was done.

    Example:
        >>> without_soft_hyphens("Sen\xadat\xador Lee")
        ('Senator Lee', ('Soft hyphens inside words were taken out.',))
    """
    if _SOFT_HYPHEN not in text:
        return text, ()
    return text.replace(_SOFT_HYPHEN, ""), ("Soft hyphens inside words were taken out.",)


def plain(text: str) -> tuple[str, list[str]]:
    """A text without character references and mojibake, and what was mended."""
    notes = []
    if (found := _REFERENCE.search(text)) and (new := html.unescape(text)) != text:
        text = new
        notes.append(f"Character references such as {found[0]} were turned into characters.")
    if found := _MOJIBAKE.search(text):
        import ftfy

        if (new := ftfy.fix_encoding(text)) != text:
            text = new
            notes.append(f"Characters in the wrong encoding, such as {found[0]}, were mended.")
    return text, notes
