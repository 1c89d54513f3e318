"""How often the report is right about who speaks about whom, and about who its actors are.

    python -m benchmarks.pairs [GOLD]

GOLD is the folder of the gold corpora (../shared/gold where not given). decisions/pairs.jsonl has a
reader's verdict on each pair of "Who speaks about whom" and on each row of the table of actors, for
articles of GOLD/news: ids and offsets alone. A pair is right where the speaker, or the reporter,
speaks about that actor in every sentence that is counted. A row is right where it is an actor whose
role, statements, names and neighbours in the table are right.

"mend" are the articles of the fourth trial and others on which faults were found and mended;
"unseen" are those read once, after that (but for the capitals of a role and a byline, nothing found
there was mended). What the program shows now and nobody judged is counted apart. Only "unseen" goes
into reports.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analysis.article.article import parse  # noqa: E402
from analysis.pipeline import Analysis, analyse  # noqa: E402
from analysis.statements.spoken_about import spoken_about  # noqa: E402
from analysis.views.actors import table_rows  # noqa: E402
from benchmarks.results import save  # noqa: E402

DECISIONS = Path(__file__).parent / "decisions" / "pairs.jsonl"
Key = tuple[str, int, int, int]  # pair or row, where it is first named, and in which statement


def pairs(a: Analysis) -> Iterator[Key]:
    """Each pair of speaker and actor, by the first place in whose words it is named."""
    seen = set()
    for one in spoken_about(a.statements):
        speaker = one.statement.speaker_id if one.statement else ""
        if (speaker, one.target.id) not in seen:
            seen.add((speaker, one.target.id))
            start = one.statement.content[0].start if one.statement else -1
            yield "pair", one.mention.span.start, one.mention.span.end, start


def rows(a: Analysis) -> Iterator[Key]:
    """Each row of the table of actors, by the first place that names it."""
    for shown in table_rows(a.actors, a.article):
        for row in shown:
            first = row.names[0] if row.names else row.first
            yield "row", first.start, first.end, -1


def articles(gold: Path, wanted: set[str]) -> Iterator[tuple[str, Analysis]]:
    """The articles, analysed as for a report."""
    with gzip.open(gold / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                article = parse(row["text"], title=row.get("title") or "")
                yield row["id"], analyse(article, deep=False)


def main(argv: list[str]) -> int:
    gold = Path(argv[1]) if len(argv) > 1 else ROOT.parent / "shared" / "gold"
    verdicts: dict[str, dict[Key, bool]] = {}
    part: dict[str, str] = {}
    for line in DECISIONS.read_text("utf-8").splitlines():
        one = json.loads(line)
        key = (one["what"], *one["name"], one["statement"])
        verdicts.setdefault(one["id"], {})[key] = one["right"]
        part[one["id"]] = one["part"]
    counts: Counter[tuple[str, str, str]] = Counter()
    for ident, a in articles(gold, set(verdicts)):
        for key in (*pairs(a), *rows(a)):
            right = verdicts[ident].get(key)
            told = "unjudged" if right is None else "right" if right else "wrong"
            counts[part[ident], key[0], told] += 1
    results = {}
    for where in ("mend", "unseen"):
        for what in ("pair", "row"):
            right, wrong = (counts[where, what, told] for told in ("right", "wrong"))
            left = counts[where, what, "unjudged"]
            print(f"{where:7} {what:5} {right} of {right + wrong} right; {left} unjudged")
            results[f"{what}s {where}"] = {"right": right, "of": right + wrong, "unjudged": left}
    size = sum(where == "unseen" for where in part.values())
    save("pairs", "news/", "articles read once", size, results)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
