"""Which claims are understood by themselves, and which rows stand first for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.claims.claim import Claim, Claims
from analysis.claims.extract_claims import claims
from analysis.claims.rank_claims import first_rows
from analysis.claims.stands_alone import alone, thing_at_front
from analysis.statements.statements import Statements, statements


def _read(text: str) -> tuple[Statements, Claims]:
    article = parse(text)
    found = statements(article, method="rules")
    return found, claims(article, found)


@pytest.mark.parametrize(
    ("whole", "loose"),
    [
        ("Wye sold the old port to Northam in May.", "The port was old."),
        ("Ann Lee of Wye sold ships for 3 million.", "The ships were sold."),
        ("Norway bought nine ferries for its fjords.", "It bought them for that."),
    ],
)
def test_a_sentence_that_names_what_it_is_about_is_likelier_to_be_understood(
    whole: str, loose: str
) -> None:
    found, made = _read(f"{whole} {loose}")
    p = [value for _, value in sorted(alone(made, found).items())]
    assert p[0] > 0.75 > 0.4 > p[1]


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("But the new port is old.", "port"),
        ("Those new ships left.", "ship"),
        ("The port of Wye is old.", ""),
        ("The Port is old.", ""),
        ("Wye has the port.", ""),
    ],
)
def test_the_thing_that_a_claim_begins_with(words: str, noun: str) -> None:
    assert thing_at_front(words, [Span(0, len(words))]) == noun


def _rows(p: tuple[float, ...], top: int = 3, whose: tuple[int, ...] = ()) -> list[int]:
    """The numbers of the claims that stand first, each as likely understood as told."""
    text = "".join(
        f"“The port of Wye lost {n} ships,” said {who} Lund.\n\n"
        for n, who in enumerate(("Ann", "Bo", "Cy", "Di"), 2)
    )
    _, made = _read(text)
    order: list[Claim] = sorted(made, key=lambda c: c.number)
    assert len(order) == len(p)
    known = {c.number: value for c, value in zip(order, p, strict=True)}
    return [c.number for c in first_rows(made, order, known, top, whose)]


def test_a_claim_that_is_hardly_understood_makes_room_for_the_next() -> None:
    assert _rows((0.9, 0.9, 0.9, 0.9)) == [1, 2, 3]
    assert _rows((0.9, 0.1, 0.9, 0.9)) == [1, 3, 4]
    assert _rows((0.9, 0.5, 0.9, 0.9), whose=(2,)) == [1, 3, 4]
    assert _rows((0.9, 0.9, 0.9, 0.9), whose=(2,)) == [1, 2, 3]
    assert _rows((0.1, 0.1, 0.1, 0.1)) == [1, 2, 3]


@pytest.mark.parametrize(("start", "first"), [(10, [2, 3]), (30, [1, 2])])
def test_a_claim_that_only_tells_of_another_makes_room(start: int, first: list[int]) -> None:
    text = "“The port of Wye has lost nine ships since May,” said Ann Lund.\n\n"
    _, made = _read(text * 2 + text.replace("nine", "ten"))
    outer, inner, other = (c for c in made)
    inner = replace(inner, spans=(Span(start, 40),), repeats=())
    outer = replace(outer, spans=(Span(1, 42),))
    p = {c.number: 0.9 for c in made}
    assert [c.number for c in first_rows(made, [outer, inner, other], p, 2)] == first
