"""Articles on one event, side by side: who is heard, what one alone has, corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from analysis.article.similarity import STRETCH_SHARE
from analysis.common.english import agree, counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.corpus.compare import Read, only_in
from analysis.corpus.compare import contents as compared
from analysis.corpus.match_across_articles import same_names
from analysis.corpus.only_here import LoneClaim, in_order, only_here
from analysis.corpus.shared_quotations import shared_quotations
from analysis.corpus.who_is_heard import Presence, Voice, voices_heard
from analysis.statements.voices import voice_name
from analysis.views import compare_phrases as words
from analysis.views import phrases
from analysis.views.addresses import Addresses, addresses
from analysis.views.compare_corrections import checked, corrected_by_hand, mark, summary
from analysis.views.compare_quotations import same_quotations
from analysis.views.figures.claims import KINDS
from analysis.views.marked_text import Marked, marked
from analysis.views.tables import folded

NAMES = 10  # names that a cell shows before it folds the others
FEW = 6  # statements that a cell links one by one
LONGEST = 320  # characters of a claim


def in_short(read: Sequence[Read], alike: float = 100 * STRETCH_SHARE) -> Html:
    """The first lines of a comparison: voices, quotations, corrections.

    Args:
        read: The articles.
        alike: From 0 to 100: how much of two quotations must be equal words.
    """
    lines = words.in_short(voices_heard(read), shared_quotations(read, alike / 100), len(read))
    if told := summary(read):
        lines.append(told)
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Html(Markup('<ul class="lede">{}</ul>').format(items), " ".join(lines))


def heard(read: Sequence[Read], top: int = 12) -> Html:
    """Who is heard in which article: a row for each speaker, a column for each article.

    Args:
        read: The articles.
        top: How many speakers are shown; the others are folded away.
    """
    voices, at = voices_heard(read), addresses(read)
    hand = checked(read)
    shown, rest = voices[:top], voices[top:]
    table = _heard_table(shown, hand, at, words.heard_caption(voices))
    if rest:
        more = f"{len(rest):,} more {agree(len(rest), 'speaker')}"
        table += folded(more, _heard_table(rest, hand, at, words.HEARD_REST))
    return Html(table, counted(len(voices), "speaker"))


def only_one(read: Sequence[Read], top: int = 5) -> Html:
    """The claims that were found in one article alone, those most worth a check first.

    Args:
        read: The articles.
        top: How many claims of each article; the others are folded away.
    """
    claims, at = only_here(read), addresses(read)
    by_article = [in_order([c for c in claims if c.label == one.label]) for one in read]
    shown = [claim for every in by_article for claim in every[:top]]
    rest = [claim for every in by_article for claim in every[top:]]
    hand, names = checked(read), same_names(read)
    table = _claims_table(shown, hand, names, at, words.only_caption(len(claims)))
    if rest:
        table += folded(
            f"{len(rest):,} more {agree(len(rest), 'claim')}",
            _claims_table(rest, hand, names, at, words.ONLY_REST),
            paper=False,
        )
    if claims:
        table += Markup('<p class="note">{}</p>').format(words.lone_measured())
    return Html(table, counted(len(claims), "claim"))


def contents(read: Sequence[Read]) -> Html:
    """What is compared: each article's title, and how much was found in it.

    Args:
        read: The articles.
    """
    rows = [{str(k): v for k, v in row.items()} for row in compared(read).to_dict("records")]
    heads = {"article": "Article", "title": "Title", "statements": "Sure statements"}
    look = Look("What is compared", heads=heads | _COUNTS, cards=True)
    return Html(html_rows(rows, look), counted(len(rows), "article"))


def names_only_here(read: Sequence[Read]) -> Html:
    """Speakers and words that were found in one article only: the first ten names, then the rest.

    Args:
        read: The articles.
    """
    rows = [
        {
            "article": row["article"],
            "speakers": _few_names(row["speakers"]),
            "lacks": _few_names(row["lacks"]),
            "own_words": row["own_words"],
            "claims_only_here": row["claims_only_here"],
            "claims": row["claims"],
        }
        for row in only_in(read).to_dict("records")
    ]
    heads = {"article": "Article", "speakers": "Heard only here"} | _ONLY_HEADS | _COUNTS
    look = Look("Speakers and words found in one article only", heads=heads, cards=True)
    return Html(html_rows(rows, look), counted(len(rows), "article"))


_COUNTS = {"claims": "Claims", "actors": "Actors"}
_ONLY_HEADS = {
    "lacks": "Heard elsewhere, not found here",
    "own_words": "Words typical of it",
    "claims_only_here": "Claims only here",
}


def _few_names(names: Sequence[str]) -> Markup:
    """The first names of a list, the others folded away."""
    shown, rest = names[:NAMES], names[NAMES:]
    out = Markup("{}").format(", ".join(shown))
    if rest:
        out += folded(f"and {len(rest):,} more", Markup("{}").format(", ".join(rest)), paper=False)
    return out


def article_text(read: Sequence[Read], number: int) -> Marked:
    """One of the articles with its statements marked, where the links of the page lead.

    Args:
        read: The articles.
        number: Which, from 1.
    """
    one = read[number - 1]
    return marked(one.article, one.statements, f"a{number}")


def articles(read: Sequence[Read]) -> Html:
    """The articles one below the other, their statements marked."""
    parts = [
        Markup("<h3>{}</h3>{}").format(one.label, Markup(article_text(read, n).html))  # noqa: S704
        for n, one in enumerate(read, 1)
    ]
    return Html(Markup("\n").join(parts), counted(len(read), "article"))


def _heard_table(
    voices: Sequence[Voice], hand: Mapping[str, frozenset[int]], at: Addresses, caption: str
) -> Markup:
    labels = list(hand)
    rows = [
        {"actor": voice.actor}
        | {
            label: _presence(cell, label, at, hand[label])
            for label, cell in zip(labels, voice.cells, strict=True)
        }
        for voice in voices
    ]
    heads = {"actor": "Speaker"} | {label: label for label in labels}
    look = Look(caption, words.HEARD_WHY, heads, cards=True, nothing=words.HEARD_NOTHING)
    return html_rows(rows, look)


def _presence(cell: Presence, label: str, at: Addresses, hand: frozenset[int]) -> Markup:
    """What a cell of the matrix says."""
    if cell.first is None:
        return Markup("")
    if cell.only_mentioned:
        shown = link(at.words(label, cell.first), words.ONLY_MENTIONED)
        return Markup('<span class="dim">{}</span>').format(shown)
    quoted = f", {cell.quoted} in quotation marks" if cell.quoted else ""
    told = f"{counted(cell.words, 'word')}{quoted}"
    if count := len(hand.intersection(cell.statements)):
        told += f"; {count} checked by hand"
    return Markup('{}<br><span class="dim">{}</span>').format(
        _statements(cell.statements, label, at), told
    )


def _statements(numbers: Sequence[int], label: str, at: Addresses) -> Markup:
    """How many statements, each a link to its words."""
    links = Markup(" ").join(
        link(at.statement(label, n), n, f"{label}, statement {n}") for n in numbers[:FEW]
    )
    more = f" and {len(numbers) - FEW} more" if len(numbers) > FEW else ""
    return Markup("<strong>{}</strong>: {}{}").format(
        counted(len(numbers), "statement"), links, more
    )


def _claims_table(
    claims: Sequence[LoneClaim],
    hand: Mapping[str, frozenset[int]],
    names: Mapping[str, str],
    at: Addresses,
    caption: str,
) -> Markup:
    rows = [
        {
            "article": link(at.claim(c.label, c.claim), c.label),
            "claim": c.words if len(c.words) <= LONGEST else c.words[:LONGEST] + " …",
            "speaker": Markup("{}{}").format(
                voice_name(names.get(c.claim.speaker, c.claim.speaker), c.claim.statement),
                mark(c.claim.statement in hand[c.label]),
            ),
            "kind": KINDS[c.claim.kind] if c.claim.kind_sure else phrases.NOT_SURE,
            "numbers": ", ".join(c.numbers),
        }
        for c in claims
    ]
    heads = {"article": "Only in", "numbers": "Numbers only here", "speaker": "Claimed by"}
    look = Look(caption, words.ONLY_WHY, heads, cards=True, nothing=words.ONLY_NOTHING)
    return html_rows(rows, look)


__all__ = [
    "article_text", "articles", "contents", "corrected_by_hand", "heard", "in_short",
    "names_only_here", "only_one", "same_quotations",
]  # fmt: skip
