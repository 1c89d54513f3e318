"""What counts as the same words, the same claim, the same place: pairs on either side."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.article import similarity
from analysis.article.article import parse
from analysis.article.similarity import (
    closest,
    contrary_claim,
    nearest,
    same_claim,
    same_words,
    words_alike,
)
from analysis.claims.extract_claims import claims
from analysis.corpus import compare
from analysis.corpus.only_here import only_here
from analysis.pipeline import analyse
from analysis.reporting import compare_editions
from analysis.statements.statements import statements

ROOT = Path(__file__).parents[1]
DAM = "The dam above the valley is safe and has been looked at twice this year"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (DAM, f"“{DAM.lower()}”", True),
        (DAM, "The dam above the valley is safe … and has been looked at twice", True),
        (DAM, "The dam above the valley is safe and was looked at twice this year", True),
        (DAM, "The bridge below the town was closed for most of last winter", False),
        ("He said no.", "He said no, and then he left the room.", False),  # too short to tell
        ("It’s late for all of us", "it's late for all of us", True),
    ],
)
def test_two_versions_of_a_quotation(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
    assert same_words(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same", "contrary"),
    [
        ("Crime rose in Denver last year", "Last year crime rose in Denver", True, True),
        ("Crime rose in Denver last year", "Crime did not rise in Denver last year", True, True),
        ("Crime rose in Denver last year", "Rents fell in Boston this spring", False, False),
        # What says much more is not the same.
        (
            "Crime rose in Denver last year",
            "Crime rose in Denver last year because the council closed three stations there",
            False,
            False,
        ),
        ("It is so", "It is so", False, False),  # no words that carry meaning
    ],
)
def test_two_claims(one: str, other: str, same: bool, contrary: bool) -> None:
    assert same_claim(one, other) is same
    assert contrary_claim(one, other) is contrary
    assert same_claim(other, one) is same


def test_words_are_found_again_in_a_text_that_was_edited() -> None:
    text = f"It rained. {DAM}. It rained."
    assert nearest("It rained", text, 40).of(text) == "It rained"
    assert nearest("It rained", text, len(text)).start == text.rindex("It rained")
    edited = DAM.replace("twice this year", "three times this year")
    assert "above the valley is safe" in nearest(edited, text).of(text)
    assert nearest("It snowed", text) is None
    assert nearest("The bridge below the town was closed in winter", text) is None
    assert nearest("  ", text) is None


def test_the_closest_version_is_taken() -> None:
    others = ["It rained.", DAM + ", the mayor said on Monday in the hall", DAM + " again"]
    assert closest(DAM, others) == 2
    assert closest(DAM, others[:2]) == 1
    assert closest(DAM, others[:1]) == -1
    assert closest(DAM, []) == -1


def row(number: int, words: str) -> dict[str, object]:
    return {"number": number, "speaker": "Ann Lee", "words": words}


def test_a_statement_that_was_cut_is_reworded_and_not_new() -> None:
    old = {"statements": [row(1, DAM + ", and nobody needs to leave"), row(2, "It will rain")]}
    new = {"statements": [row(1, DAM), row(2, "Roads are closed until the end of May")]}
    found = [(c.what, c.how) for c in compare_editions.changes(old, new)]
    assert found == [
        ("statement", "reworded"), ("statement", "new"), ("statement", "gone"),
    ]  # fmt: skip


def test_articles_and_claims_agree_on_what_is_the_same() -> None:
    one = "Ann Lee said crime rose sharply in Denver last year. Bob Roe said rents fell in Boston."
    two = "Tom Poe said that last year crime rose sharply in Denver. Bob Roe said it rained."
    texts = {"a": one, "b": two}
    read = [
        compare.Read.of(analyse(parse(text, slug=name), method="rules", deep=False))
        for name, text in texts.items()
    ]
    lone = [(claim.label, claim.words) for claim in only_here(read)]
    assert lone == [("a", "rents fell in Boston")]
    both = parse(f"{one} {two}")
    repeated = [c for c in claims(both, statements(both, method="rules")) if c.same_as]
    assert [c.span.of(both.text) for c in repeated if "crime" in c.span.of(both.text)]


def test_a_denied_claim_is_not_the_same_in_another_article() -> None:
    texts = {
        "a": "Ann Lee said the council has raised rents in Denver.",
        "b": "Ann Lee said the council has not raised rents in Denver.",
    }
    read = [
        compare.Read.of(analyse(parse(text, slug=name), method="rules", deep=False))
        for name, text in texts.items()
    ]
    assert [claim.label for claim in only_here(read)] == ["a", "b"]


def test_every_threshold_stands_in_one_place() -> None:
    users = [p for p in (ROOT / "analysis").rglob("*.py") if "rapidfuzz" in p.read_text("utf-8")]
    names = {path.relative_to(ROOT / "analysis").as_posix() for path in users}
    assert names <= {
        "article/similarity.py",
        "actors/name_match.py",
        "corpus/draft_check/alignment.py",
        "corpus/link_names.py",
        "corpus/name_links.py",
    }
    assert similarity.SAME_WORDS < similarity.FOUND_AGAIN
    assert words_alike(DAM, DAM) == 100
