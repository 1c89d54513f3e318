"""WeasyPrint, loaded without a search for the libraries that it needs."""

from __future__ import annotations

import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress


def load_weasyprint() -> None:
    """Load WeasyPrint; on Linux its libraries are asked for by name first.

    It tries several names for each, those of Windows first, and for each that is not there Python
    searches with ``ldconfig``, ``gcc`` and ``ld``: a third of the time of loading. Linux's own
    names are among those it tries and need no search.

    Raises:
        OSError: Pango is missing.

    Example:
        >>> load_weasyprint()
    """
    if sys.platform == "linux":
        with suppress(OSError), redirect_stdout(io.StringIO()), _no_search():
            import weasyprint

            return
    import weasyprint  # noqa: F401


def _nowhere(name: str) -> str | None:  # noqa: ARG001
    return None


@contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = search
