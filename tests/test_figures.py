"""Figures: words made from the data, nothing cut off, nothing over another."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from analysis.article.article import Article, parse, read
from analysis.common.palette import DARK, LIGHT
from analysis.rhetoric.measure import rhetoric
from analysis.statements.statements import Statements, statements
from analysis.statements.voices import THE_REPORTER, shares
from analysis.tone.sentence_tone import tone
from analysis.views.figures import voices
from analysis.views.figures.cues import cue_words
from analysis.views.figures.profile import profile
from analysis.views.figures.sheet import NARROW, WIDE, Graphic, fit, measure
from analysis.views.figures.tone import tone_along

SEED = Path(__file__).parents[1] / "seeds" / "iran-missiles.txt"


def crowded() -> Article:
    """An article of many speakers with long names, written for Sayso."""
    first = ["Alexandra", "Bartholomew", "Constantin", "Desdemona", "Evangeline", "Ferdinand"]
    last = ["Abernathy-Fitzgerald", "Montgomery-Featherstone", "Oppenheimer-Vandenberg"]
    lines = [
        f"“We will look at item {n} of the long agenda again, and then again,” said {a} {b}."
        for n, (a, b) in enumerate((a, b) for a in first for b in last)
    ]
    return parse("A Long Council Meeting\n\n" + "\n\n".join(lines * 3))


def drawn(article: Article) -> list[Graphic]:
    said = statements(article, method="rules")
    return [
        voices.share_of_voice(said),
        voices.strip(article, said),
        cue_words(said),
        tone_along(tone(article, said), article),
        profile(rhetoric(article, said)),
    ]


@pytest.fixture(scope="module", params=["seed", "crowded", "quiet"])
def graphics(request: pytest.FixtureRequest) -> list[Graphic]:
    quiet = Path(__file__).parent / "data" / "quiet.txt"
    made = {"seed": lambda: read(SEED), "crowded": crowded, "quiet": lambda: read(quiet)}
    return drawn(made[request.param]())


def boxes(figure: Figure) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Each text with its left, lower, right and upper edge, in inches."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(figure).get_renderer()
    out = []
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        scale = figure.dpi
        edges = (box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale)
        out.append((text.get_text(), edges))
    return out


def test_no_words_are_cut_off_or_lie_over_others(graphics: list[Graphic]) -> None:
    for graphic in graphics:
        for figure in (graphic.figure, graphic.narrow):
            width, height = figure.get_size_inches()
            placed = boxes(figure)
            for words, (left, low, right, high) in placed:
                assert left > -0.05, words
                assert right < width + 0.05, words
                assert low > -0.05, words
                assert high < height + 0.05, words
            for (one, a), (other, b) in combinations(placed, 2):
                wide = min(a[2], b[2]) - max(a[0], b[0])
                tall = min(a[3], b[3]) - max(a[1], b[1])
                assert wide < 0.03 or tall < 0.05, (one, other)


def test_words_are_large_enough_where_they_are_read(graphics: list[Graphic]) -> None:
    # Drawn 7 inches wide and shown about 46 rem wide, 3.5 inches and about 21 rem.
    for graphic in graphics:
        for figure, shown in ((graphic.figure, 46 * 17), (graphic.narrow, 21 * 16)):
            scale = shown / (figure.get_size_inches()[0] * 72)
            for text in figure.axes[0].texts:
                assert text.get_fontsize() * scale >= 11, text.get_text()


def test_each_says_in_words_what_it_shows(graphics: list[Graphic]) -> None:
    for graphic in graphics:
        assert graphic.title
        assert len(graphic.alt) > 20
        shown = graphic._repr_html_()
        assert graphic.nothing or shown.count("aria-label=") >= 2


def test_the_svg_is_sound_and_the_same_each_time() -> None:
    once, again = drawn(read(SEED)), drawn(read(SEED))
    for a, b in zip(once, again, strict=True):
        assert a._repr_html_() == b._repr_html_()
        for part in a._repr_html_().split("<svg")[1:]:
            svg = ET.fromstring("<svg" + part.split("</svg>")[0] + "</svg>")
            assert svg.get("viewBox")
    assert drawn(read(SEED))[0].figure.get_size_inches()[0] == WIDE
    assert drawn(read(SEED))[0].narrow.get_size_inches()[0] == NARROW


def test_many_speakers_are_gathered(graphics: list[Graphic]) -> None:
    said = statements(crowded(), method="rules")
    share = voices.share_of_voice(said, top=5)
    speakers = {s.speaker for s in said}
    assert f"{len(speakers) - 5} other speakers" in share.alt
    assert f"{len(speakers) - 5} other speakers" in [
        t.get_text() for t in share.figure.axes[0].texts
    ]


def words(article: Article) -> int:
    return article.word_count


def test_every_word_is_somebody_s_and_only_once() -> None:
    for article in (read(SEED), crowded()):
        rows = shares(statements(article, method="rules"))
        assert sum(row.words for row in rows) == words(article)
        assert rows[-1].speaker == THE_REPORTER


SENTENCES = (
    "“It rains,” said Ann Lee.", "Bo Lund said that it snows.", "He said “no” and left.",
    "According to Ann Lee, “all is well” in town.", "Nothing happened.", "“Stop!”",
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_words_add_up_for_any_run_of_sentences(run: list[str]) -> None:
    article = parse("\n\n".join(run))
    said: Statements = statements(article, method="rules")
    assert sum(row.words for row in shares(said)) == words(article)


def test_fit_keeps_within_its_width() -> None:
    assert fit("short", 10, 3) == "short"
    cut = fit("a rather long name that has no room", 10, 1.0)
    assert cut.endswith("…")
    assert measure(cut, 10) <= 1.0


def light_of(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_in_figures_stand_out_from_what_they_lie_on(palette: dict[str, str]) -> None:
    """What axe cannot see, since the ground of a figure's words is drawn."""
    pairs = [("ink", on) for on in ("paper", "shade", "indirect", "quoted", "named", "lit")]
    pairs += [("paper", on) for on in ("direct", "negative", "positive")]
    pairs += [(words, "paper") for words in ("soft", "link", "doubt")] + [
        ("link", "quoted"),
        ("link", "named"),
    ]
    for words, ground in pairs:
        high, low = sorted((light_of(palette[words]), light_of(palette[ground])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (words, ground)
