"""A notebook's kernel in a process of its own, without what a report has no use for."""

from __future__ import annotations

import gc
import sys

from analysis.common.slim_imports import RARELY, without


def main() -> None:
    """Go on as the kernel that this process's arguments describe."""
    gc.set_threshold(*RARELY)
    with without("debugpy"):  # it would be loaded at each start
        import ipykernel.debugger  # noqa: F401
        from ipykernel.kernelapp import IPKernelApp
    # Nobody will ask what was typed.
    IPKernelApp.launch_instance([*sys.argv[1:], "--HistoryManager.enabled=False"])
