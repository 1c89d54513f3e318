"""Papermill's engine: every wait of a notebook has a limit, and no cell can flood its report.

It is known to Papermill by name alone. An entry point would be loaded, and could fail, in every
call of Papermill by anybody on the machine.
"""

from __future__ import annotations

import time
from functools import cache
from typing import Any

from analysis.common.slim_imports import load_nbformat, when_used, without

NAME = "sayso"
PRINTED = 1_000_000  # characters that one cell may print into a report
SHOWN = 20_000_000  # characters of pictures, tables and the like that one cell may show
LEFT_OUT = "\n… (what this cell printed beyond {:,} characters was left out)\n"


@cache
def load_papermill() -> None:
    """Load Papermill without pyarrow and requests, by which it would reach files elsewhere.

    Example:
        >>> load_papermill()
    """
    load_nbformat()
    when_used("requests")
    with without("pyarrow"):
        import papermill  # noqa: F401


@cache
def registered() -> str:
    """Make the engine known to Papermill; returns its name.

    Example:
        >>> registered()
        'sayso'
    """
    load_papermill()
    from papermill.engines import NBClientEngine, papermill_engines

    class Engine(NBClientEngine):  # type: ignore[misc]
        """NBClientEngine with a client that has limits."""

        @classmethod
        def execute_managed_notebook(
            cls, nb_man: Any, kernel_name: str, seconds: float = 600, **options: Any
        ) -> Any:
            """Run the notebook's cells, ``seconds`` at most for all of them together."""
            options.pop("input_path", None)
            until = time.monotonic() + seconds
            left = options.pop("start_timeout", 60)
            client = _client_class()(
                nb_man,
                kernel_name=kernel_name,
                startup_timeout=left,
                shutdown_kernel="immediate",  # it holds nothing that is still wanted
                timeout_func=lambda _: max(1, round(until - time.monotonic())),
                **options,
            )
            return client.execute()

    papermill_engines.register(NAME, Engine)
    return NAME


@cache
def _client_class() -> type:
    from papermill.clientwrap import PapermillNotebookClient
    from traitlets import Dict

    class Client(PapermillNotebookClient):  # type: ignore[misc]
        """A client that lets go of what a cell prints beyond a limit."""

        sizes = Dict()

        def output(self, outs: Any, msg: Any, display_id: Any, cell_index: int) -> Any:
            """Take an output, cut or left out where the cell has had its share."""
            content = msg["content"]
            kind = "printed" if msg["msg_type"] == "stream" else "shown"
            most = PRINTED if kind == "printed" else SHOWN
            had = self.sizes.get((cell_index, kind), 0)
            size = _size(content)
            self.sizes[cell_index, kind] = had + size
            if had > most:
                return None
            if had + size > most:
                note = LEFT_OUT.format(most)
                text = content.get("text", "")[: max(0, most - had)] + note
                stream = {"name": content.get("name", "stderr"), "text": text}
                msg = {**msg, "msg_type": "stream", "content": stream}
                msg["header"] = {**msg["header"], "msg_type": "stream"}
            return super().output(outs, msg, display_id, cell_index)

    return Client


def _size(content: Any) -> int:
    data = content.get("data") or {}
    return len(content.get("text", "")) + sum(len(str(value)) for value in data.values())
