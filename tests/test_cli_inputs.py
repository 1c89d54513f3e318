"""What the commands take as articles: files, folders, standard input and addresses."""

from __future__ import annotations

import io
import json
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from analysis.article.article import read
from analysis.cli import inputs
from analysis.common import fingerprint

Sayso = Callable[..., tuple[int, str, str]]
INPUTS = Path(__file__).parent / "data" / "inputs"
HOME = ("--allow", "127.0.0.0/8")
# Written for Sayso.
SAID = "“It will rain,” said Mayor Ann Lee on Monday."
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Rain Comes</title>
<meta property="og:site_name" content="The Example"></head><body><nav>Home</nav><article>
<h1>Rain Comes</h1><p>The council of the city met in the town hall all day.</p><p>{SAID}</p>
<p>Nobody had seen so much rain since the summer before last.</p></article></body></html>"""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder and is silent about it."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "rain.html").write_text(PAGE, "utf-8")
    (folder / "other").mkdir()
    (folder / "other" / "rain.html").write_text(PAGE.replace("Ann Lee", "Bob Roe"), "utf-8")
    (folder / "paper.pdf").write_bytes((INPUTS / "columns.pdf").read_bytes())
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *asked: Handler(*asked, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def pipe(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return pipe


def test_an_address_is_read_with_what_its_page_says(site: str, sayso: Sayso) -> None:
    status, printed, _ = sayso("findings", f"{site}/rain.html", "--rules", "--jsonl", *HOME)
    found = json.loads(printed)
    assert status == 0
    assert found["article"]["outlet"] == "The Example"
    assert found["article"]["url"] == f"{site}/rain.html"
    assert found["statements"][0]["speaker"] == "Ann Lee"


def test_a_pdf_at_an_address_is_read_as_one(site: str, sayso: Sayso) -> None:
    status, printed, _ = sayso("statements", f"{site}/paper.pdf", "--rules", *HOME)
    assert status == 0
    assert "Tom Ward, indirect, “warned”" in printed


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["{site}/rain.html"], "is not public"),
        (["{site}/photo.png", *HOME], "is not a page but image/png"),
        (["{site}/none.html", *HOME], "answered with status 404"),
        (["{site}/rain.html", "--allow", "home"], "--allow must be a network"),
        (["ftp://news.example/a.txt"], "only http and https are"),
        (["www.news.example/a"], "an address begins with https://"),
    ],
)
def test_an_address_that_is_not_read_is_told(
    site: str, sayso: Sayso, words: list[str], says: str
) -> None:
    status, printed, complaint = sayso("statements", *(w.format(site=site) for w in words))
    assert (status, printed) == (2, "")
    assert says in complaint
    assert complaint.count("\n") == 1


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode(),
        SAID.encode("utf-16"),
        PAGE.encode(),
        json.dumps({"text": SAID}).encode(),
        f'title;text\nRain;"{SAID}"\n'.encode("cp1252"),
        b"From: a@b.example\nMIME-Version: 1.0\nSubject: Rain\nContent-Type: text/plain; "
        b"charset=utf-8\nMessage-ID: <1>\n\n" + SAID.encode(),
    ],
    ids=["text", "utf-16", "page", "json", "table", "mail"],
)
def test_standard_input_may_be_of_any_kind(
    data: bytes, sayso: Sayso, piped: Callable[[bytes], None]
) -> None:
    piped(data)
    status, printed, complaint = sayso("statements", "-", "--rules")
    assert (status, complaint) == (0, "")
    assert "Ann Lee, direct, “said”\n     “It will rain,”" in printed


def test_an_office_file_comes_through_a_pipe_and_corrections_of_another_do_not_count(
    tmp_path: Path, sayso: Sayso, piped: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "standard-input.corrections.yml").write_text("- drop: {words: a view}\n")
    (tmp_path / "standard-input.yml").write_text("title: Another\n")
    piped((INPUTS / "tracked.docx").read_bytes())
    status, printed, complaint = sayso("findings", "-", "--rules", "--jsonl")
    assert status == 0
    assert complaint == "standard-input: 1 footnote or endnote left out.\n"
    assert json.loads(printed)["article"]["title"] == ""
    assert json.loads(printed)["corrections"] == []


def test_an_empty_standard_input_is_told(sayso: Sayso, piped: Callable[[bytes], None]) -> None:
    piped(b" \n")
    assert sayso("statements", "-")[::2] == (
        2, "sayso: The standard input is empty; pipe an article into it.\n",
    )  # fmt: skip


def test_a_folder_is_each_of_its_files_and_what_is_left_out_is_told(
    tmp_path: Path, sayso: Sayso
) -> None:
    for name in ("tracked.docx", "columns.pdf", "scan.pdf", "nexis.txt", "forwarded.eml"):
        (tmp_path / name).write_bytes((INPUTS / name).read_bytes())
    (tmp_path / "within").mkdir()
    (tmp_path / "within" / "page.mhtml").write_bytes((INPUTS / "page.mhtml").read_bytes())
    (tmp_path / "old.doc").write_bytes(b"x")
    (tmp_path / "tracked.yml").write_text("outlet: Post\n")
    status, printed, complaint = sayso("statements", tmp_path, "--rules", "--jsonl")
    ids = [json.loads(line)["id"] for line in printed.splitlines()]
    assert ids == ["columns", "forwarded", "nexis-1", "nexis-2", "tracked", "page"]
    assert status == 2  # of the scan
    assert "scan.pdf has no text in it" in complaint
    assert "1 file left out, of a kind that Sayso does not read: old.doc." in complaint


SMALL = (
    "import analysis as an\na = an.analyse(article, method='rules')\nif save:\n    a.save(save)",
    'article: str = "x"  # the article\nsave: str = ""  # a file',
)


def test_articles_from_addresses_are_written_down_apart(site: str, tmp_path: Path) -> None:
    names = [f"{site}/rain.html", f"{site}/other/rain.html", f"{site}/paper.pdf"]  # one title
    found = inputs.paths(names, tmp_path, HOME[1:])
    assert inputs.paths(names, tmp_path, HOME[1:]) == found
    one, two, three = (read(path) for path in found)
    assert "Mayor Ann Lee" in one.text
    assert "Mayor Bob Roe" in two.text
    assert (one.outlet, one.url) == ("The Example", f"{site}/rain.html")
    assert (three.slug, three.url) == ("paper", f"{site}/paper.pdf")
    assert {Path(path).parent for path in found} == {tmp_path / ".sayso" / "inputs"}


def test_what_is_piped_is_written_down_as_what_it_is(
    tmp_path: Path, piped: Callable[[bytes], None]
) -> None:
    for name in ("forwarded.eml", "tracked.docx", "nexis.txt"):
        piped((INPUTS / name).read_bytes())
        (path,) = inputs.paths(["-"], tmp_path, ())
        assert Path(path).name == f"standard-input{Path(name).suffix}"
        assert Path(path).read_bytes() == (INPUTS / name).read_bytes()


def test_addresses_and_folders_become_reports(
    site: str, tmp_path: Path, sayso: Sayso, notebook: Callable[..., Path]
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "tracked.docx").write_bytes((INPUTS / "tracked.docx").read_bytes())
    (news / "two.csv").write_text("id,text\na,One.\nb,Two.\n")
    book = notebook(SMALL[0], parameters=SMALL[1])
    out = tmp_path / "out"
    how = ("--out", out, "--to", "html", "--notebook", book, *HOME)
    status, printed, complaint = sayso("report", news, f"{site}/rain.html", *how)
    assert status == 2  # of the table
    assert "two.csv contains more than one article" in complaint
    assert str(out / "rain-comes" / "report.html") in printed
    assert "Mayor Ann Lee" in (out / "rain-comes" / "article.txt").read_text("utf-8")
    notes = fingerprint.read(out / "tracked")["notes"]
    assert [note.rpartition(": ")[2] for note in notes] == ["1 footnote or endnote left out."]
    page = (out / "tracked" / "report.html").read_text("utf-8")
    assert "1 footnote or endnote left out." in page
    status, _, complaint = sayso("report", f"{site}/rain.html", *how)
    assert status == 0
    assert "is up to date" in complaint
