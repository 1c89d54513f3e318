"""Which reporting verbs each speaker gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.reporting_verbs import has_verb
from analysis.common.english import capital, first_few
from analysis.common.html_table import Look, html_rows, links
from analysis.statements.statements import UNNAMED, Statement, Statements
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

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR = 0.22  # inches that a square is high
LABELS = 2.0  # inches that names may take
# What a class of cue words makes of what is said, in a word, in the order they are drawn.
SAYS: Mapping[str, str] = {
    "neutral": "says", "write": "writes", "report": "reports", "claim": "claims",
    "argue": "argues", "admit": "admits", "deny": "denies", "warn": "warns", "order": "orders",
    "ask": "asks", "promise": "promises", "praise": "praises", "criticise": "criticises",
    "think": "thinks", "feel": "feels",
}  # fmt: skip
PLAIN = ("neutral", "write", "report")  # these only report


def cue_words(statements: Statements, top: int = 8) -> Graphic:
    """Which reporting verbs each speaker gets: one square per sure statement, a line per speaker.

    Args:
        statements: The statements of an article.
        top: How many speakers get a line, those with most statements first.
    """
    rows = _rows(statements)
    shown, left = rows[:top], rows[top:]
    most = max((len(group) for _, group in shown), default=1)

    def draw(width: float) -> Figure:
        beside = width >= WIDE
        step = 0.36 if beside else 0.74
        start = widest([name for name, _ in shown], LABELS) + 0.15 if beside else 0.0
        side = min(BAR + 0.04, (width - start - (2.7 if beside else 0.1)) / most)
        page = sheet(width, max(1, len(shown)) * step + 0.1)
        for at, (name, group) in enumerate(shown):
            _line(page, at * step, (name, group), start, side, statements)
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(f"{name}: {_told(statements, group, 12)}" for name, group in shown)
    more = phrases.more(len(left), "speaker", "in the table")
    return Graphic(
        phrases.CUES_TITLE,
        wide,
        narrow,
        phrases.CUES_ALT.format(listing or capital(phrases.NONE), more).rstrip(),
        phrases.CUES_LEDE.format(phrases.key("indirect"), phrases.key("direct"), more),
        phrases.CUES_NOTE,
        nothing="" if rows else _nothing(statements),
        table=_table(statements, rows),
        longer=True,
    )


def _nothing(statements: Statements) -> str:
    sure = not statements or any(s.sure for s in statements)
    return phrases.CUES_NOTHING if sure else phrases.STATEMENTS_NONE_SURE


def _rows(statements: Statements) -> list[tuple[str, list[Statement]]]:
    """Speakers with their sure statements that a verb of saying gives them, by its class."""
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        cue = " ".join(part.of(statements.article.text) for part in statement.cue)
        if statement.sure and has_verb(cue):
            groups.setdefault(statement.speaker, []).append(statement)
    order = {kind: n for n, kind in enumerate(SAYS)}
    for group in groups.values():
        group.sort(key=lambda s: (order.get(s.cue_class, len(order)), s.number))
    rows = sorted(groups.items(), key=lambda row: (not row[0], -len(row[1]), row[0]))
    return [(speaker or UNNAMED, group) for speaker, group in rows]


def _line(
    page: Sheet,
    top: float,
    row: tuple[str, list[Statement]],
    start: float,
    side: float,
    statements: Statements,
) -> None:
    name, group = row
    if start:
        top += 0.07
        label = fit(name, SIZE, start - 0.12)
        page.text(start - 0.12, top + BAR / 2, label, align="right")
    else:
        page.text(0, top + 0.12, fit(name, SIZE, page.width - 0.1))
        top += 0.23
    for place, statement in enumerate(group):
        _square(page, statement, start + place * side, top, side)
    x, y = (start + len(group) * side + 0.1, top + BAR / 2) if start else (0.0, top + BAR + 0.14)
    words = fit(_told(statements, group), SMALL + 0.5, page.width - x - 0.05)
    page.text(x, y, words, size=SMALL + 0.5, colour="soft")


def _square(page: Sheet, statement: Statement, x: float, top: float, side: float) -> None:
    url = f"#{statement.anchor}"
    plain = statement.cue_class in PLAIN
    page.box(x, top, side * 0.9, BAR, "indirect" if plain else "direct", url)
    label = str(statement.number)
    if measure(label, SMALL) + 0.03 < side * 0.9:
        middle, colour = x + side * 0.45, "ink" if plain else "paper"
        page.text(middle, top + BAR / 2, label, size=SMALL, align="center", colour=colour, url=url)


def _told(statements: Statements, group: Sequence[Statement], most: int = 6) -> str:
    """The cues of one speaker as they stand, the most frequent first."""
    counts = Counter(_cue(statements, s) for s in group)
    cues = [f"{cue} ×{n}" if n > 1 else cue for cue, n in counts.most_common()]
    return first_few(cues, most)


def _cue(statements: Statements, statement: Statement) -> str:
    words = (" ".join(c.of(statements.article.text).split()) for c in statement.cue)
    cue = " … ".join(words).strip(" :,")
    return cue[:1].lower() + cue[1:]


def _table(
    statements: Statements, rows: Iterable[tuple[str, list[Statement]]], most: int = 40
) -> Markup:
    """Speaker by class: how many statements, with which words, and which."""
    records = []
    for name, group in rows:
        for kind in dict.fromkeys(s.cue_class for s in group):
            own = [s for s in group if s.cue_class == kind]
            records.append(
                {
                    "speaker": name,
                    "cue_class": SAYS.get(kind, kind),
                    "words": _told(statements, own),
                    "statements": links([s.number for s in own], 6),
                }
            )
    why = phrases.more(len(records) - most, "row")
    look = Look(phrases.CUES_TABLE, why, phrases.CUES_HEADS, cards=True)
    return html_rows(records[:most], look) if records else Markup("")
