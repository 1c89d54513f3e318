"""Rules over a PDF's own structure: what a screen reader needs, read from the file itself.

Each rule gives a sentence for each place where it is broken: ``faults(path)``. After ISO 32000-1
(14.7 and 14.8) and the Matterhorn protocol 1.1 for PDF/UA-1.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

GROUPS = {"/Document", "/Part", "/Sect", "/Div", "/NonStruct", "/Art", "/BlockQuote"}
# What may stand right above a tag; tags that are not named may stand anywhere but in a table's or
# a list's own frame.
ABOVE = {
    "/TR": {"/THead", "/TBody", "/Table"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
    "/Caption": {"/Table", "/Figure", "/L"},
}
BELOW = {
    "/Table": {"/Caption", "/THead", "/TBody", "/TR"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}


def kids(element: Any) -> list[Any]:
    """What is right below an element: elements, references to objects, numbers of content."""
    below = element.get("/K", [])
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def is_element(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/S" in thing


def elements(element: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every element below one with the tag right above it, in the order in which it is read."""
    for kid in kids(element):
        if is_element(kid):
            yield above, kid
            yield from elements(kid, str(kid.S))


def faults(path: str | Path) -> list[str]:
    """What breaks a rule in a PDF; empty where nothing does."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        if "/StructTreeRoot" not in root:
            return ["the file has no tags"]
        tree = list(elements(root.StructTreeRoot))
        return [
            *_document(root),
            *_nesting(tree),
            *_headings(tree),
            *_figures(tree, pdf),
            *_tables(tree),
            *_links(tree, pdf),
            *_content(root.StructTreeRoot, pdf),
        ]


def _document(root: Any) -> Iterator[str]:
    if not str(root.get("/Lang", "")):
        yield "the file names no language"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the file does not say that it is tagged"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "a reader would show the file's name and not its title"
    if [str(kid.S) for kid in kids(root.StructTreeRoot)] != ["/Document"]:
        yield "the tree has no one document at its top"


def _nesting(tree: list[tuple[str, Any]]) -> Iterator[str]:
    for above, element in tree:
        tag = str(element.S)
        if tag in ABOVE and above not in ABOVE[tag]:
            yield f"{tag} stands in {above}"
        if above in BELOW and tag not in BELOW[above]:
            yield f"{above} holds {tag}"
        if tag == above and tag not in GROUPS | {"/Span", "/L"}:
            yield f"{tag} stands in {tag}"
        if tag in GROUPS and above in ("/P", "/Span", "/Link") and tag != "/NonStruct":
            yield f"{tag} stands in {above}"


def _headings(tree: list[tuple[str, Any]]) -> Iterator[str]:
    level = 0
    for _, element in tree:
        tag = str(element.S)
        if tag[1:2] == "H" and tag[2:].isdigit():
            if int(tag[2:]) > level + 1:
                yield f"{tag} follows a heading of level {level}"
            level = int(tag[2:])
    if level == 0:
        yield "there is no heading"
    if (first := Counter(str(e.S) for _, e in tree)["/H1"]) != 1:
        yield f"there are {first} titles"


def _figures(tree: list[tuple[str, Any]], pdf: pikepdf.Pdf) -> Iterator[str]:
    for _, figure in tree:
        if figure.S != "/Figure":
            continue
        if len(str(figure.get("/Alt", "")).split()) < 3:
            yield "a figure has no words in its stead"
        left, foot, right, top = (float(edge) for edge in figure.A.BBox)
        _, _, width, height = map(float, figure.Pg.MediaBox)
        if not (0 <= left < right <= width and 0 <= foot < top <= height):
            yield "a figure's box is not on its page"
    drawings = sum(len(page.get("/Resources", {}).get("/XObject", {})) for page in pdf.pages)
    if drawings and not any(e.S == "/Figure" for _, e in tree):
        yield "there are drawings, but no figure is tagged"


def _tables(tree: list[tuple[str, Any]]) -> Iterator[str]:
    for _, table in tree:
        if table.S != "/Table":
            continue
        below = list(elements(table))
        rows = [e for _, e in below if e.S == "/TR"]
        widths = {
            sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in kids(row)) for row in rows
        }
        if len(widths) != 1:
            yield f"the rows of a table have {sorted(widths)} cells"
        heads = [e for _, e in below if e.S == "/TH"]
        if not heads:
            yield "a table has no head cell"
        for head in heads:
            if str(head.get("/A", {}).get("/Scope", "")) not in ("/Column", "/Row", "/Both"):
                yield "a head cell has no scope"
        if sum(e.S == "/THead" for _, e in below) > 1:
            yield "a table has several heads"


def _links(tree: list[tuple[str, Any]], pdf: pikepdf.Pdf) -> Iterator[str]:
    tagged = set()
    for _, element in tree:
        if element.S != "/Link":
            continue
        references = [
            kid for kid in kids(element)
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
        ]  # fmt: skip
        if not references:
            yield "a link leads nowhere"
        tagged |= {reference.Obj.objgen for reference in references}
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if note.objgen not in tagged:
                yield "a link on a page has no tag"
            if not str(note.get("/Contents", "")):
                yield "a link does not say in words where it leads"
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield "the links of a page are not in the order of the tags"


def _content(root: Any, pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every piece of content is either read out, by one element, or said to be of the page."""
    read: dict[Any, Counter[int]] = {}

    def collect(element: Any) -> None:
        for kid in kids(element):
            if isinstance(kid, int):
                read.setdefault(element.Pg.objgen, Counter())[kid] += 1
            elif is_element(kid):
                collect(kid)

    collect(root)
    parents = list(root.ParentTree.Nums)
    by_page = dict(zip(map(int, parents[::2]), parents[1::2], strict=True))
    for page in pdf.pages:
        numbers, name = read.get(page.objgen, Counter()), f"page {page.index + 1}"
        shown, outside = _shown(page)
        if outside:
            yield f"{name} has words outside the tags"
        if shown != set(numbers):
            yield f"{name}: content and tags do not agree"
        if any(count > 1 for count in numbers.values()):
            yield f"{name}: some content is read out twice"
        listed = by_page[int(page.StructParents)]
        if any(number not in numbers_of(listed[number]) for number in shown):
            yield f"{name}: the list of parents leads elsewhere"


def numbers_of(element: Any) -> list[int]:
    """The numbers of the content right below an element."""
    return [kid for kid in kids(element) if isinstance(kid, int)]


def _shown(page: Any) -> tuple[set[int], bool]:
    """The numbers of the marked content of a page, and whether words stand outside of all marks."""
    depth, outside, shown = 0, False, set()
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                shown.add(int(operands[1].MCID))
        elif name == "EMC":
            depth -= 1
        elif name in ("Tj", "TJ") and not depth:
            outside = True
    return shown, outside


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for fault, count in Counter(faults(name)).items():
            print(f"{name}: {fault} ({count})")
