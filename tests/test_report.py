"""Reports: whole or not at all, the same each time, and an article's text never more than text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from lxml import html as lxml_html

from analysis.common import fingerprint, sanitize
from analysis.errors import ArticleError, ParameterError, RenderError
from analysis.reporting import html_pdf
from analysis.reporting.report import Report, report

DATA = Path(__file__).parent / "data"
SEED = Path(__file__).parents[1] / "seeds" / "iran-missiles.txt"
STAMP = "1700000000"
Notebook = Callable[..., Path]
SMALL = "from IPython.display import HTML\nHTML('<p>said</p>')"


def page(made: Report) -> str:
    return (made.folder / "report.html").read_text("utf-8")


def tree(made: Report) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page(made))


def test_a_report_is_complete_and_its_manifest_true(seed_report: Report) -> None:
    told = json.loads((seed_report.folder / "manifest.json").read_text("utf-8"))
    assert set(told["outputs"]) == {
        "report.html", "report.pdf", "report.ipynb", "article.txt", "analysis.json",
    }  # fmt: skip
    for name, digest in told["outputs"].items():
        assert fingerprint.sha256(seed_report.folder / name) == digest
    assert told["input"]["sha256"] == fingerprint.sha256(SEED)
    assert set(told["seconds"]) == {"run", "html", "pdf"}
    assert told["versions"]["nltk"]
    assert {path.name for path in seed_report.files} | set(told["outputs"]) == {
        p.name for p in seed_report.folder.iterdir()
    }


def test_a_second_run_leaves_everything_where_it_is(seed_report: Report) -> None:
    before = {p: p.stat().st_mtime_ns for p in seed_report.folder.iterdir()}
    again = report(SEED, seed_report.folder.parent)
    assert not again.fresh
    assert {p: p.stat().st_mtime_ns for p in seed_report.folder.iterdir()} == before


def test_same_input_same_bytes(
    seed_report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", STAMP)
    # As deep as the first one, so that the way to the article is as long.
    again = report(SEED, seed_report.folder.parent, force=True)
    for name in ("report.html", "report.pdf"):
        assert fingerprint.sha256(again.folder / name) == fingerprint.sha256(
            seed_report.folder / name
        )
    told = fingerprint.read(again.folder)
    copy = tmp_path / "copy.html"
    copy.write_text(page(again), "utf-8")
    assert fingerprint.sha256(copy) == told["outputs"]["report.html"]


def test_only_what_is_asked_is_made_and_the_run_is_not_repeated(
    tmp_path: Path, notebook: Notebook
) -> None:
    book = notebook(SMALL)
    first = report(SEED, tmp_path, ["html"], notebook=book)
    assert not (first.folder / "report.pdf").exists()
    ran = fingerprint.sha256(first.folder / "report.ipynb")
    second = report(SEED, tmp_path, ["pdf"], notebook=book)
    assert {p.name for p in second.folder.iterdir()} == {
        "report.html", "report.pdf", "report.ipynb", "manifest.json", "article.txt",
        "analysis.json",
    }  # fmt: skip
    assert fingerprint.sha256(second.folder / "report.ipynb") == ran


def test_the_page_asks_nothing_of_any_network(seed_report: Report, hostile_report: Report) -> None:
    for made in (seed_report, hostile_report):
        for element in tree(made).iter():
            for name in ("src", "href", "srcset", "data", "action", "poster"):
                value = element.get(name) if isinstance(element.tag, str) else None
                assert value is None or value.startswith(("#", "data:")), (element.tag, value)
        assert "@import" not in page(made)
        assert "url(http" not in page(made)


def test_the_page_can_be_found_one_s_way_in(seed_report: Report, quiet_report: Report) -> None:
    for made in (seed_report, quiet_report):
        doc = tree(made)
        assert doc.get("lang") == "en"
        assert len(doc.xpath("//h1")) == 1
        for landmark in ("header", "nav", "main", "footer"):
            assert len(doc.xpath(f"//{landmark}")) == 1
        ids = [element.get("id") for element in doc.xpath("//*[@id]")]
        assert len(ids) == len(set(ids))
        targets = {a.get("href")[1:] for a in doc.xpath("//a[starts-with(@href, '#')]")}
        assert targets <= set(ids), targets - set(ids)
        for picture in doc.xpath("//img"):
            assert picture.get("alt")
        for picture in doc.xpath("//svg"):
            assert len(picture.get("aria-label")) > 20
        assert len(doc.xpath("//nav//a")) == len(doc.xpath("//main//section/h2"))


def test_code_is_left_out_folded_or_shown(tmp_path: Path, notebook: Notebook) -> None:
    book = notebook("marker = 40 + 2\nmarker")
    bodies = {}
    for code in ("hide", "fold", "show"):
        made = report(SEED, tmp_path / code, ["html"], notebook=book, code=code)
        bodies[code] = lxml_html.tostring(tree(made).xpath("//main")[0], encoding="unicode")
    assert "marker" not in bodies["hide"]
    assert "42" in bodies["hide"]
    assert "marker" in bodies["fold"]
    assert '<details class="code">' in bodies["fold"]
    assert '<details class="code" open' in bodies["show"]


def test_a_cell_that_fails_leaves_a_page_and_the_last_good_report(
    tmp_path: Path, notebook: Notebook
) -> None:
    good = report(SEED, tmp_path, notebook=notebook(SMALL))
    before = {p.name: p.read_bytes() for p in good.folder.iterdir()}
    bad = notebook("# Fails", "x = '<script>'\nraise ValueError('<b>no</b> such ' + x)")
    with pytest.raises(RenderError, match="ValueError"):
        report(SEED, tmp_path, notebook=bad)
    after = {p.name: p.read_bytes() for p in good.folder.iterdir()}
    told = after.pop("failure.html").decode()
    assert after == before
    assert "raise ValueError" in told
    assert "&lt;b&gt;no&lt;/b&gt;" in told
    assert "<script" not in told
    assert [p.name for p in tmp_path.iterdir()] == ["iran-missiles"]
    report(SEED, tmp_path, notebook=notebook(SMALL + "\n"))
    assert not (good.folder / "failure.html").exists()


def test_a_kernel_that_dies_is_told_of(tmp_path: Path, notebook: Notebook) -> None:
    with pytest.raises(RenderError, match="kernel died"):
        report(SEED, tmp_path, notebook=notebook("import os\nos._exit(3)"))
    assert [p.name for p in (tmp_path / "iran-missiles").iterdir()] == ["failure.html"]


def test_the_kernel_is_this_interpreter(
    tmp_path: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "share" / "kernels" / "python3"
    other.mkdir(parents=True)
    spec = {"argv": ["/nowhere/python"], "display_name": "another", "language": "python"}
    (other / "kernel.json").write_text(json.dumps(spec), "utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "share"))
    made = report(
        SEED, tmp_path / "out", ["html"], notebook=notebook("import sys\nprint(sys.executable)")
    )
    assert sys.executable in page(made)


def test_files_of_the_user_stay_in_the_folder(tmp_path: Path, notebook: Notebook) -> None:
    made = report(SEED, tmp_path, ["html"], notebook=notebook(SMALL))
    (made.folder / "my notes.txt").write_text("mine", "utf-8")
    report(SEED, tmp_path, ["html"], notebook=notebook(SMALL), force=True)
    assert (made.folder / "my notes.txt").read_text("utf-8") == "mine"


def test_an_article_s_text_is_only_ever_text(hostile_report: Report) -> None:
    doc = tree(hostile_report)
    assert len(doc.xpath("//script")) == 1
    assert not doc.xpath(
        "//iframe | //img[@onerror] | //main//b | //main//a[starts-with(@href, 'j')]"
    )
    marked = " ".join(doc.xpath("//*[@class='marked']")[0].text_content().split())
    source = (DATA / "hostile.txt").read_text("utf-8")
    for line in source.splitlines()[2:]:
        if line:
            # The numbers of statements stand between the words; take them out to compare.
            shown = "".join(c for c in marked if not c.isdigit())
            for part in "".join(c for c in sanitize.shown(line) if not c.isdigit()).split():
                assert part in shown
    words = doc.xpath("//main")[0].text_content()
    assert "{{ config.__class__ }}" in words
    assert "{% for x in [1, 2] %}" in words
    assert "$E = mc^2$" in words
    assert doc.xpath("//title")[0].text.startswith('Mayor <script>alert("title")</script>')


def test_an_article_without_a_statement_says_so(quiet_report: Report) -> None:
    words = tree(quiet_report).xpath("//main")[0].text_content()
    assert "No statement was found" in words
    assert "nan" not in words.lower().split()


def test_without_pango_the_page_is_made_and_told_how_to_get_it(
    tmp_path: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoPango:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    made = report(SEED, tmp_path, notebook=notebook(SMALL))
    assert [path.name for path in made.files] == ["report.html", "report.ipynb", "manifest.json"]
    assert made.notes == (html_pdf.NO_PANGO,)
    with pytest.raises(RenderError, match="Pango"):
        report(SEED, tmp_path / "pdf", ["pdf"], notebook=notebook(SMALL))


def test_neither_command_nor_kernel_loads_what_no_report_needs(
    tmp_path: Path, notebook: Notebook
) -> None:
    spared = {"rfc3987_syntax", "debugpy", "scipy", "urllib3.poolmanager", "soupsieve.css_parser"}
    loads = f"import sys; print('LOADED', *{spared} & {{*sys.modules}})"
    ask = (
        "import atexit; from analysis.cli.app import main; import sys; "
        "atexit.register(exec, sys.argv.pop(1), {}); main()"
    )
    book = notebook("import analysis as an\nan.analyse(an.parse('“It rains,” she said.'))", loads)
    words = ["report", SEED, "--out", tmp_path, "--notebook", book, "--to", "html"]
    command = [sys.executable, "-c", ask, loads, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "LOADED"
    (ran,) = tmp_path.glob("*/report.ipynb")
    assert nbformat.read(ran, as_version=4).cells[-1].outputs[0].text.strip() == "LOADED"


def test_the_side_file_and_the_call_set_parameters(tmp_path: Path, notebook: Notebook) -> None:
    article = tmp_path / "note.txt"
    article.write_text("Rain is likely, the mayor said.", "utf-8")
    article.with_suffix(".yml").write_text("parameters: {top: 3, name: one}", "utf-8")
    book = notebook("top, name", parameters='article = "x"\ntop: int = 9\nname: str = "none"')
    made = report(article, tmp_path / "out", ["html"], {"name": "two"}, book)
    assert "(3, &#39;two&#39;)" in page(made)
    ran = nbformat.read(made.folder / "report.ipynb", as_version=4)
    assert any("injected-parameters" in c.metadata.get("tags", []) for c in ran.cells)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("topp", 3, "did you mean 'top'"),
        ("top", "many", "must be a whole number"),
        ("top", True, "must be a whole number"),
        ("kind", "smal", "did you mean 'small'"),
    ],
)
def test_wrong_parameters_are_told_of_before_any_work(
    name: str, value: object, told: str, tmp_path: Path, notebook: Notebook
) -> None:
    book = notebook(
        parameters='article = "x"\ntop: int = 9\nkind: str = "big"  # one of big, small'
    )
    with pytest.raises(ParameterError, match=told):
        report(SEED, tmp_path, parameters={name: value}, notebook=book)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b"\x00\x01\x02\x7fELF", b"It rains. " * 30_000, None]
)
def test_what_is_no_article_makes_nothing(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArticleError):
        report(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
