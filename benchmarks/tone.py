"""Tone toward a target: VADER and the tagger on the same sentences of NewsMTSC.

    python benchmarks/tone.py GOLD

Gold: NewsMTSC dev_rw and dev_mt (Hamborg and Donnay 2021); a sentence's targets are negative,
neutral or positive. VADER gives each target the tone of its sentence, at its own borders (0.05).
"VADER, names left out" does not count words that begin with a capital letter within the sentence
("United States", "Defense Minister"). RoBERTa-base systems publish macro F1 of 0.83 (rw) and 0.82
(mt) on the test parts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from analysis.article.spans import Span
from analysis.tagger.wording import TONES, tones
from analysis.tone.sentence_tone import label
from analysis.tone.vader import vader
from benchmarks.results import save

POLARITY = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}
SPLITS = ("dev_rw", "dev_mt")


def rows(gold: Path, split: str) -> list[tuple[str, Span, str]]:
    out = []
    for line in (gold / "newsmtsc" / f"{split}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for target in row["targets"]:
            span = Span(target["from"], target["to"])
            out.append((row["sentence_normalized"], span, POLARITY[target["polarity"]]))
    return out


def without_names(text: str) -> str:
    """The text with every capitalised word but the first blanked."""
    words = text.split(" ")
    return " ".join(
        w if i == 0 or not w[:1].isupper() else "x" * len(w) for i, w in enumerate(words)
    )


def macro(pairs: list[tuple[str, str]]) -> dict[str, float]:
    out: dict[str, float] = {}
    for name in TONES:
        hits = sum(a == b == name for a, b in pairs)
        seen = sum(a == name for a, _ in pairs) + sum(b == name for _, b in pairs)
        out[name] = round(2 * hits / seen, 4) if seen else 0.0
    out["macro_f1"] = round(sum(out[name] for name in TONES) / len(TONES), 4)
    out["accuracy"] = round(sum(a == b for a, b in pairs) / len(pairs), 4)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold
    results: dict[str, object] = {}
    pooled: dict[str, list[tuple[str, str]]] = {}
    for split in SPLITS:
        sentences = rows(gold, split)
        labels_of = {
            "VADER": [label(vader(text)[0]) for text, _, _ in sentences],
            "VADER, names left out": [
                label(vader(without_names(text))[0]) for text, _, _ in sentences
            ],
            "tagger": [tones(text, [span])[0].label for text, span, _ in sentences],
        }
        gold_labels = [polarity for _, _, polarity in sentences]
        results[split] = {}
        for name, labels in labels_of.items():
            pairs = list(zip(gold_labels, labels, strict=True))
            pooled.setdefault(name, []).extend(pairs)
            results[split] |= {name: macro(pairs)}  # type: ignore[operator]
    results["rw and mt"] = {name: macro(pairs) for name, pairs in pooled.items()}
    save("tone", "NewsMTSC", "dev_rw, dev_mt", len(pooled["VADER"]), results)
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
