"""What processes that make reports start with, and whether they can be forked."""

from __future__ import annotations

import os
import sys

# The same findings every time: no random order of sets, one thread a model, no debugger's notes.
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "agg",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "OMP_WAIT_POLICY": "passive",
}


def can_fork() -> bool:
    """Whether this system can fork a process that has everything loaded."""
    return hasattr(os, "fork") and sys.platform != "darwin" and not os.environ.get("SAYSO_NO_FORK")


def is_settled() -> bool:
    """Whether this very process was started with these settings.

    A hash seed that is set later is in the environment and has no effect.
    """
    stands = all(os.environ.get(name) == value for name, value in ENVIRONMENT.items())
    return stands and not sys.flags.hash_randomization
