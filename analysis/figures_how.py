"""The figures that show how an article is written: its tone and its place among others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.drawing import SMALL, WIDE, Graphic, Sheet, both, sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.rhetoric.values import Measures
    from analysis.tone import Tone

# The measures of the profile, few enough to take in, and what each is of, in plain words.
PROFILE: Mapping[str, str] = {
    "Flesch–Kincaid": "hard to read",
    "sentence length": "long sentences",
    "word length": "long words",
    "MATTR": "varied words",
    "hedges": "hedges: may, perhaps",
    "boosters": "boosters: clearly, never",
    "negation": "not, no, never",
    "strong modals": "must, have to",
    "attitude": "judging words",
    "comparatives": "better, worse",
    "we": "we, us, our",
    "they": "they, them, their",
    "questions": "questions",
}


def tone_by_sentence(found: Tone, article: Article) -> Graphic:
    """The tone of each sentence in its order: the reporter's words above, the quoted ones below.

    Args:
        found: ``tone(article, said, by="sentence")``.
        article: The article that it was measured on.
    """
    from analysis.tokens import sentences
    from analysis.tone import SentenceTone

    order = {span: n for n, span in enumerate(sentences(article.text, article.body), 1)}
    rows = [
        (order[r.sentence], r.voice, r.score)
        for r in found
        if isinstance(r, SentenceTone) and r.sentence in order
    ]
    panels = (("reporter", "In the reporter’s words"), ("quoted", "In quoted words"))

    def draw(width: float) -> Figure:
        page = sheet(width, 3.0)
        left = 0.75
        step = (page.width - left - 0.05) / max(1, len(order))
        for at, (voice, label) in enumerate(panels):
            top = at * 1.45
            page.text(0, top + 0.12, label, weight="semibold")
            middle = top + 0.8
            page.line(left, middle, page.width - 0.05, middle, "soft")
            for word, y in (
                ("positive", middle - 0.42),
                ("neutral", middle),
                ("negative", middle + 0.42),
            ):
                page.text(left - 0.1, y, word, size=SMALL, colour="soft", align="right")
            for number, its, score in rows:
                if its == voice:
                    x = left + (number - 1) * step
                    _tone_bar(page, x, middle, min(step * 0.72, 0.16), score, number)
        page.text(left, 2.9, "first sentence", size=SMALL, colour="soft")
        page.text(page.width - 0.05, 2.9, "last", size=SMALL, colour="soft", align="right")
        return page.figure

    wide, narrow = both(draw)
    told = "; ".join(
        _tone_told(label, [s for _, v, s in rows if v == voice]) for voice, label in panels
    )
    return Graphic(
        "The tone of each sentence",
        wide,
        narrow,
        f"Tone by sentence. {told}.",
        "One bar a sentence, in the order of the text; a bar leads to its sentence.",
        "Tone is counted from a list of words (VADER). It weighs words, not what is meant: "
        "“sanctions” tells of the subject, not of a tone.",
    )


def _tone_bar(
    page: Sheet, x: float, middle: float, width: float, score: float, number: int
) -> None:
    height = max(abs(score) * 0.5, 0.015)
    colour = "reporter" if abs(score) < 0.05 else "positive" if score > 0 else "negative"
    top = middle - height if score > 0 else middle
    page.box(x, top, width, height, colour, f"#t{number}")


def _tone_told(label: str, scores: Sequence[float]) -> str:
    if not scores:
        return f"{label}: nothing"
    up, down = sum(s >= 0.05 for s in scores), sum(s <= -0.05 for s in scores)
    mean = sum(scores) / len(scores)
    return f"{label}: {len(scores)} sentences, {up} positive, {down} negative, mean {mean:+.2f}"


def profile(found: Measures, names: Mapping[str, str] = PROFILE) -> Graphic:
    """Where each measure of an article stands among 100 articles of the reference corpus.

    Args:
        found: ``rhetoric(article, said)``.
        names: The measures to show, in order, and what each is of.
    """
    from analysis.reference import placed, shipped
    from analysis.rhetoric.values import shown

    known = {row.value.name: (row.value, at) for row, at in zip(found, placed(found), strict=True)}
    rows = [
        (words, *known[name]) for name, words in names.items() if name in known and known[name][1]
    ]

    def draw(width: float) -> Figure:
        beside = width >= WIDE
        step = 0.3 if beside else 0.46
        page = sheet(width, len(rows) * step + 0.45)
        left, right = (1.7, page.width - 1.0) if beside else (0.1, page.width - 0.9)
        scale = (right - left) / 100
        for share, words in ((0, "least"), (50, "middle"), (100, "most")):
            x = left + share * scale
            page.line(x, 0.3, x, len(rows) * step + 0.35, "rule")
            side = "center" if share in (50, 100) or beside else "left"
            page.text(x, 0.14, words, size=SMALL, colour="soft", align=side)
        for at, (name, value, standing) in enumerate(rows):
            assert standing is not None
            middle = 0.3 + (at + 0.5) * step + (0.0 if beside else 0.1)
            if beside:
                page.text(left - 0.15, middle, name, align="right")
            else:
                page.text(left, middle - 0.2, name, size=SMALL)
            page.line(left, middle, right, middle, "rule")
            far = standing.percentile >= 90 or standing.percentile <= 10
            page.dot(left + standing.percentile * scale, middle, "direct" if far else "mixed")
            page.text(right + 0.15, middle, shown(value.value), size=SMALL + 0.5, colour="soft")
        return page.figure

    wide, narrow = both(draw)
    told = "; ".join(f"{name} {standing.percentile:.0f}" for name, _, standing in rows if standing)
    corpus = shipped()
    return Graphic(
        f"Beside {corpus.articles} articles of {corpus.name}",
        wide,
        narrow,
        f"How many of 100 reference articles have less of each: {told}.",
        "The article’s place from least to most; dark where it is among the outer tenth. "
        "The number is the measure’s value.",
    )
