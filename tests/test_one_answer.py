"""One place for one thing: a word count, a voice, a name for nobody are the same wherever asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.article.article import Article, parse, read
from analysis.article.passage import passage
from analysis.article.tokens import count
from analysis.corpus import overview
from analysis.corpus import rows as corpus_rows
from analysis.reporting import findings
from analysis.rhetoric.measure import rhetoric
from analysis.statements.shares import shares
from analysis.statements.statements import statements

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
# Signs that stand alone are no words; "anti-war", "didn’t" and "U.S." are one word each.
SIGNS = (
    "WASHINGTON (AP) — A plan - not a law - failed.\n\n"
    "“We didn’t ask for it … ever,” Ann Lee told the U.S. Senate & the anti-war group.\n\n"
    "She said it was “so-called” help."
)


def articles() -> list[Article]:
    return [*map(read, SEEDS), parse(SIGNS)]


def test_words_are_what_the_tokenizer_counts() -> None:
    assert count("A plan - not a law - failed.") == 6
    assert parse("A plan - not a law - failed.").word_count == 6
    assert count("so … ever & “so-called”!") == 3


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.slug)
def test_an_article_has_one_number_of_words(article: Article) -> None:
    said = statements(article, method="rules")
    words = article.word_count
    assert sum(row.words for row in shares(said)) == words
    assert {
        row.part: row.value.value for row in rhetoric(article) if row.value.name == "words"
    } == {"all": words}
    by_voice = [r.value.value for r in rhetoric(article, said, "voice") if r.value.name == "words"]
    assert sum(by_voice) == words
    assert list(overview.numbers([article], ("hedges",), method="rules")["words"]) == [words]
    row = corpus_rows.found(article, "a", {"source": "a", "row": 1}, "rules")["articles"][0]
    assert row["words"] == words
    found = findings.found(article, "rules", checkworthy=False)
    assert findings.in_short(found)["words"] == words
    assert f"{words} words" in repr(article)
    assert f"{words:,} words" in article._repr_html_()
    assert passage(article.text, article.body).length == words


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.slug)
def test_no_part_has_more_paragraphs_than_the_article(article: Article) -> None:
    said = statements(article, method="rules")
    whole = rhetoric(article).get("paragraphs").value
    assert whole == sum(1 for p in article.paragraphs if p.kind != "boilerplate" and p.own)
    for row in rhetoric(article, said, "voice"):
        if row.value.name == "paragraphs":
            assert row.value.value <= whole, row.part
