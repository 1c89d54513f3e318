"""Statements as a UIMA CAS for INCEpTION: XMI with its type system, by dkpro-cassis.

Two layers: ``webanno.custom.SaysoStatement`` marks the source, cue and content of statements;
parts of one statement have one number. ``webanno.custom.SaysoName`` marks names of actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.article.article import title_of
from analysis.article.sentences_and_words import sentences, words
from analysis.article.spans import Span
from analysis.common.sanitize import line
from analysis.reporting.export.foreign_text import xml_text
from analysis.reporting.export.labels import ROLES, Labels, labels
from analysis.statements.statements import Statements

if TYPE_CHECKING:
    import cassis

STATEMENT = "webanno.custom.SaysoStatement"
NAME = "webanno.custom.SaysoName"
FEATURES = {STATEMENT: ("role", "speaker", "statement", "note"), NAME: ("actor",)}
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
TOKEN = f"{_DKPRO}.segmentation.type.Token"
METADATA = f"{_DKPRO}.metadata.type.DocumentMetaData"
Row = tuple[str, Span, dict[str, str]]  # a layer, its words, its features


def rows(labelling: Labels) -> Iterator[Row]:
    """The annotations of the two layers."""
    for one in labelling.statements:
        number = str(one.number)
        speaker = line(one.speakers[0] if one.speakers else "", 1000)
        for role in ROLES:
            for span in getattr(one, role):
                speaker_of = {"speaker": speaker} if role == "content" else {}
                yield STATEMENT, span, {"role": role, "statement": number, **speaker_of}
    for name in labelling.names:
        yield NAME, name.span, {"actor": line(name.actor, 1000)}


def type_system() -> cassis.TypeSystem:
    """The layers, as INCEpTION imports them under Settings, Layers."""
    import cassis

    types = cassis.TypeSystem()
    for name, features in FEATURES.items():
        layer = types.create_type(name)
        for feature in features:
            types.create_feature(layer, feature, "uima.cas.String")
    types.create_type(SENTENCE)
    types.create_type(TOKEN)
    about = types.create_type(METADATA, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId"):
        types.create_feature(about, feature, "uima.cas.String")
    return types


def xmi(statements: Statements) -> tuple[str, str]:
    """The article with its sentences, words and statements: XMI, and the type system.

    Offsets count UTF-16 units in the XMI, as UIMA has it; cassis sees to that.
    """
    import cassis

    article = statements.article
    types = type_system()
    cas = cassis.Cas(types)
    cas.sofa_string = xml_text(article.text)
    cas.sofa_mime = "text/plain"
    about = types.get_type(METADATA)(
        begin=0,
        end=len(article.text),
        language="en",
        documentTitle=xml_text(title_of(article)),
        documentId=xml_text(article.slug),
    )
    cas.add(about)
    for sentence in sentences(article.text):
        cas.add(types.get_type(SENTENCE)(begin=sentence.start, end=sentence.end))
        for word in words(article.text, sentence):
            cas.add(types.get_type(TOKEN)(begin=word.start, end=word.end))
    for layer, span, features in rows(labels(statements)):
        values = {name: xml_text(value) for name, value in features.items()}
        cas.add(types.get_type(layer)(begin=span.start, end=span.end, **values))
    return str(cas.to_xmi()), str(types.to_xml())
