"""How often page one is right about what an article mainly says, as it was read by hand.

    python -m benchmarks.page_one

decisions/page_one.tsv has each sentence that was read in its article: the kind, the article in
GOLD/news (the SHA-1 of the id leaves 3, 5, 6, 8, 9 or 10 when divided by 20), where the words
stand, and whether it is true, misleading or false. It is true

- of how a report begins, where these are the first words of its text, and no caption or headline;
- of the news, where it is what a report mainly tells, and is understood alone;
- of an author's point, where it is the author's own view, meant as it stands, and one of the main
  points of his piece; "misleading" is his own sentence that is not;
- of what is quoted or retold, where who is named says so, and it says nothing else when alone;
- of a source without a name, where the article gives none;
- of whom a piece of opinion names most, where no other name comes as often.

Those of the part "used" were found in articles that were read to make the rules; the part "unseen"
in others, by the rules before their last mends, and it alone counts: what was wrong there, and is
found no more, is still among it. Only for an author's point the last rule (a short sentence must
stand near the end, or urge) was drawn on these rows as well: without it 65 of 73 are true.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from benchmarks.results import save

READ = Path(__file__).parent / "decisions" / "page_one.tsv"


def counts() -> dict[str, dict[str, int]]:
    """How many sentences of each kind are true, in all and in unseen articles."""
    with READ.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    out = {}
    for kind in dict.fromkeys(row["kind"] for row in rows):
        read = Counter((row["part"], row["verdict"]) for row in rows if row["kind"] == kind)
        right = read["unseen", "true"]
        of = sum(n for (part, _), n in read.items() if part == "unseen")
        out[kind] = {
            "right": right,
            "of": of,
            "false": read["unseen", "false"],
            "dev right": right,
            "dev of": of,
            "all right": sum(n for (_, verdict), n in read.items() if verdict == "true"),
            "all of": sum(read.values()),
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
    save("page_one", "news/", "read by hand", articles, {"page one": page})


if __name__ == "__main__":
    main()
