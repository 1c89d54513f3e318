"""What editors found who checked reports on articles that nobody had used, row by row.

    python -m benchmarks.trials

An editor reads ten articles of GOLD/news, writes down who says what, and only then judges every
assertion of page one, every row of the statements and every row of the claims: see
docs/reading-trial.md, which names the articles. decisions/trials.tsv has the counts of each trial.
A statement is right where its speaker and its words are, and it is one; "sure" and "unsure" part
the rows by ``Statement.sure``, whose thresholds were drawn on the third and fourth trial together;
how often such rows are right is told by the trials after it alone. Since the eighth ("listed") rows
that are more likely wrong are not listed, so that one alone tells how often unsure rows are right.
Since the eleventh cells of who speaks about whom ("pairs") are counted as they are told today. In
the tenth six readers judged the rows of seventy-two articles; what they call doubtful counts as
wrong ("none"). What was found was mended afterwards, so the last trial's figures are of the version
before.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from benchmarks.results import save

COUNTS = Path(__file__).parent / "decisions" / "trials.tsv"
WORDS = ("date", "sure_line")  # columns that are no numbers
RIGHT = {
    "page": "page_true",
    "statements": "statements_right",
    "claims": "claims_true",
    "sure": "sure_right",
    "unsure": "unsure_right",
    "pairs": "pairs_right",
}


def trials() -> list[dict[str, int | str]]:
    """The counts of each trial, the oldest first."""
    with COUNTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [{k: v if k in WORDS else int(v) for k, v in row.items() if v} for row in rows]


def shares(row: dict[str, int | str]) -> dict[str, dict[str, int]]:
    """For page one, statements and claims how many were right, and of how many."""
    out = {}
    for part, right in RIGHT.items():
        counts = [v for key, v in row.items() if key.startswith(f"{part}_") and isinstance(v, int)]
        if not counts:
            continue  # the first trials did not tell the sure from the others
        out[part] = {"right": int(row[right]), "of": sum(counts)}
    return out


def main() -> None:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    ).parse_args()
    rows = trials()
    last = rows[-1]
    parted = [row for row in rows if row.get("sure_line") in ("measured", "listed")]
    listed = [row for row in parted if row["sure_line"] == "listed"]
    paired = [row for row in rows if "pairs_right" in row]
    for row in rows:
        print(row["trial"], row["date"], shares(row))
    both = {
        key: sum(v for row in among if isinstance(v := row[key], int))
        for prefix, among in (
            ("sure_r", parted), ("sure_w", parted), ("unsure_", listed), ("pairs_", paired)
        )
        for key in last
        if key.startswith(prefix)
    }  # fmt: skip
    results = shares(last | both)
    for part, among in (("sure", parted), ("unsure", listed), ("pairs", paired)):
        results[part]["articles"] = sum(int(row["articles"]) for row in among)
    save("trials", "news/", f"trial {last['trial']}", int(last["articles"]), results)


if __name__ == "__main__":
    main()
