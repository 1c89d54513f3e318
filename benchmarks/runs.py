"""How fast a report is: N by ``sayso run``, and N by ``sayso report``, against N calls of commands.

All make HTML and PDF of the same articles with the same notebook, on one core, one after the
other, in one go of this script. The commands are ``papermill`` and then ``jupyter nbconvert`` to
HTML, and WeasyPrint's own command for the PDF, since nbconvert's ways to a PDF need LaTeX or a
browser. Sayso lays manifest and findings besides, and a run index and feed. The run is made before
and after the others and the mean told, since the pace of a machine shared with others drifts. (Two
reports at once on the one core took as long and a seventh more of the processor.)

Usage: python -m benchmarks.runs [--reports 20] [--notebook FILE] [--out NAME]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.results import ship

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
# Written for Sayso.
TEXT = """Rain Comes Again to Part {n} of the Valley

“It will rain by {n} percent more,” said Mayor Ann Lee on Monday. “We have seen worse, and we are
ready.” The council of the valley said that {n} houses were flooded last year.

Bob Roe, an engineer, warned that the dam was old. “Nobody has looked at it since it was built,” he
said, and added that the office of weather had told the mayor so twice. Lee denied that. According
to a report of the office, which was published on Tuesday, rain in spring has grown by a third.

“They knew,” Zoe Poe of the Valley Party told reporters. “They all knew, and they did nothing.” She
demanded that the mayor resign. The mayor's spokesman called this a cheap attack. He claimed that
the party had voted against the repair of the dam in 2019.
"""


def articles(folder: Path, count: int) -> list[Path]:
    paths = []
    for n in range(count):
        paths.append(folder / f"part-{n:02}.txt")
        paths[-1].write_text(TEXT.format(n=n + 2), "utf-8")
    return paths


def ours(folder: Path, out: str, notebook: Path, count: int) -> float:
    """Seconds of one run over all articles into a folder of its own."""
    jobs = folder / f"{out}.toml"
    jobs.write_text(f'notebook = "{notebook}"\n[jobs.all]\nfolders = ["in"]\nout = "{out}"\n')
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "analysis", "run", str(jobs)], env=ENV, check=True,
                          capture_output=True, text=True)  # fmt: skip
    seconds = time.monotonic() - started
    assert f"{count} made, 0 failed" in done.stdout, done.stdout
    reports = list((folder / out).glob("*/report.pdf"))
    assert len(reports) == len(list((folder / out).glob("*/report.html"))) == count
    return seconds


def single(folder: Path, notebook: Path, paths: list[Path]) -> float:
    """Seconds of a call of ``sayso report`` for each article, all together."""
    started = time.monotonic()
    for path in paths:
        words = ["report", str(path), "--notebook", str(notebook), "--out", str(folder / "single")]
        subprocess.run([sys.executable, "-m", "analysis", *words], env=ENV, check=True,
                       capture_output=True)  # fmt: skip
    return time.monotonic() - started


def theirs(folder: Path, notebook: Path, paths: list[Path]) -> dict[str, float]:
    """Seconds of each command, for all articles together."""
    out = folder / "commands"
    out.mkdir()
    seconds = dict.fromkeys(("papermill", "jupyter", "weasyprint"), 0.0)
    for path in paths:
        book, page = str(out / f"{path.stem}.ipynb"), str(out / f"{path.stem}.html")
        commands = (
            ["papermill", str(notebook), book, "-p", "article", str(path), "--no-progress-bar"],
            ["jupyter", "nbconvert", "--to", "html", "--template", "basic", "--no-input",
             "--log-level", "ERROR", "--output", page, book],
            ["weasyprint", "--quiet", page, f"{page}.pdf"],
        )  # fmt: skip
        for name, *words in commands:
            started = time.monotonic()
            subprocess.run([str(BIN / name), *words], env=ENV, check=True, capture_output=True)
            seconds[name] += time.monotonic() - started
    return seconds


ENV = os.environ | {
    "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "passive",
}


def _work() -> float:
    """Processor seconds of all that this script has started; other programs do not disturb it."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=20)
    parser.add_argument("--notebook", type=Path, default=ROOT / "notebooks" / "article.ipynb")
    parser.add_argument("--out", default="runs", help="name of the file of results")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, for all that is started
    load, before = os.getloadavg()[0], _work()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        paths = articles(folder / "in", options.reports)
        notebook = options.notebook.resolve()
        first = ours(folder, "before", notebook, options.reports)
        between = _work()
        commands = theirs(folder, notebook, paths)
        after = _work()
        reports = single(folder, notebook, paths)
        alone = _work() - after
        after_all = _work()
        run = (first + ours(folder, "after", notebook, options.reports)) / 2
    total = sum(commands.values())
    runs = (between - before + _work() - after_all) / 2
    work = {"sayso run": runs, "sayso report": alone, "commands": after - between}
    value = {
        "corpus": "articles written for Sayso",
        "split": "all of them",
        "size": options.reports,
        "date": datetime.now(UTC).date().isoformat(),
        "notebook": options.notebook.name,
        "cores": 1,
        "seconds": {"sayso run": round(run, 1), "sayso report": round(reports, 1)}
        | {name: round(seconds, 1) for name, seconds in commands.items()},
        "seconds_a_report": {
            "sayso run": round(run / options.reports, 2),
            "sayso report": round(reports / options.reports, 2),
            "commands": round(total / options.reports, 2),
        },
        "ratio": round(run / total, 3),
        "ratio_to_commands_without_pdf": round(run / (total - commands["weasyprint"]), 3),
        "processor_seconds": {name: round(seconds, 1) for name, seconds in work.items()},
        "processor_ratio": round(work["sayso run"] / work["commands"], 3),
        "processor_ratio_of_one_report": round(work["sayso report"] / work["commands"], 3),
        "load_before": round(load, 2),
    }
    text = json.dumps(value, indent=1)
    (ROOT / "benchmarks" / "results" / f"{options.out}.json").write_text(text + "\n", "utf-8")
    ship()
    print(text)


if __name__ == "__main__":
    main()
