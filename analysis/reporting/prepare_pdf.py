"""What a page needs on paper: marks of figures as links, and tags that WeasyPrint leaves out."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from analysis.common.figure_links import spot_label, spots
from analysis.reporting import pdf_tags
from analysis.reporting.pdf_tags import Tags, has, number_of

SIZES = ("A4", "Letter")
_WIDE = re.compile(r'<div class="wide">(<svg class="graphic".*?</svg>)</div>', re.S)
_ALT = re.compile(r'<svg class="graphic"[^>]*?aria-label="([^"]*)"')
# What the style sheet hides on paper; without it WeasyPrint has less to read.
_HIDDEN = re.compile(
    r'<div class="narrow" style="display:none"><svg class="graphic".*?</svg></div>'
    r'|<details class="behind">.*?</details>|<script>.*?</script>'
    r'|<li [^<>]*class="\w+ rest">.*?</li>',  # of many statements only the first
    re.S,
)
_LINKED = re.compile(r"</?a\b[^>]*>")
_STYLED = re.compile(r'(<\w+(?:\s[\w-]+="[^"]*")*?)\sstyle="([^"]*)"')
PRINTED = 4  # the flag of an annotation that is there on paper as well


def prepared(page: str) -> str:
    """A page for WeasyPrint: figures as pictures with their alt text, links over their marks.

    WeasyPrint draws the links of an SVG as plain shapes, so each mark gets an empty link of HTML
    in the same place. It lays a picture out like a figure in the page, but need not look for a
    style for each of its parts, which takes a fifth of the time of a page.

    Args:
        page: What ``render.page`` made.
    """
    shown = _HIDDEN.sub("", page)
    return _WIDE.sub(lambda m: f'<div class="wide">{_picture(m[1])}{_spots(m[1])}</div>', shown)


def _picture(svg: str) -> str:
    """A figure as a picture; as it is where it is no XML by itself."""
    alone = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    alone = _STYLED.sub(_attributes, _LINKED.sub("", alone))
    alt = _ALT.match(svg)
    try:
        ET.fromstring(alone)  # noqa: S314 - entities are not defined within an SVG element
    except ET.ParseError:
        return svg
    data = base64.b64encode(alone.encode()).decode()
    words = alt[1] if alt else "A figure"
    return f'<img class="graphic" alt="{words}" src="data:image/svg+xml;base64,{data}">'


def _attributes(style: re.Match[str]) -> str:
    """A tag's style as attributes, which are read without a parser of style sheets."""
    pairs = (part.split(":", 1) for part in style[2].split(";") if ":" in part)
    return style[1] + "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)


def _spots(svg: str) -> Markup:
    """A link over each mark of a figure."""
    spot = Markup('<a class="spot" href="#{}" style="{}"></a>')
    return Markup("").join(spot.format(one.anchor, one.style) for one in spots(svg))


def finished(document: Any, pdf: Any) -> None:
    """Add what PDF/UA asks for and WeasyPrint leaves out, before the file is written.

    The head cells of tables get their scope, links say in words where they lead and are there in
    print, and running heads and page numbers are no longer read out as content; see ``pdf_tags``
    for the tree of tags.

    Args:
        document: WeasyPrint's document.
        pdf: The pydyf.PDF that is about to be written.
    """
    by_number = {thing.number: thing for thing in pdf.objects}
    aside: dict[bytes, set[int]] = {}
    body = next(d for d in pdf.objects if has(d, "S", "/Document"))
    tags = Tags(by_number, body)
    kept = set(body["K"])
    for thing in pdf.objects:
        if has(thing, "S", "/TH"):
            row = _parent(thing, by_number)
            heads = has(_parent(row, by_number), "S", "/THead")
            thing["A"]["Scope"] = "/Column" if heads else "/Row"
        elif has(thing, "Subtype", "/Link"):
            thing["F"] = PRINTED
            _tell(thing)
        elif has(thing, "S", "/Link"):
            _name(thing, by_number)
        elif has(thing, "S", "/Span") and not thing["K"]:  # a swatch of colour in a key
            _parent(thing, by_number)["K"].remove(thing.reference)
        elif _is_margin(thing, body, kept):
            _set_down(aside, tags.marked(thing))
    repeated = pdf_tags.mend(tags, document)
    for page, numbers in repeated.items():
        _set_down(aside, ((page, number) for number in numbers))
    for page, numbers in aside.items():
        _set_aside(by_number[number_of(page)], numbers, by_number)
    _forget(pdf, aside, by_number)


def _set_down(aside: dict[bytes, set[int]], content: Iterable[tuple[bytes, int]]) -> None:
    for page, number in content:
        aside.setdefault(page, set()).add(number)


def _is_margin(thing: Any, body: Any, kept: set[bytes]) -> bool:
    """Whether an element is said to be of the body, which does not know of it."""
    own = has(thing, "Type", "/StructElem") and thing["P"] == body.reference
    return own and thing.reference not in kept


def _parent(thing: Any, by_number: dict[int, Any]) -> Any:
    return by_number.get(number_of(thing["P"])) if isinstance(thing, dict) else None


def _tell(link: Any) -> None:
    """Say what a link leads to: ``statement 3`` and not ``s3``."""
    from weasyprint.pdf import pydyf

    if words := spot_label(str(getattr(link.get("Dest"), "string", ""))):
        link["Contents"] = pydyf.String(words)


def _name(element: Any, by_number: dict[int, Any]) -> None:
    """Give a link without words, one over a mark of a figure, the words of where it leads."""
    from weasyprint.pdf import pydyf

    kids = [by_number[number_of(kid)] for kid in element["K"] if isinstance(kid, bytes)]
    if len(kids) == len(element["K"]) == 1 and has(kids[0], "Type", "/OBJR"):
        link = by_number[number_of(kids[0]["Obj"])]
        _tell(link)
        element["Alt"] = pydyf.String(link["Contents"].string)


def _set_aside(page: Any, numbers: set[int], by_number: dict[int, Any]) -> None:
    """Turn marked content of a page into what belongs to the page and not to the text."""
    from weasyprint.pdf import pydyf

    stream = by_number[number_of(page["Contents"])].stream
    for at, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in numbers:
            stream[at - 1] = "/Artifact"
            stream[at] = pydyf.Dictionary({"Type": "/Pagination"})


def _forget(pdf: Any, aside: dict[bytes, set[int]], by_number: dict[int, Any]) -> None:
    """Take what was set aside out of the list that leads from content to structure."""
    root = by_number[number_of(pdf.catalog["StructTreeRoot"])]
    listed = by_number[number_of(root["ParentTree"])]["Nums"]
    for at, page in enumerate(pdf.page_references):
        elements = listed[2 * at + 1]
        for number in aside.get(page, ()):
            elements[number] = "null"
