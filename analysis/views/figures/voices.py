"""The share of words and the strip of statements; each figure is made from the data it shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.article import Article
from analysis.article.author import THE_AUTHOR as AUTHOR
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span
from analysis.common.english import counted, first_few
from analysis.common.html_table import Look, html_rows, links
from analysis.statements.statements import UNNAMED, Statement, Statements
from analysis.statements.voices import (
    QUOTED,
    THE_AUTHOR,
    Share,
    Voice,
    name_of,
    own_voice,
    shares,
    voices,
)
from analysis.views import phrases
from analysis.views.figures.sheet import (
    SIZE,
    SMALL,
    WIDE,
    Graphic,
    Sheet,
    both,
    fit,
    measure,
    sheet,
    widest,
)
from analysis.views.page_one_precision import heard_in

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR = 0.22  # inches that a bar is high
TABLED = 60  # statements that the table behind the strip holds
MOST_TICKS = 70  # paragraphs that are marked; more would blacken the line
LEAST = 0.05  # share of all words below which nobody is named in the heading
LABELS = 2.3  # inches that names beside the bars may take


def share_of_voice(statements: Statements, top: int = 8) -> Graphic:
    """Whose words the article consists of: one bar per speaker, quoted and paraphrased words apart.

    Args:
        statements: The statements of an article.
        top: How many speakers get a bar of their own.
    """
    own = own_voice(statements.article)
    every = _with_own(shares(statements, unsure_apart=True), own)
    heard = [row for row in every[:-1] if row.words and row.voice is not Voice.UNSURE]
    speakers = _gathered(heard, top)
    rows = [
        *speakers,
        *(row for row in every if row.voice is Voice.UNSURE and row.words),
        every[-1],
    ]
    total = max(1, sum(row.words for row in every))
    most = max(row.words for row in rows)

    def draw(width: float) -> Figure:
        beside = width >= WIDE
        left = widest((_name(row, own) for row in rows), LABELS) + 0.15 if beside else 0.0
        page = sheet(width, len(rows) * _step(beside) + 0.05)
        scale = (width - left - 1.1) / max(1, most)
        for at, row in enumerate(rows):
            words = f"{row.words:,} · {_percent(row.words, total)}"
            _share_row(page, at, row, _name(row, own), left, scale, words)
        return page.figure

    wide, narrow = both(draw)
    title = phrases.SHARE_PLAIN_TITLE
    sure = {row.name for row in heard_in(statements)}  # the heading says no more than page one
    leads = bool(speakers) and speakers[0].words >= LEAST * total
    if leads and speakers[0].words and speakers[0].name in sure:
        title = phrases.share_title(
            speakers[0].speaker, _percent(speakers[0].words, total), statements.cast
        )
    listing = "; ".join(
        f"{_name(row, own)} {row.words} ({_percent(row.words, total)}"
        + (f", {row.quoted} of them quoted)" if row.quoted else ")")
        for row in rows
    )
    lede = phrases.SHARE_LEDE.format(
        counted(total, "word"), *map(phrases.key, ("direct", "indirect", "reporter")), own.lower()
    )
    table = _share_table(every, total, own)
    return Graphic(title, wide, narrow, phrases.SHARE_ALT.format(listing), lede, table=table)


def _with_own(rows: Sequence[Share], own: str) -> list[Share]:
    """The shares, with what the author of an opinion says that he thinks put to his own words."""
    said = [row for row in rows[:-1] if own == THE_AUTHOR and row.name == AUTHOR]
    whole = replace(
        rows[-1],
        quoted=sum(row.quoted for row in said),
        paraphrased=rows[-1].paraphrased + sum(row.paraphrased for row in said),
        statements=tuple(n for row in said for n in row.statements),
    )
    return [*(row for row in rows[:-1] if row not in said), whole]


def _name(row: Share, own: str) -> str:
    """How a row is called: the article's own voice is a reporter's or an author's."""
    return own if row.voice is Voice.REPORTER else row.speaker


def _share_table(rows: Sequence[Share], total: int, own: str, most: int = 40) -> Markup:
    """The numbers behind the share of voice."""
    shown = [*rows[:-1][:most], rows[-1]]
    records = [
        {
            "speaker": _name(row, own),
            "quoted": row.quoted,
            "told": row.paraphrased,
            "words": row.words,
            "share": _percent(row.words, total),
            "statements": links(row.statements, 8),
        }
        for row in shown
    ]
    why = phrases.more(len(rows) - len(shown), "speaker")
    look = Look(phrases.SHARE_TABLE, why, phrases.SHARE_HEADS, cards=True, right=("share",))
    return html_rows(records, look)


def _share_row(
    page: Sheet, at: int, row: Share, name: str, left: float, scale: float, words: str
) -> None:
    """One bar of the share of voice, its name beside or above it."""
    url = f"#s{row.statements[0]}" if row.statements else ""
    top = _label(page, at, name, left, url)
    colour = "reporter" if row.voice is Voice.REPORTER else "indirect"
    page.box(left, top, row.quoted * scale, BAR, "direct", url)
    page.box(left + row.quoted * scale, top, row.paraphrased * scale, BAR, colour, url)
    at_end = left + row.words * scale + 0.08
    page.text(at_end, top + BAR / 2, words, colour="soft", size=SMALL + 0.5)


def strip(article: Article, statements: Statements, top: int = 8) -> Graphic:
    """The article as a strip: who speaks where, one line per speaker.

    Args:
        article: The article.
        statements: Its statements.
        top: How many speakers get a line of their own.
    """
    nothing = phrases.STATEMENTS_NONE_SURE if statements else phrases.STRIP_NOTHING
    statements = replace(statements, items=tuple(s for s in statements if s.sure))
    order = [row.name for row in shares(statements)[:-1]]
    shown, more = (order[:top], order[top:]) if len(order) > top + 1 else (order, [])
    lines = [
        *(name or UNNAMED for name in shown),
        *([phrases.other_speakers(len(more))] if more else []),
    ]
    place = {name: min(at, len(shown)) for at, name in enumerate(order)}
    start, end = article.body[0].start, article.body[-1].end
    quoted = [s.span for s in voices(article, statements) if s.voice == QUOTED]

    def draw(width: float) -> Figure:
        beside = width >= WIDE
        left = widest(lines, LABELS) + 0.15 if beside else 0.0
        page = sheet(width, max(1, len(lines)) * _step(beside) + 0.32)
        scale = (width - left - 0.05) / max(1, end - start)
        tops = [_label(page, at, name, left) for at, name in enumerate(lines)]
        for line in tops:
            page.line(left, line + BAR / 2, width - 0.05, line + BAR / 2)
        for statement in statements:
            line = tops[place[statement.speaker]]
            _strip_marks(page, statement, quoted, line, left - start * scale, scale)
        _strip_foot(page, article, left - start * scale, scale, len(lines) * _step(beside))
        return page.figure

    wide, narrow = both(draw)
    size = max(1, end - start)
    listing = "; ".join(
        f"{name or UNNAMED} at "
        + first_few(
            [f"{100 * (s.span.start - start) // size}%" for s in statements if s.speaker == name], 8
        )
        for name in shown
    )
    lede = phrases.STRIP_LEDE.format(*map(phrases.key, ("direct", "indirect")))
    nobody = "" if listing else nothing
    alt = nobody or phrases.STRIP_ALT.format(listing)
    table = _strip_table(statements, start, size)
    return Graphic(phrases.STRIP_TITLE, wide, narrow, alt, lede, nothing=nobody, table=table)


def _strip_table(statements: Statements, start: int, size: int) -> Markup:
    """The numbers behind the strip, in the order of the text."""
    records = [
        {
            "statement": links((one.number,), 1),
            "speaker": name_of(one),
            "place": f"{100 * (one.span.start - start) // size}%",
            "words": sum(count(statements.article.text, c) for c in one.content),
        }
        for one in statements.items[:TABLED]
    ]
    why = (
        f"{phrases.STRIP_WHY} {phrases.more(len(statements) - len(records), 'statement')}".rstrip()
    )
    look = Look(phrases.STRIP_TABLE, why, phrases.STRIP_HEADS, right=("place",))
    return html_rows(records, look) if records else Markup("")


def _reached(quoted: Sequence[Span], span: Span) -> Sequence[Span]:
    """Of stretches in order, those that share a character with a span."""
    first = bisect_right(quoted, span.start, key=lambda q: q.end)
    return quoted[first : bisect_left(quoted, span.end, lo=first, key=lambda q: q.start)]


def _strip_marks(
    page: Sheet,
    statement: Statement,
    quoted: Sequence[Span],
    top: float,
    origin: float,
    scale: float,
) -> None:
    """A statement's content, quoted parts dark, with its number where there is room."""
    url = f"#{statement.anchor}"
    for span in statement.content:
        inside = _reached(quoted, span)
        page.box(origin + span.start * scale, top, len(span) * scale, BAR, "indirect", url)
        for part in inside:
            start, end = max(part.start, span.start), min(part.end, span.end)
            page.box(origin + start * scale, top, (end - start) * scale, BAR, "direct", url)
    longest = max(statement.content, key=len)
    label = str(statement.number)
    if len(longest) * scale > measure(label, SMALL) + 0.03:
        middle = longest.start + len(longest) // 2
        dark = bool(_reached(quoted, Span(middle, middle + 1)))
        page.text(
            origin + middle * scale,
            top + BAR / 2,
            label,
            size=SMALL,
            align="center",
            colour="paper" if dark else "ink",
            url=url,
        )


def _strip_foot(page: Sheet, article: Article, origin: float, scale: float, top: float) -> None:
    """A tick for each paragraph and words that say which end is which."""
    for paragraph in article.body if len(article.body) <= MOST_TICKS else ():
        x = origin + paragraph.start * scale
        page.line(x, top + 0.02, x, top + 0.08, "soft", 0.6)
    left = origin + article.body[0].start * scale
    first, last = phrases.STRIP_ENDS
    page.text(left, top + 0.2, first, size=SMALL, colour="soft")
    page.text(page.width - 0.05, top + 0.2, last, size=SMALL, colour="soft", align="right")


def _step(beside: bool) -> float:
    """Inches from one bar to the next: its name stands beside it or above it."""
    return 0.33 if beside else 0.52


def _label(page: Sheet, at: int, name: str, left: float, url: str = "") -> float:
    """Set the name of a row and give the height at which its bar starts."""
    if left:
        top = at * _step(True) + (_step(True) - BAR) / 2
        name = fit(name, SIZE, left - 0.12)
        page.text(left - 0.12, top + BAR / 2, name, align="right", url=url)
        return top
    page.text(0, at * _step(False) + 0.12, fit(name, SIZE, page.width - 0.1), url=url)
    return at * _step(False) + 0.23


def _gathered(rows: Sequence[Share], top: int) -> list[Share]:
    """The first rows, and the rest as one."""
    if len(rows) <= top + 1:
        return list(rows)
    rest = rows[top:]
    numbers = tuple(n for row in rest for n in row.statements)
    gathered = Share(
        Voice.SPEAKER,
        phrases.other_speakers(len(rest)),
        sum(r.quoted for r in rest),
        sum(r.paraphrased for r in rest),
        numbers,
    )
    return [*rows[:top], gathered]


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"
