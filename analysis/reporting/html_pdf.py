"""From an executed notebook to one HTML page and one PDF that ask nothing of any network."""

from __future__ import annotations

import atexit
import base64
import gc
import hashlib
import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from analysis.common import jupyter, sanitize
from analysis.common.jupyter import FIGURE
from analysis.common.logging import quiet
from analysis.common.long_words import breakable
from analysis.common.palette import DARK, LIGHT, declared
from analysis.common.slim_imports import when_used
from analysis.errors import RenderError
from analysis.reporting import prepare_pdf as paper
from analysis.reporting.load_weasyprint import load_weasyprint

TEMPLATES = Path(__file__).parents[1] / "templates"
PRIORITY = (
    "text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/latex",
    "text/plain",
)  # fmt: skip
NO_PANGO = (
    "The PDF was left out because Pango is missing; install it with `apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0`, `brew install pango` or `conda install pango`."
)
_ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>', re.S)
_TITLE = re.compile(r"<h1\b.*?</h1>\s*", re.S)
_HEADING = re.compile(r'<h2\b(?:[^>]*?\bid="([^"]*)")?[^>]*>(.*?)</h2>', re.S)
_TAG = re.compile(r"<[^>]+>")
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)


def cells(notebook: Any, code: str = "hide") -> str:
    """The notebook's prose and outputs as HTML, in sections that start at each second heading.

    Args:
        notebook: As nbformat reads it, executed.
        code: ``hide`` leaves code out, ``fold`` folds it away, ``show`` opens it.
    """
    body, _ = _exporter().from_notebook_node(notebook, resources={"code": code})
    body = _TITLE.sub("", sanitize.shown(body), count=1)  # the page has its own
    return _sections(re.sub(r"<(/?)h1\b", r"<\1h2", body))


def page(body: str, facts: Mapping[str, Any]) -> str:
    """The whole page around the body: style sheet, fonts and script inside.

    Args:
        body: What ``cells`` made.
        facts: title, lang, facts, input, digest, version, made (ISO 8601), made_words, notes; and
            settings, versions, paper, short (a text of few words, of which paper shows less), brief
            (all on one page) and more (a style sheet) where these are to be told.
    """
    from analysis.views import fonts

    script = (TEMPLATES / "page.js").read_text("utf-8").strip()
    words = html.unescape(_TAG.sub(" ", body)) + sanitize.shown(" ".join(map(str, facts.values())))
    rendered: str = environment().get_template("page.html.j2").render(
        body=breakable(body),
        toc=[] if facts.get("brief") else contents(body),
        fonts=fonts.stylesheet("".join(sorted(set(words)))),
        style=style(str(facts.get("paper", "A4"))) + str(facts.get("more", "")),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        **{"settings": "", "versions": "", "short": False, "brief": False, **facts},
    )  # fmt: skip
    return rendered


def failure(facts: Mapping[str, Any]) -> str:
    """The short page that tells why there is no report.

    Args:
        facts: title, sentence, source, error, trace, untouched, version, made_words.
    """
    rendered: str = environment().get_template("failure.html.j2").render(**facts)
    return rendered


def screen(page: str) -> str:
    """The page as a browser gets it: the colours of its figures follow light and dark."""
    names = {colour.lower(): name for name, colour in LIGHT.items()}

    def themed(figure: re.Match[str]) -> str:
        return re.sub(
            r"#[0-9a-f]{6}\b",
            lambda m: f"var(--{names[m[0]]})" if m[0] in names else m[0],
            figure[0],
        )

    return FIGURE.sub(themed, page)


def pdf(page: str, identifier: str) -> bytes:
    """The page as a PDF/UA-1 file.

    Args:
        page: What ``page`` made.
        identifier: Stands for the content; equal pages get equal files.

    Raises:
        RenderError: Pango is missing, or the page cannot be laid out.
    """
    return fitted([page], identifier)[1]


def fitted(tries: Iterable[str], identifier: str) -> tuple[int, bytes]:
    """Which of several pages is the first to take up one sheet of paper, and its PDF/UA-1 file.

    Args:
        tries: What ``page`` made, from the longest; the last one is taken where none fits.
        identifier: Stands for the content; equal pages get equal files.

    Raises:
        RenderError: Pango is missing, or the page cannot be laid out.
    """
    with quiet("weasyprint", "fontTools"), _uncollected():
        try:
            load_weasyprint()
            import weasyprint
            from weasyprint.urls import URLFetcher
        except OSError as error:  # WeasyPrint loads Pango when it is imported
            raise RenderError(NO_PANGO) from error
        inside_only = URLFetcher(allowed_protocols={"data"})
        options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": _key(identifier)}
        for number, page in enumerate(tries):  # noqa: B007 - the last one counts
            ready = paper.prepared(page)
            sheet, faces = _sheet(_plain("".join(_STYLE.findall(ready))))
            source = weasyprint.HTML(
                string=_STYLE.sub("", ready), base_url=None, url_fetcher=inside_only
            )
            document = source.render(stylesheets=[sheet], font_config=faces, **options)
            if len(document.pages) == 1:
                break
        data: bytes = document.write_pdf(finisher=paper.finished, **options)
    return number, data


def _key(identifier: str) -> bytes:
    return hashlib.sha256(identifier.encode()).digest()[:16]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be collected: looking for it takes a quarter of the time of a layout."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:  # what there is counts as old now, and need not be gone through at once
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _plain(css: str) -> str:
    """A style sheet with its colours in place of their names, which take longer to be read."""
    return re.sub(
        r"var\(--(\w+)\)", lambda m: LIGHT.get(m[1], m[0]), css.replace(_named(LIGHT), "")
    )


@cache
def _sheet(css: str) -> tuple[Any, Any]:
    """A style sheet read for paper with its fonts; kept, since most pages share theirs."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from analysis.views import fonts

    class Beside(URLFetcher):  # type: ignore[misc]
        """Finds the fonts: within the sheet each would be read letter by letter."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            return URLFetcherResponse(url, beside[url])

    css, beside = fonts.set_apart(css, "font")
    faces = FontConfiguration()
    atexit.register(_sheet.cache_clear)  # it can tidy up only while the interpreter stands
    atexit.register(gc.freeze)  # to go through what layouts leave behind takes half a second
    sheet = weasyprint.CSS(
        string=css, media_type="print", font_config=faces, url_fetcher=Beside(), base_url=None
    )
    return sheet, faces


def style(size: str = "A4") -> str:
    """The page's style sheet, the colours of the palette and the size of the paper filled in."""
    css = (TEMPLATES / "page.css").read_text("utf-8")
    css = css.replace("/* shown.css */", jupyter.looks(), 1)
    return colours() + css.replace("size:A4", f"size:{size}", 1)


def colours() -> str:
    """Rules that name the colours of the palette, for light and dark screens and for paper."""
    return f"{_named(LIGHT)}\n@media screen and (prefers-color-scheme:dark){{{_named(DARK)}}}\n"


def _named(colours: Mapping[str, str]) -> str:
    """A rule that gives colours their names."""
    return f":root{{{declared(colours)}}}"


def _sections(body: str) -> str:
    """The body with each second heading and what follows it in a section of its own."""
    out, used, at = [], set[str](), 0
    for heading in _HEADING.finditer(body):
        ident = _unused(heading[1] or _slug(heading[2]), used)
        out.append(body[at : heading.start()] + ("</section>\n" if at else ""))
        out.append(f'<section aria-labelledby="{ident}">\n<h2 id="{ident}">{heading[2]}</h2>')
        at = heading.end()
    out.append(body[at:] + ("\n</section>" if at else ""))
    return "".join(out)


def contents(body: str) -> list[tuple[str, str]]:
    """The id and the words of each second heading."""
    return [
        (heading[1], html.unescape(_TAG.sub("", heading[2])).strip())
        for heading in _HEADING.finditer(body)
    ]


def _unused(ident: str, used: set[str]) -> str:
    name, count = ident, 1
    while name in used:
        count += 1
        name = f"{ident}-{count}"
    used.add(name)
    return name


def _slug(heading: str) -> str:
    from analysis.common.slugs import slugify

    return slugify(html.unescape(_TAG.sub("", heading)))


def _prose(source: str) -> str:
    """Markdown as HTML, without the signs that stand for anchors."""
    from nbconvert.filters import markdown2html

    text: str = _ANCHOR.sub("", markdown2html(source))
    return re.sub(
        r'(<h2\b[^>]*?\bid=")([^"]*)', lambda m: m[1] + _slug(m[2].replace("-", " ")), text
    )


def _highlighter() -> Any:
    from nbconvert.filters import Highlight2HTML

    return Highlight2HTML(pygments_lexer="ipython3")


@cache
def _exporter() -> Any:
    when_used("soupsieve")  # selectors of style sheets, which nothing of nbconvert's asks for
    from nbconvert.exporters import TemplateExporter

    return TemplateExporter(
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        file_extension=".html",
        display_data_priority=list(PRIORITY),
        filters={"prose": _prose, "bare": jupyter.bare, "highlight_code": _highlighter()},
    )


def warm(formats: Collection[str] = ("html", "pdf")) -> None:
    """Load exporter, templates and fonts for reports to come, and what lays out a PDF."""
    import nbformat.v4 as v4

    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# Warm"), v4.new_code_cell("1")])
    facts = dict.fromkeys(("title", "lang", "input", "digest", "version", "made", "made_words"), "")
    text = screen(page(cells(notebook, "show"), facts | {"facts": [], "notes": []}))
    if "pdf" in formats:
        with suppress(RenderError):  # where Pango is missing each report says so
            pdf(text, "warm")


@cache
def environment() -> Any:
    """Jinja over the package's templates; whatever is filled in is escaped, and nothing acts."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup, escape

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
    )
    made.filters["breakable"] = lambda words: Markup(breakable(escape(_harmless(words))))  # noqa: S704
    return made


def _harmless(value: Any) -> Any:
    """What a template is filled with; markup of our own is as it is to be."""
    return sanitize.shown(value) if type(value) is str else value
