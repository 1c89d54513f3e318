"""What is shown does not act: no turned words, no hidden tags, no terminal orders, no formulas."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import openpyxl
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.article.article import parse
from analysis.common import sanitize
from analysis.common.sanitize import (
    address,
    cell,
    csv_text,
    escaped,
    json_text,
    line,
    markdown,
    shown,
)
from analysis.reporting import compare_editions, run_notebook
from analysis.reporting import html_pdf as render
from analysis.reporting.export import annotations, export_report
from analysis.reporting.report import Report, report
from analysis.scheduling import run
from analysis.views.figures import sheet as drawing
from analysis.views.figures import voices
from analysis.views.marked_text import marked

TAGS = "".join(chr(0xE0000 + ord(c)) for c in "steal")
# Written for Sayso. Each of these acts, or hides, where it is shown as it is.
TEXT = (
    "Mayor \u202eseY\u202c on Trams\n\n"
    f"“Rain \x1b[31mis\x1b]0;owned\x07 late{TAGS},” Mayor Ann \u2066Lee\u2069 said on\u200b "
    "Mon\u00adday.\n\n“The dam \x9b2Jcost 12 percent \u200fmore in 2019,” said Bob\ufeff Roe, an "
    "engineer.\n"
)
ACTS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e0fff]"
)
WOMAN_AND_GIRL = "\U0001f469\u200d\U0001f467"
JUDGE = "\U0001f469\U0001f3fd\u200d\u2696\ufe0f"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
SINHALA = "\u0dc1\u0dca\u200d\u0dbb\u0dd3"


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("Mayor \u202esey\u202c", "Mayor [U+202E]sey[U+202C]"),
        ("\u2066a\u2069", "[U+2066]a[U+2069]"),
        ("\x1b[31mred", "[U+001B][31mred"),
        ("\x9b2J", "[U+009B]2J"),
        ("a\x00b\x7f", "a[U+0000]b[U+007F]"),
        (f"a{TAGS}b", "a[U+E0073 and 4 more]b"),
        ("a\u200bb\u00adc\ufeff\u2060d", "abcd"),
        ("a\u200eb\u200f\u061c", "ab"),
        ("“Today,\u2063\u2063\u2063” a\u2061b\u2062c\u2064d", "“Today,” abcd"),
        ("a\r\nb\rc\u2028d\x85e\x0cf\tg", "a\nb\nc\nd\ne\nf\tg"),
        ("a\ud800b\uffff", "a\ufffdb\ufffd"),
        ("a\u200db\u200cc", "abc"),
        ("\u200d\u200c", ""),
        ("a\ufe0f\ufe0f\ufe0fb", "a\ufe0fb"),
        ("\u3164\u115f", ""),
        (WOMAN_AND_GIRL, WOMAN_AND_GIRL),
        (JUDGE, JUDGE),
        (SCOTLAND, SCOTLAND),
        (PERSIAN, PERSIAN),
        (SINHALA, SINHALA),
        (
            "Ünï “quoted” – 山谷 العربية עברית \u00a0 ½",
            "Ünï “quoted” – 山谷 العربية עברית \u00a0 ½",
        ),
    ],
)
def test_what_is_shown(given: str, seen: str) -> None:
    assert shown(given) == seen
    assert shown(shown(given)) == seen


@given(st.text() | st.text("\u202e\u200d\u200c\ufe0f\U0001f469\u0645a \x1b[\n\U000e0041\U0001f3f4"))
def test_nothing_acts_whatever_is_shown(text: str) -> None:
    assert not ACTS.search(shown(text).replace(SCOTLAND, ""))
    assert not ACTS.search(line(text).replace(SCOTLAND, ""))
    assert "\n" not in line(text)
    shown(text).encode()
    assert json.loads(json_text({"a": text})) == {"a": text}
    assert not ACTS.search(json_text(text))


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link"),
        ("a\x9b2Jb\x90q\x9cc", "abc"),
        ("a\u202eb\nc", "ab c"),
        (PERSIAN, PERSIAN),
        (WOMAN_AND_GIRL, WOMAN_AND_GIRL),
    ],
)
def test_lines_leave_out_what_acts(given: str, seen: str) -> None:
    assert line(given) == seen
    assert markdown(given) == re.sub(r"([-`|])", r"\\\1", seen)


FORMULAS = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\u3000=1",
    "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM", "\u200b=1", "\ufeff=1", "\u00ad-1", "|calc",
    "%0",
)  # fmt: skip
WITHIN = ("a;=1+1", "a; =1", 'a;"=1"', "a\t=1", "a\n=1", "a\r\n@x", "a;\uff1d1", "a;\u200b=1")


def read_as(text: str, separator: str) -> Iterator[str]:
    """The cells that a program sees that parts them so, its marks as they come."""
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield from row


@pytest.mark.parametrize("told", [*FORMULAS, *WITHIN])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_however_it_is_parted(told: str, separator: str) -> None:
    text = csv_text(["n", "words", "more"], [[1, told, "x"], [2, "y", told]])
    for found in read_as(text, separator):
        bare = found.replace('"', "").strip()
        assert bare[:1] not in tuple("=+-@\uff1d\uff0b\uff0d\uff20|%") or not bare, found
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 3


def test_every_cell_is_in_quotation_marks() -> None:
    rows = [["plain", 'a "b"', 3, -2.5, None, True], ["x;y", "", "a,b", 1, 2, "c\nd"]]
    text = csv_text(list("abcdef"), rows)
    assert text.splitlines()[:2] == [
        '"a","b","c","d","e","f"', '"plain","a ""b""","3","-2.5","","True"',
    ]  # fmt: skip
    assert list(csv.reader(io.StringIO(text, newline="")))[2] == [
        "x;y", "", "a,b", "1", "2", "c\nd",
    ]  # fmt: skip
    assert cell(-3) == -3
    assert cell("It rains; she left - for good.") == "It rains; she left - for good."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://news.example/a?b=1", True),
        (" http://news.example/ ", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//news.example/", False),
        ("https://news.example/\u202egpj", False),
        ("https://news.example/\na", False),
        ("http://[::1/", False),
        ("", False),
    ],
)
def test_addresses_are_those_of_the_web(given: str, kept: bool) -> None:
    assert address(given) == (given.strip() if kept else "")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the article, title and outlet as bad as its text."""
    folder = tmp_path_factory.mktemp("acts")
    facts = {"title": "Mayor \u202eseY\u202c \x1b[31m", "outlet": f"The\u200b Post{TAGS}"}
    facts |= {"text": TEXT, "url": "javascript:alert(1)", "id": "acts", "date": "2020-\u202e01"}
    (folder / "acts.json").write_text(json.dumps(facts), "utf-8")
    return report(folder / "acts.json", folder / "out")


def test_nothing_acts_in_page_and_notebook(made: Report) -> None:
    page = (made.folder / "report.html").read_text("utf-8")
    assert not ACTS.search(page)
    assert "[U+202E]seY[U+202C]" in page
    assert "steal" not in page
    assert "javascript:alert" not in page
    book = nbformat.read(made.folder / "report.ipynb", as_version=4)
    outputs = "".join(str(output) for one in book.cells for output in one.get("outputs", ()))
    assert len(outputs) > 10_000
    assert "[U+202E]" in outputs
    for one in book.cells:
        assert not ACTS.search(one.source)
        for output in one.get("outputs", ()):
            for told in (output.get("text", ""), *output.get("data", {}).values()):
                assert not ACTS.search(str(told))


def test_nothing_acts_in_the_pdf(made: Report) -> None:
    with pikepdf.open(made.folder / "report.pdf") as read:
        told = [str(value) for value in read.docinfo.values()]
        told += [str(one.title) for one in read.open_outline().root]
        # What the fonts can set, of which every letter of the pages is taken.
        maps = [one.ToUnicode.read_bytes() for one in read.objects if _maps(one)]
    assert any("[U+202E]seY" in one for one in told)
    assert not any(map(ACTS.search, told))
    pairs = re.compile(rb"<[0-9a-f]+> *<([0-9a-f]+)>")
    codes = {code for one in maps for code in pairs.findall(one.lower())}
    assert b"0041" in codes
    assert not codes & {b"202e", b"2066", b"001b", b"009b", b"200b", b"00ad", b"db40dc73"}


def _maps(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one


def test_each_value_shows_itself_without_what_acts() -> None:
    article = parse(TEXT, title="\u202etitle", outlet="\x1b[1m")
    a = an.analyse(article, method="rules")
    said = a.statements
    graphic = drawing.Graphic
    values = [
        article, said, marked(article, said), a.actors,
        a.claims, a.sentence_tones, a.measures,
        voices.share_of_voice(said), voices.strip(article, said),
    ]  # fmt: skip
    assert any(isinstance(value, graphic) for value in values)
    for value in values:
        html = value._repr_html_()
        assert html
        assert not ACTS.search(html), type(value)
    # What is shown is another; what is counted in is not.
    assert article.text == TEXT
    for statement in said:
        for span in (*statement.content, *statement.source, *statement.cue):
            assert 0 <= span.start < span.end <= len(TEXT)


def test_nothing_acts_in_tables_for_other_programs(tmp_path: Path) -> None:
    article = parse(TEXT, title="=\u202etitle", url="javascript:alert(1)", slug="a")
    found = an.analyse(article, method="rules")
    files = export_report.export(found, tmp_path)
    by_name = {file.name: file for file in files}
    for name, file in by_name.items():
        data = file.read_bytes()
        if name.endswith((".csv", ".json", ".jsonld")):
            assert not ACTS.search(data.decode("utf-8-sig")), name
            assert b"javascript:" not in data, name
        if name.endswith(".csv"):
            head = data.decode("utf-8-sig").splitlines()[0]
            assert all(re.fullmatch('"[a-z_]+"', one) for one in head.split(","))
    book = openpyxl.load_workbook(by_name["tables.xlsx"])
    cells = [str(one.value) for sheet in book for row in sheet.iter_rows() for one in row]
    assert not any(map(ACTS.search, cells))
    assert any("[U+202E]" in one for one in cells)
    page = json.loads(by_name["annotations.jsonld"].read_text("utf-8"))
    for item in page["items"]:
        quoted, at = item["target"]["selector"]
        assert TEXT[at["start"] : at["end"]] == quoted["exact"]  # the data are as they were
        assert item["target"]["source"].startswith("urn:sha256:")
    assert "javascript" not in annotations.tei(found.statements)
    good = parse(TEXT, url="https://news.example/a")
    page = annotations.web_annotations(an.analyse(good, method="rules").statements)
    assert page["items"][0]["target"]["source"] == "https://news.example/a"


def test_nothing_acts_on_the_terminal(
    tmp_path: Path, sayso: Callable[..., tuple[int, str, str]]
) -> None:
    file = tmp_path / "acts.json"
    file.write_text(json.dumps({"id": "\x1b[1m", "title": "\u202e", "text": TEXT}), "utf-8")
    status, printed, complaint = sayso("statements", "--rules", file)
    assert status == 0
    assert complaint.endswith("row 1: Soft hyphens inside words were taken out.\n")
    assert not ACTS.search(complaint)
    assert "late[U+E0073 and 4 more]" in printed
    assert not ACTS.search(printed)
    status, printed, _ = sayso("statements", "--rules", "--jsonl", file)
    assert status == 0
    assert not ACTS.search(printed)
    status, printed, complaint = sayso("statements", tmp_path / "\u202enone\x1b[2J.txt")
    assert status == 2
    assert not ACTS.search(complaint)


def test_nothing_acts_in_pages_and_summaries_of_runs() -> None:
    words = f"a\u202eb{TAGS}\x1b[1mc"
    known = dict.fromkeys(("title", "sentence", "source", "error", "trace", "untouched"), words)
    known |= {"version": "", "made_words": ""}
    change = compare_editions.Change("statement", "new", words, words, words, 1)
    told = {"title": words, "edition": 2, "before": "a", "version": "", "made_words": ""}
    summary = run.Summary(
        "out",
        "",
        1.0,
        (run.Made(words, words, 1, 1.0, 1, words),),
        (run.Failed(words, words),),
        0,
    )
    for page in (
        render.failure(known), compare_editions.page([change], told), run.in_markdown(summary),
    ):  # fmt: skip
        assert not ACTS.search(page)
        assert "a" in page


def test_a_parameter_keeps_its_value_in_a_notebook_in_which_nothing_acts(tmp_path: Path) -> None:
    spec = {"name": "python3", "display_name": "", "language": "python"}
    book = nbformat.v4.new_notebook(metadata={"kernelspec": spec})
    told = 'print("\\x1b[31m" + name, "\u202e")\nname'
    book.cells = [
        nbformat.v4.new_code_cell('name = ""', metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(told),
        nbformat.v4.new_markdown_cell("# \u202eTitle"),
    ]
    done, failure = run_notebook.run(book, {"name": "a\u202eb"}, tmp_path)
    assert failure is None
    sources = [one.source for one in done.cells]
    assert not any(map(ACTS.search, sources))
    assert [s for s in sources if 'name = "a\\u202eb"' in s], sources
    printed, value = done.cells[2].outputs
    assert printed["text"] == "a[U+202E]b [U+202E]\n"
    assert value["data"]["text/plain"] == "'a\\u202eb'"
    assert escaped('"\u202e"') == '"\\u202e"'
    assert sanitize.xml("a\x00b") == "ab"
