"""A REFI-QDA project (.qdpx): each article as a source, with codes for who says what, and how.

The Rotterdam Exchange Format Initiative's standard (Project 1.0, of 18 March 2019) is read by
ATLAS.ti, MAXQDA, NVivo, QualCoder and others: a zip with ``project.qde`` and the sources. Positions
count Unicode code points from 0; line ends are line feeds.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
class Coded:
    """A stretch of the text with a code: its group and its name."""

    span: Span
    group: str
    name: str
    user: str = ""


@dataclass(frozen=True, slots=True)
class QdaSource:
    """An article as a source of a project.

    Args:
        article: The article.
        digest: What its GUIDs are derived from; no other source has the same.
        codes: Its codes, in the order of the text.
    """

    article: Article
    digest: str
    codes: tuple[Coded, ...]


def qda_source(a: Analysis, ident: str = "") -> QdaSource:
    """An article with all its codes.

    Args:
        a: What was found in it.
        ident: What tells it from another article with the same text, where there are several.
    """
    return QdaSource(a.article, f"{a.article.digest}{ident}", tuple(_codes(a)))


def qdpx(sources: Sequence[QdaSource], name: str = "") -> bytes:
    """Articles and their codes as a REFI-QDA project.

    Args:
        sources: The articles; all share one list of codes.
        name: What the project is called; as its first article where not given.
    """
    guid = _guids(*(source.digest for source in sources))
    places = [guid("source", *([s.digest] if len(sources) > 1 else [])) for s in sources]
    plain = [LineFeeds.of(source.article.text) for source in sources]
    root = _project(sources, name, guid)
    held = ET.SubElement(root, "Sources")
    for source, place, text in zip(sources, places, plain, strict=True):
        _source(held, source, guid, place, text)
    ET.indent(root)
    xml = '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")
    texts = ((f"sources/{p}.txt", t.text.encode()) for p, t in zip(places, plain, strict=True))
    return packed_bytes([("project.qde", f"{xml}\n".encode()), *sorted(texts)])


def _guids(*digests: str) -> Any:
    """A function from names to GUIDs, the same for the same articles."""
    first = "\n".join(digests)
    return lambda *names: str(uuid.uuid5(_OURS, "\n".join((first, *names)))).upper()


def _project(sources: Sequence[QdaSource], name: str, guid: Any) -> ET.Element:
    """All of a project but its sources: users, codes and variables."""
    codes = [code for source in sources for code in source.codes]
    users = dict.fromkeys(["Sayso", *(c.user for c in codes if c.user)])
    title = name or line(title_of(sources[0].article))
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
    for user in users:
        where = root[0] if len(root) else ET.SubElement(root, "Users")
        ET.SubElement(where, "User", guid=guid("user", user), name=xml_text(user))
    _code_book(root, codes, guid)
    if facts := dict.fromkeys(fact for source in sources for fact in _facts(source.article)):
        variables = ET.SubElement(root, "Variables")
        for fact in facts:
            ET.SubElement(
                variables, "Variable", guid=guid("variable", fact), name=xml_text(fact),
                typeOfVariable="Text",
            )  # fmt: skip
    return root


def _source(held: ET.Element, source: QdaSource, guid: Any, place: str, plain: LineFeeds) -> None:
    """One article with its selections and what is known of it."""
    text = ET.SubElement(
        held,
        "TextSource",
        guid=place,
        name=xml_text(line(title_of(source.article))),
        plainTextPath=f"internal://{place}.txt",
        creatingUser=guid("user", "Sayso"),
    )
    _selections(text, source.codes, plain, guid, place)
    for name, value in _facts(source.article).items():
        value_of = ET.SubElement(text, "VariableValue")
        ET.SubElement(value_of, "VariableRef", targetGUID=guid("variable", name))
        ET.SubElement(value_of, "TextValue").text = xml_text(value)


def _code_book(root: ET.Element, codes: Iterable[Coded], guid: Any) -> None:
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


def _selections(
    parent: ET.Element, codes: Iterable[Coded], plain: LineFeeds, guid: Any, place: str
) -> None:
    """A selection for each stretch, with a coding for each of its codes."""
    by_span: dict[Span, list[Coded]] = defaultdict(list)
    for code in codes:
        by_span[code.span].append(code)
    for span in sorted(by_span):
        start, end = plain.at(span.start), plain.at(span.end)
        key = f"{start},{end}"
        selection = ET.SubElement(
            parent,
            "PlainTextSelection",
            guid=guid("selection", place, key),
            name=xml_text(line(plain.text[start:end], 80)),
            startPosition=str(start),
            endPosition=str(end),
            creatingUser=guid("user", "Sayso"),
        )
        for code in dict.fromkeys(by_span[span]):
            coding = ET.SubElement(
                selection,
                "Coding",
                guid=guid("coding", place, key, code.group, code.name),
                creatingUser=guid("user", code.user or "Sayso"),
            )
            ET.SubElement(coding, "CodeRef", targetGUID=guid("code", code.group, code.name))


def _codes(a: Analysis) -> Iterator[Coded]:
    who = {o.number: line(o.correction.who) for o in a.outcomes if o.number and o.correction.who}
    for s in a.statements:
        for part in s.content:
            user = who.get(s.number, "")
            yield Coded(part, "Speaker", line(s.speaker) or UNNAMED, user)
            yield Coded(part, "Form", s.kind, user)
    for c in a.claims:
        for span in c.spans:
            yield Coded(span, "Stance", c.stance.value)
            if c.claimed or c.denied:
                yield Coded(span, "Claim", c.kind.value)
    for row in a.sentence_tones:
        if isinstance(row, SentenceTone):
            for span in row.spans or (row.sentence,):
                yield Coded(span, "Tone", row.label)


def _facts(article: Article) -> dict[str, str]:
    facts = {
        "Title": article.title,
        "Outlet": article.outlet,
        "Date": article.date,
        "Author": article.author,
        "URL": address(article.url),
        **article.columns,
    }
    return {name: line(value, 1000) for name, value in facts.items() if line(value)}
