"""Labels from brat standoff, as ``analysis.reporting.export.brat`` writes it and brat edits it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.article.spans import Span
from analysis.errors import ParameterError
from analysis.reporting.export.labels import Label, Labels, NameLabel, join_spans

_KINDS = {"Source": "source", "Cue": "cue", "Content": "content", "Name": "name"}
_BOX = re.compile(r"T\d+")
_WHERE = re.compile(r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*")
_LINK = re.compile(r"\S+ Arg1:(\S+) Arg2:(\S+)\s*")
_TOLD = re.compile(r"\s*(speaker|actor)\s*:\s*(.*?)\s*", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class _Standoff:
    """The lines of a file: boxes with their kind and words, links, notes."""

    boxes: dict[str, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def read_brat(text: str, standoff: str, name: str) -> Labels:
    r"""The labels in a brat file.

    Args:
        text: The article's text.
        standoff: The ``.ann`` file's.
        name: What to call it in a message.

    Raises:
        ParameterError: A line is not standoff, or points behind the text's end.

    Example:
        >>> made = read_brat("It rains.", "T1\tContent 0 8\tIt rains\n", "a.ann")
        >>> made.statements[0].content
        (Span(start=0, end=8),)
    """
    document = _Standoff()
    for number, row in enumerate(standoff.splitlines(), 1):
        if row.strip():
            _line(document, row, len(text), f"{name}, line {number},")
    groups = _groups(document)
    statements = []
    for ident, (kind, spans) in document.boxes.items():
        if kind != "content":
            continue
        near = [document.boxes[one] for one in groups[ident] if one != ident]
        speakers, notes = _from_notes(document.notes.get(ident, ()), "speaker")
        statements.append(
            Label(
                _of(text, near, "source"),
                _of(text, near, "cue"),
                join_spans(text, spans),
                speakers,
                note=" ".join(notes),
            )
        )
    linked = {one for group in groups.values() for one in group}
    loose = sum(
        kind in ("source", "cue") and ident not in linked
        for ident, (kind, _) in document.boxes.items()
    )
    return Labels(tuple(statements), tuple(_names(text, document)), loose)


def _line(document: _Standoff, row: str, size: int, where: str) -> None:
    ident, _, rest = row.partition("\t")
    what, _, value = rest.partition("\t")
    kind, _, more = what.partition(" ")
    if _BOX.fullmatch(ident):
        if not _WHERE.fullmatch(more):
            raise ParameterError(f"{where} is not brat standoff: it has no offsets.")
        spans = []
        for piece in more.split(";"):
            start, end = map(int, piece.split())
            if not start < end <= size:
                raise ParameterError(f"{where} points at characters that the article has not.")
            spans.append(Span(start, end))
        if kind in _KINDS:
            document.boxes[ident] = (_KINDS[kind], tuple(spans))
    elif ident.startswith("R") and (match := _LINK.fullmatch(what)):
        document.links.append((match[1], match[2]))
    elif ident.startswith("#") and kind == "AnnotatorNotes":
        document.notes[more.strip()].append(value)
    elif ident[:1] not in "RAMENT*#" or not ident:
        raise ParameterError(f"{where} is not brat standoff; name the .ann file of the article.")


def _groups(document: _Standoff) -> Mapping[str, Sequence[str]]:
    """For each box those that links join it with; two contents are not joined by a shared cue."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in document.links:
        if one in document.boxes and other in document.boxes:
            near[one].append(other)
            near[other].append(one)
    out: dict[str, Sequence[str]] = defaultdict(list)
    for ident, (kind, _) in document.boxes.items():
        if kind != "content":
            continue
        seen, left = {ident}, [ident]
        while left:
            for other in near[left.pop()]:
                if other not in seen and document.boxes[other][0] != "content":
                    seen.add(other)
                    left.append(other)
        out[ident] = sorted(seen)
    return out


def _of(text: str, near: Sequence[tuple[str, tuple[Span, ...]]], kind: str) -> tuple[Span, ...]:
    return join_spans(text, tuple(span for what, spans in near if what == kind for span in spans))


def _from_notes(notes: Sequence[str], kind: str) -> tuple[tuple[str, ...], list[str]]:
    """What notes say of the speaker or the actor, and what else they say."""
    matches = [(note, _TOLD.fullmatch(note)) for note in notes]
    value = tuple(m[2] for _, m in matches if m and m[1].lower() == kind)
    return value, [note.strip() for note, m in matches if not m and note.strip()]


def _names(text: str, document: _Standoff) -> list[NameLabel]:
    out = []
    for ident, (kind, spans) in document.boxes.items():
        actors, _ = _from_notes(document.notes.get(ident, ()), "actor")
        whole = join_spans(text, spans)
        if kind == "name" and actors and actors[0] and len(whole) == 1:
            out.append(NameLabel(whole[0], actors[0]))
    return out
