"""The brief: one page in HTML and as a PDF, whatever the article; and paper that wastes none."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

import analysis as an
from analysis.reporting import brief, html_pdf
from analysis.reporting.report import report
from analysis.views import brief as brief_view
from tests import pdf_rules

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
ENGINE = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Words without a break, written for Sayso: a place, an office, an address with a token.
PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochwithmorelettershereandthere"
TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" * 5
LONG_WORDS = f"""Officials Weigh {PLACE} Plan

Minister Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft-Meier \
said on Monday that the plan “would cost 4 million dollars and help {PLACE} recover.”

Ann Lee, the mayor, said the documents at https://example.org/plan?token={TOKEN}&session=1 were \
“false and outrageous, {PLACE}.”
"""


def long_article() -> str:
    """An article of many speakers, long claims and a long title, written for Sayso."""
    names = ["Ann Lee", "Bob Roe", "Carla Diaz", "Dan Poe", "Eva Kern", "Finn Marsh", "Gus Hale",
             "Hana Volt", "Ian Frost", "Jane Moss", "Karl Winter", "Lea Stone"]  # fmt: skip
    said = "\n\n".join(
        f"{name}, a member of the council, said that the city had paid {9 + n} million dollars for "
        f"{n + 3} trams in {2000 + n}, that {n + 12} percent of them had stood still for a year, "
        "and that nobody on the board of the works had been told of it before the council voted "
        "in spring, as it did with a majority of one."
        for n, name in enumerate(names * 4)
    )
    return f"Council Hears {'Many Long Words About the Old Trams and ' * 5}Nothing Else\n\n{said}\n"


def known(title: str, paper: str) -> dict[str, Any]:
    words = {"lang": "en", "facts": ["1 January 2020"], "input": "a.txt", "digest": "0" * 64}
    made = {"version": "1", "made": "2020-01-01T00:00:00Z", "made_words": "1 January 2020"}
    return {"title": title, **words, **made, "notes": [], "warning": "", "paper": paper}


def words_of(pdf: Path | bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture(scope="module")
def long_brief() -> tuple[an.Analysis, dict[str, Any]]:
    article = an.parse(long_article())
    return an.analyse(article, method="rules"), known(article.title, "A4")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_brief_of_a_long_article_is_one_page(
    paper: str, long_brief: tuple[an.Analysis, dict[str, Any]], tmp_path: Path
) -> None:
    a, facts = long_brief
    _, data = brief.on_paper(a, {**facts, "paper": paper}, "x")
    (text,) = words_of(data)
    for heading in (brief_view.IN_SHORT, brief_view.STRIP, brief_view.CHECKS, brief_view.TRUST):
        assert heading in text
    (tmp_path / "brief.pdf").write_bytes(data)
    assert pdf_rules.faults(tmp_path / "brief.pdf") == []


def test_what_does_not_fit_is_cut_down_until_it_does(
    long_brief: tuple[an.Analysis, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With three times the room taken by the first step, a later one is taken."""
    a, facts = long_brief
    huge = brief._Step(brief_view.Room(), 40.0, 200)
    monkeypatch.setattr(brief, "STEPS", (huge, huge, *brief.STEPS[-2:]))
    step, data = brief.on_paper(a, facts, "x")
    assert step >= 2
    assert len(words_of(data)) == 1


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Report and brief of an article full of long words."""
    folder = tmp_path_factory.mktemp("words")
    (folder / "words.txt").write_text(LONG_WORDS, "utf-8")
    return report(folder / "words.txt", folder, ["html", "pdf", "brief"]).folder


def test_the_command_makes_a_brief_instead_of_a_report(
    tmp_path: Path, sayso: Callable[..., tuple[int, str, str]]
) -> None:
    parameters = ("-p", "method=rules")
    status, printed, _ = sayso(
        "report", DATA / "quiet.txt", "--out", tmp_path, "--brief", *parameters
    )
    names = {path.name for path in (tmp_path / "quiet").iterdir()}
    assert status == 0
    assert {"brief.html", "brief.pdf", "manifest.json"} <= names
    assert not names & {"report.html", "report.pdf"}
    assert str(tmp_path / "quiet" / "brief.pdf") in printed.splitlines()
    # Asked again it is up to date; a report that is asked for then comes beside it.
    assert "up to date" in sayso(
        "report", DATA / "quiet.txt", "--out", tmp_path, "--brief", *parameters
    )[2]  # fmt: skip
    sayso("report", DATA / "quiet.txt", "--out", tmp_path, "--to", "html", *parameters)
    names = {path.name for path in (tmp_path / "quiet").iterdir()}
    assert {"brief.html", "brief.pdf", "report.html"} <= names


def test_links_of_a_brief_lead_into_the_report_beside_it(made: Path) -> None:
    page = (made / "brief.html").read_text("utf-8")
    whole = (made / "report.html").read_text("utf-8")
    ids = set(re.findall(r'\bid="([^"]+)"', whole))
    there = set(re.findall(r'\bid="([^"]+)"', page))
    linked = re.findall(r'href="report\.html#([^"]+)"', page)
    assert linked
    assert set(linked) <= ids
    assert set(re.findall(r'href="#([^"]+)"', page)) <= there | {"main"}
    with pikepdf.open(made / "brief.pdf") as pdf:  # handed on alone it has nowhere to lead
        assert not [note for page in pdf.pages for note in page.get("/Annots", [])]


def test_long_words_stay_on_the_paper(made: Path) -> None:
    for name in ("report.pdf", "brief.pdf"):
        document = pypdfium2.PdfDocument(made / name)
        for page in document:
            text, width = page.get_textpage(), page.get_width()
            for n in range(text.count_rects()):
                left, _, right, _ = text.get_rect(n)
                assert 40 < left < right < width - 40, name
        letters = "".join("".join(words_of(made / name)).split())
        assert PLACE in letters or name == "brief.pdf"


@pytest.mark.parametrize("which", ["seed_report", "hostile_report"])
def test_the_tags_of_a_report_keep_all_rules(
    which: str, made: Path, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(which).folder
    assert pdf_rules.faults(folder / "report.pdf") == []
    assert pdf_rules.faults(made / "report.pdf") == []
    assert pdf_rules.faults(made / "brief.pdf") == []


def test_the_rules_find_what_breaks_them(made: Path, tmp_path: Path) -> None:
    with pikepdf.open(made / "report.pdf") as pdf:
        tree = [element for _, element in pdf_rules.elements(pdf.Root.StructTreeRoot)]
        head = next(element for element in tree if element.S == "/TH")
        del head.A["/Scope"]
        figure = next(element for element in tree if element.S == "/Figure")
        figure.Alt = ""
        item = next(element for element in tree if element.S == "/LBody")
        item.S = pikepdf.Name("/P")
        pdf.save(tmp_path / "broken.pdf")
    assert set(pdf_rules.faults(tmp_path / "broken.pdf")) == {
        "a head cell has no scope", "a figure has no words in its stead", "/LI holds /P",
    }  # fmt: skip


def test_a_table_over_several_pages_is_one(seed_report: Any) -> None:
    with pikepdf.open(seed_report.folder / "report.pdf") as pdf:
        several = 0
        for _, table in pdf_rules.elements(pdf.Root.StructTreeRoot):
            if table.S == "/Table":
                rows = [e for _, e in pdf_rules.elements(table) if e.S == "/TR"]
                several += len({row.Pg.objgen for row in rows}) > 1
        assert several


def ink(page: Any) -> float:
    """How far down a page its last line is, as a share of its height; the foot left out."""
    picture: Image.Image = page.render(scale=0.5, grayscale=True).to_pil()
    inner = picture.crop((0, 0, picture.width, int(0.94 * picture.height)))
    _, _, _, foot = inner.point(lambda grey: 255 if grey < 200 else 0).getbbox() or (0, 0, 0, 0)
    return foot / picture.height


def test_page_one_is_filled_and_a_short_article_takes_six_pages(
    seed_report: Any, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "seeds" / "iran-missiles-wire.txt", tmp_path / "wire.txt")
    text = (tmp_path / "wire.txt").read_text("utf-8")
    assert 350 < an.parse(text).word_count < 450  # dense: a statement every eighteen words
    short = report(tmp_path / "wire.txt", tmp_path)
    document = pypdfium2.PdfDocument(short.folder / "report.pdf")
    assert len(document) <= 6
    assert "leaves out the figures and tables" in " ".join(
        words_of(short.folder / "report.pdf")[-1].split()
    )
    for path in (short.folder, seed_report.folder):
        assert ink(pypdfium2.PdfDocument(path / "report.pdf")[0]) > 0.75


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ENGINE)
        yield opened
        opened.close()


def test_a_browser_prints_a_brief_on_one_page(
    browser: Any, long_brief: tuple[an.Analysis, dict[str, Any]], made: Path, tmp_path: Path
) -> None:
    a, facts = long_brief
    step, _ = brief.on_paper(a, facts, "x")
    (tmp_path / "long.html").write_text(html_pdf.screen(brief.page(a, facts, "", step)), "utf-8")
    for path in (tmp_path / "long.html", made / "brief.html"):
        view = browser.new_page(color_scheme="dark")
        view.goto(path.as_uri())
        view.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
        view.close()
        assert len(words_of(tmp_path / "printed.pdf")) == 1, path


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_a_brief_or_digest(
    made: Path, browser: Any, width: int, scheme: str, tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core")
    from analysis.scheduling import digest

    lines = (digest.Line("New speaker", "Ann Lee", 1), digest.Line("Denied", PLACE, 2))
    entry = digest.Entry("a", PLACE, "The Post", "2020-01-02", "a/report.html", "", lines)
    page = digest.page(digest.Digest("Trams", 3, 1, (entry,), ("web",), "Right 9 of 10."))
    (tmp_path / "digest.html").write_text(page, "utf-8")
    for path in (made / "brief.html", tmp_path / "digest.html"):
        context = browser.new_context(
            bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800}
        )
        view = context.new_page()
        view.goto(path.as_uri())
        assert view.evaluate("document.documentElement.scrollWidth") <= width
        assert view.evaluate("document.querySelector('main').clientWidth") > min(width, 700) - 60
        asked = {
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        }
        found = axe.Axe().run(view, options=asked).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
        context.close()
