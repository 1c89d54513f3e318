"""Write the tables of docs/performance.md from what ``benchmarks.speed`` stored.

python -m benchmarks.performance
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from benchmarks.results import FOLDER

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
MARK, END = "<!-- {} -->\n", "<!-- end of {} -->"
ARTICLES = 1_000_000
BUSY = 0.75  # share of a day's time in which a core has an article to read
VCPU = 0.6  # of a core that a vCPU is, since two of them share one
MACHINE = ("8 vCPU, 16 GiB, compute-optimised (c7i.2xlarge)", 8, 0.357)  # name, vCPU, USD an hour
DISK = 0.08  # USD a GB-month, general-purpose SSD
BYTES = 6_500  # of tables an article: 84 dev articles of PolNeAR in one part


def main() -> None:
    results = json.loads((FOLDER / "speed.json").read_text("utf-8"))
    text = PAGE.read_text("utf-8")
    for name, write in (("pace", _pace), ("stages", _stages), ("runs", _runs), ("plan", _plan)):
        before, rest = text.split(MARK.format(name))
        text = before + MARK.format(name) + write(results) + END.format(name)
        text += rest.split(END.format(name))[1]
    PAGE.write_text(text, "utf-8")


def _table(head: list[str], rows: list[list[object]]) -> str:
    lines = [head, ["---"] * len(head), *[[str(cell) for cell in row] for row in rows]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _pace(results: dict[str, Any]) -> str:
    machine = results["machine"]
    rows: list[list[object]] = [
        [name, f"{row['words_per_cpu_second']:,}", f"{row['ratio_of_sayso']:.2f}", row["peak_mb"]]
        for name, row in results.get("pace", {}).items()
    ]
    head = ["", "words per CPU second", "Sayso is faster by a factor of", "peak memory, MB"]
    text = f"{results['date']}, {machine['processor']}, Python {machine['python']}; load from "
    text += f"other work on the machine: {machine['load']}.\n\n"
    start = "; ".join(
        f"{name} {row['cpu_seconds']:.2f}" for name, row in results.get("start", {}).items()
    )
    return text + _table(head, rows) + f"\nStart-up, CPU seconds: {start}.\n"


def _stages(results: dict[str, Any]) -> str:
    stages = results.get("stages", {}).get("stages", {})
    rows: list[list[object]] = [
        [name, f"{row['ms_an_article']:.1f}", f"{row['share']:.1%}" if "share" in row else "–"]
        for name, row in stages.items()
    ]
    return _table(["stage", "CPU ms per article", "share of time from reading to actors"], rows)


def _runs(results: dict[str, Any]) -> str:
    lines = []
    growth = results.get("growth", {})
    for size, row in growth.items():
        if size != "slope":
            text = f"{row['ms_per_1000_words']:.0f} ms per 1,000 words, peak {row['peak_mb']} MB"
            lines.append(f"- {int(size):,} articles in one process: {text}")
    if "slope" in growth:
        lines.append(f"- growth: slope {growth['slope']} on logarithmic axes, where 1 is linear")
    if "workers" in results:
        w = results["workers"]
        text = (
            f"{w['1 to 2 workers']} times as fast, taking the better of {w['rounds']} rounds each"
        )
        lines.append(f"- from 1 to 2 workers, {w['articles']:,} articles: {text}")
        cost = f"{w['distributed over loop, CPU']:+.1%} CPU"
        cost += f", {w['distributed over loop, seconds']:+.1%} time"
        lines.append(
            f"- 1 Dask worker compared with a plain loop that produces the same tables: {cost}"
        )
    for size, row in results.get("memory", {}).items():
        lines.append(f"- {int(size):,} articles on 2 workers: {_peaks(row)}")
    if "kill" in results:
        k = results["kill"]
        text = ("" if k["every article once"] else "NOT ") + "every article read once"
        text += f"; {_peaks(k)}"
        lines.append(f"- {k['articles']:,} articles, a worker killed {k['kills']} times: {text}")
    return "\n".join(lines) + "\n"


def _peaks(row: dict[str, Any]) -> str:
    text = f"client {row['client_peak_mb']} MB, worker {row['worker_peak_mb']} MB"
    closing = row.get("closing_peak_mb")
    return "peak memory: " + text + (f", names and copies {closing} MB" if closing else "")


def _plan(results: dict[str, Any]) -> str:
    """Cores, memory, disk and money for a million articles a day."""
    stages = results["stages"]["stages"]
    ms = sum(max(0.0, row["ms_an_article"]) for row in stages.values())
    hours = ms / 1000 * ARTICLES / 3600
    vcpu = math.ceil(hours / 24 / BUSY / VCPU)
    name, each, price = MACHINE
    machines = math.ceil(vcpu / each)
    worker = results.get("kill", {}).get("worker_peak_mb", 345)
    gigabytes = BYTES * ARTICLES / 1e9
    words = results["stages"]["words"] / results["stages"]["articles"]
    memory = f"{vcpu * worker / 1000:.1f} GB for {vcpu} workers of {worker} MB"
    money = f"{24 * machines * price:.2f} USD a day on demand, at {price} USD an hour each"
    kept = f"{30 * gigabytes * DISK:.0f} USD a month for each month of tables kept"
    rows: list[list[object]] = [
        ["CPU per article", f"{ms:.0f} ms for all tables, at {words:,.0f} words"],
        ["core-hours", f"{hours:.0f}"],
        ["vCPU", f"{vcpu} ({BUSY:.0%} busy, counting a vCPU as {VCPU} of a core)"],
        ["memory", f"{memory}, plus 2 GB for client and scheduler"],
        ["machines", f"{machines} of {name}"],
        ["disk", f"{gigabytes:.1f} GB of tables a day, or {30 * gigabytes:.0f} GB a month"],
        ["cost", f"{money}, plus {kept}"],
    ]
    return _table(["for a million articles a day", ""], rows)


if __name__ == "__main__":
    main()
