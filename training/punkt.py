"""Train Punkt's parameters for analysis/data/punkt.json on news text.

    python -m training.punkt GOLD

GOLD is the folder of gold corpora; the texts of PolNeAR's train part are read. NLTK's own trainer
(Kiss and Strunk 2006) learns abbreviations, collocations and sentence starters; what it is known
to miss in news (titles, months, states, parties) is added from analysis/data/abbreviations.tsv.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

from analysis.common.resources import rows

LEAST = 12  # how often a word must be seen for its capital letters to count as evidence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("analysis/data/punkt.json"))
    args = parser.parse_args()
    trainer = PunktTrainer()
    cases: Counter[str] = Counter()
    trainer.INCLUDE_ALL_COLLOCS = False
    with (args.gold / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].replace("’", "'")
            trainer.train(text, finalize=False)
            cases.update(re.findall(r"[^\W\d_]+", text))
    trainer.finalize_training()
    learnt = trainer.get_params()
    listed = {row["abbreviation"].lower().rstrip(".") for row in rows("abbreviations")}
    common = {w: c for w, c in trainer._type_fdist.items() if c >= LEAST}
    # A learned abbreviation that is an ordinary word would swallow the end of a sentence.
    learned = {a for a in learnt.abbrev_types if a not in common or "." in a or len(a) <= 4}
    learned = {
        a for a in learned if a.isascii() and not any(c.isdigit() for c in a) and a.isprintable()
    }
    # A name is no sentence starter: "Mr. Trump" must stay whole.
    starters = {w for w in learnt.sent_starters if 4 * cases[w] > cases[w.capitalize()]}
    parameters = {
        "trained_on": "PolNeAR 1.0, train part (840 articles)",
        "abbreviations": sorted(listed),
        "learned": sorted(learned - listed),
        "collocations": sorted(map(list, learnt.collocations)),
        "starters": sorted(starters),
        "context": {w: c for w, c in sorted(learnt.ortho_context.items()) if w in common},
    }
    args.out.write_text(json.dumps(parameters, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{args.out}: {len(listed)} listed, {len(learned - listed)} learned abbreviations")


if __name__ == "__main__":
    main()
