"""The parts of ``benchmarks.speed`` that run ``sayso corpus``: workers, memory, kills."""

from __future__ import annotations

import itertools
import json
import math
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import psutil

from analysis import corpus
from analysis.statements.score_attributions import read_rows

LETTERS = "bcdfghklmnprstvz"
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
LOOP = """
import sys
from pathlib import Path
from analysis.corpus import closing, store
from analysis.corpus.reading import Options
from analysis.corpus.parts import parts
lines, out, each = sys.argv[1], sys.argv[3], int(sys.argv[4])  # at 2 stands --out
folder = store.prepared(out)
known = store.reader("tagger", False)
every = parts([lines], known, each)
done = [store.read_part(part, str(folder), Options(), known) for part in every]
finish.close(Path(folder), [one.key for one in done])
"""


def rows(gold: str | Path) -> Iterator[dict[str, Any]]:
    """PolNeAR's train and dev articles, and again and again, each time with other names.

    Every capitalised word that the article also has inside a sentence gets other letters; so no
    two rounds have the same text, and a text keeps its length and its case.
    """
    texts = [
        row["text"]
        for part in ("train", "dev")
        for row in read_rows(Path(gold) / "polnear" / f"{part}.jsonl", text=True).values()
    ]
    for number in itertools.count():
        turn, at = divmod(number, len(texts))
        yield {"id": f"a{number}", "text": changed(texts[at], turn) if turn else texts[at]}


def changed(text: str, turn: int) -> str:
    """A text with other names, the same in all of it.

    Example:
        >>> changed("Then Smith met Smith.", 1).count("Smith")
        0
    """
    inside = set(_INSIDE.findall(text))

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word not in inside:
            return word
        pick = random.Random(f"{turn} {word}")
        return word[0] + "".join(pick.choice(LETTERS) if c in LETTERS else c for c in word[1:])

    return _NAME.sub(other, text)


def written(gold: Path, folder: Path, count: int) -> Path:
    """So many articles as a JSONL file."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for row in itertools.islice(rows(gold), count):
            out.write(json.dumps(row) + "\n")
    return path


def command(lines: Path, out: Path, workers: int, each: int) -> list[str]:
    words = [
        "corpus",
        str(lines),
        "--out",
        str(out),
        "--workers",
        str(workers),
        "--rows",
        str(each),
    ]
    return [sys.executable, "-m", "analysis", *words]


def workers(
    gold: Path, count: int, each: int, env: Mapping[str, str], rounds: int
) -> dict[str, Any]:
    """Seconds of a plain loop, of 1 worker and of 2, start-up and closing included in all.

    They are run in turns, since a machine's speed drifts; the best of the rounds counts.
    """
    best: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        lines = written(gold, Path(name), count)
        for turn in range(rounds):
            out = Path(name) / f"turn{turn}"
            loop = [sys.executable, "-c", LOOP, str(lines), "--out", str(out / "loop"), str(each)]
            programs = {
                "plain loop": loop,
                "1 worker": command(lines, out / "1", 1, each),
                "2 workers": command(lines, out / "2", 2, each),
            }
            for who, words in programs.items():
                begun = time.monotonic()
                seen = watched(words, env)
                seen["seconds"] = round(time.monotonic() - begun, 1)
                seen["cpu_seconds"] = round(sum(v for k, v in seen.items() if "_cpu_" in k), 1)
                print(f"workers, turn {turn + 1}, {who}: {seen}", flush=True)
                if seen["seconds"] <= best.get(who, seen)["seconds"]:
                    best[who] = seen
    loop, one, two = best.values()
    return {
        "articles": count,
        "rounds": rounds,
        **best,
        "1 to 2 workers": round(one["seconds"] / two["seconds"], 3),
        "distributed over loop, CPU": round(one["cpu_seconds"] / loop["cpu_seconds"] - 1, 3),
        "distributed over loop, seconds": round(one["seconds"] / loop["seconds"] - 1, 3),
    }


def memory(gold: Path, small: int, most: int, env: Mapping[str, str]) -> dict[str, Any]:
    """Peak memory of the client and of each worker at two sizes."""
    out = {}
    with tempfile.TemporaryDirectory() as name:
        for count in (small, most):
            lines = written(gold, Path(name), count)
            out[str(count)] = watched(command(lines, Path(name) / f"out{count}", 2, 50), env)
            print(f"memory, {count} articles: {out[str(count)]}")
    return out


def kill(gold: Path, count: int, each: int, env: Mapping[str, str]) -> dict[str, Any]:
    """Two workers, one of them killed at a third and at two thirds; is every article there once?"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = written(gold, folder, count)
        begun = time.monotonic()
        seen = watched(command(lines, folder / "out", 2, each), env, (1 / 3, 2 / 3), count // each)
        tables = corpus.opened(folder / "out")
        asked = tables.sql(
            "SELECT count(*) AS all, count(DISTINCT row) AS distinct_rows, min(row) AS first, "
            "max(row) AS last FROM articles"
        ).iloc[0]
        size = sum(f.stat().st_size for f in (folder / "out").rglob("*.parquet"))
        errors = int(tables.about["errors"])
        out = {
            "articles": count,
            "errors": errors,
            "kills": seen.pop("kills"),
            "every article once": bool(
                asked["all"] == asked["distinct_rows"] == count - errors and asked["first"] >= 1
            ),
            "seconds": round(time.monotonic() - begun, 1),
            "megabytes of tables": round(size / 1e6, 1),
            **seen,
        }
    print(f"kill: {out}")
    return out


def watched(
    words: Sequence[str], env: Mapping[str, str], kills: Sequence[float] = (), parts: int = 0
) -> dict[str, Any]:
    """Run a command to its end; the peak memory and CPU seconds of it and of its workers.

    Args:
        words: The command.
        env: Its environment.
        kills: At which shares of the parts a worker is killed by kill -9.
        parts: How many parts there are.
    """
    out = Path(words[words.index("--out") + 1]) / "parts"
    peak: dict[str, float] = {"client": 0.0, "worker": 0.0, "closing": 0.0}
    cpu: dict[str, dict[int, float]] = {who: {} for who in peak}
    left, killed = list(kills), 0
    run = subprocess.Popen(
        words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while run.poll() is None:
        time.sleep(0.1)
        for process, who in _family(run.pid):
            try:
                peak[who] = max(peak[who], process.memory_info().rss / 2**20)
                cpu[who][process.pid] = sum(process.cpu_times()[:2])
            except psutil.NoSuchProcess:
                continue
        there = sum(1 for p in out.glob("?" * 64)) if left and out.is_dir() else 0
        if left and there >= left[0] * parts:
            victims = [p for p, who in _family(run.pid) if who == "worker"]
            if victims:
                victims[0].send_signal(signal.SIGKILL)
                killed += 1
                left.pop(0)
    if run.returncode:
        raise SystemExit(run.communicate()[1])
    run.communicate()
    seen: dict[str, Any] = {f"{who}_peak_mb": round(most) for who, most in peak.items()}
    seen |= {f"{who}_cpu_seconds": round(sum(spent.values()), 1) for who, spent in cpu.items()}
    return seen | ({"kills": killed} if kills else {})


def _family(pid: int) -> Iterator[tuple[psutil.Process, str]]:
    try:
        client = psutil.Process(pid)
        yield client, "client"
        for child in client.children(recursive=True):
            words = " ".join(child.cmdline())
            if "spawn_main" in words:
                yield child, "worker"
            elif "closing" in words:
                yield child, "closing"
    except psutil.NoSuchProcess:
        return


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line through the logarithms of points, by least squares.

    Example:
        >>> slope([(1, 2), (10, 20), (100, 200)])
        1.0
    """
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean = [sum(v) / len(logs) for v in zip(*logs, strict=True)]
    over = sum((x - mean[0]) * (y - mean[1]) for x, y in logs)
    return round(over / sum((x - mean[0]) ** 2 for x, _ in logs), 4)
