"""What is made of all parts together, in a process of its own.

Names are joined and copies found once, at the end. DuckDB may use a good deal of memory for it,
which a process gives back for certain only by ending; so the client of a run stays as small as it
was, however many articles there are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.common.reexec import command
from analysis.errors import DataError

# Memory that is free goes back to the system, and no thread keeps a heap of its own.
LEAN = {"MALLOC_ARENA_MAX": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


def close(folder: Path, keys: Sequence[str]) -> None:
    """Write ``names.parquet`` and ``copies.parquet`` of a corpus.

    Args:
        folder: The folder of the corpus.
        keys: The parts that count, in order.

    Raises:
        DataError: They cannot be written: the disk is full, or a part is damaged.
    """
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        command("corpus.join_parts", "main"),
        input=json.dumps([str(folder), list(keys)]),
        capture_output=True,
        text=True,
        env=os.environ | LEAN,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"]
        raise DataError(
            f"The names and copies of {folder} cannot be written: {lines[-1][:200]}. What is "
            "finished is kept: run the same command again to continue."
        )


def main() -> None:
    """Read the folder and the parts from standard input, and write what is made of them."""
    from analysis.corpus.link_names import write_names
    from analysis.corpus.near_duplicates import write_copies

    folder, keys = json.load(sys.stdin)
    write_names(Path(folder), keys)
    write_copies(Path(folder), keys)
