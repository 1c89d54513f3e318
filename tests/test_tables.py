"""Tables of articles: however they are written, whoever reads them, one answer."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.article import Article, read_all, read_each
from analysis.article.collection import files
from analysis.article.columns import NAMES, field_of
from analysis.article.delimited import dialect_of, rows
from analysis.corpus.partition import articles, parts
from analysis.errors import ArticleError, SaysoError
from analysis.rhetoric.build_reference import gather
from analysis.scheduling import inputs
from analysis.scheduling.jobs import Job

# Written for Sayso.
RAIN = "“Rain; and wind, too,” said Ann Lee.\n\nTom Ward said the trams | buses would run."
ROWS = [["id", "text", "title"], ["a", RAIN, 'The "new" tram'], ["b", "It poured, he said.", ""]]


def table(path: Path, rows: list[list[str]], encoding: str = "utf-8", head: str = "",
          **how: object) -> Path:  # fmt: skip
    out = io.StringIO(newline="")
    csv.writer(out, **how).writerows(rows)
    path.write_bytes((head + out.getvalue()).encode(encoding))
    return path


def of_corpus(path: Path, size: int = 3) -> list[Article | SaysoError]:
    return [one for part in parts([path], rows=size) for _, _, one in articles(part)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_delimiter_and_encoding_gives_the_same(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = table(tmp_path / "a.csv", ROWS, encoding, delimiter=delimiter)
    for found in (list(read_each(path)), of_corpus(path)):
        assert [(a.id, a.text, a.title) for a in found] == [
            ("a", RAIN, 'The "new" tram'), ("b", "It poured, he said.", ""),
        ]  # fmt: skip


@pytest.mark.parametrize("head", ["sep=;\r\n", '"sep=;"\r\n', "\ufeffsep=;\n", "\r\n\r\n"])
def test_a_line_for_the_spreadsheet_program_is_no_row(tmp_path: Path, head: str) -> None:
    path = table(tmp_path / "a.csv", ROWS, head=head, delimiter=";")
    assert [a.id for a in read_all(path)] == ["a", "b"]
    assert [a.id for a in of_corpus(path)] == ["a", "b"]


def test_a_line_for_the_spreadsheet_program_decides(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=|\nid|text, in full\n1|It rained, it poured.\n")
    with pytest.raises(ArticleError, match="only id, text, in full"):
        list(read_all(path))


def test_quotation_marks_may_be_doubled_or_have_a_backslash(tmp_path: Path) -> None:
    told = 'She said "yes, now" at C:\\new, twice.'
    for how in ({}, {"doublequote": False, "escapechar": "\\", "quoting": csv.QUOTE_ALL}):
        path = table(
            tmp_path / "a.csv", [["id", "text"], ["1", told.replace("\\new", "new")]], **how
        )
        for found in (list(read_all(path)), of_corpus(path)):
            assert [a.text for a in found] == ['She said "yes, now" at C:new, twice.']
    path.write_text('id,text\n1,"She said \\"yes, now\\" at C:\\new, twice."\n')
    assert [a.text for a in read_all(path)] == [told]
    path.write_text('id,text\n1,"a path, C:\\"\n2,"and more"\n')  # it ends its cell
    assert [a.text for a in read_all(path)] == ["a path, C:\\", "and more"]


def test_blanks_around_names_and_marks_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(' Id , Headline , "Body" \n1, Trams, "It rained, she said."\n')
    (found,) = read_all(path)
    assert (found.id, found.title, found.text) == ("1", "Trams", "It rained, she said.")


def test_bad_rows_are_told_by_their_number_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id;text;outlet\n1;One day it rained.;Post\n2;It rained; it poured; it hailed;Post\n"
        ';;\n4;NaN;Post\n5;"never closed;Post\n6;The last of them.;nan\n7;Short\n;;;\n\n'
        "8;Ends.;Post;;\n"
    )
    said = [
        "row 2, has 5 cells for 3 columns", "row 3, is empty", 'row 4, has no "text"',
        "line 6, is not CSV", "row 8, is empty",
    ]  # fmt: skip
    for found in (list(read_each(path)), of_corpus(path), of_corpus(path, 200)):
        assert [a.id for a in found if isinstance(a, Article)] == ["1", "6", "7", "8"]
        errors = [str(a) for a in found if isinstance(a, SaysoError)]
        assert len(errors) == len(said)
        for error, words in zip(errors, said, strict=True):
            assert words in error
    assert [a.outlet for a in read_each(path) if isinstance(a, Article)] == ["Post", "", "", "Post"]


def test_numbers_of_rows_go_on_from_part_to_part(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,One.\n2,a,b\n3,Three.\n4,c,d\n5,Five.\n")
    told = [str(one) for one in of_corpus(path, 2) if isinstance(one, SaysoError)]
    assert [one.partition(", has")[0].rpartition(", ")[2] for one in told] == ["row 2", "row 4"]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("BODY", "text"), ("content", "text"), ("Full Text", "text"), ("articleBody", "text"),
        ("Headline", "title"), ("publishedAt", "date"), ("Published", "date"), ("pub_date", "date"),
        ("Source", "outlet"), ("publisher", "outlet"), ("Source Name", "outlet"), ("Link", "url"),
        ("web_url", "url"), ("Authors", "author"), ("DOC_ID", "id"), ("mood", "mood"),
    ],
)  # fmt: skip
def test_columns_go_by_their_usual_names(name: str, field: str) -> None:
    assert field_of(name) == field
    assert field_of(f"\ufeff {name} ") == field


def test_no_name_stands_for_two_fields() -> None:
    every = [name for names in NAMES.values() for name in names]
    assert len(every) == len(set(every))


def test_the_surest_of_two_columns_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("story,source,publisher,text\nno,Wire,Post,It rained.\n")
    (found,) = read_all(path)
    assert (found.text, found.outlet) == ("It rained.", "Post")
    path.write_text("content,body\n,It rained.\n")  # an empty one does not
    assert [a.text for a in read_all(path)] == ["It rained."]


def test_html_in_a_row_is_read_as_html(tmp_path: Path) -> None:
    piece = (
        '<p class="x">“Rain,” said <a href="https://a.example">Mia Wong</a>.</p>'
        "<script>x()</script><blockquote>The dam is a disgrace to us all.</blockquote>"
        "<p>Prices &lt; wages.</p>"
    )
    page = f"<html><body><nav>Home</nav><article>{piece * 3}</article></body></html>"
    path = table(tmp_path / "a.csv", [["id", "text"], ["1", piece], ["2", page]])
    one, two = read_all(path)
    assert one.text == (
        "“Rain,” said Mia Wong.\n\n“The dam is a disgrace to us all.”\n\nPrices < wages."
    )
    assert "said Mia Wong." in two.text
    assert "Home" not in two.text
    assert not any("<p" in a.text or "x()" in a.text for a in (one, two))


def test_entities_and_mojibake_are_mended_and_told(tmp_path: Path) -> None:
    bad = "“Café” – it’s late".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    path = table(
        tmp_path / "a.csv",
        [["id", "text", "title"], ["1", f"{bad}, said Lee.", "A &amp; B"],
         ["2", "Rain &#8212; and wind &amp; hail.", ""],
         ["3", "Quite right: AT&T; R&D, ânes et café.", ""]],
    )  # fmt: skip
    one, two, three = read_all(path)
    assert one.text == "“Café” – it’s late, said Lee."
    assert one.title == "A & B"
    assert "wrong encoding" in one.notes[0]
    assert two.text == "Rain — and wind & hail."
    assert "character references" in two.notes[0].lower()
    assert (three.text, three.notes) == ("Quite right: AT&T; R&D, ânes et café.", ())


def test_all_who_read_a_table_read_the_same(tmp_path: Path) -> None:
    path = table(tmp_path / "news.csv", ROWS, "utf-16", delimiter="\t")
    packed = tmp_path / "news2.csv.gz"
    packed.write_bytes(gzip.compress(table(tmp_path / "b.csv", ROWS, delimiter=";").read_bytes()))
    job = Job("one", files=(str(path),), out=tmp_path / "out")
    items, troubles = inputs.items(job, lambda _: iter(()))
    assert not troubles
    texts = [RAIN, "It poured, he said."]
    assert [item.text for item in items] == texts
    assert [a.text for a in gather(path)] == texts
    assert [a.text for a in of_corpus(path)] == texts
    assert [a.text for a in of_corpus(packed)] == texts


def test_a_run_makes_a_report_of_each_article_of_an_export(tmp_path: Path) -> None:
    here = Path(__file__).parent / "data" / "inputs"
    job = Job("one", files=(str(here / "nexis.txt"), str(here / "table.xlsx")), out=tmp_path / "o")
    items, troubles = inputs.items(job, lambda _: iter(()))
    assert not troubles
    assert [item.name for item in items] == ["nexis-1", "nexis-2", "np-1", "np-2"]
    assert items[0].facts["outlet"] == "The Northam Post"


def test_a_table_of_something_else_is_told_in_a_folder_too(
    tmp_path: Path, sayso: Callable[..., tuple[int, str, str]]
) -> None:
    (tmp_path / "ages.tsv").write_text("name\tage\nAnn\t40\n")
    (tmp_path / "a.txt").write_text("“It rains,” said Ann Lee.")
    assert [path.name for path in files(tmp_path)] == ["a.txt", "ages.tsv"]
    status, printed, complaint = sayso("statements", tmp_path, "--rules")
    assert status == 2
    assert "Ann Lee" in printed
    assert 'ages.tsv has no column "text"' in complaint


@given(st.text('ab,;|\t"\\\n', max_size=60))
def test_any_text_has_a_dialect_and_rows(text: str) -> None:
    dialect = dialect_of(text)
    found = list(rows(text.splitlines(keepends=True), "x.csv", dialect))
    assert sum(row.lines for row in found) == len(text.splitlines())
