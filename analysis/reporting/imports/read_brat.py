"""Labels from brat standoff, as ``analysis.reporting.export.brat`` writes it and brat edits it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.article.spans import Span
from analysis.errors import ParameterError
from analysis.reporting.export.labels import Label, Labels, NameLabel, joined

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
    found = _Standoff()
    for number, row in enumerate(standoff.splitlines(), 1):
        if row.strip():
            _line(found, row, len(text), f"{name}, line {number},")
    groups = _groups(found)
    statements = []
    for ident, (kind, spans) in found.boxes.items():
        if kind != "content":
            continue
        near = [found.boxes[one] for one in groups[ident] if one != ident]
        speakers, notes = _told(found.notes.get(ident, ()), "speaker")
        statements.append(
            Label(
                _of(text, near, "source"),
                _of(text, near, "cue"),
                joined(text, spans),
                speakers,
                note=" ".join(notes),
            )
        )
    linked = {one for group in groups.values() for one in group}
    loose = sum(
        kind in ("source", "cue") and ident not in linked
        for ident, (kind, _) in found.boxes.items()
    )
    return Labels(tuple(statements), tuple(_names(text, found)), loose)


def _line(found: _Standoff, row: str, size: int, where: str) -> None:
    ident, _, rest = row.partition("\t")
    what, _, told = rest.partition("\t")
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
            found.boxes[ident] = (_KINDS[kind], tuple(spans))
    elif ident.startswith("R") and (match := _LINK.fullmatch(what)):
        found.links.append((match[1], match[2]))
    elif ident.startswith("#") and kind == "AnnotatorNotes":
        found.notes[more.strip()].append(told)
    elif ident[:1] not in "RAMENT*#" or not ident:
        raise ParameterError(f"{where} is not brat standoff; name the .ann file of the article.")


def _groups(found: _Standoff) -> Mapping[str, Sequence[str]]:
    """For each box those that links join it with; two contents are not joined by a shared cue."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in found.links:
        if one in found.boxes and other in found.boxes:
            near[one].append(other)
            near[other].append(one)
    out: dict[str, Sequence[str]] = defaultdict(list)
    for ident, (kind, _) in found.boxes.items():
        if kind != "content":
            continue
        seen, left = {ident}, [ident]
        while left:
            for other in near[left.pop()]:
                if other not in seen and found.boxes[other][0] != "content":
                    seen.add(other)
                    left.append(other)
        out[ident] = sorted(seen)
    return out


def _of(text: str, near: Sequence[tuple[str, tuple[Span, ...]]], kind: str) -> tuple[Span, ...]:
    return joined(text, tuple(span for what, spans in near if what == kind for span in spans))


def _told(notes: Sequence[str], kind: str) -> tuple[tuple[str, ...], list[str]]:
    """What notes say of the speaker or the actor, and what else they say."""
    matches = [(note, _TOLD.fullmatch(note)) for note in notes]
    told = tuple(m[2] for _, m in matches if m and m[1].lower() == kind)
    return told, [note.strip() for note, m in matches if not m and note.strip()]


def _names(text: str, found: _Standoff) -> list[NameLabel]:
    out = []
    for ident, (kind, spans) in found.boxes.items():
        actors, _ = _told(found.notes.get(ident, ()), "actor")
        whole = joined(text, spans)
        if kind == "name" and actors and actors[0] and len(whole) == 1:
            out.append(NameLabel(whole[0], actors[0]))
    return out
