"""Statements as WebAnno TSV 3.3, the table that INCEpTION and WebAnno write and read.

A line a word: its number, its offsets in UTF-16 units, itself, and a column a feature. What covers
several words, or shares a word with another annotation of its layer, has a number in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.article.sentences_and_words import sentences, words
from analysis.article.spans import Span
from analysis.reporting.export.foreign_text import Utf16, xml_text
from analysis.reporting.export.labels import labels
from analysis.reporting.export.uima import FEATURES, Row, rows
from analysis.statements.statements import Statements

FORMAT = "#FORMAT=WebAnno TSV 3.3"
_RESERVED = re.compile(r"(\\|->|[\[\]|_;\t\n*])")
_TEXT = {"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
Placed = tuple[int, Row, bool]  # an annotation's number, itself, whether the number is to be shown


def webanno_tsv(statements: Statements) -> str:
    """The article and its statements as WebAnno TSV 3.3."""
    text = xml_text(statements.article.text)
    units = Utf16.of(text)
    annotations = list(rows(labels(statements)))
    cuts = sorted({at for _, span, _ in annotations for at in (span.start, span.end)})
    tokens = [_tokens(text, sentence, cuts) for sentence in sentences(text)]
    by_token = _by_token([t for sentence in tokens for t in sentence], annotations)
    out = [FORMAT]
    out += [f"#T_SP={layer}|{'|'.join(names)}" for layer, names in FEATURES.items()]
    out.append("")
    for n, sentence in enumerate(tokens, 1):
        if not sentence:
            continue
        whole = text[sentence[0].start : sentence[-1].end]
        out += ["", "#Text=" + "".join(_TEXT.get(c, c) for c in whole)]
        for m, token in enumerate(sentence, 1):
            where = f"{units.at(token.start)}-{units.at(token.end)}"
            cells = _cells(by_token[token])
            out.append("\t".join([f"{n}-{m}", where, token.of(text), *cells, ""]))
    return "\n".join(out) + "\n"


def _tokens(text: str, sentence: Span, cuts: Sequence[int]) -> list[Span]:
    """The words of a sentence, cut where an annotation begins or ends within one."""
    out = []
    for word in words(text, sentence):
        inner = cuts[bisect_right(cuts, word.start) : bisect_left(cuts, word.end)]
        out += [Span(a, b) for a, b in pairwise((word.start, *inner, word.end))]
    return out


def _by_token(tokens: Sequence[Span], annotations: Sequence[Row]) -> dict[Span, list[Placed]]:
    """The annotations on each token."""
    on: dict[Span, list[int]] = defaultdict(list)
    covered: dict[int, int] = {}
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    for n, (_, span, _) in enumerate(annotations):
        inside = tokens[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
        covered[n] = len(inside)
        for token in inside:
            on[token].append(n)
    shared = set()
    for numbers in on.values():
        for layer in FEATURES:
            of_layer = [n for n in numbers if annotations[n][0] == layer]
            shared |= set(of_layer) if len(of_layer) > 1 else set()
    numbered = {n: covered[n] > 1 or n in shared for n in covered}
    return defaultdict(list) | {
        token: [(n + 1, annotations[n], numbered[n]) for n in numbers]
        for token, numbers in on.items()
    }


def _cells(by_token: Sequence[Placed]) -> Iterator[str]:
    for layer, names in FEATURES.items():
        here = [one for one in by_token if one[1][0] == layer]
        for name in names:
            values = (
                (_escaped(row[2].get(name, "")) or "*") + (f"[{number}]" if shown else "")
                for number, row, shown in here
            )
            yield "|".join(values) or "_"


def _escaped(value: str) -> str:
    return _RESERVED.sub(r"\\\1", xml_text(value))
