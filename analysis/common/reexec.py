"""This package once more, in a process of its own or in place of this one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn


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


def start_over(module: str, call: str, settings: Mapping[str, str]) -> NoReturn:
    """Start the interpreter anew in place of this process, on the same words and the same files.

    Python takes some settings only at its start, such as what it mixes into the hashes of strings.

    Args:
        module: As for ``command``.
        call: As for ``command``.
        settings: What is to stand in the environment.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    words = [*command(module, call), *sys.argv[1:]]
    os.execve(sys.executable, words, os.environ | settings)  # noqa: S606 - our own interpreter
