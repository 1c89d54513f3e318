"""Statements in the forms of the web and of editions: W3C Web Annotations and TEI.

Web Annotations point at the words of the article by offsets of characters and by the words
themselves with what stands before and behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from analysis.article.article import Article, title_of
from analysis.article.quotes import top
from analysis.article.spans import Span
from analysis.common.sanitize import address
from analysis.reporting.export.foreign_text import xml_text
from analysis.statements.statement_words import cue_words
from analysis.statements.statements import UNNAMED, Statement, Statements

AROUND = 32  # characters of prefix and suffix in a TextQuoteSelector
TEI = "http://www.tei-c.org/ns/1.0"


def web_annotations(statements: Statements) -> dict[str, Any]:
    """The statements as an AnnotationPage of W3C Web Annotations, one for each part of a content.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> page = web_annotations(statements(parse("It rains, he said."), method="rules"))
        >>> page["type"], len(page["items"])
        ('AnnotationPage', 0)
    """
    article = statements.article
    items = [
        {
            "id": f"#{s.anchor}" if n == 1 else f"#{s.anchor}-{n}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {
                "type": "TextualBody",
                "purpose": "identifying",
                "format": "text/plain",
                "value": f"{s.speaker or UNNAMED}{_cue(statements, s)} ({s.kind})",
            },
            "target": {"source": _source(article), "selector": _selectors(article.text, part)},
        }
        for s in statements
        for n, part in enumerate(s.content, 1)
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"#{article.slug}",
        "type": "AnnotationPage",
        "items": items,
    }


def _cue(statements: Statements, s: Statement) -> str:
    """The words that attribute a statement, behind its speaker: "denied" turns its sense."""
    cue = cue_words(statements, s)
    return f" {cue}" if cue else ""


def tei(statements: Statements) -> str:
    """The article as a TEI document: paragraphs, quotations and who said them.

    Quoted words become ``<said who direct="true">``, paraphrased content ``direct="false"``, cues
    ``<seg type="cue">``; speakers stand in the header's list of persons.
    """
    article = statements.article
    ET.register_namespace("", TEI)
    root = ET.Element(f"{{{TEI}}}TEI")
    header = _sub(root, "teiHeader")
    description = _sub(header, "fileDesc")
    _sub(_sub(description, "titleStmt"), "title", xml_text(title_of(article)))
    _sub(_sub(description, "publicationStmt"), "p", xml_text(article.outlet or "not stated"))
    source = address(article.url) or title_of(article)
    _sub(_sub(description, "sourceDesc"), "p", xml_text(source))
    speakers = {s.speaker_id: s.speaker for s in statements if s.speaker_id}
    if speakers:
        persons = _sub(_sub(_sub(header, "profileDesc"), "particDesc"), "listPerson")
        for ident, name in speakers.items():
            person = _sub(persons, "person")
            person.set("{http://www.w3.org/XML/1998/namespace}id", _ncname(ident))
            _sub(person, "persName", xml_text(name))
    body = _sub(_sub(root, "text"), "body")
    for paragraph in article.paragraphs:
        element = _sub(body, "head" if paragraph.kind == "headline" and not len(body) else "p")
        _fill(element, article.text, paragraph.span, list(_parts(statements, paragraph.span)))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _source(article: Article) -> str:
    return address(article.url) or f"urn:sha256:{article.digest}"


def _parts(statements: Statements, inside: Span) -> Iterator[tuple[Span, str, dict[str, str]]]:
    """What is marked in a paragraph: quoted words, paraphrase and cues, none across another."""
    taken: list[Span] = []
    quoted = [q.span for q in top(statements.quotes)]
    for s in sorted(statements, key=lambda s: s.within):
        for part in s.content:
            direct = (
                [q for q in quoted if part.overlap(q) > len(q) // 2] if s.kind != "indirect" else []
            )
            spans = [(Span(max(q.start, part.start), min(q.end, part.end)), "true") for q in direct]
            if not spans:
                spans = [(part, "false")]
            for span, how in spans:
                if inside.holds(span) and span and not any(span.overlap(t) for t in taken):
                    taken.append(span)
                    yield span, "said", _who(s) | {"direct": how}
        for cue in s.cue:
            if inside.holds(cue) and cue and not any(cue.overlap(t) for t in taken):
                taken.append(cue)
                yield cue, "seg", {"type": "cue", "n": str(s.number)}


def _who(s: Statement) -> dict[str, str]:
    return {"n": str(s.number)} | ({"who": f"#{_ncname(s.speaker_id)}"} if s.speaker_id else {})


def _fill(
    element: Any, text: str, inside: Span, parts: list[tuple[Span, str, dict[str, str]]]
) -> None:
    at, last = inside.start, None
    for span, tag, facts in sorted(parts, key=lambda part: part[0]):
        before = xml_text(text[at : span.start])
        if last is None:
            element.text = before
        else:
            last.tail = before
        last = _sub(element, tag, xml_text(span.of(text)))
        for key, value in facts.items():
            last.set(key, value)
        at = span.end
    rest = xml_text(text[at : inside.end])
    if last is None:
        element.text = rest
    else:
        last.tail = rest


def _sub(parent: Any, tag: str, text: str = "") -> Any:
    element = ET.SubElement(parent, f"{{{TEI}}}{tag}")
    element.text = text or None
    return element


def _ncname(ident: str) -> str:
    return ident if ident[:1].isalpha() else f"a-{ident}"
