"""The measures of an article in words and numbers, beside those of a reference corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from analysis.article.positions import places
from analysis.common.english import capital
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.statements.voices import THE_REPORTER, own_voice
from analysis.views import phrases
from analysis.views.tables import folded

NAMES = {"rhetorical questions": "rhetorical or open questions"}  # as a page calls them

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.article.spans import Span
    from analysis.rhetoric.reference import Reference, Standing
    from analysis.rhetoric.value import Measures


def unusual(
    measures: Measures, article: Article, reference: Reference | None = None, most: int = 6
) -> Html:
    """What sets the article apart from the reference corpus, in words, each with its evidence.

    Args:
        measures: ``rhetoric(article, statements)``.
        article: The article.
        reference: The corpus; the shipped one where not given.
        most: How many findings at most, one of each group.
    """
    from analysis.rhetoric.reference import shipped
    from analysis.rhetoric.reference import unusual as beyond

    corpus = reference or shipped()
    picked: dict[str, Markup] = {}
    for at, standing in beyond(measures, corpus):
        row = measures[at]
        if row.group not in picked:
            trial = f" ({phrases.EXPERIMENTAL})" if row.value.experimental else ""
            text = standing.short + phrases.MORE_SO.format(standing.share) + trial
            picked[row.group] = escape(text) + _evidence(article, row.value.spans)
    items = [*list(picked.values())[:most], *_at_home(measures, article, corpus)]
    if not items:
        nothing = phrases.COMPARED_NOTHING.format(corpus.whole)
        return Html(Markup('<p class="nothing">{}</p>').format(nothing), nothing)
    listed = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    first = phrases.COMPARED.format(corpus.whole)
    text = "; ".join(item.striptags() for item in items)
    return Html(Markup("<p>{}</p><ul>{}</ul>").format(first, listed), f"{first} {text}")


def _at_home(measures: Measures, article: Article, corpus: Reference) -> list[Markup]:
    """Where the article is unusual among those of its own outlet, in what outlets differ in.

    Nothing where it is compared with these anyhow: two lists of one group would be one too many.
    """
    from analysis.rhetoric.reference import SAME_WORDS, is_enough, place

    if corpus.outlet == article.outlet:
        return []
    own: dict[str, Standing] = {}
    for row in measures:
        name = row.value.name
        known = row.part == "all" and (article.outlet, name) in corpus.outlets
        if known and name not in SAME_WORDS and is_enough(row, measures, corpus):
            standing = place(name, row.value.value, "all", corpus, article.outlet)
            if standing and abs(standing.percentile - 50) >= 40:
                own.setdefault(row.group, standing)
    names = [standing.short for standing in own.values()]
    if not names:
        return []
    return [escape(phrases.AT_HOME.format(article.outlet, ", ".join(names)))]


def measures(
    measures: Measures,
    by_voice: Measures | None = None,
    reference: Reference | None = None,
    article: Article | None = None,
) -> Html:
    """How it is said, in numbers: the article, the reporter's and the quoted words, side by side.

    Args:
        measures: ``rhetoric(article, statements)``.
        by_voice: ``rhetoric(article, statements, split="voice")``.
        reference: The corpus; the shipped one where not given.
        article: The article, to lead to the first words counted.
    """
    from analysis.rhetoric.reference import placed, shipped
    from analysis.rhetoric.value import shown

    corpus = reference or shipped()
    voices = {(row.part, row.value.name): row.value.value for row in by_voice or ()}
    rows: list[dict[str, object]] = []
    for row, standing in zip(measures, placed(measures, corpus), strict=True):
        value = row.value
        dash = float("nan")
        trial = Markup('<br><span class="dim">{}</span>').format(phrases.EXPERIMENTAL)
        rows.append(
            {
                "measure": escape(NAMES.get(value.name, value.name))
                + (trial if value.experimental else ""),
                "unit": value.unit,
                "value": shown(value.value),
                "reporter": shown(voices.get(("reporter", value.name), dash)),
                "quoted": shown(voices.get(("quoted", value.name), dash)),
                "standing": _percentile(standing),
                "where": _spots(article, value.spans) if article else "",
            }
        )
    why = phrases.MEASURES_WHY.format(corpus.items, corpus.name, corpus.articles)
    right = ("value", "reporter", "quoted", "standing")
    summary = phrases.MEASURES_TOLD.format(len(rows))
    own = own_voice(article) if article else THE_REPORTER
    heads = phrases.MEASURES_HEADS | {"reporter": capital(own.removeprefix("The "))}
    look = Look(phrases.MEASURES_TITLE, why, heads, right=right)
    table = html_rows(rows, look)
    longer = Markup('<div class="longer">{}</div>').format(folded(summary, table, paper=False))
    return Html(longer, summary)


def _percentile(standing: Standing | None) -> str:
    return f"{standing.percentile:.0f}" if standing else "–"


def _evidence(article: Article, spans: Sequence[Span], most: int = 3) -> Markup:
    """The first words that were counted, as links."""
    where = places(article)
    some: dict[str, Markup] = {}
    for span in spans:
        words = " ".join(span.of(article.text).split())
        if len(words) <= 40 and where.sentence(span):
            some.setdefault(words.lower(), link(f"t{where.sentence(span)}", words.lower()))
    if not some:
        return Markup("")
    more = " …" if len(some) > most else ""
    return Markup(": ") + Markup(", ").join(list(some.values())[:most]) + more


def _spots(article: Article, spans: Sequence[Span], most: int = 3) -> Markup:
    where = places(article)
    sentences = {where.paragraph(span): where.sentence(span) for span in reversed(spans)}
    shown = [link(f"t{sentences[n]}", f"¶\u00a0{n}", f"paragraph {n}") for n in sorted(sentences)][
        :most
    ]
    return Markup(" ").join(shown) + (" …" if len(sentences) > most else "")
