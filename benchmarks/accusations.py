"""How often page one is right about who is accused of what, as its sentences were read by hand.

    python -m benchmarks.accusations

decisions/accusations.tsv has each sentence that was read: the article of GOLD/news, where it
stands, whether it was found before or after the last change of the rules ("unseen": in articles
that were used for none), and whether it is true, misleading or false; and the same of the answer
that is told beside it. It is true where the accused, whoever accuses and the deed are what the
article tells, and nothing that is left out makes them say something else. The articles are those
whose SHA-1 of the id leaves 3, 5, 6, 8, 9 or 10 when divided by 20, drawn by chance among those
with a word for it.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from benchmarks.results import save

READ = Path(__file__).parent / "decisions" / "accusations.tsv"
KINDS = {"accused by form": "verdict", "answer by form": "answer"}


def counts() -> dict[str, dict[str, int]]:
    """How many sentences, and answers, are true, in all and in unseen articles."""
    with READ.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    out = {}
    for kind, column in KINDS.items():
        read = Counter((row["part"], row[column]) for row in rows if row[column])
        unseen = {verdict: n for (part, verdict), n in read.items() if part == "unseen"}
        out[kind] = {
            "right": sum(n for (_, verdict), n in read.items() if verdict == "true"),
            "of": sum(read.values()),
            "dev right": unseen.get("true", 0),
            "dev of": sum(unseen.values()),
        }
    return out


def main() -> None:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    ).parse_args()
    with READ.open(encoding="utf-8", newline="") as file:
        articles = len({row["id"] for row in csv.DictReader(file, delimiter="\t")})
    page = counts()
    for kind, row in page.items():
        print(kind, row)
    save("accusations", "news/", "read by hand", articles, {"page one": page})


if __name__ == "__main__":
    main()
