"""The report as a Word document: page one, who speaks, claims, statements, and how it was made."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.article.article import title_of
from analysis.common.palette import LIGHT
from analysis.common.sanitize import line
from analysis.pipeline import Analysis
from analysis.reporting.export.foreign_text import xml_text
from analysis.reporting.export.table_files import timeless
from analysis.reporting.export.word_html import blocks, room, write

if TYPE_CHECKING:
    from docx.document import Document

    from analysis.views.figures.sheet import Graphic

TEXT, HEADS = "Georgia", "Calibri"  # on every machine that has Word; others put their like
_ALL = 1_000_000  # rows: a document has no place to fold them away
_STATEMENTS = (0.7, 2.0, 5.2, 1.8, 1.7)  # shares of the columns
_CLAIMS = (0.7, 4.2, 1.8, 1.7, 1.6, 1.5)
_ACTORS = (2.2, 1.6, 1.1, 1.5, 2.4, 2.3)
_METHOD = (2.6, 1.1, 1.7, 3.4)


def word(a: Analysis) -> bytes:
    """The report as a .docx file.

    Headings are headings, tables have heads that are said again on each page, links lead to the
    rows of their statements, and figures say in words what they show.
    """
    import docx

    from analysis import views
    from analysis.views.actors import actors
    from analysis.views.claims import ledger
    from analysis.views.page_one_precision import claims_shown
    from analysis.views.tables import statements

    document = docx.Document()
    _styles(document)
    _front(document, a)
    write(document, blocks(views.in_short(a).html))
    document.add_heading("Who speaks, and who is only mentioned", 1)
    _figure(document, views.share_of_voice(a))
    _figure(document, views.strip(a))
    write(document, blocks(actors(a.actors, a.article, _ALL).html), _ACTORS, why=False)
    document.add_heading("What is claimed", 1)
    document.add_paragraph(
        "A claim asserts something that could be true or false. This report does not say which "
        "claims are true; it shows where to begin checking."
    )
    write(document, blocks(ledger(claims_shown(a), a.statements, _ALL).html), _CLAIMS)
    document.add_heading("Who says what", 1)
    write(document, blocks(statements(a.statements, full=True).html), _STATEMENTS)
    document.add_heading("How this report was made, and how often it is wrong", 1)
    write(document, blocks(views.how_made(a).html), _METHOD)
    _unlink(document)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _front(document: Document, a: Analysis) -> None:
    article = a.article
    title = xml_text(line(title_of(article), 400))
    properties = document.core_properties
    properties.title, properties.author, properties.language = title[:255], "Sayso", "en-GB"
    properties.subject, properties.comments = "Who says what in one article", ""
    document.add_paragraph(title, style="Title")
    facts = (article.outlet, article.date, article.author, f"{article.word_count:,} words")
    words = " · ".join(xml_text(line(fact)) for fact in facts if fact)
    document.add_paragraph(words, style="Subtitle")
    document.add_heading("In short", 1)


def _figure(document: Document, graphic: Graphic) -> None:
    """A figure with its title; a screen reader is told what it shows."""
    from docx.oxml.ns import qn
    from docx.shared import Emu

    from analysis.views.figures.sheet import png

    if graphic.left_out:
        return
    if graphic.nothing:
        document.add_paragraph(xml_text(graphic.nothing))
        return
    title = document.add_paragraph(xml_text(line(graphic.title, 400)), style="Caption")
    title.paragraph_format.keep_with_next = True
    picture_data = io.BytesIO(png(graphic.figure))
    picture = document.add_picture(picture_data, width=Emu(room(document)))
    for properties in picture._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        properties.set("descr", xml_text(line(graphic.alt, 2000)))
        properties.set("title", xml_text(line(graphic.title, 200)))


def _unlink(document: Document) -> None:
    """Turn links that lead nowhere in this document into plain words."""
    from docx.oxml.ns import qn

    body = document.element.body
    bookmarks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    for link in list(body.iter(qn("w:hyperlink"))):
        if link.get(qn("w:anchor")) in bookmarks:
            continue
        for run in list(link):
            colour = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
            if colour is not None:
                colour.getparent().remove(colour)
            link.addprevious(run)
        link.getparent().remove(link)


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    looks: Sequence[tuple[str, str, float, bool, str, float, float]] = (
        ("Normal", TEXT, 10.5, False, "ink", 0, 6),
        ("Title", HEADS, 24, True, "ink", 0, 4),
        ("Subtitle", HEADS, 11, False, "soft", 0, 10),
        ("Heading 1", HEADS, 15, True, "ink", 18, 6),
        ("Caption", HEADS, 10, True, "ink", 8, 4),
        ("List Bullet", TEXT, 10.5, False, "ink", 0, 4),
    )
    for name, font, size, bold, colour, before, after in looks:
        style = document.styles[name]
        _font(style, font, size, bold, colour)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    small = (("Table Text", 9, False), ("Table Head", 9, True), ("After Table", 4, False))
    for name, size, bold in small:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _font(style, HEADS, size, bold, "ink")
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0
    _table_style(document)


def _font(style: Any, font: str, size: float, bold: bool, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = font, Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = RGBColor.from_string(LIGHT[colour][1:])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:eastAsia"), font)
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:  # Word's own title has a line below
        borders.getparent().remove(borders)


def _table_style(document: Document) -> None:
    """Lines below rows alone, and a shaded head: the look of the page's tables."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    style: Any = document.styles.add_style("Sayso Table", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    style.font.name, style.font.size = HEADS, Pt(9)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    rule, shade = LIGHT["rule"][1:], LIGHT["shade"][1:]
    line_ = f'w:val="single" w:sz="4" w:space="0" w:color="{rule}"'
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders><w:top {line_}/><w:bottom {line_}/>"
            f"<w:insideH {line_}/></w:tblBorders><w:tblCellMar><w:top w:w='50' w:type='dxa'/>"
            "<w:left w:w='80' w:type='dxa'/><w:bottom w:w='50' w:type='dxa'/>"
            "<w:right w:w='80' w:type='dxa'/></w:tblCellMar></w:tblPr>"
        )
    )
    style.element.append(
        parse_xml(
            f"<w:tblStylePr {nsdecls('w')} w:type='firstRow'><w:rPr><w:b/></w:rPr><w:tcPr>"
            f"<w:shd w:val='clear' w:color='auto' w:fill='{shade}'/></w:tcPr></w:tblStylePr>"
        )
    )
