"""A notebook's kernel in a process of its own, without what a report has no use for."""

from __future__ import annotations

import gc
import os
import sys
import traceback

from analysis.common.slim_imports import RARELY, load_ipykernel


def main() -> None:
    """Go on as the kernel that this process's arguments describe."""
    gc.set_threshold(*RARELY)
    load_ipykernel()
    from ipykernel.kernelapp import IPKernelApp
    from zmq import ZMQError

    try:  # nobody will ask what was typed
        IPKernelApp.launch_instance([*sys.argv[1:], "--HistoryManager.enabled=False"])
    except ZMQError:
        # Another process has taken a port: the kernel would wait for ever on its way out, and who
        # started it for the kernel. As it ends at once, another is started.
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
