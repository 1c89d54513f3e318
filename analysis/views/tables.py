"""The tables of a report as a reader wants them: in words, each row a link to its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from analysis.article.article import Article
from analysis.article.positions import places
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.statements.candidate import Flag
from analysis.statements.statements import Statement, Statements

if TYPE_CHECKING:
    from analysis.statements.speakers import ActorRow, Actors

UNNAMED, REPORTER = "nobody named", "The reporter"
SURE = 0.5  # a statement of less confidence than this is to be checked
KINDS: Mapping[str, str] = {"direct": "quoted", "mixed": "part quoted", "indirect": "paraphrase"}
MANY = 30  # statements from which their table is folded away and shows the first words alone
LONGEST = 240  # characters of a statement there
# Flags that ask for a look; other flags are shown as they are.
DOUBTS = frozenset({Flag.UNCLOSED})


def statements(said: Statements) -> Html:
    """Every statement: who, what words, by which cue; its number leads to the marked words."""
    rows = [
        {
            "number": link(s.anchor, s.number, f"statement {s.number}"),
            "speaker": _speaker(s),
            "content": _cut(said.words(s)) if len(said) > MANY else said.words(s),
            "cue": _cue(said, s),
            "kind": _kind(s),
        }
        for s in said
    ]
    told = f"{len(said)} statements" if len(said) != 1 else "One statement"
    table = html_rows(
        rows,
        Look(
            caption=told,
            why="In the order of the text. The number leads to the words in the article.",
            cards=True,
            ids=[f"r{s.number}" for s in said],
            speakers=[s.speaker for s in said],
            nothing="No statement was found: the article attributes no words to anybody.",
        ),
    )
    return Html(folded(f"All {told}", table) if len(rows) > MANY else table, told)


def folded(told: str, table: Markup, paper: bool = True) -> Markup:
    """A table folded away behind some words.

    Args:
        told: The words.
        table: The table.
        paper: Whether it is there on paper, unfolded; else only the words are.
    """
    kind = "more" if paper else "rest"
    return Markup('<details class="{}"><summary>{}</summary>{}</details>').format(kind, told, table)


def actors(found: Actors, article: Article, top: int = 12) -> Html:
    """Who speaks, and who is only spoken about: words, statements and mentions of each.

    Args:
        found: ``analysis.statements.speakers.actors(article, said)``.
        article: The article that they were found in.
        top: How many rows; the rest is counted in a line below.
    """
    speaking = [row for row in found if row.statements]
    silent = sorted(found.never_quoted, key=lambda row: -len(row.mentions))
    shown = [*speaking[:top], *silent[: max(3, top - len(speaking))]]
    rest = [row for row in (*speaking, *silent) if row not in shown]
    told = f"{_count(len(speaking), 'speak', 'speaks')}, {_count(len(silent), 'are', 'is')}"
    told = f"{told[0].upper()}{told[1:]} only spoken about"
    table = _actors(shown, article, told)
    if rest:
        more = f"And {len(rest)} more who are named"
        table += folded(more, _actors(rest, article, "The others who are named"), paper=False)
    return Html(table, f"{len(found)} actors")


def _count(count: int, many: str, one: str) -> str:
    known = {0: f"nobody {one}", 1: f"one {one}"}
    return known.get(count, f"{count} {many}")


def _actors(rows: Sequence[ActorRow], article: Article, caption: str) -> Markup:
    where = places(article)
    records = [
        {
            "name": _actor(row, where.sentence(row.first)),
            "statements": row.statements or "",
            "words_spoken": row.words_spoken or "",
            "mentions": len(row.mentions),
            "speaks_about": _few(row.speaks_about),
            "spoken_about_by": _few(row.spoken_about_by),
        }
        for row in rows
    ]
    look = Look(
        caption,
        "Speakers first, then those named most. A name leads to its first mention.",
        heads={"name": "Actor", "words_spoken": "Quoted words"},
        cards=True,
        right=("statements", "words_spoken"),
        nothing="Nobody is named in this article.",
    )
    return html_rows(records, look)


def key() -> Html:
    """What the marks in the article mean."""
    parts = (
        ("source", "who says it"),
        ("cue", "the words that attribute"),
        ("content direct", "words quoted"),
        ("content indirect", "words in paraphrase"),
    )
    marks = Markup(" ").join(Markup('<mark class="{}">{}</mark>').format(*p) for p in parts)
    told = (
        "A number opens each statement and leads to its row in the table; paragraphs are numbered "
        "in the margin."
    )
    html = Markup('<p class="note">{} {}</p>').format(marks, told)
    return Html(html, "The key to the marks")


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _speaker(s: Statement) -> Markup:
    name = Markup("<strong>{}</strong>").format(s.speaker) if s.speaker else escape(UNNAMED)
    if s.runner_up and not s.speaker_sure:
        name += Markup(' <span class="dim">(or {})</span>').format(s.runner_up)
    via = [one for one in s.chain if one != s.speaker]
    below = Markup('<br><span class="dim">via {}</span>').format(", ".join(via)) if via else ""
    return name + below


def _cue(said: Statements, s: Statement) -> Markup:
    cue = " … ".join(" ".join(c.of(said.article.text).split()) for c in s.cue)
    if not cue:
        return Markup('<span class="dim">none</span>')
    kind = "" if s.cue_class == "neutral" else s.cue_class
    below = Markup('<br><span class="dim">{}</span>').format(kind) if kind else ""
    return Markup('<span class="cue">{}</span>').format(cue) + below


def _kind(s: Statement) -> Markup:
    """How the words are given, what to know of them, and whether to check them."""
    out = escape(KINDS.get(s.kind, s.kind))
    if s.flags:
        out += Markup('<br><span class="dim">{}</span>').format(", ".join(s.flags))
    if s.confidence < SURE or not DOUBTS.isdisjoint(s.flags):
        out += Markup('<br><span class="check">check this</span>')
    return out


def _actor(row: ActorRow, sentence: int) -> Markup:
    about = ", ".join(filter(None, (row.actor.role, row.actor.party)))
    name = link(f"t{sentence}", row.actor.name) if sentence else escape(row.actor.name)
    below = Markup('<br><span class="dim">{}</span>').format(about) if about else ""
    return name + below


def _few(names: Iterable[str], most: int = 4) -> str:
    known = list(names)
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + more
