"""Statements as brat standoff: the words in an ``.ann`` file, the labels in ``annotation.conf``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.article.spans import Span
from analysis.common.sanitize import line
from analysis.reporting.export.labels import ROLES, Label, labels, line_spans
from analysis.statements.statements import Statements

CONF = """\
# Labels of Sayso. The speaker of a statement is in the note of its Content ("speaker: Ann Lee"),
# the actor behind a Name in the note of the Name ("actor: Ann Lee").
[entities]
Source
Cue
Content
Name
[relations]
HasSource\tArg1:Cue, Arg2:Source
HasContent\tArg1:Cue, Arg2:Content
SaidBy\tArg1:Content, Arg2:Source
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
"""


def brat(statements: Statements) -> str:
    """The statements as brat standoff, to be stored next to the article's text as ``<slug>.ann``.

    One ``T`` line for each source, cue and content (its parts joined by semicolons) and each name
    of an actor, one ``R`` line for each link, and a note with the speaker or the actor.
    """
    text, labelled = statements.article.text, labels(statements)
    boxes: list[str] = []
    relations: list[str] = []
    notes: list[tuple[str, str]] = []

    def box(kind: str, spans: Sequence[Span]) -> str:
        pieces = [p for span in spans for p in line_spans(text, span)]
        if not pieces:
            return ""
        where = ";".join(f"{p.start} {p.end}" for p in pieces)
        words = " ".join(p.of(text) for p in pieces).replace("\t", " ")
        boxes.append(f"T{len(boxes) + 1}\t{kind} {where}\t{words}")
        return f"T{len(boxes)}"

    for one in labelled.statements:
        ids = {role: box(role.capitalize(), getattr(one, role)) for role in ROLES}
        relations += _relations(ids)
        notes += _notes(ids["content"], one)
    for name in labelled.names:
        notes.append((box("Name", [name.span]), f"actor: {line(name.actor, 1000)}"))
    rows = [f"R{n}\t{relation}\t" for n, relation in enumerate(relations, 1)]
    rows += [
        f"#{n}\tAnnotatorNotes {ident}\t{note}" for n, (ident, note) in enumerate(notes, 1) if ident
    ]
    return "\n".join([*boxes, *rows]) + "\n" if boxes else ""


def _relations(ids: dict[str, str]) -> Iterator[str]:
    """The links of one statement, from its cue where it has one."""
    source, cue, content = (ids[role] for role in ROLES)
    if cue:
        linked = (("HasSource", source), ("HasContent", content))
        yield from (f"{name} Arg1:{cue} Arg2:{other}" for name, other in linked if other)
    elif source and content:
        yield f"SaidBy Arg1:{content} Arg2:{source}"


def _notes(content: str, one: Label) -> Iterator[tuple[str, str]]:
    yield content, f"speaker: {line(one.speakers[0] if one.speakers else '', 1000)}".strip()
