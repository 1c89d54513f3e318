"""Files of all kinds that articles come in, made by the programs that people use for them."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path

import pytest

from analysis.article.article import read, read_all
from analysis.article.documents import markup, pdf, zipped
from analysis.article.documents.detect_format import SUFFIXES, UNREAD
from analysis.article.documents.press_database import articles_in
from analysis.errors import ArticleError
from analysis.statements.corrections import path_beside

INPUTS = Path(__file__).parent / "data" / "inputs"
# Written for Sayso; see data/inputs/make_samples.py.
FIRST = "Northam will run its trams through the night from May, Mayor Ann Lee said on Monday."
SECOND = (
    "“We heard those who work when others sleep,” Lee told reporters at the depot in Harbour "
    "Street. “They deserve a ride home.”"
)
LAST = (
    "The transport office said that it would publish its calculations before the vote, together "
    "with the answers of the seventeen organisations that it had consulted."
)


def paragraphs(name: str) -> list[str]:
    article = read(INPUTS / name)
    return [p.span.of(article.text) for p in article.paragraphs]


# --- each kind -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tracked.docx", "tracked.odt", "tracked.rtf"])
def test_office_files_give_the_words_that_stand_after_all_changes(name: str) -> None:
    found = paragraphs(name)
    assert found[:2] == ["Northam to Run Trams Through the Night", FIRST]
    assert found[2] == SECOND.replace("sleep,” Lee", "sleep,” the mayor, Lee")
    assert found[-1] == "The council will vote on the timetable on 12 March."
    text = read(INPUTS / name).text
    assert not re.search(r"deleted words|footnote|Tuesday|[\\{}|<>]", text)
    assert read(INPUTS / name).paragraphs[0].kind == "headline"


def test_footnotes_that_are_left_out_are_told_and_a_row_is_one_line() -> None:
    article = read(INPUTS / "tracked.docx")
    assert article.notes == ("1 footnote or endnote left out.",)
    assert "\nLine, First night\n\nHarbour, 1 May\n" in article.text


@pytest.mark.parametrize("name", ["columns.pdf", "printed.pdf"])
def test_columns_hyphens_and_running_heads_of_a_pdf_are_mended(name: str) -> None:
    found = paragraphs(name)
    assert found[:3] == ["Northam to Run Trams Through the Night", FIRST, SECOND]
    assert found[-1] == LAST
    assert len(found) == 11
    assert found[7] == (
        "Lee said the administration had considered the objections of residents near the depot, "
        "and that the new tracks would be considerably quieter than those which they replace."
    )
    assert "well-meant timetable" in found[8]
    article = read(INPUTS / name)
    assert "4 running heads and page numbers left out." in article.notes
    assert "\N{SOFT HYPHEN}" not in article.text


def test_a_scan_is_told_in_one_sentence() -> None:
    with pytest.raises(ArticleError, match=r"has no text in it.* \(OCR\) and save it") as caught:
        read(INPUTS / "scan.pdf")
    assert "\n" not in str(caught.value)


def test_a_mail_gives_the_article_without_heads_signs_and_signature() -> None:
    article = read(INPUTS / "forwarded.eml")
    assert article.text.startswith(f"{FIRST}\n\n{SECOND}\n\n")
    assert article.text.endswith("on 12 March.\n")
    assert (article.title, article.date) == ("Northam to Run Trams Through the Night", "2021-03-02")
    assert article.notes == ("1 attachment was left out: timetable.pdf.",)


def test_a_page_that_a_browser_saved_gives_its_article_and_facts() -> None:
    article = read(INPUTS / "page.mhtml")
    assert SECOND in article.text
    assert "Sport" not in article.text
    assert not re.search(r"=E2|=\n|<p|MultipartBoundary", article.text)
    assert (article.outlet, article.date) == ("The Northam Post", "2021-03-02")
    assert article.url == "https://northampost.example/trams"


@pytest.mark.parametrize("name", ["table.xlsx", "semicolon.csv"])
def test_a_workbook_is_a_table_of_articles(name: str) -> None:
    found = list(read_all(INPUTS / name))
    assert [a.id for a in found] == ["np-1", "np-2"]
    assert [a.outlet for a in found] == ["The Northam Post", "Northam Echo"]
    assert [a.date for a in found] == ["2021-03-02", "2021-03-03"]
    assert found[0].text.startswith(f"{FIRST}\n\n{SECOND}\n\n")
    assert found[1].title == "“Quieter” Trams; a Promise"


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("nexis.txt", ["nexis-1", "nexis-2"]),
        ("nexis-uni.txt", ["nexis-uni-1", "nexis-uni-2"]),
        ("factiva.txt", ["NORPO00020210302eh320000a", "NOREC00020210303eh330000b"]),
        ("europresse.txt", ["news·20210302·NRP·0007", "news·20210303·NRE·0012"]),
    ],
)
def test_exports_of_press_databases_are_several_articles(name: str, ids: list[str]) -> None:
    one, two = read_all(INPUTS / name)
    assert [one.id, two.id] == ids
    assert (one.title, two.title) == (
        "Northam to Run Trams Through the Night", "Union Warns of Night Trams",
    )  # fmt: skip
    assert (one.outlet, two.outlet) == ("The Northam Post", "Northam Echo")
    assert (one.date, two.date) == ("2021-03-02", "2021-03-03")
    assert one.text.split("\n\n") == [
        one.title, FIRST,
        ('"We heard those who work when others sleep," Lee told reporters at the depot in Harbour '
        "Street."),
    ]  # fmt: skip
    assert two.text.split("\n\n")[1:] == [
        (
            "Tom Ward, who speaks for the drivers' union, warned that the plan would need "
            "ninety more drivers."
        )
    ]
    assert path_beside(one) is None  # corrections would be of both
    with pytest.raises(ArticleError, match="more than one article"):
        read(INPUTS / name)


def test_an_article_that_only_speaks_of_documents_is_no_export() -> None:
    text = "Two of 3 documents were found, Lee said.\n\n1 of 3 DOCUMENTS\n\nDocument A1\n"
    assert articles_in(text) == ("", [])


def test_what_a_file_is_shows_in_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    for given in ("tracked.docx", "tracked.rtf", "columns.pdf", "forwarded.eml", "tracked.odt"):
        file = tmp_path / f"{given}.txt"
        file.write_bytes((INPUTS / given).read_bytes())
        assert FIRST in read(file).text
    page = tmp_path / "page.txt"
    page.write_text(f"<!DOCTYPE html><html><body><article><p>{SECOND} {FIRST}</p></article></html>")
    assert read(page).text.strip() == f"{SECOND} {FIRST}"
    rows = tmp_path / "rows"
    rows.write_text('sep=;\nid;body\na;"It rained; she said."\n')
    assert [a.text for a in read_all(rows)] == ["It rained; she said."]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("talk.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "is subtitles.*as .txt"),
        ("talk.txt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "is subtitles.*as .txt"),
        ("talk.txt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "is subtitles.*as .txt"),
        ("a.xml", b"<?xml version='1.0'?><news><p>It rained.</p></news>", "is XML.*as .txt"),
        ("a.txt", b"<?xml version='1.0'?><news><p>It rained.</p></news>", "is XML.*as .txt"),
        ("a.txt", b"<?xml version='1.0'?><rss><channel/></rss>", "is a feed.*jobs.toml"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word document.*as .docx"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel.*as .xlsx or .csv"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", r"picture \(PNG\).*OCR"),
        ("photo.jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF", r"picture \(JPEG\).*OCR"),
        ("a.docx", b"It rained.", "is no Word document"),
        ("a.pdf", b"It rained.", "is no PDF"),
        ("a.pdf", b"%PDF-1.7\nnot really", "is damaged"),
        ("a.docx", b"PK\x03\x04 not really", "is damaged"),
        ("a.eml", b"Subject: Nothing\nMIME-Version: 1.0\n\n", "has no text"),
        ("a.json", b'{"words": "It rained."}', 'has no "text", only words'),
        ("a.tsv", b"name\tage\nAnn\t40\n", 'has no column "text".* only name, age'),
        ("a.csv", b"name,age\nAnn,40\n", 'has no column "text".* only name, age'),
    ],
)
def test_what_is_not_read_is_named_with_what_to_save_it_as(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(ArticleError, match=says) as caught:
        list(read_all(file))
    assert "\n" not in str(caught.value)


def test_no_kind_is_both_read_and_refused() -> None:
    assert not SUFFIXES.keys() & UNREAD.keys()


# --- hostile files -------------------------------------------------------------------------------


def packed(path: Path, **parts: bytes) -> Path:
    """An office file of the given parts; their names have "_" for "/" and for the last "."."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            folder, _, file = name.rpartition("__")
            archive.writestr(f"{folder}/{file}.xml" if folder else f"{file}.xml", content)
    path.write_bytes(data.getvalue())
    return path


BOMB = b"<a>...</a>"  # 120 MB of spaces, made when they are needed
ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("name", "part"),
    [("a.docx", "word__document"), ("a.odt", "content"), ("a.xlsx", "xl__workbook")],
)
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (BOMB, "too large when unpacked"),
        (ENTITIES, "XML entities"),
        (ENTITIES.decode().encode("utf-16"), "XML entities"),
        (b"<a>" * 5_000 + b"</a>" * 5_000, "nested too deeply"),
        (b"<a>", "can be read"),
    ],
    ids=["bomb", "entities", "entities-utf16", "nesting", "cut"],
)
def test_traps_in_office_files_are_one_sentence(
    tmp_path: Path, name: str, part: str, data: bytes, says: str
) -> None:
    if data == BOMB:
        data = b"<a>" + b" " * 120_000_000 + b"</a>"
    file = packed(tmp_path / name, **{part: data})
    with pytest.raises(ArticleError, match=says) as caught:
        list(read_all(file))
    assert "\n" not in str(caught.value)


def test_an_archive_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    parts = {f"p{n}": b"" for n in range(zipped.MOST_PARTS)}
    with pytest.raises(ArticleError, match="is no document"):
        read(packed(tmp_path / "a.docx", word__document=b"<a/>", **parts))


def test_a_pdf_that_claims_very_many_pages_is_refused(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(pdf.MOST_PAGES + 1):
        document.new_page(10, 10)
    document.save(tmp_path / "a.pdf")
    with pytest.raises(ArticleError, match="more than 400 pages"):
        read(tmp_path / "a.pdf")


def test_a_pdf_that_takes_too_long_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.001)
    begun = time.monotonic()
    with pytest.raises(ArticleError, match="takes too long"):
        read(INPUTS / "columns.pdf")
    assert time.monotonic() - begun < 30


def test_mails_within_mails_come_to_an_end(tmp_path: Path) -> None:
    head = b"Content-Type: message/rfc822\n\n"
    file = tmp_path / "a.eml"
    file.write_bytes(b"From: a\nMIME-Version: 1.0\n" + head * 3_000 + b"Subject: x\n\nIt rained.\n")
    with pytest.raises(ArticleError, match="save its text as") as caught:
        read(file)
    assert "\n" not in str(caught.value)


def test_markup_of_any_depth_comes_to_an_end() -> None:
    assert markup.fragment_text("<div>" * 200 + "It rained.").strip() == "It rained."
    begun = time.monotonic()
    for piece in ("<div>", "<a", "<!", "<!--", "<table><tr><td>", "&#", "<![CDATA[", "<script>"):
        text = piece * 100_000
        assert not markup.is_page(text)
        assert "<div" not in markup.fragment_text(text)
    assert not markup.is_page("<!--a-->" * 150_000 + "It rained.")
    with pytest.raises(ArticleError, match="too long"):
        markup.fragment_text("<p>" * 1_000_000)
    assert time.monotonic() - begun < 60


def test_rich_text_of_braces_alone_has_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.rtf"
    file.write_bytes(rb"{\rtf1 " + b"{" * 50_000 + b"}" * 50_000 + b"}")
    with pytest.raises(ArticleError, match="has no text"):
        read(file)


def test_links_of_rich_text_leave_no_address(tmp_path: Path) -> None:
    file = tmp_path / "a.rtf"
    field = rb'{\field{\*\fldinst HYPERLINK "https://a.example/"}{\fldrslt Mia Wong}}'
    file.write_bytes(rb"{\rtf1\ansi\ansicpg1252 Rain, said " + field + rb", \'93yes\'94.\par}")
    assert read(file).text == "Rain, said Mia Wong, “yes”.\n"


@pytest.mark.parametrize("name", ["tracked.docx", "table.xlsx", "tracked.odt"])
@pytest.mark.parametrize("lost", [2, 9, 300])
def test_an_office_file_that_lost_some_bytes_is_told_in_one_sentence(
    name: str, lost: int, tmp_path: Path
) -> None:
    data = (INPUTS / name).read_bytes()
    at = len(data) // 3
    file = tmp_path / name
    file.write_bytes(data[:at] + data[at + lost :])
    with pytest.raises(ArticleError, match=r"again\.$"):
        read(file)


def test_a_page_that_is_nothing_but_posts_within_posts_is_read(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    outer, inner = ('<blockquote class="instagram-media">', '<blockquote class="twitter-tweet">')
    file.write_text(f"<p>o{outer}Posted by <p>a{inner}", "utf-8")
    assert read(file).text
