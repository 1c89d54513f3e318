"""What an annotator changed, as corrections: labels as they came back against those handed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.article.spans import Span
from analysis.reporting.export.labels import Label, Labels, join_spans
from analysis.statements.corrections import Correction


def differences(text: str, before: Labels, after: Labels) -> tuple[Correction, ...]:
    """The corrections that turn the labels before into those after.

    A statement is taken for the one with its number, else for the one with which it shares most
    words, half of either at least. A content in several parts that was given other words is dropped
    and added again, a statement a part: a correction holds one stretch of words.

    Args:
        text: The article's text.
        before: The labels as they were handed on.
        after: The labels as they came back.
    """
    pairs, new_labels = _pairs(text, before.statements, after.statements)
    out: list[Correction] = []
    for old, new in pairs:
        out += [_drop(text, old)] if new is None else _changes(text, old, new)
    for new in new_labels:
        out += _add(text, new)
    return (*out, *_aliases(text, before, after))


def _pairs(
    text: str, before: Sequence[Label], after: Sequence[Label]
) -> tuple[list[tuple[Label, Label | None]], list[Label]]:
    left = [replace(new, content=join_spans(text, new.content)) for new in after]
    pairs: list[tuple[Label, Label | None]] = []
    same: dict[int, Label] = {}
    for old in before:  # first those that stand as they were, so that nobody else takes them
        as_it_was = (n for n in left if n.content == join_spans(text, old.content))
        if unchanged := next((n for n in as_it_was if n.number in (0, old.number)), None):
            left.remove(unchanged)
            same[old.number] = unchanged
    for old in before:
        if old.number in same:
            pairs.append((old, same[old.number]))
            continue
        old_content = join_spans(text, old.content)
        overlaps = [(_shared(old_content, new.content), new) for new in left]
        candidates = [(n, new) for n, new in overlaps if n and (new.number in (0, old.number))]
        enough = [
            (n, new)
            for n, new in candidates
            if new.number or 2 * n >= max(_size(old_content), _size(new.content))
        ]
        # Of two that share as much (one lies within the other) the one with least besides is it.
        best = max(enough, key=lambda pair: (pair[0], -_size(pair[1].content)), default=None)
        if best is not None:
            left.remove(best[1])
        pairs.append((old, best[1] if best else None))
    return pairs, left


def _changes(text: str, old: Label, new: Label) -> Iterator[Correction]:
    """What was changed of one statement: at most one correction, or a drop and what is added."""
    content = join_spans(text, old.content)
    speaker = next((s for s in new.speakers if s != old.speakers[0]), None)
    if content != new.content and len(new.content) > 1:
        yield _drop(text, old)
        told = old.speakers if speaker is None else (speaker,)
        yield from _add(text, replace(new, speakers=told))
        return
    source, cue = (
        _words(text, join_spans(text, getattr(new, role)))
        if join_spans(text, getattr(new, role)) != join_spans(text, getattr(old, role))
        else ""
        for role in ("source", "cue")
    )
    to = _words(text, new.content) if content != new.content else ""
    if speaker is None and not (source or cue or to):
        return
    key = _longest(content)
    yield Correction(
        "change", key.of(text), (key.start, key.end), speaker, source, cue, to, new.note
    )


def _drop(text: str, old: Label) -> Correction:
    key = _longest(join_spans(text, old.content))
    return Correction("drop", key.of(text), (key.start, key.end))


def _add(text: str, new: Label) -> Iterator[Correction]:
    speaker = next((s for s in new.speakers if s), "")
    source, cue = _words(text, new.source), _words(text, new.cue)
    for part in new.content:
        at = (part.start, part.end)
        yield Correction("add", part.of(text), at, speaker, source, cue, note=new.note)


def _aliases(text: str, before: Labels, after: Labels) -> Iterator[Correction]:
    """The names that an actor was given: those that it had not before."""
    old_names = {(_name(text, n.span), n.actor) for n in before.names}
    actors: dict[str, dict[str, None]] = {}
    for name in after.names:
        words = _name(text, name.span)
        if (words, name.actor) not in old_names and words and words != name.actor:
            actors.setdefault(name.actor, {})[words] = None
    for actor, names in actors.items():
        yield Correction("alias", names=(actor, *names))


def _name(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _words(text: str, spans: Sequence[Span]) -> str:
    """The words of a source or cue; of several stretches the first, which names it."""
    return spans[0].of(text) if spans else ""


def _longest(spans: Sequence[Span]) -> Span:
    return max(spans, key=len)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(a.overlap(b) for a in one for b in other)


def _size(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))
