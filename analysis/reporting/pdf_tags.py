"""The tags of a PDF put right: what a screen reader is told that WeasyPrint tells it otherwise.

WeasyPrint builds its tree of tags page by page. Here a table that runs over several pages becomes
one again, a caption becomes part of its figure, and a figure's place is told in the page's units.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

POINT = 0.75  # points in a pixel of CSS
TITLES = ("/P", "/H1", "/H2", "/H3", "/H4", "/Caption", "/Link")


def number_of(reference: bytes) -> int:
    """The number of the object that a reference points to.

    Example:
        >>> number_of(b"12 0 R")
        12
    """
    return int(reference.split()[0])


def has(thing: Any, key: str, value: str) -> bool:
    """Whether something is a dictionary of the PDF with this entry."""
    return isinstance(thing, dict) and thing.get(key) == value


@dataclass(frozen=True, slots=True)
class Tags:
    """The tree of tags: the objects of the PDF by number, and the element at its top."""

    by_number: dict[int, Any]
    top: Any

    def below(self, element: Any) -> Iterator[Any]:
        """The elements right below one."""
        for kid in element["K"]:
            thing = self.by_number[number_of(kid)] if isinstance(kid, bytes) else None
            if has(thing, "Type", "/StructElem"):
                yield thing

    def each(self, element: Any) -> Iterator[Any]:
        """An element and all those below it, in the order in which they are read."""
        yield element
        for kid in list(self.below(element)):
            yield from self.each(kid)

    def parent(self, element: Any) -> Any:
        """The element right above one."""
        return self.by_number[number_of(element["P"])]

    def leads(self, element: Any) -> bool:
        """Whether an element holds a link's place on the page."""
        kids = (self.by_number[number_of(kid)] for kid in element["K"] if isinstance(kid, bytes))
        return any(has(kid, "Type", "/OBJR") for kid in kids)

    def move(self, element: Any, to: Any) -> None:
        """Put an element below another one, behind what is there."""
        self.parent(element)["K"].remove(element.reference)
        to["K"].append(element.reference)
        element["P"] = to.reference

    def marked(self, element: Any) -> Iterator[tuple[bytes, int]]:
        """The page and the number of each piece of marked content of an element and below it."""
        for one in self.each(element):
            for kid in one["K"]:
                if isinstance(kid, int):
                    yield one["Pg"], kid


def mend(tags: Tags, document: Any) -> dict[bytes, set[int]]:
    """Put the tags right; tells, by page, which marked content is read out no longer.

    Args:
        tags: The tree.
        document: WeasyPrint's document, for the elements of HTML behind its boxes.
    """
    heights = {
        reference: page.height * POINT
        for reference, page in zip(_pages(tags), document.pages, strict=False)
    }
    aside = _join_tables(tags, document)
    _split_links(tags)
    for element in list(tags.each(tags.top)):
        if has(element, "S", "/Figure"):
            _place(element, heights)
        elif has(element, "S", "/Caption"):
            _caption(element, tags)
        elif has(element, "S", "/TH") or has(element, "S", "/TD"):
            # Each head has its scope; lists of heads by name need an index that is not there.
            element["A"].pop("Headers", None)
            element.pop("ID", None)
        _nested(element, tags)
    return aside


def _pages(tags: Tags) -> list[bytes]:
    """The pages that the elements lie on, in order."""
    return list(dict.fromkeys(one["Pg"] for one in tags.each(tags.top) if "Pg" in one))


def _place(figure: Any, heights: dict[bytes, float]) -> None:
    """A figure's box in points from the lower left, as it was in pixels from the upper left."""
    from weasyprint.pdf import pydyf

    height = heights[figure["Pg"]]
    left, top, right, foot = (POINT * float(edge) for edge in figure["A"]["BBox"])
    figure["A"]["BBox"] = pydyf.Array((left, height - foot, right, height - top))


def _caption(caption: Any, tags: Tags) -> None:
    """Make a caption part of the figure beside it; a paragraph where there is none."""
    parent = tags.parent(caption)
    if any(has(parent, "S", kind) for kind in ("/Table", "/Figure", "/L", "/Caption")):
        return
    figures = [one for one in tags.each(parent) if has(one, "S", "/Figure")]
    if figures:
        tags.move(caption, figures[-1])
    else:
        caption["S"] = "/P"


def _split_links(tags: Tags) -> None:
    """Tag as a link what holds one: within a link that is set in several lines, a plain span."""
    for element in list(tags.each(tags.top)):
        if not has(element, "S", "/Span") or not tags.leads(element):
            continue
        element["S"] = "/Link"
        parent = tags.parent(element)
        if has(parent, "S", "/Link") and not tags.leads(parent):
            parent["S"] = "/Span"


def _nested(element: Any, tags: Tags) -> None:
    """Give a box that WeasyPrint tags once more within itself no tag; put a link behind a link."""
    kind = element["S"]
    for kid in list(tags.below(element)):
        if kid["S"] != kind or kind not in TITLES:
            continue
        if kind == "/Link":
            parent = tags.parent(element)
            element["K"].remove(kid.reference)
            parent["K"].insert(parent["K"].index(element.reference) + 1, kid.reference)
            kid["P"] = parent.reference
        else:
            kid["S"] = "/NonStruct" if kind == "/Caption" else "/Span"


def _join_tables(tags: Tags, document: Any) -> dict[bytes, set[int]]:
    """Let a table that runs over several pages be one, its heads read out once.

    The n-th table of the tags on a page is the n-th of the boxes there; where these do not agree,
    everything stays as it is.
    """
    tables: dict[bytes, list[Any]] = {}
    for one in tags.each(tags.top):
        if has(one, "S", "/Table"):
            tables.setdefault(one["Pg"], []).append(one)
    boxes = [list(_table_elements(page._page_box)) for page in document.pages]
    on_pages = [elements for elements in boxes if elements]
    if [len(elements) for elements in on_pages] != [len(found) for found in tables.values()]:
        return {}
    aside: dict[bytes, set[int]] = {}
    first: dict[Any, Any] = {}
    for elements, parts in zip(on_pages, tables.values(), strict=True):
        for element, part in zip(elements, parts, strict=True):
            if element in first:
                _append(part, first[element], tags, aside)
            else:
                first[element] = part
    return aside


def _table_elements(box: Any) -> Iterator[Any]:
    """The HTML elements of the tables in a box, in order."""
    if getattr(box, "is_table_wrapper", False):
        yield box.element
    for child in getattr(box, "children", ()):
        yield from _table_elements(child)


def _append(part: Any, table: Any, tags: Tags, aside: dict[bytes, set[int]]) -> None:
    """Put the rows of a table's part into the table; heads that come again are set aside."""
    body = next(one for one in tags.below(table) if has(one, "S", "/TBody"))
    for group in list(tags.below(part)):
        if has(group, "S", "/TBody"):
            for row in list(tags.below(group)):
                tags.move(row, body)
        else:
            for page, number in tags.marked(group):
                aside.setdefault(page, set()).add(number)
    tags.parent(part)["K"].remove(part.reference)
