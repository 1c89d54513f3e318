"""The figures of a report: one function a figure, its words made from the data it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article import Article
from analysis.drawing import SIZE, SMALL, WIDE, Graphic, Sheet, both, fit, measure, sheet
from analysis.spans import Span, minus
from analysis.statements import Statement, Statements
from analysis.voices import QUOTED, count_words, paraphrased, voices

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.tone import Tone

NOBODY = "Nobody named"
REPORTER = "The reporter"
ROW = 0.42  # inches from one bar to the next


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an article's words one speaker has.

    Args:
        speaker: A name; ``The reporter`` for what nobody else is said to have said.
        quoted: Words inside quotation marks.
        told: Words of the speaker in the reporter's paraphrase.
        statements: The numbers of the speaker's statements.
    """

    speaker: str
    quoted: int
    told: int
    statements: tuple[int, ...]

    @property
    def words(self) -> int:
        """All words that are the speaker's."""
        return self.quoted + self.told


def shares(said: Statements) -> tuple[Share, ...]:
    """Every speaker's words, most first; the reporter's own words as the last entry.

    Each word of the article's body is counted once: quoted, told in paraphrase, or the reporter's
    own. A statement within another gives its words to the outer one.
    """
    article = said.article
    quoted: Counter[str] = Counter()
    told: Counter[str] = Counter()
    numbers: dict[str, list[int]] = {}
    by_number = {s.number: s for s in said}
    taken: list[Span] = []
    for stretch in voices(article, said):
        if stretch.voice == QUOTED:
            quoted[_name(by_number[stretch.statement])] += count_words(article, stretch.span)
            taken.append(stretch.span)
    paraphrase = paraphrased(article, said)
    for statement in sorted(said, key=lambda s: (s.within, s.number)):
        numbers.setdefault(_name(statement), []).append(statement.number)
        for span in paraphrase[statement.number]:
            for piece in minus(span, taken):
                told[_name(statement)] += count_words(article, piece)
            taken.append(span)
    total = sum(count_words(article, span) for span in article.body)
    rows = [Share(n, quoted[n], told[n], tuple(sorted(numbers[n]))) for n in numbers]
    rows.sort(key=lambda row: (-row.words, row.statements))
    own = total - sum(row.words for row in rows)
    return (*rows, Share(REPORTER, 0, max(0, own), ()))


def share_of_voice(said: Statements, top: int = 8) -> Graphic:
    """Whose words the article consists of: one bar a speaker, quoted and paraphrased words apart.

    Args:
        said: The statements of an article.
        top: How many speakers get a bar of their own.
    """
    every = shares(said)
    speakers, own = _gathered(every[:-1], top), every[-1]
    total = max(1, sum(row.words for row in every))
    rows = [*speakers, own]

    def draw(width: float) -> Figure:
        beside = width >= WIDE
        page = sheet(width, len(rows) * (ROW if beside else ROW * 1.25) + 0.1)
        for at, row in enumerate(rows):
            _share_row(page, at, row, total, max(r.words for r in rows), beside)
        return page.figure

    wide, narrow = both(draw)
    top_row = speakers[0] if speakers else None
    title = "Whose words the article is made of"
    if top_row and top_row.speaker != NOBODY and top_row.statements:
        title = f"{top_row.speaker} has {_percent(top_row.words, total)} of the words"
    told = "; ".join(
        f"{row.speaker} {row.words} ({_percent(row.words, total)}"
        + (f", {row.quoted} of them quoted)" if row.quoted else ")")
        for row in rows
    )
    lede = Markup(
        'Words of the article, of {} in all: <span class="key direct"></span> quoted, <span '
        'class="key indirect"></span> told in the reporter’s paraphrase, <span class="key '
        'reporter"></span> the reporter’s own.'
    ).format(f"{total:,}")
    return Graphic(title, wide, narrow, f"Bars of words by speaker: {told}.", lede)


def _share_row(page: Sheet, at: int, row: Share, total: int, most: int, beside: bool) -> None:
    """One bar of the share of voice, its name beside or above it."""
    left, height = (2.35, 0.24) if beside else (0.0, 0.2)
    middle = (at + 0.5) * ROW if beside else at * ROW * 1.25 + 0.38
    room = page.width - left - 1.25
    scale = room / max(1, most)
    url = f"#s{row.statements[0]}" if row.statements else ""
    if beside:
        page.text(left - 0.12, middle, fit(row.speaker, SIZE, left - 0.15), align="right", url=url)
    else:
        page.text(0, middle - 0.22, fit(row.speaker, SIZE, page.width - 0.1), url=url)
    top = middle - height / 2
    colour = "reporter" if row.speaker == REPORTER else "indirect"
    page.box(left, top, row.quoted * scale, height, "direct", url)
    page.box(left + row.quoted * scale, top, row.told * scale, height, colour, url)
    words = f"{row.words:,} · {_percent(row.words, total)}"
    page.text(left + row.words * scale + 0.08, middle, words, colour="soft", size=SMALL + 0.5)


def strip(article: Article, said: Statements, top: int = 8) -> Graphic:
    """The article as a strip: who speaks where, one line a speaker, from the first word to the last.

    Args:
        article: The article.
        said: Its statements.
        top: How many speakers get a line of their own.
    """
    order = [row.speaker for row in shares(said)[:-1]]
    shown, more = order[:top], order[top:]
    lines = [*shown, *([_others(len(more))] if more else [])]
    start, end = article.body[0].start, article.body[-1].end
    stretches = voices(article, said)
    quoted = [s.span for s in stretches if s.voice == QUOTED]

    def draw(width: float) -> Figure:
        beside = width >= WIDE
        row = ROW if beside else ROW * 1.25
        page = sheet(width, max(1, len(lines)) * row + 0.35)
        left = 2.35 if beside else 0.0
        scale = (page.width - left - 0.05) / max(1, end - start)
        for at, name in enumerate(lines):
            middle = (at + 0.5) * row if beside else at * row + 0.38
            _strip_label(page, name, middle, left)
            page.line(left, middle, page.width - 0.05, middle)
            for statement in said:
                if _name(statement) == name or (_name(statement) in more and name not in shown):
                    _strip_marks(page, statement, quoted, middle, left - start * scale, scale)
        _strip_foot(page, article, left - start * scale, scale, len(lines) * row)
        return page.figure

    wide, narrow = both(draw)
    size = max(1, end - start)
    told = "; ".join(
        f"{name} at "
        + _series(f"{100 * (s.span.start - start) // size}%" for s in said if _name(s) == name)
        for name in shown
    )
    lede = Markup(
        "Each mark is a statement, from the first word on the left to the last on the right: <span "
        'class="key direct"></span> quoted, <span class="key indirect"></span> in paraphrase. '
        "Its number leads to the words."
    )
    alt = f"Where in the article each speaker is heard: {told}." if told else "Nobody is heard."
    return Graphic("Who speaks where", wide, narrow, alt, lede)


def _strip_label(page: Sheet, name: str, middle: float, left: float) -> None:
    if left:
        page.text(left - 0.12, middle, fit(name, SIZE, left - 0.15), align="right")
    else:
        page.text(0, middle - 0.24, fit(name, SIZE, page.width - 0.1))


def _strip_marks(
    page: Sheet,
    statement: Statement,
    quoted: Sequence[Span],
    middle: float,
    origin: float,
    scale: float,
) -> None:
    """A statement's content, quoted parts dark, with its number where there is room."""
    url = f"#{statement.anchor}"
    for span in statement.content:
        inside = [q for q in quoted if q.overlap(span)]
        for part in minus(span, inside):
            page.box(
                origin + part.start * scale, middle - 0.1, len(part) * scale, 0.2, "indirect", url
            )
        for part in inside:
            start, end = max(part.start, span.start), min(part.end, span.end)
            page.box(
                origin + start * scale, middle - 0.1, (end - start) * scale, 0.2, "direct", url
            )
    longest = max(statement.content, key=len)
    label = str(statement.number)
    if len(longest) * scale > measure(label, SMALL) + 0.04:
        dark = any(q.overlap(longest) > len(longest) // 2 for q in quoted)
        at = origin + (longest.start + len(longest) / 2) * scale
        page.text(
            at,
            middle,
            label,
            size=SMALL,
            align="center",
            colour="paper" if dark else "ink",
            url=url,
        )


def _strip_foot(page: Sheet, article: Article, origin: float, scale: float, top: float) -> None:
    """A tick for each paragraph and words that say which end is which."""
    for at, paragraph in enumerate(article.body):
        x = origin + paragraph.start * scale
        page.line(x, top + 0.04, x, top + 0.1, "soft", 0.6)
        if at == 0:
            page.text(x, top + 0.22, "headline", size=SMALL, colour="soft")
    page.text(page.width - 0.05, top + 0.22, "end", size=SMALL, colour="soft", align="right")


def tone_by_sentence(found: Tone, article: Article) -> Graphic:
    """The tone of each sentence in its order: the reporter's words above, the quoted ones below.

    Args:
        found: ``tone(article, said, by="sentence")``.
        article: The article that it was measured on.
    """
    from analysis.tokens import sentences

    order = {span: n for n, span in enumerate(sentences(article.text, article.body), 1)}
    rows = [(order[r.sentence], r.voice, r.score) for r in found if r.sentence in order]
    panels = (("reporter", "In the reporter’s words"), ("quoted", "In quoted words"))

    def draw(width: float) -> Figure:
        page = sheet(width, 3.5)
        left = 0.75
        step = (page.width - left - 0.05) / max(1, len(order))
        for at, (voice, label) in enumerate(panels):
            top = at * 1.7
            page.text(0, top + 0.12, label, weight="semibold")
            middle = top + 0.95
            page.line(left, middle, page.width - 0.05, middle, "soft")
            for word, y in (
                ("positive", middle - 0.5),
                ("neutral", middle),
                ("negative", middle + 0.5),
            ):
                page.text(left - 0.1, y, word, size=SMALL, colour="soft", align="right")
            for number, its, score in rows:
                if its == voice:
                    x = left + (number - 1) * step
                    _tone_bar(page, x, middle, min(step * 0.72, 0.16), score, number)
        page.text(left, 3.42, "first sentence", size=SMALL, colour="soft")
        page.text(page.width - 0.05, 3.42, "last", size=SMALL, colour="soft", align="right")
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
    height = max(abs(score) * 0.6, 0.015)
    colour = "reporter" if abs(score) < 0.05 else "positive" if score > 0 else "negative"
    top = middle - height if score > 0 else middle
    page.box(x, top, width, height, colour, f"#t{number}")


def _tone_told(label: str, scores: Sequence[float]) -> str:
    if not scores:
        return f"{label}: nothing"
    up, down = sum(s >= 0.05 for s in scores), sum(s <= -0.05 for s in scores)
    mean = sum(scores) / len(scores)
    return f"{label}: {len(scores)} sentences, {up} positive, {down} negative, mean {mean:+.2f}"


def cue_words(said: Statements) -> Graphic:
    """The words that attribute, by what each makes of what is said: one square a statement.

    Args:
        said: The statements of an article.
    """
    groups: dict[str, list[Statement]] = {}
    for statement in said:
        if statement.cue:
            groups.setdefault(statement.cue_class, []).append(statement)
    rows = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    most = max((len(found) for _, found in rows), default=1)

    def draw(width: float) -> Figure:
        page = sheet(width, max(1, len(rows)) * 0.62 + 0.05)
        left = 0.95
        side = min(0.26, (page.width - left) / most)
        for at, (kind, found) in enumerate(rows):
            top = at * 0.62 + 0.08
            page.text(left - 0.12, top + 0.13, kind, align="right", weight="semibold")
            for place, statement in enumerate(found):
                x, url = left + place * side, f"#{statement.anchor}"
                page.box(
                    x, top, side * 0.9, 0.26, "indirect" if kind == "neutral" else "direct", url
                )
                if side > 0.2:
                    colour = "ink" if kind == "neutral" else "paper"
                    label = str(statement.number)
                    page.text(
                        x + side * 0.45,
                        top + 0.14,
                        label,
                        size=SMALL,
                        align="center",
                        colour=colour,
                        url=url,
                    )
            words = fit(_cues(said, found), SMALL, page.width - left - 0.05)
            page.text(left, top + 0.4, words, size=SMALL, colour="soft")
        return page.figure

    wide, narrow = both(draw)
    told = "; ".join(f"{kind} {len(found)} ({_cues(said, found)})" for kind, found in rows)
    return Graphic(
        "The words that attribute",
        wide,
        narrow,
        f"Cue words by class: {told or 'none'}.",
        "One square a statement, by what its cue makes of the words: “said” only reports them, "
        "“claimed” doubts them, “admitted” takes them for true.",
    )


def _cues(said: Statements, found: Iterable[Statement]) -> str:
    text = said.article.text
    cues = Counter(" … ".join(c.of(text).lower() for c in s.cue) for s in found)
    return ", ".join(f"{cue} ×{n}" if n > 1 else cue for cue, n in cues.most_common())


def _name(statement: Statement) -> str:
    return statement.speaker or NOBODY


def _gathered(rows: Sequence[Share], top: int) -> list[Share]:
    """The first rows, and the rest as one."""
    if len(rows) <= top + 1:
        return list(rows)
    rest = rows[top:]
    numbers = tuple(n for row in rest for n in row.statements)
    gathered = Share(
        _others(len(rest)), sum(r.quoted for r in rest), sum(r.told for r in rest), numbers
    )
    return [*rows[:top], gathered]


def _others(count: int) -> str:
    return f"{count} more speaker{'s' if count != 1 else ''}"


def _series(words: Iterable[str], most: int = 8) -> str:
    known = list(words)
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + more


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"
