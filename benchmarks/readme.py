"""Write the tables of scores into README.md and docs/models.md from what the benchmarks stored.

python -m benchmarks.readme
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.results import SHIPPED

ROOT = Path(__file__).parents[1]
README, MODELS = ROOT / "README.md", ROOT / "docs" / "models.md"
BEGIN, END = "<!-- {} -->\n", "<!-- end of {} -->"
MEASURES = {
    "attribution": "who says what (F1)",
    "quoted": "with quotation marks",
    "unquoted": "without",
    "content_exact": "content exactly right",
}
# What, where it is stored, where it was measured ("": as stored), Sayso's number, a baseline's.
ROWS = (
    ("speaker of a statement with the right content (share)", "speakers", "",
     "speakers/tagger/speaker/share", "", ""),
    ("names linked to the right actor (share)", "actors", "",
     "actors/scores/sayso/names/share", "actors/scores/baseline/names/share", "nearest match"),
    ("pronouns linked to the right actor (share)", "actors", "",
     "actors/scores/sayso/pronouns/share", "actors/scores/baseline/pronouns/share",
     "nearest match"),
    ("names found in news (F1)", "tagger", "CoNLL++, dev",
     "tagger/entities/conllpp, sentences/tagger/f1",
     "tagger/entities/conllpp, sentences/capitals/f1", "capitalised words"),
    ("tone toward a target (macro F1)", "tone", "", "tone/rw and mt/tagger/macro_f1",
     "tone/rw and mt/VADER/macro_f1", "VADER"),
    ("biased sentences (macro F1)", "how/loaded", "", "how/loaded/tagger/macro_f1",
     "how/loaded/commonest class/macro_f1", "more common class"),
    ("sentences worth checking (F1)", "how/checkworthy", "", "how/checkworthy/tagger/f1_yes",
     "how/checkworthy/has a digit/f1_yes", "contains a digit"),
    ("spans of persuasion techniques (overlap-weighted F1)", "how/persuasion", "",
     "how/persuasion/tagger/si/f1",
     "how/persuasion/strong words of VADER's lexicon as loaded language/si/f1", "strong words"),
    ("time for all measures of an article, as a share of the tagger's time for its statements",
     "measures", "", "measures/share of the statements' time", "", ""),
    ("type of a source (share of those found)", "sources", "", "sources/sources/type/share",
     "", ""),
    ("reason for anonymity found (share)", "sources", "", "sources/sources/reason found/share",
     "", ""),
    ("confidence of statements (expected calibration error, lower is better)", "confidence", "",
     "confidence/ece", "", ""),
    ("the same quotation in two articles, and how it differs (share of pairs right)", "compare",
     "", "compare/pairs/precision", "", ""),
    ("claims shown as found in one article only (share right)", "compare", "",
     "compare/lone/precision", "", ""),
)  # fmt: skip
# Network, what it is asked, where it is stored, where it was measured, its number, a baseline's.
NETWORKS = (
    ("who", "who says what (F1)", "tagger", "PolNeAR 1.0, dev", "tagger/attribution/attribution/f1",
     "", ""),
    ("", "with quotation marks; without", "tagger", "PolNeAR 1.0, dev",
     "tagger/attribution/quoted/f1;tagger/attribution/unquoted/f1", "", ""),
    ("", "content exactly right (F1)", "tagger", "PolNeAR 1.0, dev",
     "tagger/attribution/content_exact/f1", "", ""),
    ("", "names (F1)", "tagger", "CoNLL++, dev", "tagger/entities/conllpp, sentences/tagger/f1",
     "tagger/entities/conllpp, sentences/capitals/f1", "capitalised words"),
    ("how", "tone toward a target (macro F1)", "how", "NewsMTSC, dev",
     "how/tone/rw and mt/tagger/macro_f1", "how/tone/rw and mt/vader/macro_f1", "VADER"),
    ("", "biased sentences (macro F1)", "how", "MBIC, a tenth", "how/loaded/tagger/macro_f1",
     "how/loaded/commonest class/macro_f1", "more common class"),
    ("", "persuasion (overlap-weighted F1 of spans)", "how", "PTC, dev",
     "how/persuasion/tagger/si/f1",
     "how/persuasion/strong words of VADER's lexicon as loaded language/si/f1", "strong words"),
    ("", "worth checking (F1)", "how", "CheckThat! 2024, dev", "how/checkworthy/tagger/f1_yes",
     "how/checkworthy/has a digit/f1_yes", "contains a digit"),
    ("meaning", "stance (share right)", "meaning", "readings of PolNeAR, dev",
     "meaning/statements/stance/share", "", ""),
    ("", "kind (share right)", "meaning", "readings of PolNeAR, dev",
     "meaning/statements/kind/share", "", ""),
    ("", "whether it can be checked (F1)", "meaning", "readings of PolNeAR, dev",
     "meaning/statements/checkable/f1", "", ""),
    ("", "whom it accuses; evidence (F1)", "meaning", "readings of PolNeAR, dev",
     "meaning/statements/accuses/f1;meaning/statements/evidence/f1", "", ""),
    ("", "the writer's own sentences: stance; kind (share right)", "own_sentences",
     "labelled news, a fifth",
     "own_sentences/network/stance/share;own_sentences/network/kind/share",
     "own_sentences/rules/kind/share", "kind by rules"),
)  # fmt: skip
METHODS = {"tagger": "Sayso", "rules": "Sayso, rules alone (`--rules`)"}


def main() -> None:
    stored = json.loads(SHIPPED.read_text("utf-8"))
    for path, name, table in (
        (README, "scores", block(stored)),
        (MODELS, "networks", networks(stored)),
    ):
        begin, end = BEGIN.format(name), END.format(name)
        before, rest = path.read_text("utf-8").split(begin)
        path.write_text(before + begin + table + end + rest.split(end)[1], "utf-8")


def networks(stored: dict[str, Any]) -> str:
    """The networks' scores, as Markdown."""
    lines = ["| network | what | measured on | right | baseline |", "|---|---|---|---|---|"]
    for network, what, source, where, ours, base, name in NETWORKS:
        values = "; ".join(f"**{_at(stored, path):.3f}**" for path in ours.split(";"))
        beside = f"{_at(stored, base):.3f} ({name})" if base else ""
        place = f"{where}, {stored[source]['date']}"
        lines.append(f"| {network} | {what} | {place} | {values} | {beside} |")
    return "\n".join(lines) + "\n"


def block(stored: dict[str, Any]) -> str:
    """The tables, as Markdown."""
    return "\n".join(filter(None, [_statements(stored), _others(stored)])) + "\n"


def _statements(stored: dict[str, Any]) -> str:
    results = stored.get("statements")
    if not results:
        return ""
    lines = [
        "",
        f"| {results['corpus']}, {results['split']} part, {results['size']} articles, "
        f"{results['date']} | "
        + " | ".join(MEASURES.values()) + " |",
        "|---|" + "---|" * len(MEASURES),
    ]  # fmt: skip
    for method, name in METHODS.items():
        if method in results["scores"]:
            row = results["scores"][method]
            lines.append(
                f"| {name} | " + " | ".join(f"**{row[m]['f1']:.3f}**" for m in MEASURES) + " |"
            )
    for name, row in results["peers"].items():
        lines.append(f"| {name} | " + " | ".join(f"{row[m]:.3f}" for m in MEASURES) + " |")
    return "\n".join(lines) + "\n"


def _others(stored: dict[str, Any]) -> str:
    """Every other benchmark's headline numbers, each with its baseline."""
    lines = []
    for what, source, where, ours, base, name in ROWS:
        value = _at(stored, ours)
        if value is None:
            continue
        results = stored[source.split("/")[0]]
        part = _at(stored, source)
        corpus, split = (part.get(k, results.get(k, "")) for k in ("corpus", "split"))
        beside = f"{_at(stored, base):.3f} ({name})" if base else ""
        place = where or f"{corpus}, {split}"
        lines.append(f"| {what} | {place}, {results['date']} | **{value:.3f}** | {beside} |")
    for source in ("claims", "meaning", "own_sentences"):
        results = stored.get(source, {})
        for row in results.get("headline", []):
            place = f"{results['corpus']}, {results['split']}, {results['date']}"
            has_baseline = row["baseline"] is not None
            beside = f"{row['baseline']:.3f} ({row['baseline_name']})" if has_baseline else ""
            lines.append(f"| {row['what']} | {place} | **{row['score']:.3f}** | {beside} |")
    if not lines:
        return ""
    head = ["", "| what | measured on | Sayso | baseline |", "|---|---|---|---|"]
    return "\n".join([*head, *lines]) + "\n"


def _at(stored: dict[str, Any], path: str) -> Any:
    value: Any = stored
    for key in path.split("/"):
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[key]
    return value


if __name__ == "__main__":
    main()
