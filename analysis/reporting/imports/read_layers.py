"""Labels from the annotations of INCEpTION's two layers, from UIMA CAS XMI and WebAnno TSV."""

from __future__ import annotations

import io
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analysis.article.spans import Span
from analysis.errors import ParameterError
from analysis.reporting.export.foreign_text import Utf16, xml_text
from analysis.reporting.export.labels import ROLES, Label, Labels, NameLabel, join_spans
from analysis.reporting.export.uima import FEATURES, NAME, STATEMENT, Row, type_system

_HEAD = re.compile(r"#T_(?:SP|RL|CH)=([^|]+)(?:\|(.*))?")
_WORD = re.compile(r"\d+-\d+(?:\.\d+)?\t(\d{1,9})-(\d{1,9})\t([^\t]*)(?:\t(.*))?")
_VALUES = re.compile(r"(?<!\\)(?:\\\\)*\|")
_NUMBERED = re.compile(r"(?s)(.*?)(?<!\\)\[(\d+)\]")
_ESCAPED = re.compile(r"\\(->|.)", re.DOTALL)


def read_xmi(text: str, data: bytes, type_xml: bytes | None, name: str) -> Labels:
    """The labels in a UIMA CAS.

    Args:
        text: The article's text.
        data: The XMI.
        type_xml: Its type system; None for the one that Sayso hands on.
        name: What to call it in a message.

    Raises:
        ParameterError: It is no CAS, or one of another text.
    """
    import cassis
    from cassis.typesystem import TypeNotFoundError
    from lxml.etree import XMLSyntaxError

    for part in (data, type_xml or b""):
        if b"<!DOCTYPE" in part or b"\0" in part:  # entities could read other files, or grow
            raise ParameterError(f"{name} is not UIMA CAS XMI: it has a DTD, or is not UTF-8.")
    try:
        types = cassis.load_typesystem(io.BytesIO(type_xml)) if type_xml else type_system()
        with warnings.catch_warnings():  # other layers of a project are none of ours
            warnings.simplefilter("ignore", UserWarning)
            cas = cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=types, lenient=True)
        sofa = cas.sofa_string
    except (
        XMLSyntaxError, TypeNotFoundError, KeyError, ValueError, TypeError, AttributeError,
        IndexError, RuntimeError,
    ) as error:  # fmt: skip
        message = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ParameterError(
            f"{name} cannot be read as UIMA CAS XMI ({message}); export the document again as "
            "“UIMA CAS XMI (XML 1.0)”."
        ) from error
    if sofa is None or sofa != xml_text(text):
        raise other_text(name)
    annotations: list[Row] = []
    for layer, features in FEATURES.items():
        if not types.contains_type(layer):
            continue
        for one in cas.select(layer):
            values = {f: str(v) for f in features if (v := getattr(one, f, None)) is not None}
            annotations.append((layer, Span(one.begin, one.end), values))
    return from_rows(text, annotations)


def read_webanno(text: str, table: str, name: str) -> Labels:
    """The labels in a WebAnno TSV file, version 3.

    Raises:
        ParameterError: It is no WebAnno TSV, or one of another text.
    """
    lines = table.split("\n")
    if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
        raise ParameterError(
            f"{name} is not WebAnno TSV 3; export the document as “WebAnno TSV v3.3”."
        )
    xml = xml_text(text)
    units = Utf16.of(xml)
    columns: list[tuple[str, str]] = []
    by_key: dict[tuple[str, str], tuple[Span, dict[str, str]]] = {}
    for at, row in enumerate(lines):
        if head := _HEAD.fullmatch(row.rstrip("\r")):
            columns += [(head[1], feature) for feature in (head[2] or "").split("|")]
            continue
        word = _WORD.fullmatch(row.rstrip("\r"))
        if word is None:
            continue
        start, end = (units.back(int(n)) for n in (word[1], word[2]))
        if not start < end <= len(xml) or xml[start:end] != word[3]:
            raise other_text(name)
        cells = (word[4] or "").split("\t")
        for (layer, feature), cell in zip(columns, cells, strict=False):
            for key, value in _values(cell, at):
                span, values = by_key.get((layer, key), (Span(start, end), {}))
                whole = Span(min(span.start, start), max(span.end, end))
                by_key[layer, key] = (whole, values | ({feature: value} if value else {}))
    return from_rows(text, [(layer, *rest) for (layer, _), rest in by_key.items()])


def _values(cell: str, at: int) -> Iterator[tuple[str, str]]:
    """The annotations in a cell: a key that is one annotation's alone, and the value."""
    if cell == "_":
        return
    starts = [0, *(m.end() for m in _VALUES.finditer(cell))]
    ends = [*(m.end() - 1 for m in _VALUES.finditer(cell)), len(cell)]
    for start, end in zip(starts, ends, strict=True):
        part = cell[start:end]
        match = _NUMBERED.fullmatch(part)
        value, key = (match[1], match[2]) if match else (part, f"line {at}")
        yield key, "" if value == "*" else _ESCAPED.sub(r"\1", value)


def from_rows(text: str, annotations: Sequence[Row]) -> Labels:
    """The labels that the annotations of the two layers are.

    Parts with one ``statement`` are one statement; a content without one is a statement of its own.
    """
    parts: dict[str, list[tuple[Span, Mapping[str, str]]]] = defaultdict(list)
    names = []
    for n, (layer, span, values) in enumerate(annotations):
        if layer == NAME and values.get("actor", "").strip():
            names.append(NameLabel(span, values["actor"].strip()))
        elif layer == STATEMENT:
            parts[values.get("statement", "").strip() or f"alone {n}"].append((span, values))
    statements = [_label(text, key, some) for key, some in parts.items()]
    loose = sum(len(s.source) + len(s.cue) for s in statements if not s.content)
    return Labels(tuple(s for s in statements if s.content), tuple(names), loose)


def _label(text: str, key: str, some: Sequence[tuple[Span, Mapping[str, str]]]) -> Label:
    by_role = {
        role: join_spans(text, tuple(s for s, v in some if _role(v) == role)) for role in ROLES
    }
    content = [v for _, v in some if _role(v) == "content"]
    speakers = dict.fromkeys(v.get("speaker", "").strip() for v in content)
    notes = dict.fromkeys(v["note"].strip() for _, v in some if v.get("note", "").strip())
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 9 else 0
    return Label(
        by_role["source"],
        by_role["cue"],
        by_role["content"],
        tuple(speakers),
        number,
        " ".join(notes),
    )


def _role(values: Mapping[str, str]) -> str:
    return values.get("role", "content").strip().lower()


def other_text(name: str) -> ParameterError:
    """What is said of labels on another text."""
    return ParameterError(
        f"{name} is about another text than the report; export the report again and correct that, "
        "or name the report that it was exported from."
    )
