"""The ``sayso`` command, one file per group of commands."""

from __future__ import annotations

import gc
import sys

from analysis.common.prefork.settings import ENVIRONMENT, can_fork
from analysis.common.reexec import start_over
from analysis.common.slim_imports import RARELY

__all__ = ["main"]


def main() -> None:
    """Run the command; one that makes reports starts over with the settings of their kernels."""
    if sys.argv[1:2] == ["report"] and can_fork():
        start_over("cli", "here", ENVIRONMENT)
    here()


def here() -> None:
    """Run the command in this very process."""
    if sys.argv[1:2] in (["report"], ["run"]):
        gc.set_threshold(*RARELY)
    from analysis.cli.app import main as run

    run()
