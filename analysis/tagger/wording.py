"""How it is said: tone toward a target, persuasion techniques, loaded words, check-worthiness.

One small encoder reads each sentence by itself, so what it says of a sentence does not hang on
the sentences read with it. One reading gives everything but the tone; tone takes a reading for
each target, since the target is marked in what the encoder reads.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.article.sentences_and_words import sentences as split
from analysis.article.spans import Span
from analysis.errors import DataError
from analysis.tagger import word_pieces as pc
from analysis.tagger.how_network import cut, read, read_toward, runs, settings

TONES = ("negative", "neutral", "positive")


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of a sentence toward a target.

    Args:
        label: The likeliest of negative, neutral and positive.
        p: The probability of each, in that order.
    """

    label: str
    p: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Technique:
    """A stretch of a sentence that uses a persuasion technique.

    Args:
        span: Where it stands.
        technique: One of the 14 of SemEval-2020 task 11, named as there.
        p: The mean probability of its words.
    """

    span: Span
    technique: str
    p: float


@dataclass(frozen=True, slots=True)
class Loaded:
    """How loaded a sentence or a text is.

    Args:
        p: Probability that it is worded with bias; of a text, the mean over its sentences.
        words: The words that make it so, each with its probability.
    """

    p: float
    words: tuple[tuple[Span, float], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the encoder says of one sentence.

    Args:
        span: The sentence.
        techniques: The persuasion techniques in it, in order.
        loaded: Whether it is worded with bias, and the words.
        checkworthy: Probability that it is worth fact-checking.
    """

    span: Span
    techniques: tuple[Technique, ...]
    loaded: Loaded
    checkworthy: float


def how(
    text: str, sentences: Sequence[Span] | None = None, *, threads: int = 1
) -> tuple[Sentence, ...]:
    """Everything but the tone, for each sentence, in one reading.

    Args:
        text: The original text.
        sentences: The sentences to judge; all of the text's where not given.
        threads: Processor threads to use.

    Raises:
        DataError: The weights are missing or broken.

    Example:
        >>> said = how("They are vile traitors. It rained on Monday.")
        >>> said[0].loaded.p > said[1].loaded.p
        True
    """
    spans = split(text) if sentences is None else sentences
    return tuple(_sentence(text, span, threads) for span in spans)


def tones(text: str, targets: Sequence[Span], *, threads: int = 1) -> tuple[Tone, ...]:
    """The tone toward each target in the sentence that it stands in.

    The encoder reads a sentence once for each target in it. A target without a letter, digit
    or mark that it knows is neutral, with probability 1.

    Args:
        text: The original text.
        targets: Where each target is named.
        threads: Processor threads to use.

    Example:
        >>> text = "Smith praised Jones, a hero. He called Brown a liar."
        >>> [t.label for t in tones(text, [Span(14, 19), Span(39, 44)])]
        ['positive', 'negative']
    """
    if not targets:
        return ()
    sentences = split(text)
    kept: dict[Span, pc.Pieces] = {}
    out: dict[Span, Tone] = {}
    for target in targets:
        if target not in out:
            place = _around(target, sentences)
            if place not in kept:
                kept[place] = cut(place.of(text))
            p = read_toward(kept[place], _moved(target, -place.start), threads)
            a, b, c = (0.0, 1.0, 0.0) if p is None else p.tolist()
            out[target] = Tone(TONES[(a, b, c).index(max(a, b, c))], (a, b, c))
    return tuple(out[target] for target in targets)


def persuasion(text: str, *, threads: int = 1) -> tuple[Technique, ...]:
    """The persuasion techniques of a text, in order.

    Example:
        >>> persuasion("")
        ()
    """
    return tuple(t for s in how(text, threads=threads) for t in s.techniques)


def loaded(text: str, *, threads: int = 1) -> Loaded:
    """How loaded a text is: the mean over its sentences, and all their words.

    Example:
        >>> loaded("")
        Loaded(p=0.0, words=())
    """
    sentences = loaded_sentences(text, split(text), threads=threads)
    p = sum(one.p for one in sentences) / len(sentences) if sentences else 0.0
    return Loaded(p, tuple(word for one in sentences for word in one.words))


def loaded_sentences(
    text: str, sentences: Sequence[Span], *, threads: int = 1
) -> tuple[Loaded, ...]:
    """How loaded each sentence is.

    Example:
        >>> loaded_sentences("It rained.", [])
        ()
    """
    return tuple(s.loaded for s in how(text, sentences, threads=threads))


def checkworthy(texts: Sequence[str], *, threads: int = 1) -> tuple[float, ...]:
    """Whether each text has something worth fact-checking: the highest of its sentences.

    Example:
        >>> checkworthy([""])
        (0.0,)
    """
    return tuple(
        max((s.checkworthy for s in how(text, threads=threads)), default=0.0) for text in texts
    )


def checkworthy_sentences(
    text: str, sentences: Sequence[Span], *, threads: int = 1
) -> tuple[float, ...]:
    """Whether each sentence of a text is worth fact-checking.

    Example:
        >>> checkworthy_sentences("It rained.", [])
        ()
    """
    return tuple(s.checkworthy for s in how(text, sentences, threads=threads))


# Rows of `sayso tag`: a dict in, a dict out.


def tone_rows(rows: Iterable[Mapping[str, Any]], *, threads: int = 1) -> Iterator[dict[str, Any]]:
    """``{"id", "text", "targets"}`` to ``{"id", "tone": [{"label", "p"}, ...]}``.

    Raises:
        DataError: A row lacks a text, or a target does not lie in it.
    """
    for row in rows:
        text = _text(row)
        labels = tones(text, _targets(row, text), threads=threads)
        yield {"id": row.get("id"), "tone": [{"label": t.label, "p": _round(t.p)} for t in labels]}


def persuasion_rows(
    rows: Iterable[Mapping[str, Any]], *, threads: int = 1
) -> Iterator[dict[str, Any]]:
    """``{"id", "text"}`` to ``{"id", "spans": [[start, end, technique, p], ...]}``.

    Raises:
        DataError: A row lacks a text.
    """
    for row in rows:
        techniques = persuasion(_text(row), threads=threads)
        spans = [[t.span.start, t.span.end, t.technique, round(t.p, 4)] for t in techniques]
        yield {"id": row.get("id"), "spans": spans}


def loaded_rows(rows: Iterable[Mapping[str, Any]], *, threads: int = 1) -> Iterator[dict[str, Any]]:
    """``{"id", "text"}`` to ``{"id", "p", "words": [[start, end, p], ...]}``.

    Raises:
        DataError: A row lacks a text.
    """
    for row in rows:
        result = loaded(_text(row), threads=threads)
        words = [[span.start, span.end, round(p, 4)] for span, p in result.words]
        yield {"id": row.get("id"), "p": round(result.p, 4), "words": words}


def checkworthy_rows(
    rows: Iterable[Mapping[str, Any]], *, threads: int = 1
) -> Iterator[dict[str, Any]]:
    """``{"id", "text"}`` to ``{"id", "p"}``.

    Raises:
        DataError: A row lacks a text.
    """
    for row in rows:
        yield {"id": row.get("id"), "p": round(checkworthy([_text(row)], threads=threads)[0], 4)}


def _text(row: Mapping[str, Any]) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        raise DataError(f'Row {row.get("id")!r} has no "text": give each row an "id" and a "text".')
    return text


def _targets(row: Mapping[str, Any], text: str) -> list[Span]:
    given = row.get("targets")
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise DataError(f'Row {row.get("id")!r} has no "targets": give a list of [start, end].')
    out = []
    for pair in given:
        fits = (
            isinstance(pair, Sequence)
            and len(pair) == 2
            and all(isinstance(n, int) and not isinstance(n, bool) for n in pair)
            and 0 <= pair[0] <= pair[1] <= len(text)
        )
        if not fits:
            raise DataError(
                f"Row {row.get('id')!r} has the target {pair!r}, which is not a [start, end] "
                f"within its {len(text)} characters."
            )
        out.append(Span(pair[0], pair[1]))
    return out


def _round(p: Sequence[float]) -> list[float]:
    return [round(value, 4) for value in p]


def _around(target: Span, sentences: Sequence[Span]) -> Span:
    """The sentence that a target stands in; from the first to the last where it crosses some."""
    at = max(0, bisect_right(sentences, target.start, key=lambda s: s.start) - 1)
    start, end = target.start, target.end
    for number in range(at, len(sentences)):
        sentence = sentences[number]
        if sentence.start >= target.end:
            break
        if sentence.end > target.start:
            start, end = min(start, sentence.start), max(end, sentence.end)
    return Span(start, end)


def _sentence(text: str, span: Span, threads: int) -> Sentence:
    pieces = cut(span.of(text))
    kept = settings()
    techniques: list[Technique] = []
    words: list[tuple[Span, float]] = []
    biased = check = 0.0
    for window, seen in read(pieces, threads):
        share = len(window) / len(pieces)
        biased, check = biased + share * seen.loaded, check + share * seen.checkworthy
        for run, kind, p in runs(seen, kept):
            techniques.append(Technique(_moved(run, span.start), kept["techniques"][kind], p))
        telling = seen.letters & ~seen.small
        strong = ((seen.loaded_words >= kept["loaded_word"]) & telling).nonzero()[0]
        words += [(_moved(seen.words[i], span.start), float(seen.loaded_words[i])) for i in strong]
    return Sentence(span, tuple(techniques), Loaded(biased, tuple(words)), check)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
