"""What an output carries for JupyterLab, and that a report gets it without."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from analysis.article.article import Article, parse, read
from analysis.common import jupyter
from analysis.statements.actor_table import actors
from analysis.statements.statements import Statements, statements
from analysis.tone.sentence_tone import tone
from analysis.views import tables
from analysis.views.figures import sheet as drawing
from analysis.views.figures import voices
from analysis.views.figures.cues import cue_words
from analysis.views.figures.tone import tone_along
from analysis.views.marked_text import marked

SEED = Path(__file__).parents[1] / "seeds" / "iran-missiles.txt"
# Names that look like what is put into a figure and taken away again.
ODD = parse(
    "A Long Evening\n\n"
    "“The bridge is closed until the first of May,” said Ann #0f5c99 Lee.\n\n"
    '“It will open,” said Bo "fill: var(--ink,#1c1b1a)" textLength="7" Lund.\n\n'
    "“It never will,” said Tom </a></g><g data-to='s1'> Ward.\n"
)


def drawn(article: Article) -> list[drawing.Graphic]:
    said: Statements = statements(article, method="rules")
    return [
        voices.share_of_voice(said),
        voices.strip(article, said),
        cue_words(said),
        tone_along(tone(article, said), article),
    ]


def test_a_report_gets_figures_as_they_were_drawn() -> None:
    for article in (read(SEED), ODD):
        for graphic in drawn(article):
            html = jupyter.bare(graphic._repr_html_())
            for figure in (graphic.figure, graphic.narrow):
                assert str(drawing.svg(figure, graphic.alt)) in html
            assert "spot" not in html
            assert "<style" not in html


def test_a_figure_in_jupyterlab_holds_no_link_and_has_one_over_each_mark() -> None:
    """JupyterLab takes a figure with a link in it for an error and shows it in a red box."""
    for article in (read(SEED), ODD):
        for graphic in drawn(article):
            html = graphic._repr_html_()
            plain = drawing.svg(graphic.figure, graphic.alt)
            whole = re.search(r'<div class="wide">(<svg.*?</svg>)(.*?)</div>', html, re.S)
            assert whole is not None
            assert not list(ET.fromstring(whole[1]).iter("a"))
            shapes = set(re.findall(r'<a href="(#[a-z]\d+)"[^>]*>\s*<path', plain))
            assert set(re.findall(r'class="spot" href="(#[a-z]\d+)"', whole[2])) == shapes
            for text in ET.fromstring(whole[1]).iter("text"):
                assert float(text.attrib["textLength"]) > 0


def test_each_output_carries_its_own_style_sheet_once() -> None:
    article = read(SEED)
    said = statements(article, method="rules")
    for html in (
        tables.statements(said)._repr_html_(),
        tables.key()._repr_html_(),
        marked(article, said)._repr_html_(),
        article._repr_html_(),
        said._repr_html_(),
        actors(article, said)._repr_html_(),
        tone(article, said)._repr_html_(),
    ):
        assert html.count("<style") == html.count("</style>") == 1
        sheet, _, rest = html.partition("</style>")
        assert ("mark.source" in sheet) == ("<mark" in rest)
        assert ("td.number" in sheet) == ("<table" in rest)
        assert sheet.count("{") == sheet.count("}")
        assert jupyter.output(jupyter.bare(html)) == html
        assert rest.startswith('<div class="sayso">')


def test_html_of_others_is_left_as_it_is() -> None:
    for html in ("<p>#0f5c99</p>", '<svg class="graphic"><g data-to="s1"></g></svg>', ""):
        assert jupyter.bare(html) == html
