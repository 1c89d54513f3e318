"""A REFI-QDA project (.qdpx): the article as a source, with codes for who says what, and how.

The Rotterdam Exchange Format Initiative's standard (Project 1.0, of 18 March 2019) is read by
ATLAS.ti, MAXQDA, NVivo, QualCoder and others: a zip with ``project.qde`` and the sources. Positions
count Unicode code points from 0; line ends are line feeds.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from analysis.article.article import Article, title_of
from analysis.article.spans import Span
from analysis.common import fingerprint
from analysis.common.palette import LIGHT
from analysis.common.sanitize import address, line
from analysis.pipeline import Analysis
from analysis.reporting.export.foreign_text import LineFeeds, xml_text
from analysis.reporting.export.table_files import packed_bytes
from analysis.statements.statements import UNNAMED
from analysis.tone.sentence_tone import SentenceTone

SPACE = "urn:QDA-XML:project:1.0"
SCHEMA = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_OURS = uuid.UUID("6c1f0f0e-5a3d-5d0c-9a65-0b1f4a0c7e55")  # what all our GUIDs are derived from
_GROUPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Speaker": ("direct", "Who says it, as Sayso found or a person corrected."),
        "Form": ("mixed", "Whether it stands in quotation marks: direct, mixed or indirect."),
        "Stance": ("positive", "What the voice makes of it: asserts, denies, hedges ..."),
        "Claim": ("doubt", "What sort of proposition it is."),
        "Tone": ("negative", "The tone of a sentence by the word list VADER."),
    }
)


@dataclass(frozen=True, slots=True)
class _Coded:
    """A stretch of the text with a code: its group and its name."""

    span: Span
    group: str
    name: str
    user: str = ""


def qdpx(a: Analysis) -> bytes:
    """The article and its codes as a REFI-QDA project."""
    guid = _guids(a.article.digest)
    plain = LineFeeds.of(a.article.text)
    source = guid("source")
    root = _project(a, plain, guid, source)
    ET.indent(root)
    xml = '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")
    files = [
        ("project.qde", f"{xml}\n".encode()),
        (f"sources/{source}.txt", plain.text.encode()),
    ]
    return packed_bytes(files)


def _guids(digest: str) -> Any:
    """A function from names to GUIDs, the same for the same article."""
    return lambda *names: str(uuid.uuid5(_OURS, "\n".join((digest, *names)))).upper()


def _project(a: Analysis, plain: LineFeeds, guid: Any, source: str) -> ET.Element:
    codes = list(_codes(a))
    users = dict.fromkeys(["Sayso", *(c.user for c in codes if c.user)])
    title = line(title_of(a.article))
    version = fingerprint.versions().get("sayso", "")
    root = ET.Element(
        "Project",
        {
            "xmlns": SPACE,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{SPACE} {SCHEMA}",
            "name": xml_text(title),
            "origin": f"Sayso {version}".strip(),
            "creatingUserGUID": guid("user", "Sayso"),
        },
    )
    for name in users:
        where = root[0] if len(root) else ET.SubElement(root, "Users")
        ET.SubElement(where, "User", guid=guid("user", name), name=xml_text(name))
    _code_book(root, codes, guid)
    facts = _facts(a.article)
    if facts:
        variables = ET.SubElement(root, "Variables")
        for name in facts:
            ET.SubElement(
                variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable="Text"
            )
    text = ET.SubElement(
        ET.SubElement(root, "Sources"),
        "TextSource",
        guid=source,
        name=xml_text(title),
        plainTextPath=f"internal://{source}.txt",
        creatingUser=guid("user", "Sayso"),
    )
    _selections(text, codes, plain, guid)
    for name, value in facts.items():
        value_of = ET.SubElement(text, "VariableValue")
        ET.SubElement(value_of, "VariableRef", targetGUID=guid("variable", name))
        ET.SubElement(value_of, "TextValue").text = xml_text(value)
    return root


def _code_book(root: ET.Element, codes: Iterable[_Coded], guid: Any) -> None:
    names: dict[str, dict[str, None]] = {group: {} for group in _GROUPS}
    for code in codes:
        names[code.group][code.name] = None
    book = ET.SubElement(ET.SubElement(root, "CodeBook"), "Codes")
    for group, (colour, description) in _GROUPS.items():
        top = ET.SubElement(book, "Code", guid=guid("code", group), name=group, isCodable="false")
        ET.SubElement(top, "Description").text = description
        for name in names[group]:
            ET.SubElement(
                top,
                "Code",
                guid=guid("code", group, name),
                name=xml_text(name),
                isCodable="true",
                color=LIGHT[colour],
            )


def _selections(parent: ET.Element, codes: Iterable[_Coded], plain: LineFeeds, guid: Any) -> None:
    """A selection for each stretch, with a coding for each of its codes."""
    by_span: dict[Span, list[_Coded]] = defaultdict(list)
    for code in codes:
        by_span[code.span].append(code)
    for span in sorted(by_span):
        start, end = plain.at(span.start), plain.at(span.end)
        key = f"{start},{end}"
        selection = ET.SubElement(
            parent,
            "PlainTextSelection",
            guid=guid("selection", key),
            name=xml_text(line(plain.text[start:end], 80)),
            startPosition=str(start),
            endPosition=str(end),
            creatingUser=guid("user", "Sayso"),
        )
        for code in dict.fromkeys(by_span[span]):
            coding = ET.SubElement(
                selection,
                "Coding",
                guid=guid("coding", key, code.group, code.name),
                creatingUser=guid("user", code.user or "Sayso"),
            )
            ET.SubElement(coding, "CodeRef", targetGUID=guid("code", code.group, code.name))


def _codes(a: Analysis) -> Iterator[_Coded]:
    who = {o.number: line(o.correction.who) for o in a.outcomes if o.number and o.correction.who}
    for s in a.statements:
        for part in s.content:
            user = who.get(s.number, "")
            yield _Coded(part, "Speaker", line(s.speaker) or UNNAMED, user)
            yield _Coded(part, "Form", s.kind, user)
    for c in a.claims:
        for span in c.spans:
            yield _Coded(span, "Stance", c.stance.value)
            if c.claimed or c.denied:
                yield _Coded(span, "Claim", c.kind.value)
    for row in a.sentence_tones:
        if isinstance(row, SentenceTone):
            for span in row.spans or (row.sentence,):
                yield _Coded(span, "Tone", row.label)


def _facts(article: Article) -> dict[str, str]:
    facts = {
        "Title": article.title,
        "Outlet": article.outlet,
        "Date": article.date,
        "Author": article.author,
        "URL": address(article.url),
    }
    return {name: line(value, 1000) for name, value in facts.items() if line(value)}
