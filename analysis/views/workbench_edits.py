"""What can be corrected on the workbench: each function makes one correction of what is wrong.

Places are offsets of characters in the article, as a selection in the browser gives them.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.article.spans import Span, trim
from analysis.errors import ParameterError
from analysis.statements.apply_corrections import named
from analysis.statements.correction_targets import located
from analysis.statements.corrections import Correction
from analysis.statements.statements import UNNAMED, Statement
from analysis.views.workbench import Bench, statement, with_correction


def add(on: Bench, start: int, end: int, speaker: str = "", note: str = "") -> Bench:
    """Make words of the article a statement.

    Args:
        on: The workbench.
        start: Offset of the first character; a word that is cut is taken whole.
        end: Offset behind the last one.
        speaker: Whose it is; empty for nobody's.
        note: Why.

    Raises:
        ParameterError: There are no words, or they are a statement already.
    """
    span = selected(on, start, end)
    if any(s.content == (span,) for s in on.statements):
        raise ParameterError("These words are a statement already; change that one.")
    words = span.of(on.article.text)
    at = (span.start, span.end)
    return with_correction(on, Correction("add", words, at, speaker=speaker.strip(), note=note))


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
    return with_correction(on, replace(_key(on, one), speaker=name, note=note))


def second(on: Bench, number: int, note: str = "") -> Bench:
    """Give a statement to the other speaker that Sayso thinks possible.

    Raises:
        ParameterError: There is no such statement, or no other speaker.
    """
    one = statement(on, number)
    if not one.runner_up:
        raise ParameterError(f"Statement {number} has no second possible speaker; type a name.")
    return give(on, number, one.runner_up, note)


def accept(on: Bench, number: int, note: str = "") -> Bench:
    """Say that a statement is right as it is.

    Raises:
        ParameterError: There is no such statement.
    """
    return with_correction(on, replace(_key(on, statement(on, number)), verb="accept", note=note))


def set_part(on: Bench, number: int, part: str, start: int, end: int, note: str = "") -> Bench:
    """Give a statement other words of the article as its content, source or cue.

    Args:
        on: The workbench.
        number: The statement.
        part: ``content``, ``source`` or ``cue``.
        start: Offset of the first character; a word that is cut is taken whole.
        end: Offset behind the last one.
        note: Why.

    Raises:
        ParameterError: There is no such statement, or it has these words already.
    """
    one, span = statement(on, number), selected(on, start, end)
    if getattr(one, part) == (span,):
        raise ParameterError(f"Statement {number} already has these words.")
    words, at = span.of(on.article.text), (span.start, span.end)
    key = replace(_key(on, one), note=note)
    parts = {
        "content": replace(key, to=words, to_at=at),
        "source": replace(key, source=words, source_at=at),
        "cue": replace(key, cue=words, cue_at=at),
    }
    return with_correction(on, parts[part])


def span_to(on: Bench, number: int, words: str, note: str = "") -> Bench:
    """Give a statement other words, copied from the article, as its content.

    Raises:
        ParameterError: There is no such statement, or the words are not in the article.
    """
    one = statement(on, number)
    span = located(on.article.text, words.strip(), (one.span.start, one.span.end))
    if span is None or not span:
        raise ParameterError("These words are not in the article; copy them from it.")
    return set_part(on, number, "content", span.start, span.end, note)


def split(on: Bench, number: int, start: int, speaker: str | None = None, note: str = "") -> Bench:
    """Make two statements of one.

    Args:
        on: The workbench.
        number: The statement.
        start: Offset of the character at which the second one starts.
        speaker: Whose the second one is; None leaves both with one speaker.
        note: Why.

    Raises:
        ParameterError: There is no such statement, or it has no words on both sides of the place.
    """
    one = statement(on, number)
    text = on.article.text
    start = _word_start(text, start)
    rest = next((Span(start, c.end) for c in one.content if c.start <= start < c.end), None)
    if rest is None:
        raise ParameterError(
            f"Select a word of statement {number} at which the second part starts."
        )
    rest = trim(text, rest)
    to, at = rest.of(text), (rest.start, rest.end)
    key = replace(_key(on, one), verb="split", to=to, to_at=at, speaker=speaker, note=note)
    return with_correction(on, key)


def merge(on: Bench, number: int, other: int, note: str = "") -> Bench:
    """Make one statement of two; it keeps source, cue and speaker of the first one named.

    Raises:
        ParameterError: There is no such statement, or both are one.
    """
    if number == other:
        raise ParameterError("Name two statements; one alone cannot be merged.")
    key, rest = _key(on, statement(on, number)), _key(on, statement(on, other))
    return with_correction(on, replace(key, verb="merge", to=rest.words, to_at=rest.at, note=note))


def drop(on: Bench, number: int, note: str = "") -> Bench:
    """Remove what is not a statement.

    Raises:
        ParameterError: There is no such statement.
    """
    return with_correction(on, replace(_key(on, statement(on, number)), verb="drop", note=note))


def alias(on: Bench, actor: str, name: str, note: str = "") -> Bench:
    """Say that an actor goes by another name too; the article is then read again.

    Raises:
        ParameterError: A name is missing, or both are one.
    """
    first, other = actor.strip(), name.strip()
    if not first or not other or first == other:
        raise ParameterError("Give two names of one actor.")
    return with_correction(on, Correction("alias", names=(first, other), note=note))


def selected(on: Bench, start: int, end: int) -> Span:
    """Selected words: without white space at their edges, words that are cut taken whole.

    Raises:
        ParameterError: There are no words, or they reach over two paragraphs.
    """
    text = on.article.text
    if not 0 <= start < end <= len(text):
        raise ParameterError("Select some words of the article first.")
    span = trim(text, Span(start, end))
    if not any(c.isalnum() for c in span.of(text)):
        raise ParameterError("Select some words of the article first.")
    first, last = _word_start(text, span.start), span.end
    while last < len(text) and text[last - 1].isalnum() and text[last].isalnum():
        last += 1
    if not any(p.span.holds(Span(first, last)) for p in on.article.paragraphs):
        raise ParameterError(
            "Select words within one paragraph; what goes on in the next can be merged with it."
        )
    return Span(first, last)


def _word_start(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at -= 1
    return at


def _key(on: Bench, one: Statement) -> Correction:
    """A change that is about this statement and changes nothing yet."""
    span = max(one.content, key=len)
    parts = tuple((c.start, c.end) for c in one.content) if len(one.content) > 1 else ()
    words = span.of(on.article.text)
    return Correction("change", words, (span.start, span.end), parts=parts)
