"""What a page needs on paper: marks of figures as links, and tags that WeasyPrint leaves out."""

from __future__ import annotations

import base64
import re
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from analysis.common.figure_links import spot_label, spots

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


def finished(_document: Any, pdf: Any) -> None:
    """Add what PDF/UA asks for and WeasyPrint leaves out, before the file is written.

    The head cells of tables get their scope, links say in words where they lead and are there in
    print, and running heads and page numbers are no longer read out as content.

    Args:
        _document: WeasyPrint's document, which it hands over as well.
        pdf: The pydyf.PDF that is about to be written.
    """
    by_number = {thing.number: thing for thing in pdf.objects}
    of_margins: dict[bytes, set[int]] = {}
    body = next(d for d in pdf.objects if _is(d, "S", "/Document"))
    kept = set(body["K"])
    for thing in pdf.objects:
        if _is(thing, "S", "/TH"):
            row = _parent(thing, by_number)
            heads = _is(_parent(row, by_number), "S", "/THead")
            thing["A"]["Scope"] = "/Column" if heads else "/Row"
        elif _is(thing, "Subtype", "/Link"):
            thing["F"] = PRINTED
            _tell(thing)
        elif _is(thing, "S", "/Link"):
            _name(thing, by_number)
        elif _is(thing, "S", "/Span") and not thing["K"]:  # a swatch of colour in a key
            _parent(thing, by_number)["K"].remove(thing.reference)
        elif _is_margin(thing, body, kept):
            of_margins.setdefault(thing["Pg"], set()).update(_content(thing, by_number))
    for page, numbers in of_margins.items():
        _set_aside(by_number[_number(page)], numbers, by_number)
    _forget(pdf, of_margins, by_number)


def _is_margin(thing: Any, body: Any, kept: set[bytes]) -> bool:
    """Whether an element is said to be of the body, which does not know of it."""
    own = _is(thing, "Type", "/StructElem") and thing["P"] == body.reference
    return own and thing.reference not in kept


def _is(thing: Any, key: str, value: str) -> bool:
    return isinstance(thing, dict) and thing.get(key) == value


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _parent(thing: Any, by_number: dict[int, Any]) -> Any:
    return by_number.get(_number(thing["P"])) if isinstance(thing, dict) else None


def _tell(link: Any) -> None:
    """Say what a link leads to: ``statement 3`` and not ``s3``."""
    from weasyprint.pdf import pydyf

    if words := spot_label(str(getattr(link.get("Dest"), "string", ""))):
        link["Contents"] = pydyf.String(words)


def _name(element: Any, by_number: dict[int, Any]) -> None:
    """Give a link without words, one over a mark of a figure, the words of where it leads."""
    from weasyprint.pdf import pydyf

    kids = [by_number[_number(kid)] for kid in element["K"] if isinstance(kid, bytes)]
    if len(kids) == len(element["K"]) == 1 and _is(kids[0], "Type", "/OBJR"):
        link = by_number[_number(kids[0]["Obj"])]
        _tell(link)
        element["Alt"] = pydyf.String(link["Contents"].string)


def _content(element: Any, by_number: dict[int, Any]) -> set[int]:
    """The numbers of the marked content in an element of the structure and those below it."""
    out: set[int] = set()
    for kid in element["K"]:
        if isinstance(kid, int):
            out.add(kid)
        else:
            below = by_number[_number(kid)]
            if _is(below, "Type", "/StructElem"):
                out |= _content(below, by_number)
    return out


def _set_aside(page: Any, numbers: set[int], by_number: dict[int, Any]) -> None:
    """Turn marked content of a page into what belongs to the page and not to the text."""
    from weasyprint.pdf import pydyf

    stream = by_number[_number(page["Contents"])].stream
    for at, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in numbers:
            stream[at - 1] = "/Artifact"
            stream[at] = pydyf.Dictionary({"Type": "/Pagination"})


def _forget(pdf: Any, of_margins: dict[bytes, set[int]], by_number: dict[int, Any]) -> None:
    """Take what was set aside out of the list that leads from content to structure."""
    root = by_number[_number(pdf.catalog["StructTreeRoot"])]
    listed = by_number[_number(root["ParentTree"])]["Nums"]
    for at, page in enumerate(pdf.page_references):
        elements = listed[2 * at + 1]
        for number in of_margins.get(page, ()):
            elements[number] = "null"
