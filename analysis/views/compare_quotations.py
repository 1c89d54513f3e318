"""The same quotation in several articles, one version below the other, the differences marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from analysis.article.similarity import STRETCH_SHARE
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.corpus.compare import Read
from analysis.corpus.shared_quotations import (
    SharedQuotation,
    Version,
    shared_quotations,
)
from analysis.statements.attribution_candidate import Flag
from analysis.statements.statements import UNNAMED
from analysis.views import compare_phrases as words
from analysis.views.addresses import Addresses, addresses
from analysis.views.compare_corrections import mark
from analysis.views.tables import folded

LONGEST = 110  # words of a version that are shown


def same_quotations(
    read: Sequence[Read], top: int = 12, alike: float = 100 * STRETCH_SHARE
) -> Html:
    """The quotations that several articles have: who says them, by which cue, and what differs.

    Args:
        read: The articles.
        top: How many are shown; the others are folded away.
        alike: From 0 to 100: how much of the shorter stretch must be equal words.
    """
    quotations, at = shared_quotations(read, alike / 100), addresses(read)
    texts = {one.label: one.article.text for one in read}
    changed = sum(bool(q.differences) for q in quotations)
    caption = words.same_caption(len(quotations), changed)
    table = _table(quotations[:top], 1, texts, at, caption, words.SAME_WHY)
    if rest := quotations[top:]:
        table += folded(
            f"{len(rest):,} more", _table(rest, top + 1, texts, at, words.SAME_REST, "")
        )
    note = Markup('<p class="note">{}</p>').format(words.measured())
    return Html(table + note if quotations else table, caption)


def _table(
    quotations: Sequence[SharedQuotation],
    first: int,
    texts: dict[str, str],
    at: Addresses,
    caption: str,
    why: str,
) -> Markup:
    rows = [
        _row(number, version, texts[version.label], at, fullest=not place)
        for number, quotation in enumerate(quotations, first)
        for place, version in enumerate(quotation.versions)
    ]
    heads = {"number": "No.", "article": "Article", "differs": "Differs in"}
    look = Look(caption, why, heads, cards=True, nothing=words.SAME_NOTHING)
    return html_rows(rows, look)


def _row(
    number: int, version: Version, text: str, at: Addresses, fullest: bool
) -> dict[str, object]:
    place = at.statement(version.label, version.statement.number)
    stance = Markup('<br><span class="dim">{}</span>').format(words.STANCES[version.stance])
    cue = Markup('<span class="cue">{}</span>').format(version.cue) if version.cue else "–"
    differs = ", ".join(words.DIFFERENCES[d] for d in version.differences)
    return {
        "number": str(number),
        "article": link(place, version.label),
        "content": marked_words(version, text),
        "speaker": Markup("{}{}").format(
            version.speaker or UNNAMED, mark(Flag.BY_HAND in version.statement.flags)
        ),
        "cue": Markup("{}{}").format(cue, stance if version.cue else ""),
        "differs": words.FULLEST if fullest else differs or words.NO_DIFFERENCE,
    }


def marked_words(version: Version, text: str) -> Markup:
    """The words of a version as the article has them, those marked that the other lacks."""
    out = Markup("")
    end = 0
    for common, start, stop in _runs(version):
        between = text[end:start] if out else ""
        out += Markup("{}").format(between if len(between) <= len("”, “") else " … ")
        piece = " ".join(text[start:stop].split())
        out += escape(piece) if common else Markup('<mark class="other">{}</mark>').format(piece)
        end = stop
    lead = _mark_before(text, version.words[0].span.start)
    tail = _mark_behind(text, version.words[min(len(version.words), LONGEST) - 1].span.end)
    cut = " …" if len(version.words) > LONGEST else ""
    return Markup("{}{}{}{}").format(lead, out, tail if not cut else "", cut)


def _runs(version: Version) -> Iterator[tuple[bool, int, int]]:
    """Words in a row that are in common or not: whether, from where and to where."""
    numbered = list(enumerate(version.words))[:LONGEST]
    for common, run in groupby(numbered, lambda row: row[0] in version.common):
        part = [word for _, word in run]
        start = part[0].span.start
        for one, other in pairwise(part):
            if other.span.start - one.span.end > len("”, “"):  # the cue stands between them
                yield common, start, one.span.end
                start = other.span.start
        yield common, start, part[-1].span.end


def _mark_before(text: str, at: int) -> str:
    """The quotation mark right before some words."""
    return text[at - 1] if at and text[at - 1] in "“\"‘'«„" else ""


def _mark_behind(text: str, at: int) -> str:
    """The marks right behind some words, up to a closing quotation mark."""
    behind = text[at : at + 2]
    if behind[:1] in "”\"’'»":
        return behind[:1]
    return behind if behind[1:2] in ("”", '"', "’", "»") and behind[:1] in ".,!?;" else ""
