"""The workbench's page as JupyterLab, VS Code and Colab load it: text, imported from a blob.

Each of them hands the module's text to ``import()`` and calls ``render`` with a model and an
element (https://anywidget.dev/en/afm); so does this page, which lets nothing through to a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.article.article import parse
from analysis.statements.statements import statements
from analysis.views import workbench as wb
from analysis.views.workbench_view import view
from analysis.views.workbench_widgets import MODULE, acted, work_widget

# Written for Sayso.
TEXT = (
    "Council Meets 😀 Twice\n\nTom Ward met Ann Lee <b>on</b> Monday.\n\n"
    '"The bridge is safe," said Ann Lee. "We tested it twice."\n\n'
    "Tom Ward said the tests were old and the river was high."
)
PAGE = (
    "<!DOCTYPE html><html lang=en><title>Test</title><meta charset=utf-8>"
    "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src blob: "
    "'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'\"><main><h1>Test</h1><h2>Desk</h2>"
    "<h3>Article</h3><div id=desk></div></main>"
)
LOAD = """async ({source, css, view}) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const module = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const render = module.default.render;
  const listeners = [];
  window.sent = [];
  window.model = {
    view,
    get: (name) => (name === "view" ? window.model.view : undefined),
    set: () => { throw Error("the page must not change the state"); },
    save_changes: () => { throw Error("the page must not change the state"); },
    on: (what, call) => listeners.push([what, call]),
    off: (what, call) => listeners.splice(listeners.findIndex(([, c]) => c === call), 1),
    send: (content) => window.sent.push(content),
  };
  window.show = (next) => { window.model.view = next; listeners.forEach(([, call]) => call()); };
  window.gone = await render({ model: window.model, el: document.getElementById("desk") });
}"""
SELECT = """(words) => {
  const article = document.querySelector(".article");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("button")) nodes.push(walker.currentNode);
  }
  const all = nodes.map((n) => n.data).join("");
  const place = (at) => {
    for (const node of nodes) {
      if (at <= node.data.length) return [node, at];
      at -= node.data.length;
    }
  };
  const start = all.indexOf(words);
  const range = document.createRange();
  range.setStart(...place(start));
  range.setEnd(...place(start + words.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  article.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
}"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    sync = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync.sync_playwright() as play:
        made = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield made
        made.close()


class Desk:
    """A page with the workbench in it; Python answers each message, as the kernel would."""

    def __init__(self, browser: Any, width: int = 1200, scheme: str = "light") -> None:
        said = statements(parse(TEXT, "bridge"), method="rules")
        first = replace(said[0], speaker_p=0.6, runner_up="Tom Ward", confidence=0.5)
        said = replace(said, items=(first, *said[1:]))
        self.on = wb.Bench(said.article, said.article, said, (), said, (), coder="Eva")
        self.complaints: list[str] = []
        self.page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.page.route("**/*", lambda route: route.abort())
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.set_content(PAGE)
        widget = work_widget(self.on)
        self.css = str(widget._css)
        known = {"source": str(widget._esm), "css": self.css, "view": view(self.on)}
        self.page.evaluate(LOAD, known)

    def answer(self) -> dict[str, Any]:
        """Let Python do what the page has asked for last, and show what comes of it."""
        (request,) = self.page.evaluate("window.sent.splice(0)")
        self.on, message, chosen = acted(self.on, request)
        self.page.evaluate("(next) => window.show(next)", view(self.on, message, chosen=chosen))
        return dict(request)

    def press(self, name: str) -> dict[str, Any]:
        self.page.get_by_role("button", name=name, exact=True).click()
        return self.answer()


def test_the_module_stands_alone() -> None:
    source = MODULE.read_text("utf-8")
    code = re.sub(r"//[^\n]*", "", source)
    assert not re.search(r"\bimport\b|\brequire\b|https?:|\bfetch\b|innerHTML|\beval\b", code)
    assert re.search(r"^export default \{ render \};$", source, re.M)


def test_a_selection_becomes_a_statement(browser: Any) -> None:
    desk = Desk(browser)
    # Behind a character that JavaScript counts as two, and across marks.
    for words, speaker in (("met Ann Lee <b>on</b> Mon", "Tom Ward"), ("high", "")):
        desk.page.evaluate(SELECT, words)
        desk.page.locator(".who-new").fill(speaker)
        request = desk.press("New statement")
        assert TEXT[request["start"] : request["end"]] == words
        added = wb.statement(desk.on, desk.on.outcomes[-1].number)
        assert added.speaker == speaker
        lit = desk.page.locator("mark.lit").all_inner_texts()
        assert "".join(lit) == added.content[0].of(TEXT)
    assert desk.page.get_by_text("Added by hand.").first.is_visible()
    assert desk.page.get_by_text("Not saved yet.").is_visible()
    desk.press("Undo")
    assert len(desk.on.corrections) == 1
    assert desk.complaints == []


def test_what_is_not_sure_is_worked_through(browser: Any) -> None:
    desk = Desk(browser)
    page = desk.page
    item = page.locator(".queue .item")
    assert item.count() == len(view(desk.on)["queue"])
    assert "60% sure, or Tom Ward" in item.first.inner_text()
    item.first.click()
    assert "unsure" in (page.locator("mark.lit.content").first.get_attribute("class") or "")
    desk.press("It is Tom Ward")
    assert desk.on.statements[0].speaker == "Tom Ward"
    left = len(view(desk.on)["queue"])
    assert item.count() == left
    assert page.get_by_role("tab", name=f"To check ({left})").is_visible()
    assert desk.on.statements[0].number not in [row["number"] for row in view(desk.on)["queue"]]


def test_split_merge_and_names(browser: Any) -> None:
    desk = Desk(browser)
    number = next(s.number for s in desk.on.statements if "river" in desk.on.statements.words(s))
    desk.page.locator(f".number[data-n='{number}']").click()
    desk.page.evaluate(SELECT, "and the river")
    desk.press(f"Split no. {number} here")
    assert len(desk.on.statements) == number + 1
    desk.page.locator(f".number[data-n='{number}']").click()
    desk.page.locator("select.other").select_option(str(number + 1))
    desk.press("Merge")
    assert len(desk.on.statements) == number
    desk.page.get_by_role("tab", name="Names").click()
    desk.page.locator(".actor").fill("Ann Lee")
    desk.page.locator(".alias").fill("the Iron Lady")
    desk.press("Join names")
    assert desk.on.article.aliases["Ann Lee"] == ("the Iron Lady",)
    desk.page.get_by_role("tab", name="Corrections (3)").click()
    assert "Eva, 20" in desk.page.locator(".queue").inner_text()


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (1200, "dark"), (380, "light")])
def test_everybody_can_use_it(browser: Any, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    desk = Desk(browser, width, scheme)
    if scheme == "dark":
        desk.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
        desk.page.add_style_tag(content="body{background:#111;color:#eee}")
    desk.page.locator(".number").first.click()
    desk.page.evaluate(SELECT, "bridge")
    found = Axe().run(desk.page).response["violations"]
    assert [(v["id"], [n["html"][:90] for n in v["nodes"]]) for v in found] == []
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_leaves_nothing_behind(browser: Any) -> None:
    desk = Desk(browser)
    desk.page.evaluate("window.gone()")
    desk.page.evaluate("document.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}))")
    desk.page.evaluate("window.show({})")
    assert desk.complaints == []


def test_it_is_packed_with_sayso() -> None:
    root = Path(wb.__file__).parents[1]
    assert MODULE.is_relative_to(root / "templates")  # carried along, see pyproject.toml
