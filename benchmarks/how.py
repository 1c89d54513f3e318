"""Scores of tone, persuasion, loaded words and check-worthiness, each beside plain baselines.

    python benchmarks/how.py [GOLD]

GOLD is the folder of the gold corpora (../shared/gold where not given). Everything goes through
the package as a user has it: whole texts in, spans and probabilities out. The result is written
to benchmarks/results/how.json.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analysis.article.spans import Span  # noqa: E402
from analysis.tagger import wording  # noqa: E402
from analysis.tagger.how_network import settings  # noqa: E402
from analysis.tone.sentence_tone import label  # noqa: E402
from analysis.tone.vader import vader  # noqa: E402
from benchmarks.results import ship  # noqa: E402
from training import how_data as data  # noqa: E402
from training.how_evaluate import Found, f1, macro_f1, span_scores  # noqa: E402

Scores = dict[str, Any]


def strong_words() -> frozenset[str]:
    """Words that VADER's lexicon rates at least 2 of 4 on either side."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lexicon = SentimentIntensityAnalyzer().lexicon
    return frozenset(word for word, value in lexicon.items() if abs(value) >= 2)


def tone_part(rows: list[dict[str, Any]]) -> tuple[list[int], list[int], list[int]]:
    """Gold, the tagger's and VADER's class of each target."""
    gold, predicted, plain = [], [], []
    for row in rows:
        text = row["sentence_normalized"]
        lean = wording.TONES.index(label(vader(text)[0]))
        spans = [Span(t["from"], t["to"]) for t in row["targets"]]
        for target, one in zip(row["targets"], wording.tones(text, spans), strict=True):
            gold.append(int(target["polarity"]) // 2 - 1)
            predicted.append(wording.TONES.index(one.label))
            plain.append(lean)
    return gold, predicted, plain


def tone(folder: Path) -> Scores:
    """Macro F1 over three classes, on both dev parts and together."""
    parts = {
        name: tone_part(list(data.jsonl(folder / f"{name}.jsonl"))) for name in ("dev_rw", "dev_mt")
    }
    parts["rw and mt"] = tuple(a + b for a, b in zip(*parts.values(), strict=True))  # type: ignore[assignment]
    out: Scores = {}
    for name, (gold, predicted, plain) in parts.items():
        common = max(range(3), key=gold.count)
        out[name] = {
            "targets": len(gold),
            "tagger": {"macro_f1": macro_f1(gold, predicted, 3), "accuracy": share(gold, predicted)}
            | {name: f1(gold, predicted, i) for i, name in enumerate(wording.TONES)},
            "vader": {"macro_f1": macro_f1(gold, plain, 3), "accuracy": share(gold, plain)},
            "commonest class": {"macro_f1": macro_f1(gold, [common] * len(gold), 3)},
        }
    return out


def share(gold: Sequence[int], predicted: Sequence[int]) -> float:
    """Accuracy."""
    return sum(g == s for g, s in zip(gold, predicted, strict=True)) / len(gold)


def persuasion(folder: Path) -> Scores:
    """The two overlap-weighted measures, and for each technique the first of them."""
    kind = data.TECHNIQUES.index
    strong = strong_words()
    gold: list[list[Found]] = []
    predicted: list[list[Found]] = []
    plain: list[list[Found]] = []
    for row in data.jsonl(folder / "dev.jsonl"):
        text = row["text"]
        gold.append([(s["start"], s["end"], kind(s["technique"])) for s in row["spans"]])
        techniques = wording.persuasion(text)
        predicted.append([(t.span.start, t.span.end, kind(t.technique)) for t in techniques])
        hits = [m for m in re.finditer(r"\w+(?:['’-]\w+)*", text) if m[0].lower() in strong]
        plain.append([(m.start(), m.end(), kind("Loaded_Language")) for m in hits])
    each = {}
    for i, name in enumerate(data.TECHNIQUES):
        one = [[[s for s in spans if s[2] == i] for spans in part] for part in (gold, predicted)]
        each[name] = span_scores(*one, kinds=True) | {"gold": sum(map(len, one[0]))}
    return {
        "articles": len(gold),
        "tagger": both_measures(gold, predicted),
        "stretches": stretches(gold, predicted),
        "strong words of VADER's lexicon as loaded language": both_measures(gold, plain),
        "by technique (flc)": each,
    }


def both_measures(gold: list[list[Found]], predicted: list[list[Found]]) -> Scores:
    """With the technique (flc) and without (si)."""
    return {
        "flc": span_scores(gold, predicted, kinds=True),
        "si": span_scores(gold, predicted, kinds=False),
    }


def two_classes(gold: list[int], predicted: list[int]) -> Scores:
    """F1 of the positive class, macro F1, accuracy."""
    scores = {"f1_yes": f1(gold, predicted, 1), "macro_f1": macro_f1(gold, predicted, 2)}
    return scores | {"accuracy": share(gold, predicted)}


def stretches(gold: list[list[Found]], predicted: list[list[Found]]) -> Scores:
    """How many of the stretches found share a letter with one that annotators marked."""
    marked = same = 0
    for ours, theirs in zip(predicted, gold, strict=True):
        for a, b, kind in ours:
            over = {other for c, d, other in theirs if min(b, d) > max(a, c)}
            marked, same = marked + bool(over), same + (kind in over)
    total = sum(map(len, predicted))
    return {
        "found": total,
        "marked by annotators": marked / total,
        "as the same technique": same / total,
    }


def loaded(path: Path) -> Scores:
    """Sentences and words of the tenth of MBIC that nothing was trained or chosen on."""
    rows = data.loaded_parts(path)[2]
    strong = strong_words()
    gold = [r.label for r in rows]
    results = [wording.loaded(r.text) for r in rows]
    listed = [int(any(w in strong for w in re.findall(r"\w+", r.text.lower()))) for r in rows]
    hit = there = right = 0
    for row, one in zip(rows, results, strict=True):
        spans = [Span(a, b) for a, b, _ in row.spans]
        words = [span for span, _ in one.words]
        hit, there = hit + len(words), there + len(spans)
        right += sum(any(w.overlap(s) for s in spans) for w in words)
    return {
        "sentences": len(rows),
        "tagger": two_classes(gold, [int(one.p >= settings()["loaded"]) for one in results]),
        "tagger's words": {"found": hit, "gold": there, "precision": right / max(hit, 1)},
        "has a strong word of VADER's lexicon": two_classes(gold, listed),
        "commonest class": two_classes(gold, [1] * len(gold)),
    }


def lexical(folder: Path) -> Scores:
    """Sentences that language models labelled; the sentence's threshold is that of MBIC."""
    rows = data.lexical_parts(folder)[2]
    strong = strong_words()
    gold = [r.label for r in rows]
    p = [wording.loaded(r.text).p for r in rows]
    listed = [int(any(w in strong for w in re.findall(r"\w+", r.text.lower()))) for r in rows]
    return {
        "sentences": len(rows),
        "tagger": two_classes(gold, [int(v >= settings()["loaded"]) for v in p]),
        "tagger, at 0.5": two_classes(gold, [int(v >= 0.5) for v in p]),
        "has a strong word of VADER's lexicon": two_classes(gold, listed),
        "commonest class": two_classes(gold, [1] * len(gold)),
    }


def checkworthy(folder: Path) -> Scores:
    """Sentences of dev that do not stand in train."""
    rows = data.checkworthy_parts(folder)[2]
    gold = [r.label for r in rows]
    p = wording.checkworthy([r.text for r in rows])
    return {
        "sentences": len(rows),
        "tagger": two_classes(gold, [int(v >= settings()["checkworthy"]) for v in p]),
        "has a digit": two_classes(gold, [int(bool(re.search(r"\d", r.text))) for r in rows]),
        "all of them": two_classes(gold, [1] * len(rows)),
    }


def speed(folder: Path) -> Scores:
    """Words a CPU second on one thread, over PTC's dev texts."""
    texts = [row["text"] for row in data.jsonl(folder / "dev.jsonl")][:15]
    words = sum(len(text.split()) for text in texts)
    begun = time.process_time()
    for text in texts:
        wording.how(text)
    return {"words": words, "words_a_cpu_second": words / (time.process_time() - begun)}


def rounded(value: Any) -> Any:
    """Numbers to four places, all the way down."""
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def main() -> None:
    """See the module's first line."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "../shared/gold"
    if not gold.is_dir():
        sys.exit(f"There is no gold folder {gold}: give its path.")
    results = {
        "date": datetime.now(UTC).date().isoformat(),
        "tone": {"corpus": "NewsMTSC", "split": "dev_rw, dev_mt"} | tone(gold / "newsmtsc"),
        "persuasion": {"corpus": "PTC", "split": "dev"} | persuasion(gold / "persuasion"),
        "loaded": {"corpus": "MBIC", "split": "a tenth by hash"}
        | loaded(gold / "loaded-words/mbic.jsonl"),
        "lexical": {"corpus": "Anno-lexical", "split": "dev"} | lexical(gold / "loaded-words"),
        "checkworthy": {"corpus": "CheckThat! 2024 task 1", "split": "dev without train's texts"}
        | checkworthy(gold / "checkworthy"),
        "speed": speed(gold / "persuasion"),
    }
    path = ROOT / "benchmarks/results/how.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(rounded(results), indent=1) + "\n", "utf-8")
    ship()
    print(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
