"""The words that stand out: loaded ones, what the tagger takes for persuasion, and key words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from analysis.article.positions import places
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.rhetoric.devices import LOADED, PERSUASION, Use
from analysis.views.devices import marks, quoted, rest, stands, who_is
from analysis.views.tables import folded

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.rhetoric.keyness import KeyWord
    from analysis.rhetoric.reference import Reference

BOTH = "list and tagger"
CLASSES: Mapping[str, str] = {
    "adjective": "Adjectives", "adverb": "Adverbs", "noun": "Nouns", "verb": "Verbs",
}  # fmt: skip


def loaded(article: Article, found: Iterable[Use], most: int = 8) -> Html:
    """The loaded words: who uses each, whether the list or the tagger finds it, and where.

    Args:
        article: The article.
        found: ``uses(article, said, measured, wording)``.
        most: How many words; the rest is counted in a line below.
    """
    words: dict[str, list[Use]] = {}
    for use in found:
        if use.measure == LOADED:
            words.setdefault(use.span.of(article.text).lower(), []).append(use)
    order = sorted(words, key=lambda word: (-_weight(words[word]), words[word][0].span))
    rows = [_loaded_row(word, words[word]) for word in order[:most]]
    look = Look(
        "Loaded words, by the list and by the tagger",
        "Words that judge while they name. " + _loaded_scores(),
        {"word": "Word", "who": "Who", "by": "Found by", "where": "Where"},
        cards=True,
        nothing="Neither the list nor the tagger finds a loaded word.",
    )
    table = html_rows(rows, look) + rest(len(order) - most)
    return Html(table + _list(), f"{len(order)} loaded words")


def persuasion(article: Article, found: Iterable[Use], most: int = 5) -> Html:
    """The persuasion techniques that the tagger sees, each explained, its surest words first.

    Args:
        article: The article.
        found: ``uses(article, said, measured, wording)``.
        most: How many stretches of a technique; the rest is counted.
    """
    from analysis.common import resources

    meaning = {row["name"]: row["meaning"] for row in resources.rows("techniques")}
    kinds: dict[str, list[Use]] = {}
    for use in found:
        if use.measure == PERSUASION:
            kinds.setdefault(use.kind, []).append(use)
    below = Markup('{}<br><span class="dim">{}</span>')
    rows = [
        {
            "technique": below.format(kind[:1].upper() + kind[1:], meaning.get(kind, "")),
            "words": _surest(article, own, most),
        }
        for kind, own in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    look = Look(
        "What may be meant to persuade",
        "Experimental, by the tagger; its confidence from 0 to 1 stands behind the words. "
        + _persuasion_scores(),
        {"technique": "Technique", "words": "Words"},
        cards=True,
        nothing="The tagger finds no technique of persuasion.",
    )
    count = sum(map(len, kinds.values()))
    return Html(html_rows(rows, look), f"{count} stretches that may be meant to persuade")


def keywords(
    article: Article,
    found: Sequence[KeyWord],
    reference: Reference | None = None,
    most: int = 10,
) -> Html:
    """The words that stand out against the reference, how much and how surely, and where.

    Args:
        article: The article.
        found: ``rhetoric.keywords(article)``.
        reference: The corpus they were compared with; the shipped one where not given.
        most: How many words; the rest is counted in a line below.
    """
    from analysis.rhetoric.reference import shipped

    corpus = reference or shipped()
    words = [key for key in found if not key.name]
    names = [key for key in found if key.name]
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
        f"Words that stand out beside {corpus.name}",
        "How often each comes, how often it would at the rate of the reference, and how sure the "
        "difference is (log-likelihood: chance alone gives 10.8 to one word in 1,000).",
        {
            "word": "Word",
            "count": "Times",
            "expected": "Expected",
            "ratio": "More often by",
            "likelihood": "Log-likelihood",
            "where": "Where",
        },
        cards=True,
        right=("count", "expected", "ratio", "likelihood"),
        nothing=f"No word stands out beside {corpus.articles:,} articles of {corpus.name}.",
    )
    return Html(
        html_rows(rows, look) + rest(len(words) - most) + _names(article, names),
        ", ".join(key.word for key in words[:most]),
    )


def _surest(article: Article, found: Sequence[Use], most: int) -> Markup:
    order = sorted(found, key=lambda use: (-use.confidence, use.span))
    shown = Markup("; ").join(
        Markup('{} {} <span class="dim">{}</span>').format(
            quoted(article, use), stands(use), f"{use.confidence:.2f}"
        )
        for use in order[:most]
    )
    more = f"; and {len(order) - most} more, in the exports" if len(order) > most else ""
    return shown + more


def _weight(found: Sequence[Use]) -> float:
    """What both the list and the tagger find weighs most, then what comes often."""
    return 100 * (len({use.by for use in found}) - 1) + len({use.span.start for use in found})


def _loaded_row(word: str, found: Sequence[Use]) -> dict[str, object]:
    by = {use.by for use in found}
    times = len({use.span.start for use in found})
    often = Markup(' <span class="dim">×{}</span>').format(times) if times > 1 else Markup("")
    return {
        "word": escape(word) + often,
        "who": ", ".join(dict.fromkeys(who_is(use.who) for use in found)),
        "by": BOTH if len(by) > 1 else next(iter(by)),
        "where": marks(found, 4),
    }


def _list() -> Markup:
    """The whole list, folded away."""
    from analysis.article.lexicon import lexicon

    kinds: dict[str, list[str]] = {}
    for entry in lexicon("loaded").entries:
        kinds.setdefault(entry.kind, []).append(" ".join(entry.words))
    parts = Markup("").join(
        Markup("<p><strong>{}.</strong> {}.</p>").format(
            CLASSES.get(kind, kind), ", ".join(sorted(words))
        )
        for kind, words in sorted(kinds.items())
    )
    told = f"The list of loaded words: {sum(map(len, kinds.values()))} of them"
    return folded(told, Markup('<div class="scroll note">{}</div>').format(parts), paper=False)


def _loaded_scores() -> str:
    from analysis.views.method import stored_scores

    known = stored_scores()
    listed = known.get("rhetoric", {}).get("lists", {}).get("loaded words on MBIC", {})
    tagged = known.get("how", {}).get("loaded", {}).get("tagger", {})
    if not listed or not tagged:
        return ""
    return (
        f"Telling biased sentences of MBIC from others, the list alone reaches a macro F1 of "
        f"{listed['macro_f1']:.2f} (0.5 is a coin), the tagger {tagged['macro_f1']:.2f}: trust "
        "what both find."
    )


def _persuasion_scores() -> str:
    from analysis.views.method import stored_scores

    known: Mapping[str, Any] = stored_scores().get("how", {}).get("persuasion", {})
    seen = known.get("stretches", {})
    if not seen:
        return ""
    return (
        f"Of 100 such stretches in PTC, {100 * seen['marked by annotators']:.0f} share words with "
        f"what annotators marked, {100 * seen['as the same technique']:.0f} with the same "
        "technique: take each as a question to the text."
    )


def _times(key: KeyWord) -> str:
    """How many times as often as in the reference, to a round number."""
    if not key.expected:
        return "not in it"
    times = 2**key.ratio
    if times >= 1000:
        return "over 1,000 times"
    return f"{times:.0f} times" if times >= 10 else f"{times:.1f} times"


def _where(article: Article, key: KeyWord, most: int = 4) -> Markup:
    where = places(article)
    known = {where.paragraph(span): where.sentence(span) for span in reversed(key.spans)}
    shown = [
        link(f"t{known[n]}", f"¶\u00a0{n}", f"{key.word}, paragraph {n}") for n in sorted(known)
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
    return Markup('<p class="note">Names stand out as well: {}{}.</p>').format(shown, more)
