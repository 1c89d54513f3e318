"""Who speaks about whom, in what tone: a matrix of speakers and targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.common.english import agree, counted
from analysis.common.html_table import Look, html_rows, link, number
from analysis.statements.spoken_about import spoken_about
from analysis.statements.statements import Statements
from analysis.statements.voices import REPORTER, own_voice
from analysis.tone import tone_precision
from analysis.tone.target_tone import gathered
from analysis.views import phrases
from analysis.views.figures.sheet import NARROW, SMALL, Graphic, both, sheet
from analysis.views.method import stored_scores

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.tone.target_tone import Relation, TargetTone, Toward
    from analysis.views.figures.sheet import Sheet

SIGNS = {"negative": "−", "neutral": "·", "positive": "+"}


def who_about_whom(
    statements: Statements,
    relations: Toward,
    top: int = 6,
    targets: int = 7,
    coloured: bool | None = None,
) -> Graphic:
    """A cell for each speaker and each actor spoken about, with how many sentences do so.

    Colour and sign tell the tone, where that is right often enough on articles read by hand.

    Args:
        statements: The statements of the article.
        relations: ``toward(statements)``.
        top: How many speakers are shown, the reporter counted in.
        targets: How many actors spoken about are shown.
        coloured: Whether the tone is shown; by default as measured.
    """
    toned = tone_precision.shows() if coloured is None else coloured
    own = own_voice(statements.article)
    relations = by_name(statements, relations)
    cells = {(r.speaker, r.target): r for r in relations}
    rows = [name for name, _ in _counts(relations, "speaker").most_common(top)]
    columns = [name for name, _ in _counts(relations, "target").most_common(targets)]
    anchors = {
        s: f"#t{n}"
        for n, s in enumerate(sentences(statements.article.text, statements.article.body), 1)
    }

    def draw(width: float) -> Figure:
        return _grid(width, rows, columns, cells, anchors, toned, own)

    wide, narrow = both(draw)
    more = len(_counts(relations, "target")) - len(columns)
    return Graphic(
        "Who speaks about whom, and in what tone" if toned else "Who speaks about whom",
        wide,
        narrow,
        _told(relations, toned, own),
        lede=_lede(toned),
        note=_note(more, toned),
        nothing="" if rows else "Of no sentence is it sure enough who speaks about whom.",
        table=_table(relations, anchors, toned, own),
    )


def _grid(
    width: float,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[str, str], Relation],
    anchors: dict[Span, str],
    toned: bool,
    own: str,
) -> Figure:
    """The figure: a row a speaker, a column an actor spoken about; three of these where narrow."""
    shown = columns if width > NARROW else columns[:3]
    left = 1.95 if width > NARROW else 1.1
    cell = min(0.9, (width - left) / max(1, len(shown)))
    heads = [_lines(name, cell) for name in shown]
    top = 0.16 * max(map(len, heads), default=1) + 0.1
    page = sheet(width, top + 0.03 + 0.42 * len(rows))
    for n, lines in enumerate(heads):
        _head(page, left + (n + 0.5) * cell, lines, top - 0.12)
    for m, name in enumerate(rows):
        y = top + m * 0.42
        words = own if name == REPORTER else name
        page.text(left - 0.12, y + 0.17, _cut(words, 26 if width > NARROW else 14), align="right")
        for n, target in enumerate(shown):
            relation = cells.get((name, target))
            if relation is not None:
                _cell(page, left + n * cell, y, cell, relation, anchors, toned)
    return page.figure


def by_name(statements: Statements, relations: Toward) -> Toward:
    """The relations in sentences that name the actor, in words that surely are the speaker's.

    Args:
        statements: The statements of the article.
        relations: ``toward(statements)``.
    """
    sure = {
        (one.mention.span, one.statement.number if one.statement else 0)
        for one in spoken_about(statements)
    }
    rows = [row for row in relations.sentences() if (row.mention, row.statement) in sure]
    return gathered(rows, relations.text)


def _lede(toned: bool) -> str:
    text = (
        "Each row is a speaker, each column an actor that the speaker names; the number counts "
        "sentences. Pronouns, names that only tell who speaks, and statements that are not sure "
        "are left out. "
    )
    if toned:
        text += (
            "Sign and colour show the tone (− negative, · neutral or mixed, + positive); “?” means "
            "that the tone is doubtful. "
        )
    return text + "Each cell links to the first of its sentences."


def _table(
    relations: Toward, anchors: dict[Span, str], toned: bool, own: str, most: int = 40
) -> Markup:
    """The numbers behind the matrix: every pair and its sentences."""
    rows = []
    for r in relations[:most]:
        who = own if r.speaker == REPORTER else r.speaker
        row: dict[str, object] = {"speaker": who, "about": r.target}
        if toned:
            row |= {"negative": r.negative, "neutral": r.neutral, "positive": r.positive}
            row["balance"] = number(r.balance)
        rows.append(row | {"sentences": _sentences(r, anchors)})
    heads = {
        "negative": "Negative", "neutral": "Neutral", "positive": "Positive", "balance": "Balance",
        "sentences": "Sentences",
    }  # fmt: skip
    left = len(relations) - len(rows)
    why = "Balance: from −1 (all negative) to 1 (all positive)." if toned else ""
    why += f" {left} more {agree(left, 'is', 'are')} not shown." if left else ""
    right = ("balance",) if toned else ()
    look = Look("Who about whom", why.strip(), heads, cards=True, right=right)
    return html_rows(rows, look) if rows else Markup("")


def _sentences(relation: Relation, anchors: dict[Span, str], most: int = 8) -> Markup:
    names = list(dict.fromkeys(anchors.get(row.sentence, "") for row in relation.rows))
    numbers = [name.removeprefix("#t") for name in names if name]
    linked = Markup(", ").join(link(f"t{n}", n, f"sentence {n}") for n in numbers[:most])
    return linked + (f" and {len(numbers) - most} more" if len(numbers) > most else "")


def _counts(relations: Toward, which: str) -> Counter[str]:
    out: Counter[str] = Counter()
    for relation in relations:
        out[getattr(relation, which)] += len(relation.rows)
    return out


def _lines(name: str, cell: float) -> list[str]:
    """A column's name in up to three lines."""
    most = max(6, int(cell * 13))
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += " " + word
        else:
            lines.append(word)
    if len(lines) > 3:
        lines = [*lines[:2], lines[2] + " …"]
    return [_cut(line, most + 2) for line in lines]


def _head(page: Sheet, middle: float, lines: Sequence[str], foot: float) -> None:
    for n, line in enumerate(lines):
        y = foot - 0.16 * (len(lines) - 1 - n)
        page.text(middle, y, line, size=SMALL, colour="soft", align="center")


def _cell(
    page: Sheet,
    x: float,
    y: float,
    width: float,
    relation: Relation,
    anchors: dict[Span, str],
    toned: bool,
) -> None:
    lean = relation.label if toned else "neutral"
    url = anchors.get(_first(relation, lean).sentence, "")
    page.box(x + 0.03, y, width - 0.06, 0.34, "shade" if lean == "neutral" else lean, url)
    ink = "ink" if lean == "neutral" else "paper"
    label = _count(relation, lean) if toned else str(len(relation.rows))
    page.text(x + width / 2, y + 0.17, label, colour=ink, align="center", url=url)


def _first(relation: Relation, lean: str) -> TargetTone:
    """The first sentence that is what the cell says, else the first of all."""
    return next((row for row in relation.rows if row.label == lean), relation.rows[0])


def _count(relation: Relation, lean: str) -> str:
    """Sign and number of sentences, how many there are where not all are so, and any doubt."""
    total = len(relation.rows)
    if lean == "neutral":
        return f"{SIGNS[lean]} {total}"
    leaning = relation.negative if lean == "negative" else relation.positive
    of = "" if leaning == total else f" of {total}"
    return f"{SIGNS[lean]} {leaning}{of}{'?' if relation.faint else ''}"


def _note(more: int, toned: bool) -> str:
    beyond = f" {phrases.more(more, 'actor')}" if more > 0 else ""
    if toned:
        text = "Read the words before you quote a cell."
    else:
        text = "Their tone is not shown: Sayso is wrong about it too often."
    return f"{pairs_sentence()}{text} {tone_precision.precision_sentence()}{beyond}"


def pairs_sentence(scores: Mapping[str, Any] | None = None) -> str:
    """How many pairs of speaker and actor were right, in a sentence; empty where not measured.

    Args:
        scores: As the benchmarks store them; those that the package carries by default.
    """
    stored = stored_scores() if scores is None else scores
    judged = stored.get("trials", {}).get("pairs")
    if judged:
        return (
            f"Editors who checked {judged['of']:,} such pairs on {judged['articles']} other "
            f"articles found {judged['right']:,} right. "
        )
    row = stored.get("pairs", {})
    pairs = row.get("pairs unseen")
    if not pairs or not pairs["of"]:
        return ""
    return (
        f"On {counted(row['size'], 'article')} read once by hand, {pairs['right']} of "
        f"{pairs['of']} such pairs were right. "
    )


def _told(relations: Toward, toned: bool, own: str) -> str:
    parts = [
        f"{own.lower() if r.speaker == REPORTER else r.speaker} about {r.target}: "
        f"{f'{r.label}, ' if toned else ''}{counted(len(r.rows), 'sentence')}"
        for r in relations[:14]
    ]
    return "; ".join(parts) + "."


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
