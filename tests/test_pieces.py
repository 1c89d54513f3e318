"""Pieces keep to the text: offsets, words, features and windows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.tagger import word_pieces as pc

ODD = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("aB .,\n\r\"“”‘’'«»\u200b\u200d\ufeff\u0301אب👩\u2028"),
    ),
    max_size=120,
)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_words_lie_in_order_on_the_text(text: str) -> None:
    p = pc.cut(text)
    starts, ends = p.start.tolist(), p.end.tolist()
    assert len(p.first) == len(starts) == len(ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(starts, ends, strict=True))
    assert all(b <= a for b, a in zip(ends, starts[1:], strict=False))
    for name, values in (("case", pc.CASES), ("space", pc.SPACES), ("quote", pc.QUOTES)):
        feature = getattr(p, name)
        assert len(feature) == len(p.ids)
        assert set(feature.tolist()) <= set(range(len(values)))


@settings(max_examples=100, deadline=None)
@given(ODD, st.integers(1, 40), st.integers(0, 20))
def test_cores_of_windows_cover_each_piece_once(text: str, core: int, context: int) -> None:
    p = pc.cut(text)
    found = pc.windows(p, core, context)
    covered = [i for w in found for i in range(w.core_start, w.core_end)]
    assert covered == list(range(len(p)))
    first = set(p.first.tolist()) | {len(p)}
    for w in found:
        assert {w.start, w.end, w.core_start, w.core_end} <= first
        assert 0 <= w.start <= w.core_start < w.core_end <= w.end <= len(p)


def test_windows_end_at_lines_where_they_can() -> None:
    text = "\n".join(["One two three four five."] * 10)
    p = pc.cut(text)
    assert all(w.core_start % 6 == 0 for w in pc.windows(p, 20, 5))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“Go,” he said.", ["Go", ","]),
        ('He said "go now" twice.', ["go", "now"]),
        ("She called it ‘a farce’, don’t ask.", ["a", "farce"]),
        ("“One.\n\n“Two,” he said.", ["One", ".", "Two", ","]),
        ("He left “it there\n\nNext line.", ["it", "there"]),
        ("The dogs’ bowl isn't here.", []),
        ("« Oui », dit-il.", ["Oui"]),
    ],
)
def test_words_inside_marks(text: str, inside: list[str]) -> None:
    p = pc.cut(text)
    quote = p.quote[p.first]
    hits = np.isin(quote, [pc.QUOTES.index(q) for q in ("inside", "continued", "unclosed")])
    assert [text[p.start[i] : p.end[i]] for i in np.flatnonzero(hits)] == inside


def test_case_is_unknown_in_a_line_of_capitals() -> None:
    p = pc.cut("MAYOR QUITS OVER ROADS\nThe mayor of Troy left NATO.")
    cases = [pc.CASES[c] for c in p.case[p.first]]
    assert cases[:4] == ["unknown"] * 4
    assert cases[4:] == ["Title", "lower", "lower", "Title", "lower", "UPPER", "no letter"]


def test_a_batch_is_padded_at_the_right() -> None:
    p = pc.cut("It rained on Monday.")
    made = pc.arrays([(p, pc.Window(0, 5, 0, 5)), (p, pc.Window(0, 2, 0, 2))], 8)
    assert made["ids"].shape == (2, 8)
    assert made["mask"].sum(1).tolist() == [7, 4]
    assert made["ids"][1].tolist()[3:] == [pc.STOP, 0, 0, 0, 0]
