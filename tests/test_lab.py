"""`make lab`: each notebook is run in a browser and looks, in light and dark, as it should."""

from __future__ import annotations

import html
import json
import re
import shutil
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from analysis.reporting.report import report
from tests import pictures
from tests.jupyterlab import NEWS, ROOT, free_port, lab, run_all, until

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
SCROLLED = """async () => {
  const pane = document.querySelector(".jp-WindowedPanel-outer");
  for (let last = -1; pane.scrollTop > last; pane.scrollTop += 600) {
    last = pane.scrollTop;
    await new Promise(requestAnimationFrame);
  }
  return document.querySelectorAll(".jp-OutputArea-output").length;
}"""
# Words on an output whose colour is too near to that of what they lie on (WCAG 2: 4.5 to 1).
FAINT = """() => {
  const rgb = (told) => told.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [[r, 0.2126], [g, 0.7152], [b, 0.0722]].reduce((sum, [part, by]) =>
    sum + by * (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4), 0);
  const ground = (of) => {
    for (let at = of; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const all = [...document.querySelectorAll(".sayso *, .sayso-bench *")];
  const told = all.filter((e) => !e.closest("svg") && e.checkVisibility() &&
    [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  const faint = told.filter((e) => {
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
  });
  return [told.length, faint.map((e) => e.outerHTML.slice(0, 120))];
}"""
# Words of figures that stand out of their figure on the left or the right.
CUT = """() => [...document.querySelectorAll("svg.graphic text")].filter((text) => {
  if (!text.checkVisibility()) return false;
  const [inner, outer] = [text, text.closest("svg")].map((e) => e.getBoundingClientRect());
  return inner.left < outer.left - 2 || inner.right > outer.right + 2;
}).map((text) => text.textContent)"""
ASKEW = """() => [...document.querySelectorAll(".sayso td, .sayso th")].filter((cell) =>
  (getComputedStyle(cell).textAlign === "right") !== cell.classList.contains("number")
).map((cell) => cell.outerHTML.slice(0, 120))"""
UNSEEN = """() => [...document.querySelectorAll(".sayso .key")].filter((swatch) =>
  swatch.getBoundingClientRect().width < 6 ||
  getComputedStyle(swatch).backgroundColor === "rgba(0, 0, 0, 0)"
).length"""
SELECT = """(words) => {
  const article = document.querySelector(".sayso-bench .article");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    article.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
    return;
  }
  throw Error("the words are not in one piece of the article");
}"""
# anywidget gives a widget's module two seconds to load, which a busy machine does not keep to.
PATIENT = """const timeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => timeout(Math.max(ms, 60000));"""
LOOK = """(role) => {
  const found = getComputedStyle(document.querySelector(`.marked mark.${role}`));
  return [found.color, found.backgroundColor];
}"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A server in a copy of the project, a page of it, and what the page complained of."""

    folder: Path
    address: str
    page: Any
    complaints: list[str] = field(default_factory=list)

    def open(self, name: str) -> None:
        """Open a notebook alone, run all cells and look at each of them."""
        self.complaints.clear()
        self.page.goto(f"{self.address}/lab/tree/notebooks/{name}.ipynb?token=t&reset")
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        run_all(self.page)
        assert self.page.evaluate(SCROLLED) > 2

    def change(self, theme: str) -> None:
        """Change to the light or the dark theme.

        JupyterLab's splash screen goes 200 ms later, and throws if it is called up again before.
        """
        change = "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"
        self.page.evaluate(change, f"JupyterLab {theme}")
        light = str(theme == "Light").lower()
        gone = "document.getElementById('jupyterlab-splash') === null"
        until(self.page, f"document.body.dataset.jpThemeLight === '{light}' && {gone}")

    def asked(self, path: str, method: str = "GET") -> Any:
        """What the server answers."""
        url = f"{self.address}/api/{path}?token=t"
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=30) as told:
            text = told.read().decode()
        return json.loads(text) if text else None

    def close(self) -> None:
        """End the kernels, each of which holds the models."""
        for session in self.asked("sessions"):
            self.asked(f"sessions/{session['id']}", "DELETE")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Desk]:
    sync = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    folder = tmp_path_factory.mktemp("project")
    for name in ("notebooks", "seeds"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns(".*", "*.corrections.yml")
        )
    found = re.search(
        r"^lab:.*\n\t\$\(BIN\)/jupyter lab (.*) \$\(ARGS\)$", (ROOT / "Makefile").read_text(), re.M
    )
    assert found is not None
    with lab(folder, free_port(), found[1].split()) as address, sync.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 1700})
        page.set_default_timeout(60_000)
        page.add_init_script(PATIENT)
        made = Desk(folder, address, page)
        page.on(
            "console",
            lambda told: made.complaints.append(told.text) if told.type == "error" else None,
        )
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        yield made
        browser.close()


@pytest.fixture(scope="module", params=NOTEBOOKS)
def ran(opened: Desk, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A notebook after Run All; pytest lets all tests of one follow each other."""
    opened.open(request.param)
    yield opened
    opened.close()


def test_it_opens_on_the_notebooks_with_the_articles_in_reach(opened: Desk) -> None:
    opened.page.goto(f"{opened.address}/?token=t")
    shown = "[...document.querySelectorAll('.jp-DirListing-itemText')].map(e => e.textContent)"
    until(opened.page, f"{shown}.join().includes('article.ipynb')")
    opened.page.locator(".jp-BreadCrumbs-home").click()
    until(opened.page, f"{shown}.join().includes('seeds')")
    seeds = opened.asked("contents/seeds")
    assert "iran-missiles.txt" in {item["name"] for item in seeds["content"]}
    assert seeds["writable"]  # an article can be uploaded


def test_run_by_run_all_it_shows_no_error_and_can_be_read(ran: Desk) -> None:
    page = ran.page
    assert page.locator("[data-mime-type*=stderr], [data-mime-type*=error]").count() == 0
    assert page.locator(".jp-OutputArea-output").filter(has_text="Error:").count() == 0
    for theme in ("Light", "Dark"):
        ran.change(theme)
        page.evaluate(SCROLLED)
        told, faint = page.evaluate(FAINT)
        assert told > 20
        assert faint == []
    assert page.evaluate(CUT) == []
    assert page.evaluate(ASKEW) == []
    assert page.evaluate(UNSEEN) == 0
    assert ran.complaints == []


@pytest.mark.parametrize("ran", ["article"], indirect=True)
def test_the_marked_article_tells_source_cue_and_content_apart(ran: Desk) -> None:
    """And a mark of a figure leads to its statement, its number back to the table."""
    for theme in ("Light", "Dark"):
        ran.change(theme)
        looks = {tuple(ran.page.evaluate(LOOK, role)) for role in ("source", "cue", "content")}
        assert len(looks) == 3
        assert "rgb(255, 255, 0)" not in {ground for _, ground in looks}
    inside = (
        "(() => { const box = document.querySelector('ID').getBoundingClientRect(); "
        "return box.top >= 0 && box.bottom <= innerHeight })()"
    )
    ran.page.locator(".wide .spot[href='#s8']").first.click()
    until(ran.page, inside.replace("ID", "#s8"))
    ran.page.locator("#s8").click()
    until(ran.page, inside.replace("ID", "#r8"))


@pytest.mark.parametrize("ran", ["explore"], indirect=True)
def test_in_explore_a_selection_becomes_a_statement_and_the_report_follows(ran: Desk) -> None:
    page = ran.page
    words = "heaped pressure on the Obama administration"
    page.locator(".sayso-bench .article").wait_for()
    page.evaluate(SELECT, words)
    page.locator(".sayso-bench .who-new").fill("Laura Kettering")
    page.get_by_role("button", name="New statement").click()
    page.get_by_text("Not saved yet.", exact=True).wait_for()
    lit = page.locator(".sayso-bench mark.lit").all_inner_texts()
    assert words in "".join(lit)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("All is saved.", exact=True).wait_for()
    page.evaluate(f"document.querySelectorAll('{NEWS}').forEach(button => button.click())")
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
    ran.change("Light")
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    picture = page.screenshot()
    seed = ran.folder / "seeds" / "iran-missiles.txt"
    saved = seed.with_suffix(".corrections.yml").read_text()
    assert "speaker: Laura Kettering" in saved
    made = report(seed, ran.folder / "out", ["html"], {"method": "rules"})
    shown = html.unescape((made.folder / "report.html").read_text("utf-8"))
    assert "Laura Kettering" in shown
    assert "An analyst made 1 correction" in shown
    pictures.check("explore", picture, alike=20.0)  # JupyterLab changes as well
