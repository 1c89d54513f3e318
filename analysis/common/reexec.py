"""This package once more, in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path


def command(module: str, call: str) -> list[str]:
    """The words that start this interpreter on the very package that asks.

    Of the package's folder nothing else can be imported, nor of the folder it is started in.

    Args:
        module: A module of ``analysis``, such as ``corpus.join_parts``.
        call: A function of it that takes nothing.

    Example:
        >>> command("common.prefork.server", "serve")[1:3]
        ['-P', '-c']
    """
    home = str(Path(__file__).parents[2])
    source = (
        f"import sys; sys.path.insert(0, {home!r}); from analysis.{module} import {call} as call; "
        "del sys.path[0]; call()"
    )
    return [sys.executable, "-P", "-c", source]
