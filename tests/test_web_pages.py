"""Pages as newspapers' systems make them: what is read as the article, and who says what in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import analysis as an
from analysis.article.article import Article, read
from analysis.article.input_formats import page_text
from analysis.statements.statements import Statements
from tests.conftest import DATA

PAGES = DATA / "pages"


def says(found: Statements, words: str) -> str:
    """The speaker of the statement that has these words."""
    (one,) = [s for s in found if words in found.words(s)]
    return one.speaker


@pytest.fixture(scope="module")
def wordpress() -> Article:
    return read(PAGES / "wordpress.html")


@pytest.fixture(scope="module")
def embeds() -> Article:
    return read(PAGES / "embeds.html")


def test_quotations_of_the_markup_are_quotations_of_the_text(wordpress: Article) -> None:
    found = an.analyse(wordpress).statements
    letter = next(s for s in found if "did not take" in found.words(s))
    assert (letter.speaker, letter.kind) == ("Ann Lee", "direct")
    assert "the ferry will run" in found.words(letter).lower()  # the block's second paragraph
    assert says(found, "a town cut in two") == "Tom Hale"  # signed by <cite>
    assert "“halved the last time it shut”" in wordpress.text  # <q>
    assert says(found, "halved the last time") == "Mia Wong"


def test_boxes_captions_and_links_are_no_part_of_the_article(wordpress: Article) -> None:
    for word in (
        "1931",
        "Ferry fares",
        "rowers",
        "inbox",
        "Gus Penn",
        "WordPress",
        "What the survey",
    ):
        assert word not in wordpress.text
    assert wordpress.text.count("left us no choice") == 1  # not again as a pull quote
    assert wordpress.text.endswith("The council will vote on the contract in July.")


def test_what_the_page_says_of_the_article(wordpress: Article) -> None:
    facts = (wordpress.title, wordpress.outlet, wordpress.date, wordpress.author)
    assert facts == (
        "Harbour bridge to close for a year", "The Northam Courier", "2024-05-03", "Joan Marsh"
    )  # fmt: skip


def test_an_embedded_post_is_a_statement_of_its_writer(embeds: Article) -> None:
    found = an.analyse(embeds).statements
    assert says(found, "I stand with our drivers") == "Ann B. Lee"
    assert "fiction" in next(found.words(s) for s in found if "I stand" in found.words(s))
    assert says(found, "Nobody wants to cut services") == "northam trams"
    assert says(found, "Walked to work along the river") == "Mia Wong"
    assert says(found, "cost my shop a week") == "Tom Hale"
    assert all(s.kind == "direct" for s in found if "my shop" in found.words(s))
    assert "— Ann B. Lee (@annlee), February 9, 2015" in embeds.text
    for word in ("pic.twitter", "View this post", "image or embed", "Posted by", "shared by"):
        assert word not in embeds.text


def test_the_date_of_an_embedded_post_is_not_the_articles(embeds: Article) -> None:
    assert embeds.date == ""
    dated = (PAGES / "embeds.html").read_text("utf-8")
    dated = dated.replace("<article>", '<article><time datetime="2024-05-03">3 May</time>')
    assert page_text(Path("a.html"), dated)[1]["date"] == "2024-05-03"


def test_a_tabloids_boxes_stand_in_nobodys_way() -> None:
    article = read(PAGES / "tabloid.html")
    for word in ("Plumber", "READ MORE", "dustman", "Lucky", "email", "socks", "Watch the"):
        assert word not in article.text
    assert "promised him one for Christmas" in article.text
    assert (article.outlet, article.author) == ("Daily Lantern", "Rex Vale")


def test_amp_pages_are_read_without_what_amp_adds() -> None:
    article = read(PAGES / "amp.html")
    for word in ("hose", "lake hides", "Home"):
        assert word not in article.text
    assert (article.date, article.author) == ("2022-08-14", "Ida Brook")
    assert says(an.analyse(article).statements, "water your lawn") == "Northam Water"


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    article = read(PAGES / "latin1.html")
    assert article.text.split("\n", 2)[2].startswith("A café owner in Saint-Rémy was fined £200")
    assert "|" not in article.text
    assert "1996" not in article.text  # nor are the figures of a table sentences
    assert says(an.analyse(article).statements, "I sing because the señoras") == "José Núñez"


def test_a_page_that_names_no_charset_is_read_in_the_one_it_looks_like(tmp_path: Path) -> None:
    article = read(PAGES / "windows1252.html")
    assert "“I was looking at a whale,” said Émile Roux" in article.text
    assert "€14" in article.text
    mac = tmp_path / "mac.html"
    mac.write_bytes((PAGES / "windows1252.html").read_bytes().decode("cp1252").encode("mac_roman"))
    assert read(mac).text == article.text


BLOCK = """<article><h1>Mayor writes to drivers</h1><p>{}</p><blockquote>{}</blockquote>
<p>The drivers had asked for an answer by noon, and they had been promised one on Friday.</p>
<p>A spokesman for the union declined to comment on the letter.</p></article>"""


@pytest.mark.parametrize(
    ("lead", "quoted", "text"),
    [
        ("Mia Wong said:", "It is late.", "“It is late.”"),
        ("Mia Wong said:", "“It is late.”", "“It is late.”"),
        ("Mia Wong said:", "It is “very” late.", '"It is “very” late."'),
        ("Mia Wong said:", "<p>It is late.</p><p>Go home.</p>", "“It is late.\n“Go home.”"),
        ("She wrote.", "<p>It is late.</p><p>— Mia Wong</p>", "“It is late.”\n— Mia Wong"),
        ("She wrote.", "It is late.<footer>— Mia Wong</footer>", "“It is late.”\n— Mia Wong"),
        ("She wrote.", "It is <q>late</q>.", "“It is ‘late’.”"),
        ("She wrote.", '<p><a href="/a">Another story</a></p>', ""),
    ],
)
def test_block_quotations(lead: str, quoted: str, text: str) -> None:
    found = page_text(Path("a.html"), BLOCK.format(lead, quoted))[0]
    assert found.partition(lead)[2].partition("The drivers")[0].strip() == text


def test_a_page_that_is_all_block_quotation_is_indented_and_not_quoted() -> None:
    words = "<h1>Rain</h1><p>It rained in Northam on Monday, and it will rain again on Tuesday.</p>"
    found = page_text(Path("a.html"), f"<body><blockquote>{words * 3}</blockquote></body>")[0]
    assert "“" not in found


MARKDOWN = """---
outlet: The Example
---
# Trams stop in Northam

The trams stopped on Monday, said [Mia Wong](https://a.example/mia). **Nobody** knew *why*.

- Buses ran instead.
- Fares stay [the same](/fares "Fares").

2024. A year to forget.

The mayor, Ann Lee, wrote:

> We did what we could.
>
> It was not enough.

> It was a mess.
>
> — Tom Hale, driver
"""


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_markdown_is_markup(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(MARKDOWN, "utf-8")
    article = read(tmp_path / name)
    body = article.text.partition("---\n#")[2]
    assert article.outlet == "The Example"
    assert not any(sign in body for sign in ("[", "](", "*", "- B", ">", "a.example"))
    assert "2024. A year" in body
    found = an.analyse(article).statements
    assert says(found, "The trams stopped on Monday") == "Mia Wong"
    assert says(found, "We did what we could") == "Ann Lee"
    assert says(found, "It was a mess") == "Tom Hale"


def test_text_with_a_bracket_stays_as_it_is(tmp_path: Path) -> None:
    text = "“It [the tram] was late (again),” she said. 2 * 3 * 4 is 24.\n\n1. One\n2. Two\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert read(tmp_path / "a.txt").text == text


def test_markdown_in_a_row_is_markup(tmp_path: Path) -> None:
    row = '{"id": "a", "text": "It rains, said [Mia Wong](https://a.example/mia)."}'
    (tmp_path / "a.jsonl").write_text(row)
    assert read(tmp_path / "a.jsonl").text == "It rains, said Mia Wong."
