"""Stance markers: how sure, how personal and how judging a part speaks, by word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.article.lexicon import Hit, find, lexicon, word_set
from analysis.article.passage import Passage, Sentence, Word
from analysis.article.spans import Span
from analysis.rhetoric.value import PER_100_SENTENCES, Value, rate, rate_hits

GROUP = "stance"
_ASKS = re.compile(r"\?(?=[\"”’')\]]*(?:\s|$))")
_ADJECTIVE = re.compile(
    r".{2,}(?:ful|ous|ive|al|ic|able|ible|ent|ant|less|ish|ed|ing|ary|ory|ly|some|ile|ate)$"
)


@dataclass(frozen=True, slots=True)
class StanceMarkers:
    """Hedges, boosters, absolutes, modals, negation, attitude, people, questions, degrees.

    Each is a count of list entries in 1,000 words (questions: sentences with a question mark in
    100), after Hyland (2005), "Stance and engagement", Discourse Studies 7; modals by strength
    after Halliday (1994). The lists stand in ``analysis/data``; their headers say what they were
    checked against.

    Pitfalls: a word is counted whatever it does in its sentence: "could" is a hedge in "could
    fall" and a past ability in "could not find". ``we share`` says how much of "we" and "they"
    is "we"; "they" is often a plain pronoun for things. Modals count among hedges too.

    Example:
        >>> from analysis.article.passage import passage
        >>> values = StanceMarkers()(passage("It may rain, perhaps. We must not go."))
        >>> {v.name: len(v.spans) for v in values if v.name in ("hedges", "negation")}
        {'hedges': 2, 'negation': 1}
    """

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        words = part.length
        modals = find(lexicon("modals"), part)
        people = find(lexicon("people"), part)
        we = [hit.span for hit in people if hit.kind == "we"]
        they = [hit.span for hit in people if hit.kind == "they"]
        sentences = part.whole()
        asked = tuple(
            s.span for s in sentences if _ASKS.search(part.text, s.span.start, s.span.end)
        )
        degrees = degree_words(part)
        return (
            rate_hits("hedges", find(lexicon("hedges"), part), words),
            rate_hits("boosters", find(lexicon("boosters"), part), words),
            rate_hits("absolutes", find(lexicon("absolutes"), part), words),
            rate_hits("strong modals", [h for h in modals if h.kind == "high"], words),
            rate_hits("medium modals", [h for h in modals if h.kind == "median"], words),
            rate_hits("weak modals", [h for h in modals if h.kind == "low"], words),
            rate_hits("negation", find(lexicon("negation"), part), words),
            rate_hits("attitude", find(lexicon("attitude"), part), words),
            rate_hits("self-mention", [h for h in people if h.kind == "self"], words),
            rate("we", we, words),
            rate("they", they, words),
            Value(
                "we share",
                100 * len(we) / (len(we) + len(they)) if we or they else float("nan"),
                "% of “we” and “they”",
                tuple(sorted([*we, *they])),
            ),
            Value(
                "questions",
                100 * len(asked) / len(sentences) if sentences else float("nan"),
                PER_100_SENTENCES,
                asked,
            ),
            rate_hits("comparatives", [h for h in degrees if h.kind == "comparative"], words),
            rate_hits("superlatives", [h for h in degrees if h.kind == "superlative"], words),
        )


def degree_words(part: Passage) -> tuple[Hit, ...]:
    """Comparatives and superlatives: -er and -est of a list of short words, "more" and "most".

    "More" and "less" count before a word that looks like an adjective or adverb, not before a noun
    ("more money") or "than" ("more than 100").
    """
    return tuple(hit for sentence in part.sentences for hit in _degrees(part.text, sentence))


def _degrees(text: str, sentence: Sentence) -> list[Hit]:
    forms = _forms()
    out: list[Hit] = []
    words = sentence.words
    for at, word in enumerate(words):
        kind = forms.get(word.low)
        if kind is None:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if word.low in ("more", "less", "most", "least"):
            if after is None or not _gradable(after):
                continue
            # "the most recent", but "most political leaders" is a share of them
            if word.low == "most" and (
                at == 0 or words[at - 1].low not in word_set("small_words", "before most")
            ):
                continue
            if word.low == "least" and (at == 0 or words[at - 1].low == "at"):
                continue
            if not text[word.end : after.start].isspace():
                continue
            out.append(Hit(Span(word.start, after.end), kind))
        elif not (word.raised and at > 0 and not sentence.title):
            out.append(Hit(word.span, kind))
    return out


def _gradable(word: Word) -> bool:
    if word.low in word_set("small_words", "no adjective") or word.low.endswith(
        ("ment", "tion", "ity")
    ):
        return False
    listed = word.low in word_set("degree", "base") or word.low in word_set("attitude")
    return listed or bool(_ADJECTIVE.match(word.low))


@cache
def _forms() -> dict[str, str]:
    out = {
        word: kind for kind in ("comparative", "superlative") for word in word_set("degree", kind)
    }
    for base in word_set("degree", "base"):
        for tail, kind in (("er", "comparative"), ("est", "superlative")):
            out.setdefault(_inflect(base, tail), kind)
    out |= {
        "more": "comparative",
        "less": "comparative",
        "most": "superlative",
        "least": "superlative",
    }
    for word in ("later", "latest", "cleaner", "cooler", "dryer"):
        out.pop(word, None)  # mostly a time, a verb or a thing
    return out


def _inflect(base: str, tail: str) -> str:
    if base.endswith("e"):
        return base + tail[1:]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "i" + tail
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", base)
    return base + (base[-1] if short else "") + tail
