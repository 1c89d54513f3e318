"""The tone along the article, the reporter's words and the quoted ones apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.article import Article
from analysis.article.positions import places
from analysis.common.english import counted
from analysis.common.html_table import Look, html_rows, link, number
from analysis.tone.sentence_tone import SentenceTone, Tone
from analysis.views import phrases
from analysis.views.figures.sheet import SMALL, WIDE, Graphic, Sheet, both, fit, measure, sheet
from analysis.views.method import tone_error

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HALF = 0.46  # inches from the middle to the strongest tone
PANEL = 1.5  # inches from panel to panel
CLEAR = 0.05  # VADER's compound score from which a sentence is positive or negative


@dataclass(frozen=True, slots=True)
class _Bar:
    """A sentence as it is drawn: its number and voice, its score, the words that weigh most."""

    number: int
    voice: str
    score: float
    words: str


def tone_along(tones: Tone, article: Article, most: int = 30) -> Graphic:
    """The tone of each sentence from first to last: one bar per sentence, one panel per voice.

    Args:
        tones: ``tone(article, statements, by="sentence")``.
        article: The article that it was measured on.
        most: How many rows the table behind it has at most, those of the strongest tone.
    """
    where = places(article)
    bars = [
        _Bar(where.sentence(r.sentence), r.voice, r.score, _words(article, r))
        for r in tones
        if isinstance(r, SentenceTone)
    ]
    last = len(where.sentences)

    def draw(width: float) -> Figure:
        page = sheet(width, 2 * PANEL + 0.12)
        left = 0.75
        step = (page.width - left - 0.05) / max(1, last)
        for at, (voice, label) in enumerate(phrases.TONE_PANELS):
            page.text(0, at * PANEL + 0.12, label, weight="semibold")
            own = [bar for bar in bars if bar.voice == voice]
            _panel(page, own, left, at * PANEL + 0.82, step)
        foot = 2 * PANEL + 0.02
        first, end = phrases.TONE_ENDS
        page.text(left, foot, first, size=SMALL, colour="soft")
        page.text(page.width - 0.05, foot, end, size=SMALL, colour="soft", align="right")
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(
        _told(label, [b.score for b in bars if b.voice == v]) for v, label in phrases.TONE_PANELS
    )
    return Graphic(
        phrases.TONE_TITLE,
        wide,
        narrow,
        phrases.TONE_ALT.format(listing),
        phrases.TONE_LEDE,
        phrases.TONE_NOTE.format(tone_error("VADER")),
        nothing="" if bars else phrases.TONE_NOTHING,
        table=_table(bars, most),
        longer=True,
    )


def _panel(page: Sheet, bars: Sequence[_Bar], left: float, middle: float, step: float) -> None:
    page.line(left, middle, page.width - 0.05, middle, "soft")
    for word, y in (("positive", -HALF), ("neutral", 0.0), ("negative", HALF)):
        page.text(left - 0.1, middle + y * 0.9, word, size=SMALL, colour="soft", align="right")
    for bar in bars:
        width = min(step * 0.72, 0.16)
        height = max(abs(bar.score) * HALF, 0.015)
        lean = "positive" if bar.score > 0 else "negative"
        colour = "reporter" if abs(bar.score) < CLEAR else lean
        top = middle - height if bar.score > 0 else middle
        page.box(left + (bar.number - 1) * step, top, width, height, colour, f"#t{bar.number}")
    if not bars:
        page.text(left + 0.1, middle - 0.2, phrases.NONE, size=SMALL + 0.5, colour="soft")
    for strongest in _strongest(bars):
        _label(page, strongest, left, middle, step)


def _strongest(bars: Sequence[_Bar]) -> list[_Bar]:
    """The sentences that get words of their own: the most positive and the most negative."""
    clear = [bar for bar in bars if abs(bar.score) >= CLEAR and bar.words]
    ends = {max(clear, key=lambda b: b.score), min(clear, key=lambda b: b.score)} if clear else ()
    return sorted(ends, key=lambda bar: bar.number)


def _label(page: Sheet, bar: _Bar, left: float, middle: float, step: float) -> None:
    """The words of a strong sentence, at the tip of its bar."""
    words = fit(bar.words, SMALL, 2.4 if page.width >= WIDE else 1.6)
    half = measure(words, SMALL) / 2
    x = left + (bar.number - 0.64) * step
    x = min(max(x, left + half), page.width - 0.05 - half)
    tip = middle - bar.score * HALF
    page.text(x, tip - 0.09 if bar.score > 0 else tip + 0.1, words, size=SMALL, align="center")


def _words(article: Article, row: SentenceTone, most: int = 3) -> str:
    """The words that weigh most in a sentence, in the direction of its tone."""
    own = [(w, span) for span, w in row.words if (w > 0) == (row.score > 0)]
    heavy = sorted(own, key=lambda pair: (-abs(pair[0]), pair[1]))[:most]
    return ", ".join(dict.fromkeys(span.of(article.text).lower() for _, span in heavy))


def _told(label: str, scores: Sequence[float]) -> str:
    if not scores:
        return f"{label}: {phrases.NONE}"
    up, down = sum(s >= CLEAR for s in scores), sum(s <= -CLEAR for s in scores)
    mean = number(sum(scores) / len(scores))
    return (
        f"{label}: {counted(len(scores), 'sentence')}, {up} positive, {down} negative, mean {mean}"
    )


def _table(bars: Sequence[_Bar], most: int) -> Markup:
    strong = sorted(bars, key=lambda bar: (-abs(bar.score), bar.number))[:most]
    rows = [
        {
            "sentence": link(f"t{bar.number}", bar.number, f"sentence {bar.number}"),
            "voice": bar.voice,
            "score": number(bar.score),
            "words": bar.words,
        }
        for bar in sorted(strong, key=lambda bar: (bar.number, bar.voice))
    ]
    left = len(bars) - len(rows)
    more = phrases.TONE_STRONGEST.format(phrases.more(left, "sentence")) if left else ""
    why = phrases.TONE_WHY + more
    look = Look(phrases.TONE_TABLE, why, phrases.TONE_HEADS, right=("score",))
    return html_rows(rows, look) if rows else Markup("")
