"""Who speaks, and who is only mentioned: of both only those who surely do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from analysis.article.article import Article
from analysis.article.positions import places
from analysis.common.english import counted, first_few
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.statements.spoken_about import is_real
from analysis.statements.table_speakers import is_speaker
from analysis.views import phrases
from analysis.views.tables import folded

if TYPE_CHECKING:
    from analysis.statements.actor_table import ActorRow, Actors

TWICE = 2  # times that a name of one word must stand, to be shown among the first
MOST = 4  # names in a cell


def actors(actors: Actors, article: Article, top: int = 12) -> Html:
    """Who speaks, and who is only mentioned: words, statements and names of each.

    Only statements count that are sure, and only places where an actor is named. Whoever is named
    once, by one word, is folded away.

    Args:
        actors: ``analysis.statements.actor_table.actors(article, statements)``.
        article: The article that they were found in.
        top: How many rows; the rest is counted in a line below.
    """
    shown, rest = table_rows(actors, article, top)
    table = _actors(shown, article, phrases.ACTORS_CAPTION)
    if rest:
        more = counted(len(rest), "other name")
        table += folded(more, _actors(rest, article, phrases.ACTORS_REST), paper=False)
    return Html(table, counted(len(shown), "actor"))


def table_rows(
    actors: Actors, article: Article, top: int = 12
) -> tuple[list[ActorRow], list[ActorRow]]:
    """The rows that are shown, and those that are folded away below them."""
    speaking = sorted(
        (row for row in actors if row.sure and is_speaker(row.actor)),
        key=lambda row: (-row.sure, -row.sure_words, row.first),
    )
    silent = sorted(mentioned(actors), key=lambda row: (-len(row.names), row.first))
    often = [row for row in silent if len(row.names) >= TWICE or _is_full(row, article)]
    shown = [*speaking[:top], *often[: max(3, top - len(speaking))]]
    return shown, [row for row in (*speaking, *silent) if row not in shown]


def mentioned(actors: Actors) -> list[ActorRow]:
    """Those who are surely named and make no statement that is sure, mere places left out."""
    return [row for row in actors if is_real(row.actor) and row.names and row.acts and not row.sure]


def _is_full(row: ActorRow, article: Article) -> bool:
    """Whether somebody is named in full: by first name and surname, or a body by all its words."""
    return any(len(span.of(article.text).split()) > 1 for span in row.names)


def _actors(rows: Sequence[ActorRow], article: Article, caption: str) -> Markup:
    where = places(article)
    records = [
        {
            "name": _actor(row, where.sentence(row.names[0] if row.names else row.first)),
            "statements": row.sure or "",
            "words_spoken": row.sure_words or "",
            "names": len(row.names) or "",
            "speaks_about": first_few(row.speaks_about, MOST),
            "spoken_about_by": first_few(row.spoken_about_by, MOST),
        }
        for row in rows
    ]
    look = Look(
        caption,
        phrases.ACTORS_WHY,
        heads=phrases.ACTORS_HEADS,
        cards=True,
        right=("statements", "words_spoken", "names"),
        nothing=phrases.ACTORS_NOTHING,
    )
    return html_rows(records, look)


def _actor(row: ActorRow, sentence: int) -> Markup:
    about = ", ".join(filter(None, (row.description, row.actor.party)))
    name = link(f"t{sentence}", row.actor.name) if sentence else escape(row.actor.name)
    return name + (Markup('<br><span class="dim">{}</span>').format(about) if about else "")
