"""How an output shows itself in JupyterLab, and how a report takes that away again.

A report has a page around its outputs, with a style sheet, typefaces and links that work within
an SVG. In JupyterLab each output stands alone: it carries its own style sheet, follows the theme,
and leads to the words by links of HTML laid over its figures.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from markupsafe import Markup

from analysis.common import sanitize
from analysis.common.figure_links import spot_label, spots
from analysis.common.palette import DARK, LIGHT, declared

TEMPLATES = Path(__file__).parents[1] / "templates"
# The typefaces of the pages; a report carries them along, JupyterLab has its own.
SANS = '"Source Sans Pro","DejaVu Sans",system-ui,sans-serif'
SERIF = '"Source Serif Pro","DejaVu Sans",Georgia,serif'
DARKENED = 'body:is([data-jp-theme-light="false"],.vscode-dark) .sayso'
# The parts of shown.css and jupyter.css, and what an output holds that needs them.
NEEDED = {
    "Figures": "<figure",
    "Folded": "<details",
    "Tables": "<table",
    "Said": 'class="said"',
    "Marks": "<mark",
}
_PART = re.compile(r"/\* (\w+).*?\*/\n", re.S)
_OUTPUT = re.compile(r'\A<style class="sayso">[^<]*</style><div class="sayso">(.*)</div>\Z', re.S)
FIGURE = re.compile(r'<svg class="graphic".*?</svg>', re.S)
_SPOT = re.compile(r'<a class="spot"[^>]*></a>')
_LINK = re.compile(r'<a href="#([a-z]\d+)"[^>]*>')
_MARK = re.compile(r'<g data-to="([a-z]\d+)">')
_TAG = re.compile(r"<(?:path|text)\b[^>]*>")  # only in these do colours stand for themselves
_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_NAMED = re.compile(r"var\(--\w+,(#[0-9a-f]{6})\)")
_TEXT = re.compile(r"(<text\b[^>]*)>([^<]+)</text>")
_SIZE = re.compile(r"font-size: ([\d.]+)px")
_LENGTH = re.compile(r' textLength="[\d.]+" lengthAdjust="spacingAndGlyphs"')


def output(shown: str) -> str:
    """An output as a notebook gets it: with all that makes it look like the report.

    Args:
        shown: Sound HTML, whatever comes from outside escaped; what could act is made visible.
    """
    shown = sanitize.shown(shown)
    needed = frozenset(name for name, mark in NEEDED.items() if mark in shown)
    return f'<style class="sayso">{_style(needed)}</style><div class="sayso">{shown}</div>'


def figure(svg: str, measure: Callable[[str, float, str], float]) -> Markup:
    """A figure for an output: colours of the theme, links beside it, words as wide as drawn.

    Args:
        svg: What ``drawing.svg`` made.
        measure: How wide words of a size in points and a weight are, in inches.
    """
    names = {colour: name for name, colour in LIGHT.items()}

    def themed(match: re.Match[str]) -> str:
        name = names.get(match[0])
        return f"var(--{name},{match[0]})" if name else match[0]

    def as_wide(match: re.Match[str]) -> str:
        opening, words = match.groups()
        size = _SIZE.search(opening)
        weight = "semibold" if "font-weight: 600" in opening else "normal"
        if size is None:
            return match[0]
        width = 72 * measure(html.unescape(words), float(size[1]), weight)
        length = f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"'
        return f"{opening}{length}>{words}</text>"

    markup = _LINK.sub(r'<g data-to="\1">', str(svg)).replace("</a>", "</g>")
    markup = _TAG.sub(lambda m: _COLOUR.sub(themed, m[0]), _TEXT.sub(as_wide, markup))
    link = Markup(
        '<a class="spot" href="#{0}" tabindex="-1" aria-label="{1}" title="{1}" style="{2}"></a>'
    )
    over = Markup("").join(link.format(s.anchor, spot_label(s.anchor), s.style) for s in spots(svg))
    return Markup(markup) + over  # noqa: S704 - only attributes were changed


def bare(shown: str) -> str:
    """An output as a report wants it, without what was added for JupyterLab.

    Args:
        shown: What ``output`` made; other HTML is left as it is.
    """
    match = _OUTPUT.match(shown)
    return FIGURE.sub(_plain, _SPOT.sub("", match[1])) if match else shown


def link(anchor: str) -> str:
    """The opening tag of a link within a figure: there for a mouse, named for a screen reader."""
    return f'<a href="#{anchor}" tabindex="-1" aria-label="{spot_label(anchor)}">'


def looks(name: str = "shown.css", sans: str = SANS, serif: str = SERIF) -> str:
    """Rules for what the cells of a notebook show, typefaces filled in.

    Args:
        name: The template that holds them.
        sans: What ``var(--sans)`` stands for.
        serif: What ``var(--serif)`` stands for.
    """
    css = (TEMPLATES / name).read_text("utf-8")
    return css.replace("var(--sans)", sans).replace("var(--serif)", serif)


def _plain(match: re.Match[str]) -> str:
    markup = _MARK.sub(lambda m: link(m[1]), match[0]).replace("</g>", "</a>")
    return _TAG.sub(lambda m: _NAMED.sub(r"\1", _LENGTH.sub("", m[0])), markup)


@cache
def _style(needed: frozenset[str]) -> str:
    """The style sheet of an output: the report's rules, and what undoes those of JupyterLab.

    Args:
        needed: The parts of the style sheets that it is made of, beside the first.
    """
    family = "var(--jp-content-font-family,system-ui),sans-serif"
    narrow = f'"Source Sans Pro","Source Sans 3",{family}'
    rules = ""
    for name in ("shown.css", "jupyter.css"):
        first, *parts = _PART.split(looks(name, narrow, family))[2:]
        named = zip(parts[::2], parts[1::2], strict=True)
        rules += first + "".join(rows for part, rows in named if part in needed)
    rules = rules.replace("\n\n", "\n")
    # Three times the name, so that no rule of JupyterLab weighs more.
    return (
        f".sayso{{{declared(LIGHT)}}}\n{DARKENED}{{{declared(DARK)}}}\n"
        f".sayso.sayso.sayso{{\n{rules}}}\n"
    )
