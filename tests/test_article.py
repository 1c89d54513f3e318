"""Reading: every format, every kind of paragraph, every bad file; no offset is ever moved."""

import json
import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.article import parse, read, read_all
from analysis.common.slugs import slugify
from analysis.errors import ArticleError, ParameterError

# Written for Sayso.
TEXT = """Mayor Promises Quieter Trams

Ann Lee, mayor of Northam, rides the first tram on Monday. (Photo: City of Northam)

By Sam Field

“We heard you,” Mayor Ann Lee said on Monday.

Sign up for our newsletter.
"""


def kinds(article):
    return [(p.kind, p.span.of(article.text)) for p in article.paragraphs]


def test_paragraphs_have_kinds():
    found = [kind for kind, _ in kinds(parse(TEXT))]
    assert found == ["headline", "caption", "boilerplate", "body", "boilerplate"]


def test_single_line_breaks_part_paragraphs_unless_the_text_is_wrapped():
    long = "word " * 40
    assert len(parse(f"{long}one.\n{long}two.").paragraphs) == 2
    wrapped = "The council met on Monday and\nspoke for an hour about trams.\n\nIt met again later."
    assert len(parse(wrapped).paragraphs) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_give_the_same_text(tmp_path, encoding):
    file = tmp_path / "a.txt"
    file.write_bytes("“Café,” she said.".encode(encoding))
    assert read(file).text == "“Café,” she said."


def test_line_ends_stay_as_they_are(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"One line here.\r\n\r\nAnother line.")
    article = read(file)
    assert article.text == "One line here.\r\n\r\nAnother line."
    assert [text for _, text in kinds(article)][-1] == "Another line."


def test_front_matter_is_read_and_kept_in_the_text(tmp_path):
    file = tmp_path / "a.md"
    source = "---\ntitle: Trams\noutlet: The Northam Post\n---\n# Trams\n\nIt rained, she said.\n"
    file.write_text(source, "utf-8")
    article = read(file)
    assert (article.title, article.outlet, article.text) == ("Trams", "The Northam Post", source)
    assert kinds(article)[1:] == [("headline", "Trams"), ("body", "It rained, she said.")]


def test_side_file_adds_what_it_knows(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.yml").write_text(
        "title: Trams\ndate: 2020-01-02\naliases:\n  Ann Lee: [the mayor, Her Honour]\n", "utf-8"
    )
    article = read(tmp_path / "a.txt")
    assert (article.title, article.date) == ("Trams", "2020-01-02")
    assert article.aliases["Ann Lee"] == ("the mayor", "Her Honour")


@pytest.mark.parametrize(
    ("side", "says"),
    [
        ("titel: Trams\n", "did you mean 'title'"),
        ("title: [\n", "is not YAML"),
        ("- one\n", "name: value"),
        ("aliases: [a]\n", "aliases"),
        ("aliases:\n  Ann: {a: b}\n", r"'Ann' in 'aliases' must be a list of names\."),
        ("aliases:\n  Ann: [[a]]\n", "'Ann' in 'aliases' must be a text, not a list"),
        ("parameters: 3\n", "'parameters' must be"),
        ("titel:\nalias: {}\n", "unknown entry 'titel'"),
    ],
)
def test_a_bad_side_file_says_what_is_wrong(tmp_path, side, says):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.yml").write_text(side, "utf-8")
    with pytest.raises(ParameterError, match=says):
        read(tmp_path / "a.txt")


def test_what_checks_side_files_is_loaded_for_side_files_alone(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.yml").write_text("title: Trams\n", "utf-8")
    ask = (
        "import sys; from analysis.article.article import read; from analysis.statements import "
        "corrections; corrections.corrections(read(sys.argv[1])); print('pydantic' in sys.modules)"
    )
    for name, loaded in (("a.txt", "False"), ("b.txt", "True")):
        command = [sys.executable, "-c", ask, tmp_path / name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == loaded


def test_html_gives_the_article_and_what_the_page_says_of_it(tmp_path):
    body = "".join(f"<p>“The trams will be quiet,” said Ann Lee, part {i}.</p>" for i in range(8))
    head = "<head><title>Trams</title></head>"
    page = f"<html>{head}<body><article><h1>Trams</h1>{body}</article></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    article = read(tmp_path / "a.html")
    assert article.title == "Trams"
    assert "“The trams will be quiet,” said Ann Lee, part 3." in article.text
    assert "<p>" not in article.text


def test_rows_of_jsonl_and_csv_become_articles(tmp_path):
    rows = [{"id": "x1", "text": "One."}, {"id": "x2", "text": "Two.", "publisher": "Post"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "b.csv").write_text('id,text,outlet\nx1,"One, two.",Post\n', "utf-8")
    assert [a.slug for a in read_all(tmp_path / "a.jsonl")] == ["x1", "x2"]
    assert [a.outlet for a in read_all(tmp_path / "a.jsonl")] == ["", "Post"]
    assert read(tmp_path / "b.csv").text == "One, two."
    with pytest.raises(ArticleError, match="more than one"):
        read(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t ", "is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        ("bad.jsonl", b'{"id": 1,\n', "line 1, is not JSON"),
        ("bad.json", b"[1, 2]", "is not an object"),
        ("none.jsonl", b'{"id": "a"}', 'has no "text"'),
        ("page.html", b"<html><body></body></html>", "No article"),
    ],
)
def test_bad_files_say_what_is_wrong(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ArticleError, match=says):
        read(tmp_path / name)


def test_missing_folder_and_huge(tmp_path):
    with pytest.raises(ArticleError, match="no file"):
        read(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="is a folder"):
        read(tmp_path)
    (tmp_path / "huge.txt").write_bytes(b"word " * 4_100_000)
    with pytest.raises(ArticleError, match="larger than"):
        read(tmp_path / "huge.txt")


@given(st.text())
def test_any_text_keeps_its_offsets(text):
    article = parse(text)
    assert article.text == text
    last = 0
    for paragraph in article.paragraphs:
        assert last <= paragraph.span.start < paragraph.span.end <= len(text)
        last = paragraph.span.end
    covered = "".join(p.span.of(text) for p in article.paragraphs)
    assert sorted(covered.replace("#", "").split()) or not text.replace("#", "").strip()


@given(st.text())
def test_slugs_are_safe_file_names(name):
    slug = slugify(name)
    assert slug
    assert not set(slug) & set("/\\. \0")


@pytest.mark.parametrize(
    ("told", "author"),
    [("Ann Lee", "Ann Lee"), ("[Ann Lee, {name: Tom Ward}]", "Ann Lee; Tom Ward"), ("7", "")],
)
def test_the_author_is_read_from_a_side_file_and_a_row(tmp_path, told, author):
    (tmp_path / "a.txt").write_text("It rains.", "utf-8")
    (tmp_path / "a.yml").write_text(f"author: {told}\n", "utf-8")
    row = {"text": "It rains.", "author": yaml.safe_load(told)}
    (tmp_path / "b.jsonl").write_text(json.dumps(row), "utf-8")
    assert read(tmp_path / "a.txt").author == read(tmp_path / "b.jsonl").author == author
