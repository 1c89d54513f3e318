"""How many rows of the table of sources are right, as readers counted them.

    python -m benchmarks.source_rows

A reader writes down the sources of an article and only then judges each row of Sayso's table: it is
right where it is a source, of the right type, told once, and described by no broken words.
decisions/source_rows.tsv has the counts. The editor had only the documentation; what was wrong was
mended afterwards. The other rows were counted by who mended it: on five of the editor's articles,
which the mends were made on, and on six of GOLD/news (the part where the SHA-1 of the id leaves 19
when divided by 20) that were read before Sayso was asked. After the fifth trial (two editors, ten
articles), ten more of GOLD/news (the SHA-1 leaves 3, 5, 6 or 8) were read in the same way, rows of
the table of actors too; sources that are folded away as less sure are not among the rows. The sixth
and seventh trials' rows are those of the list of all sources, less sure ones too; the last row of
an editor's trial in the file is what an audit tells, too ("last trial").

After it, whoever mended the list counted its rows on articles of GOLD/news that were drawn by
chance, one of each outlet (the SHA-1 leaves 3, 5, 6, 8, 9 or 10): on twenty before anything was
changed, on fifteen others after the first mends, and on fifteen more after the second, which were
made on the first thirty-five. A row is wrong too where one of its statements is somebody else's.
Sources that are marked as unsure are no rows of the list. "described" and "channels" count, of the
same articles, the descriptions and the ways that are told. In the eighth
and ninth trials editors counted such rows: the last is what a report tells beside the list.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from benchmarks.results import save

COUNTS = Path(__file__).parent / "decisions" / "source_rows.tsv"


def counts() -> dict[str, dict[str, int]]:
    """The counts by who read, and by whether it was before or after the mends."""
    with COUNTS.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['reader']}, {row['version']}": {
                "right": int(row["right"]),
                "of": int(row["rows"]),
                "articles": int(row["articles"]),
            }
            for row in csv.DictReader(file, delimiter="\t")
        }


def last_trial() -> dict[str, int]:
    """The counts of the last trial in which an editor judged rows on sources."""
    read = {name: row for name, row in counts().items() if name.startswith("editor")}
    return [row for name, row in read.items() if ", actors," not in name][-1]


def main() -> None:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    ).parse_args()
    rows = counts()
    for name, row in rows.items():
        print(f"{name:44} {row['right']} of {row['of']}")
    again = ("actors", "described", "channels")  # counts of articles that other rows count
    articles = sum(
        row["articles"]
        for name, row in rows.items()
        if not any(f", {part}, " in name for part in again)
        and (name.endswith(("before", "between")) or "third, after" in name)
    )
    results = {"rows": rows, "last trial": last_trial()}
    save("source_rows", "news/", "read by hand", articles, results)


if __name__ == "__main__":
    main()
