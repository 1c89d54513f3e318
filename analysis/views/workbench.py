"""Exploring one article by hand: filter its statements, see one in place, correct it, save that.

All of it is functions from one ``Bench`` to the next, so that it works without a browser; the
widgets of ``notebooks/explore.ipynb`` only call them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from pathlib import Path

from markupsafe import Markup

from analysis.article.article import Article
from analysis.article.collection import files
from analysis.article.formats import MANY
from analysis.article.spans import Span
from analysis.common import sanitize
from analysis.common.atomic_files import put
from analysis.common.english import counted
from analysis.common.html import Html
from analysis.errors import ParameterError
from analysis.pipeline import analyse
from analysis.statements.corrections import (
    Correction,
    Outcome,
    corrected,
    located,
    named,
    path_beside,
    written,
)
from analysis.statements.statements import UNNAMED, Statement, Statements
from analysis.statements.voices import name_of

ROLES = ("content", "cue", "source")


@dataclass(frozen=True, slots=True, repr=False)
class Bench:
    """An article on the workbench.

    Args:
        article: As it was read, with the names that the corrections add.
        uncorrected: The statements as Sayso finds them.
        corrections: The corrections, those of the file first.
        statements: The statements as corrected.
        outcomes: What became of each correction.
        saved: Whether the file holds all corrections.
    """

    article: Article
    uncorrected: Statements
    corrections: tuple[Correction, ...]
    statements: Statements
    outcomes: tuple[Outcome, ...]
    saved: bool = True

    def __repr__(self) -> str:
        state = "saved" if self.saved else "not saved"
        return (
            f"<Bench: {self.article.slug!r}, {counted(len(self.statements), 'statement')}, "
            f"{counted(len(self.corrections), 'correction')}, {state}>"
        )


def articles(folder: str | Path) -> tuple[Path, ...]:
    """The files of a folder that each contain an article, sorted by name.

    Raises:
        ParameterError: There is no such folder.
        ArticleError: It cannot be read.
    """
    if not Path(folder).is_dir():
        raise ParameterError(f"There is no folder {folder}; name one that contains articles.")
    held = files(folder, deep=False)
    return tuple(path for path in held if path.suffix.lower() not in MANY)


def bench(path: str | Path, method: str = "tagger") -> Bench:
    """Put an article and its corrections, if there are any, on the workbench.

    Raises:
        ArticleError: The article cannot be read.
        ParameterError: Its corrections cannot.
    """
    a = analyse(path, method=method)
    return Bench(a.article, a.uncorrected, a.by_hand, a.statements, a.outcomes)


def speakers(on: Bench) -> tuple[str, ...]:
    """Who speaks, in the order of the text, each once; empty for an unnamed one."""
    return tuple(dict.fromkeys(s.speaker for s in on.statements))


def spoken_by(on: Bench, speaker: str | None = None) -> tuple[Statement, ...]:
    """The statements of one speaker, of unnamed ones (empty) or of everybody (None)."""
    return tuple(s for s in on.statements if speaker in (None, s.speaker))


def choices(on: Bench, speaker: str | None = None, most: int = 70) -> list[tuple[str, int]]:
    """A line for each statement of a speaker, and its number, as a list of choices takes them."""
    words = on.statements.words
    return [
        (f"{s.number}  {sanitize.line(name_of(s))}: {sanitize.line(words(s), most)}", s.number)
        for s in spoken_by(on, speaker)
    ]


def statement(on: Bench, number: int) -> Statement:
    """The statement of this number.

    Raises:
        ParameterError: There is none.
    """
    for one in on.statements:
        if one.number == number:
            return one
    there = counted(len(on.statements), "statement")
    raise ParameterError(f"There is no statement {number}; the article has {there}.")


def names(on: Bench) -> tuple[str, ...]:
    """The actors that a statement can be given to: all persons, bodies and groups of the cast."""
    actors = [a.name for a in on.statements.cast.actors if a.kind not in ("place", "document")]
    return tuple(sorted(dict.fromkeys([*actors, *(s.speaker for s in on.statements if s.speaker)])))


def content_of(on: Bench, number: int) -> str:
    """A statement's longest run of words, as the article has it."""
    return max(statement(on, number).content, key=len).of(on.article.text)


def in_place(on: Bench, number: int) -> Html:
    """The paragraphs that contain a statement, with its source, cue and content marked.

    Raises:
        ParameterError: There is no such statement.
    """
    one = statement(on, number)
    marks = [(span, role) for role in ROLES for span in getattr(one, role)]
    near = [p.span for p in on.article.paragraphs if any(p.span.overlap(s) for s, _ in marks)]
    body = Markup("").join(
        Markup("<p>{}</p>").format(_marked(on.article.text, part, marks, one.kind)) for part in near
    )
    facts = ", ".join(filter(None, (one.kind, f"cue: {one.cue_class}", *one.flags)))
    html = Markup(
        '<div class="in-place"><strong>{}. {}</strong> <span class="dim">({})</span>{}</div>'
    ).format(number, name_of(one), facts, body)
    return Html(html, f"{number}. {name_of(one)}: {on.statements.words(one)}")


def give(on: Bench, number: int, speaker: str, note: str = "") -> Bench:
    """Give a statement another speaker; an empty name makes it nobody's.

    Raises:
        ParameterError: There is no such statement, or it is the speaker's already.
    """
    name = speaker.strip()
    one = statement(on, number)
    actor = named(on.statements, name)
    if name == one.speaker or (actor is not None and actor.name == one.speaker):
        raise ParameterError(
            f"Statement {number} is already attributed to {one.speaker if name else UNNAMED}."
        )
    return _with(on, replace(_key(on, one), speaker=name, note=note))


def span_to(on: Bench, number: int, words: str, note: str = "") -> Bench:
    """Give a statement other words of the article as its content.

    Raises:
        ParameterError: There is no such statement, or the words are not in the article.
    """
    one = statement(on, number)
    wanted = words.strip()
    span = located(on.article.text, wanted, (one.span.start, one.span.end))
    if span is None or not wanted:
        raise ParameterError("These words are not in the article; copy them from it.")
    kept = span.of(on.article.text)  # what the article says, where a letter was mistyped
    if kept == content_of(on, number) and len(one.content) == 1:
        raise ParameterError(f"Statement {number} already has these words.")
    return _with(on, replace(_key(on, one), to=kept, note=note))


def drop(on: Bench, number: int, note: str = "") -> Bench:
    """Remove what is not a statement.

    Raises:
        ParameterError: There is no such statement.
    """
    return _with(on, replace(_key(on, statement(on, number)), verb="drop", note=note))


def undo(on: Bench) -> Bench:
    """Undo the last correction.

    Raises:
        ParameterError: There is none.
    """
    if not on.corrections:
        raise ParameterError("There is no correction to undo.")
    return _again(on, on.corrections[:-1])


def save(on: Bench) -> tuple[Bench, Path]:
    """Write the corrections next to the article; the file is complete or unchanged.

    Raises:
        ParameterError: The article has no file of its own, or the folder cannot be written to.
    """
    path = path_beside(on.article)
    if path is None:
        raise ParameterError("The article has no file of its own; save it as a file first.")
    try:
        put(path, "# Corrections made by hand; see the README.\n" + written(on.corrections))
    except OSError as error:
        raise ParameterError(f"{path} cannot be written: {error.strerror}.") from error
    return replace(on, saved=True), path


def log(on: Bench) -> Html:
    """The corrections, one on each line, and whether they are saved."""
    lines = [
        f"{o.correction.verb} “{_cut(o.correction.words, 50)}”: {o.message}" for o in on.outcomes
    ] or ["No corrections yet."]
    state = "" if on.saved else "Not saved yet."
    listed = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Html(Markup("<ul>{}</ul><strong>{}</strong>").format(listed, state), "; ".join(lines))


def table(on: Bench) -> Html:
    """The statements as they are now, in five columns."""
    from analysis.common.html_table import html_table

    frame = on.statements.table()[["number", "speaker", "content", "cue", "flags"]]
    return Html(html_table(frame), counted(len(on.statements), "statement"))


def _key(on: Bench, one: Statement) -> Correction:
    """A change that is about this statement and changes nothing yet."""
    span = max(one.content, key=len)
    return Correction("change", span.of(on.article.text), (span.start, span.end))


def _with(on: Bench, correction: Correction) -> Bench:
    return _again(on, (*on.corrections, correction))


def _again(on: Bench, corrections: tuple[Correction, ...]) -> Bench:
    statements, outcomes = corrected(on.uncorrected, corrections)
    return replace(
        on, corrections=corrections, statements=statements, outcomes=outcomes, saved=False
    )


def _marked(text: str, part: Span, marks: Iterable[tuple[Span, str]], kind: str) -> Markup:
    pairs = list(marks)
    cuts = {part.start, part.end}
    cuts |= {c for s, _ in pairs for c in (s.start, s.end) if part.start < c < part.end}
    out = []
    for start, end in pairwise(sorted(cuts)):
        roles = " ".join(dict.fromkeys(r for span, r in pairs if span.holds(Span(start, end))))
        words = escape(text[start:end]).replace("\n", "<br>")
        out.append(
            f'<mark class="{roles} {kind}" title="{roles}">{words}</mark>' if roles else words
        )
    return Markup("".join(out))  # noqa: S704  # the text is escaped above


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
