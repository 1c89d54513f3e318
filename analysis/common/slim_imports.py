"""Libraries of others, loaded without what Sayso has no use for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from analysis.errors import DataError

# What jsonschema checks formats by.
FORMATS = (
    "rfc3987_syntax", "rfc3986_validator", "fqdn", "isoduration", "uri_template", "webcolors",
)  # fmt: skip
# When to look for garbage, in a process that ends soon: hardly ever for what one report needs.
RARELY = (300_000, 20, 20)


@cache
def load_nltk(wanted: str) -> ModuleType:
    """One of NLTK's modules alone: ``tokenize.punkt`` in 0.05 s in place of 0.4 s.

    Whatever is asked for, NLTK loads all that it has, and scipy where it is installed; Punkt needs
    nine of its modules. They are loaded as if their packages were mere folders, and then forgotten
    by the import system, so that a notebook that imports NLTK gets it whole.

    Args:
        wanted: The module's name within ``nltk``.

    Raises:
        DataError: NLTK is not installed.

    Example:
        >>> load_nltk("tokenize.punkt").PunktSentenceTokenizer.__name__
        'PunktSentenceTokenizer'
        >>> load_nltk("stem.porter").PorterStemmer().stem("rained")
        'rain'
    """
    name = f"nltk.{wanted}"
    if "nltk" in sys.modules:
        return import_module(name)
    spec = find_spec("nltk")
    if spec is None or not spec.submodule_search_locations:
        raise DataError("NLTK is missing; reinstall the package nltk.")
    home, part = Path(spec.submodule_search_locations[0]), wanted.partition(".")[0]
    for package, folder in (("nltk", home), (f"nltk.{part}", home / part)):
        sys.modules[package] = ModuleType(package)
        sys.modules[package].__path__ = [str(folder)]
    try:
        return import_module(name)
    finally:
        for loaded in [one for one in sys.modules if one.partition(".")[0] == "nltk"]:
            del sys.modules[loaded]


@cache
def load_nbformat() -> None:
    """Load nbformat without the checks of formats that the schema of notebooks does not know.

    jsonschema asks for each as it is loaded and does without those that are not installed. The one
    of international addresses builds a parser from a grammar: four fifths of nbformat's time.

    Example:
        >>> load_nbformat()
    """
    with without(*FORMATS):
        import nbformat  # noqa: F401


@cache
def load_ipykernel() -> None:
    """Load ipykernel without the debugger, which it would load at each start.

    Example:
        >>> load_ipykernel()
    """
    with without("debugpy"):
        import ipykernel.debugger
        import ipykernel.kernelapp  # noqa: F401


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Let optional modules seem missing to those who ask for them now; what is loaded stays.

    Example:
        >>> with without("a_module"):
        ...     import a_module
        Traceback (most recent call last):
            ...
        ModuleNotFoundError: import of a_module halted; None in sys.modules
    """
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # "not installed", to imports
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


class _Unread(ModuleType):
    """A module that is read when something of it is first asked for; it knows where it lies."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]
        loader = self.__spec__.loader if self.__spec__ else None
        if loader is not None:
            loader.exec_module(self)
        return getattr(self, name)


def when_used(*names: str) -> None:
    """Let modules be read when something of them is first used; what is loaded stays.

    For what a library imports as a whole and needs for work that no report asks of it. Python's
    own LazyLoader reads a module at its next import.

    Example:
        >>> when_used("colorsys")
        >>> import colorsys
        >>> colorsys.rgb_to_hls(0, 0, 0)
        (0.0, 0.0, 0.0)
    """
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None and spec.loader is not None:
            module = module_from_spec(spec)
            module.__class__ = _Unread
            sys.modules[name] = module
