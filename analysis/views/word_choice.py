"""Loaded words, possible persuasion techniques and keywords."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from analysis.article.positions import places
from analysis.common.english import capital, counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.rhetoric.devices import LOADED, PERSUASION, Use
from analysis.views import phrases
from analysis.views.devices import marks, quoted, rest, shown_voices, stands
from analysis.views.tables import folded

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.rhetoric.keyness import KeyWord
    from analysis.rhetoric.reference import Reference
    from analysis.statements.statements import Statements

WORDS_OF_ALL = (
    " Words are compared with all articles, whichever group the measures are compared with."
)


def loaded(article: Article, statements: Statements, uses: Iterable[Use], most: int = 8) -> Html:
    """The loaded words that both the list and the tagger find: who surely uses each, and where.

    Args:
        article: The article.
        statements: Its statements.
        uses: ``uses(article, statements, measured, wording)``.
        most: How many words; the rest is counted in a line below.
    """
    words: dict[str, list[Use]] = {}
    for use in shown_voices(statements, uses):
        if use.measure == LOADED:
            words.setdefault(use.span.of(article.text).lower(), []).append(use)
    both = [word for word, own in words.items() if len({use.by for use in own}) > 1]
    order = sorted(both, key=lambda word: (-_weight(words[word]), words[word][0].span))
    rows = [_loaded_row(word, words[word]) for word in order[:most]]
    look = Look(
        phrases.LOADED_TITLE,
        phrases.LOADED_WHY.format(_loaded_scores()),
        phrases.LOADED_HEADS,
        cards=True,
        nothing=phrases.LOADED_NOTHING,
    )
    table = html_rows(rows, look) + rest(len(words) - len(rows))
    return Html(table + _list(), counted(len(words), "loaded word"))


def persuasion(article: Article, uses: Iterable[Use], most: int = 5) -> Html:
    """The persuasion techniques that the tagger sees, each explained, its surest words first.

    Args:
        article: The article.
        uses: ``uses(article, statements, measured, wording)``.
        most: How many stretches of a technique; the rest is counted.
    """
    from analysis.common import resources

    meaning = {row["name"]: row["meaning"] for row in resources.rows("techniques")}
    kinds: dict[str, list[Use]] = {}
    for use in uses:
        if use.measure == PERSUASION:
            kinds.setdefault(use.kind, []).append(use)
    below = Markup('{}<br><span class="dim">{}</span>')
    rows = [
        {
            "technique": below.format(capital(kind), meaning.get(kind, "")),
            "words": _surest(article, own, most),
        }
        for kind, own in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    look = Look(
        phrases.PERSUASION_TITLE,
        phrases.PERSUASION_WHY.format(_persuasion_scores()),
        phrases.PERSUASION_HEADS,
        cards=True,
        nothing=phrases.PERSUASION_NOTHING,
    )
    count = sum(map(len, kinds.values()))
    return Html(html_rows(rows, look), counted(count, "possible use", "possible uses"))


def keywords(
    article: Article,
    keywords: Sequence[KeyWord],
    reference: Reference | None = None,
    most: int = 10,
) -> Html:
    """The words that stand out against the reference, how much and how surely, and where.

    Args:
        article: The article.
        keywords: ``rhetoric.keywords(article)``.
        reference: The corpus they were compared with; the shipped one where not given.
        most: How many words; the rest is counted in a line below.
    """
    from analysis.rhetoric.reference import shipped

    corpus = reference or shipped()
    words = [key for key in keywords if not key.name]
    names = [key for key in keywords if key.name]
    rows = [
        {
            "word": link(f"t{places(article).sentence(key.spans[0])}", key.word),
            "count": key.count,
            "expected": f"{key.expected:.2f}",
            "ratio": _times(key),
            "likelihood": f"{key.likelihood:.0f}",
            "where": _where(article, key),
        }
        for key in words[:most]
    ]
    look = Look(
        phrases.KEYWORDS_TITLE.format(corpus.wordbook),
        phrases.KEYWORDS_WHY + (WORDS_OF_ALL if corpus.lexicon else ""),
        phrases.KEYWORDS_HEADS,
        cards=True,
        right=("count", "expected", "ratio", "likelihood"),
        nothing=phrases.KEYWORDS_NOTHING.format(corpus.lexicon or corpus.whole),
    )
    parts = html_rows(rows, look) + rest(len(words) - most) + _names(article, names)
    return Html(
        Markup('<div class="longer">{}</div>').format(parts),
        ", ".join(key.word for key in words[:most]),
    )


def _surest(article: Article, uses: Sequence[Use], most: int) -> Markup:
    order = sorted(uses, key=lambda use: (-use.confidence, use.span))
    shown = Markup("; ").join(
        Markup('{} {} <span class="dim">{}</span>').format(
            quoted(article, use), stands(use), f"{use.confidence:.2f}"
        )
        for use in order[:most]
    )
    left = len(order) - most
    more = Markup('<span data-left="{}">{}</span>').format(
        left, phrases.PERSUASION_MORE.format(left)
    )
    return shown + (more if left > 0 else "")


def _weight(uses: Sequence[Use]) -> float:
    """What both the list and the tagger find weighs most, then what comes often."""
    return 100 * (len({use.by for use in uses}) - 1) + len({use.span.start for use in uses})


def _loaded_row(word: str, uses: Sequence[Use]) -> dict[str, object]:
    times = len({use.span.start for use in uses})
    often = Markup(' <span class="dim">×{}</span>').format(times) if times > 1 else Markup("")
    return {
        "word": escape(word) + often,
        "who": ", ".join(dict.fromkeys(use.who for use in uses)),
        "where": marks(uses, 4),
    }


def _list() -> Markup:
    """The whole list, folded away."""
    from analysis.article.lexicon import lexicon

    kinds: dict[str, list[str]] = {}
    for entry in lexicon("loaded").entries:
        kinds.setdefault(entry.kind, []).append(" ".join(entry.words))
    parts = Markup("").join(
        Markup("<p><strong>{}.</strong> {}.</p>").format(
            phrases.WORD_CLASSES.get(kind, kind), ", ".join(sorted(words))
        )
        for kind, words in sorted(kinds.items())
    )
    summary = phrases.LOADED_LIST.format(sum(map(len, kinds.values())))
    return folded(summary, Markup('<div class="scroll note">{}</div>').format(parts), paper=False)


def _loaded_scores() -> str:
    from analysis.views.method import stored_scores

    stored = stored_scores()
    listed = stored.get("rhetoric", {}).get("lists", {}).get("loaded words on MBIC", {})
    tagged = stored.get("how", {}).get("loaded", {}).get("tagger", {})
    if not listed or not tagged:
        return ""
    return phrases.LOADED_SCORES.format(listed["macro_f1"], tagged["macro_f1"])


def _persuasion_scores() -> str:
    from analysis.views.method import stored_scores

    stored: Mapping[str, Any] = stored_scores().get("how", {}).get("persuasion", {})
    seen = stored.get("stretches", {})
    if not seen:
        return ""
    return phrases.PERSUASION_SCORES.format(
        100 * seen["marked by annotators"], 100 * seen["as the same technique"]
    )


def _times(key: KeyWord) -> str:
    """How many times as often as in the reference, to a round number."""
    if not key.expected:
        return phrases.KEYWORDS_NEW
    times = 2**key.ratio
    if times >= 1000:
        return "> 1,000"
    return f"{times:.0f}" if times >= 10 else f"{times:.1f}"


def _where(article: Article, key: KeyWord, most: int = 4) -> Markup:
    where = places(article)
    sentences = {where.paragraph(span): where.sentence(span) for span in reversed(key.spans)}
    shown = [
        link(f"t{sentences[n]}", f"¶\u00a0{n}", f"{key.word}, paragraph {n}")
        for n in sorted(sentences)
    ]
    return Markup(" ").join(shown[:most]) + (" …" if len(shown) > most else "")


def _names(article: Article, names: Sequence[KeyWord], most: int = 8) -> Markup:
    if not names:
        return Markup("")
    where = places(article)
    shown = Markup(", ").join(
        Markup("{} ×{}").format(
            link(f"t{where.sentence(key.spans[0])}", key.spans[0].of(article.text)), key.count
        )
        for key in names[:most]
    )
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return Markup('<p class="note">{}</p>').format(phrases.KEYWORDS_NAMES.format(shown + more))
