"""The pages as readers get them: the PDF's tags and links, the HTML in a browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from analysis.errors import ParameterError
from analysis.reporting import html_pdf as render
from analysis.reporting.report import Report, report

DATA = Path(__file__).parent / "data"

ENGINE = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def pdf(seed_report: Report) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(seed_report.folder / "report.pdf") as opened:
        yield opened


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure tree."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_the_pdf_is_tagged_as_pdf_ua_asks(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(root.Lang) == "en"
    with pdf.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert "Missile Production" in told["dc:title"]
    found = list(elements(root.StructTreeRoot))
    kinds = {str(element.S) for element in found}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/Link", "/Caption"} <= kinds
    figures = [element for element in found if element.S == "/Figure"]
    assert len(figures) >= 5
    for figure in figures:
        assert len(str(figure.get("/Alt", ""))) > 20


def test_a_validator_of_pdf_ua_finds_nothing(seed_report: Report) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    path = seed_report.folder / "report.pdf"
    told = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    assert [(f.rule_id, f.message) for f in told.failures] == []
    assert told.is_compliant


def test_heads_of_tables_have_a_scope_and_running_heads_are_not_read_out(pdf: pikepdf.Pdf) -> None:
    found = list(elements(pdf.Root.StructTreeRoot))
    heads = [e for e in found if e.S == "/TH"]
    assert {str(e.A.Scope) for e in heads} == {"/Column", "/Row"}
    assert not [e for e in found if e.S == "/Span" and not len(e.get("/K", []))]
    for page in pdf.pages:
        asides = [
            operands[0]
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and operands[0] == "/Artifact"
        ]
        assert asides  # at least the page number


def test_marks_of_figures_lead_to_their_words_in_the_pdf(pdf: pikepdf.Pdf) -> None:
    """Each link lies within its page; one without words says where it leads."""
    named = [e for e in elements(pdf.Root.StructTreeRoot) if e.S == "/Link" and "/Alt" in e]
    told = {str(e.Alt) for e in named}
    assert {"statement 3", "statement 14"} <= told
    assert any(words.startswith("sentence ") for words in told)
    assert len(named) > 50
    for page in pdf.pages:
        _, _, width, height = map(float, page.mediabox)
        for link in page.get("/Annots", []):
            left, top, right, foot = map(float, link.Rect)
            assert 0 < left < right < width, str(link.Contents)
            assert 0 < foot < top < height, str(link.Contents)
            assert int(link.F) & 4  # there in print as well


def test_the_paper_is_a_parameter(seed_report: Report, tmp_path: Path) -> None:
    parameters = {"paper": "Letter", "method": "rules"}
    letter = report(DATA / "quiet.txt", tmp_path, ["pdf", "html"], parameters)
    sizes = {seed_report: (595.28, 841.89), letter: (612, 792)}
    for made, size in sizes.items():
        with pikepdf.open(made.folder / "report.pdf") as opened:
            for page in opened.pages:
                assert [float(x) for x in page.mediabox] == pytest.approx([0, 0, *size], abs=0.1)
    assert "size:Letter" in (letter.folder / "report.html").read_text("utf-8")
    with pytest.raises(ParameterError, match="one of A4, Letter"):
        report(DATA / "quiet.txt", tmp_path, parameters={"paper": "A3"})


def test_no_heading_ends_a_page(seed_report: Report) -> None:
    """What a heading stands over begins on the same page."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-layout", str(seed_report.folder / "report.pdf"), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    html = (seed_report.folder / "report.html").read_text("utf-8")
    heads = [text for _, text in render.contents(html)]
    for page in told.split("\f")[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()][:-1]
        assert lines[-1] not in heads


def test_the_pdf_has_bookmarks_and_links_within(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert "The annotated article" in [item.title for item in title.children]
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert len(links) > 30
    for link in links:
        assert "/URI" not in link.get("/A", {})


def test_the_pdf_carries_its_fonts(pdf: pikepdf.Pdf) -> None:
    names = set()
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.FontDescriptor
            assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            names.add(str(font.BaseFont).split("+")[-1])
    assert any("Source" in name for name in names), names


def test_the_pdf_cuts_nothing_off(seed_report: Report, tmp_path: Path) -> None:
    """Words near the right and lower edge would be cut; the margins must hold none."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    out = tmp_path / "boxes.html"
    command = ["pdftotext", "-bbox", str(seed_report.folder / "report.pdf"), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    from lxml import html

    doc = html.document_fromstring(out.read_bytes())
    for page in doc.xpath("//page"):
        width = float(page.get("width"))
        for word in page.xpath(".//word"):
            assert float(word.get("xmin")) > 40, word.text
            assert float(word.get("xmax")) < width - 40, word.text


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ENGINE)
        yield opened
        opened.close()


@pytest.mark.parametrize(
    ("which", "width", "scheme"),
    [
        ("seed_report", 1280, "light"),
        ("seed_report", 360, "dark"),
        ("hostile_report", 360, "light"),
        ("quiet_report", 360, "light"),
    ],
)
def test_a_browser_opens_the_page_without_a_complaint(
    which: str, width: int, scheme: str, browser: Any, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(which).folder / "report.html"
    view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    said, asked = [], []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.on("dialog", lambda dialog: said.append(dialog.message))
    view.on("request", lambda request: asked.append(request.url))
    view.goto(path.as_uri())
    view.wait_for_timeout(100)
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    # Nothing makes the page itself scroll sideways.
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    shown = view.evaluate(
        "[...document.querySelectorAll('svg.graphic')].filter(e => e.checkVisibility()).length"
    )
    assert shown * 2 == len(view.query_selector_all("svg.graphic"))
    view.close()


def test_printed_by_the_browser_it_is_like_the_pdf(
    seed_report: Report, browser: Any, tmp_path: Path
) -> None:
    """As many pages of the same size, every heading there, nothing of what is for screens."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    view = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    view.goto((seed_report.folder / "report.html").as_uri())
    view.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    view.close()
    told, sizes = [], []
    for path in (tmp_path / "printed.pdf", seed_report.folder / "report.pdf"):
        with pikepdf.open(path) as opened:
            sizes.append((len(opened.pages), [float(x) for x in opened.pages[0].mediabox]))
        command = ["pdftotext", "-raw", str(path), "-"]
        told.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    (count, size), (ours, our_size) = sizes
    assert abs(count - ours) <= 1
    assert size == pytest.approx(our_size, abs=1)
    words = [set(text.split()) for text in told]
    only_printed = {w for w in words[0] - words[1] if w.isalpha()}
    assert not only_printed & {"Search", "everybody", "Skip"}
    assert len(words[0] & words[1]) > 0.93 * len(words[1])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_keeps_anybody_out(
    seed_report: Report, browser: Any, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core")
    # Axe is put into the page from outside, which the page's own policy rightly forbids.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    view = context.new_page()
    view.goto((seed_report.folder / "report.html").as_uri())
    view.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    asked = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = axe.Axe().run(view, options=asked).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    context.close()


def test_the_table_can_be_filtered_and_sorted(seed_report: Report, browser: Any) -> None:
    view = browser.new_page(viewport={"width": 1280, "height": 800})
    view.goto((seed_report.folder / "report.html").as_uri())
    first = "document.querySelector('tr[id^=r]').closest('table')"
    rows = f"[...{first}.querySelectorAll('tr[id^=r]')].filter(r => !r.hidden)"
    every = view.evaluate(f"{rows}.length")
    chosen = view.locator(".controls:has(+ .scroll tr[id^=r]) select").first
    chosen.select_option(label="Hassan Rouhani")
    assert set(view.evaluate(f"{rows}.map(r => r.dataset.speaker)")) == {"Hassan Rouhani"}
    # A link to a statement of somebody else brings its row back.
    view.evaluate("location.hash = 'r1'")
    view.wait_for_function(f"{rows}.length === {every}")
    view.click("table:has(tr[id^=r]) button.sort >> nth=0")
    view.click("table:has(tr[id^=r]) button.sort >> nth=0")
    numbers = view.evaluate(f"{rows}.map(r => Number(r.cells[0].textContent))")
    assert numbers == sorted(numbers, reverse=True)
    view.close()


def test_a_statement_lights_up_as_a_whole(seed_report: Report, browser: Any) -> None:
    """By mouse and by keyboard: source, cue and content of one statement, and no other's."""
    view = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    view.goto((seed_report.folder / "report.html").as_uri())
    lit = "[...new Set([...document.querySelectorAll('mark.lit')].flatMap(m => [...m.classList]))]"
    view.hover("mark.cue[data-s='3']")
    assert {"source", "cue", "content"} <= set(view.evaluate(lit))
    of = "[...document.querySelectorAll('mark.lit')].map(m => m.dataset.s)"
    assert all("3" in numbers.split() for numbers in view.evaluate(of))
    view.mouse.move(0, 0)
    assert view.evaluate(lit) == []
    view.focus("#s3")
    assert {"source", "cue", "content"} <= set(view.evaluate(lit))
    view.close()


def test_without_a_script_all_is_there(seed_report: Report, browser: Any) -> None:
    """Every row, mark and table is in the page; only searching and sorting need the script."""
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto((seed_report.folder / "report.html").as_uri())
    assert view.locator("tr[id^=r]").count() == view.locator(".marked a.number").count() > 8
    view.locator("details.behind summary").first.click()
    assert view.locator("details.behind table").first.is_visible()
    assert view.locator(".controls").count() == 0
    assert (seed_report.folder / "report.html").stat().st_size < 1_500_000
    context.close()


def test_every_number_leads_to_the_marked_words(seed_report: Report, browser: Any) -> None:
    view = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    view.goto((seed_report.folder / "report.html").as_uri())
    view.click("tr[id^=r] a[href='#s3']")
    assert view.evaluate("location.hash") == "#s3"
    assert view.evaluate("document.querySelector('#s3').closest('.marked') !== null")
    top = view.evaluate("document.querySelector('#s3').getBoundingClientRect().top")
    assert 0 <= top < 800
    view.click("#s3")
    assert view.evaluate("location.hash") == "#r3"
    view.close()
