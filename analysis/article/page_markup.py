"""A web page made ready for reading: what is quoted gets marks, what is not the article goes.

Block quotations, ``<q>`` and embedded posts come to stand in quotation marks, since everything
after reads text alone. Captions, link boxes, newsletters and tables of figures go, and tables that
only lay out a page are dissolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.article.embedded_posts import Post, is_post, post_of
from analysis.article.normalize_marks import has_marks, in_marks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LAYOUT = 0.9  # a block quotation with more of a page than this only indents it
MOST = 0.3  # a box with more of a page's words than this is the article itself
LONGEST_LINK = 25  # words of a paragraph that is nothing but a link to another article
LONG_CELL = 300  # characters; a table with a longer cell lays out a page
REPEATED = 4  # words at least of a pull quote
QUOTATIONS = 200  # block quotations of one page that are looked at
_BOX = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)|read-?(?:more|next|also)|also-?(?:read|like)"
    r"|more-?(?:on|from|stories|news|like)|trending|most-?(?:read|popular|viewed|shared)|popular"
    r"|newsletters?|sign-?up|subscribe|promos?|taboola|outbrain|puff"
    r"|social-?(?:share|links|buttons)|share-?(?:bar|buttons|links|tools)|author-?(?:bio|box)"
    r"|about-?author|breadcrumbs?|captions?|credits?|byline-?box|advert(?:isement)?s?|sponsored"
    r"|comments?-?(?:area|list|section)|cookie-?(?:banner|notice|consent))(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LED = re.compile(
    r"\W*(?:read (?:more|next|also|on)|see also|also (?:read|see)|related|don['’]t miss"
    r"|more on this|recommended|watch|listen|must read|trending|subscribe|sign up)\b",
    re.IGNORECASE,
)
_PULL = re.compile(r"pull-?quote|pq\b|quote-?highlight", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:―|—|–|--?)\s*(?=[^\W\d_])")
_BLOCKS = frozenset(
    ["address", "article", "blockquote", "center", "div", "dl", "figure", "form", "h1", "h2", "h3",
     "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre", "section", "table", "ul"]
)  # fmt: skip
_WHOLE = frozenset(["html", "body", "main", "article", "head"])
_ATTRIBUTES = ("class", "id", "data-component", "data-testid", "data-block", "aria-label")


def without_posts(tree: HtmlElement) -> list[tuple[HtmlElement, Post]]:
    """Take embedded posts out of a page, so that their dates and names are not the page's.

    Args:
        tree: The page; it is changed.

    Returns:
        Each post that holds text, with the empty paragraph that stands in its place.
    """
    found = []
    for element in [e for e in tree.iter("blockquote") if is_post(e)]:
        post = post_of(element)
        holder = _frame(element)
        if holder.getparent() is None:
            continue  # the page is nothing else
        if post is None:
            holder.drop_tree()
            continue
        for old in [*holder]:
            holder.remove(old)
        holder.attrib.clear()
        holder.tag, holder.text = "p", None
        found.append((holder, post))
    return found


def without_furniture(tree: HtmlElement) -> None:
    """Take out of a page what is around an article: captions, boxes, link lists, tables."""
    body = tree.find("body")
    body = tree if body is None else body
    for element in list(body.iter("figcaption", "amp-sidebar", "amp-ad", "template")):
        element.drop_tree()
    whole = max(1, len(_words(body)))
    for element in list(body.iter("table")):
        _table(element)
    for element in list(body.iter(*_BOXES)):
        if _named_box(element) and _small(element, whole):
            element.drop_tree()
    for element in list(body.iter("p", "li", "div", "h2", "h3", "h4", "h5", "ul")):
        if element.getparent() is not None and _only_links(element):
            element.drop_tree()


_BOXES = ("aside", "section", "div", "figure", "ul", "ol", "p", "span", "header", "nav", "form",
          "amp-embed", "details", "table", "a", "h2", "h3", "h4")  # fmt: skip


def with_marks(tree: HtmlElement, posts: Sequence[tuple[HtmlElement, Post]]) -> None:
    """Put quotation marks around what a page's markup quotes.

    Args:
        tree: The page; it is changed.
        posts: The places of embedded posts, see ``without_posts``.
    """
    for place, post in posts:
        if place.getparent() is not None:
            _fill(place, post.paragraphs())
    body = tree.find("body")
    body = tree if body is None else body
    whole = _plain(body)
    for element in list(body.iter("blockquote"))[:QUOTATIONS]:
        if element.getparent() is not None:
            _block(element, whole)
    for element in list(body.iter("q")):
        _inline(element)


def _frame(element: HtmlElement) -> HtmlElement:
    """What holds an embedded post and nothing else: the box that a publisher puts it in."""
    own = _plain(element)
    while True:
        around = element.getparent()
        if around is None or around.tag in _WHOLE or _plain(around) != own:
            return element
        element = around


def _named_box(element: HtmlElement) -> bool:
    told = " ".join(str(element.get(name, "")) for name in _ATTRIBUTES)
    told += " caption" if element.get("itemprop") == "caption" else ""
    return element.getparent() is not None and bool(_BOX.search(_CAMEL.sub("-", told)))


def _small(element: HtmlElement, whole: int) -> bool:
    holds = any(True for _ in element.iter("h1", "main", "article"))
    return not holds and len(_words(element)) <= MOST * whole


def _only_links(element: HtmlElement) -> bool:
    """Whether a block is nothing but links to other articles."""
    if element.tag != "ul" and any(child.tag in _BLOCKS for child in element):
        return False
    links = list(element.iter("a"))
    text = _plain(element) if links else ""
    if not links or not text or any(e.tag in ("img", "h1", "blockquote") for e in element.iter()):
        return False
    linked = sum(len(_plain(a)) for a in links)
    if element.tag == "ul":
        return linked >= 0.9 * len(text)
    few = len(text.split()) <= LONGEST_LINK
    if few and _LED.match(text) and linked >= 0.4 * len(text):
        return True
    return few and linked == len(text) and len(text.split()) > 2 and text[-1] not in '.!?”"’:,'


def _table(table: HtmlElement) -> None:
    """Dissolve a table that lays out a page; take out one of figures."""
    if table.getparent() is None:
        return
    cells = list(table.iter("td", "th"))
    lays_out = table.get("role") == "presentation" or any(
        any(e.tag in _BLOCKS for e in cell.iterdescendants()) or len(_plain(cell)) > LONG_CELL
        for cell in cells
    )
    if not lays_out:
        table.drop_tree()
        return
    for part in [table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")]:
        part.tag = "div"


def _block(element: HtmlElement, whole: str) -> None:
    """Turn a block quotation into paragraphs in marks, with who said it in a line of its own."""
    text = _plain(element)
    outside = any(True for _ in element.iter("h1", "h2", "article"))
    if not text or outside or len(text) > LAYOUT * len(whole):
        element.tag = "div"
        return
    links = sum(len(_plain(a)) for a in element.iter("a"))
    again = len(text.split()) >= REPEATED and whole.count(_bare(text)) > 1
    if links >= 0.9 * len(text) or again:
        element.drop_tree()
        return
    signed = [_dashed(_plain(part)) for part in element.iter("cite", "footer", "figcaption")]
    for part in list(element.iter("cite", "footer", "figcaption")):
        if part.getparent() is not None:
            part.drop_tree()
    lines = list(_paragraphs(element))
    if not signed:
        caption = _caption(element)
        signed = [caption] if caption else []
    while len(lines) > 1 and _DASH.match(lines[-1]) and len(lines[-1].split()) < 15:
        signed.insert(0, _dashed(lines.pop()))
    if lines:
        marked = lines if has_marks(lines) else in_marks(lines)
        _fill(element, [*marked, *dict.fromkeys(filter(None, signed))])


def _caption(element: HtmlElement) -> str:
    """Who a quotation in a figure is by, where its paragraph beside names them after a dash."""
    after = element.getnext()
    text = _plain(after) if after is not None and after.tag in ("p", "cite", "div") else ""
    if not _DASH.match(text) or len(text.split()) >= 15 or text.endswith("."):
        return ""
    after.drop_tree()
    return _dashed(text)


def _dashed(text: str) -> str:
    bare = _DASH.sub("", text, count=1) if _DASH.match(text) else text
    return f"— {bare}" if bare else ""


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    """The paragraphs of an element, one for each block and for each two line breaks in it."""
    parts = [""]
    for piece in _pieces(element):
        if piece is None:
            parts.append("")
        else:
            parts[-1] += piece
    for part in parts:
        flat = " ".join(part.split())
        if flat:
            yield flat


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return
    if element.tag == "br":
        yield None
    block = element.tag in _BLOCKS or element.tag in ("li", "dt", "dd", "tr")
    quoted = element.tag == "q"
    if block:
        yield None
    yield ("‘" if quoted else "") + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield "’" if quoted else ""
    if block:
        yield None


def _inline(element: HtmlElement) -> None:
    """Put marks around the words of a ``<q>``; within another, single ones."""
    within = any(True for _ in element.iterancestors("q"))
    text = _plain(element)
    if not text or has_marks([text]):
        return
    left, right = ("‘", "’") if within else ("“", "”")
    element.text = left + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + right
    else:
        element.text = element.text.rstrip() + right
    element.tag = "span"


def _fill(element: HtmlElement, lines: Sequence[str]) -> None:
    """Make an element hold these paragraphs and nothing else."""
    from lxml.html import Element

    tail = element.tail
    for old in [*element]:
        element.remove(old)
    element.attrib.clear()
    element.tag, element.text = "div", None
    for line in lines:
        paragraph = Element("p")
        paragraph.text = line
        element.append(paragraph)
    element.tail = tail
    around = element.getparent()
    while around is not None and around.tag in ("figure", "p"):  # what is in a figure is not read
        around.tag = "div"
        around = around.getparent()


def _words(element: HtmlElement) -> list[str]:
    return _plain(element).split()


def _plain(element: HtmlElement) -> str:
    """The words of an element with single spaces; scripts and styles have none."""
    return " ".join("".join(_visible(element)).split())


def _visible(element: HtmlElement) -> Iterator[str]:
    for part in element.iter():
        skipped = not isinstance(part.tag, str) or part.tag in ("script", "style")
        if not skipped and part.text:
            yield part.text
        if part is not element and part.tail:
            yield part.tail


def _bare(text: str) -> str:
    return text.strip(" “”\"'‘’«»—–-.,")
