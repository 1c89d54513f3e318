"""Running a notebook: in a kernel of this very interpreter, with a limit to every wait."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.common import sanitize
from analysis.common.logging import quiet
from analysis.common.prefork.settings import ENVIRONMENT
from analysis.common.reexec import command
from analysis.reporting import papermill_engine

LONGEST = 600  # seconds that a notebook's cells may take, all together
START = 120  # seconds that the kernel may take to start


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a notebook did not run to its end.

    Args:
        source: The cell that failed; empty where no cell is to blame.
        error: The error's name and message.
        trace: Where it came from, without colours.
        died: Whether the kernel died, so that another try may do better.
    """

    source: str
    error: str
    trace: str = ""
    died: bool = False


def run(
    notebook: Any,
    parameters: Mapping[str, Any],
    folder: Path,
    kernel: Callable[[Any], type] | None = None,
    seconds: float = LONGEST,
) -> tuple[Any, Failure | None]:
    """Run a notebook through Papermill; a kernel that dies is replaced once.

    Args:
        notebook: As nbformat reads it; it is not changed.
        parameters: What its ``parameters`` cell is to be overridden with.
        folder: The working folder of the kernel.
        kernel: Makes the class of the kernel's manager from an open file for what the kernel's
            process itself prints; by default each kernel is a fresh process.
        seconds: What the cells may take, all together.

    Returns:
        The executed notebook, and the failure that ended it or None.
    """
    done, failure = _once(notebook, parameters, folder, kernel or own_kernel, seconds)
    if failure is not None and failure.died:
        done, failure = _once(notebook, parameters, folder, kernel or own_kernel, seconds)
    return done, failure


def _once(
    notebook: Any,
    parameters: Mapping[str, Any],
    folder: Path,
    kernel: Callable[[Any], type],
    seconds: float,
) -> tuple[Any, Failure | None]:
    papermill_engine.load_papermill()
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output,
        quiet("papermill", "nbclient", "traitlets"),
    ):
        try:
            done = papermill.execute_notebook(
                notebook,
                None,
                dict(parameters),
                kernel_name="python3",
                engine_name=papermill_engine.registered(),
                progress_bar=False,
                cwd=str(folder),
                start_timeout=START,
                seconds=seconds,
                kernel_manager_class=kernel(output),
            )
        except papermill.PapermillExecutionError as error:
            trace = _plain("\n".join(error.traceback))
            return None, Failure(error.source, f"{error.ename}: {_plain(error.evalue)}", trace)
        except CellTimeoutError as error:
            message = f"The notebook took longer than {seconds:g} seconds and was stopped."
            return None, Failure("", message, str(error))
        except (DeadKernelError, RuntimeError) as error:
            output.seek(0)
            trace = output.read()[-4000:]
            return None, Failure("", f"The kernel died: {error}", trace, died=True)
    sanitize.notebook(done)
    return done, None


def own_kernel(output: Any) -> type:
    """A kernel manager that starts this interpreter, whatever other kernels are installed.

    Args:
        output: An open file for what the kernel's process itself prints.
    """
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    class OwnKernel(AsyncKernelManager):
        def _kernel_spec_manager_default(self) -> Any:
            return KernelSpecManager(kernel_dirs=[], ensure_native_kernel=True)

        async def _async_pre_start_kernel(self, **options: Any) -> Any:
            options["env"] = dict(options.get("env") or os.environ) | ENVIRONMENT
            options |= {"stdout": output.fileno(), "stderr": output.fileno()}
            words, options = await super()._async_pre_start_kernel(**options)
            return [*command("reporting.kernel", "main"), *words[words.index("-f") :]], options

        pre_start_kernel = _async_pre_start_kernel

    return OwnKernel


def _plain(text: str) -> str:
    from nbconvert.filters import strip_ansi

    return str(strip_ansi(text))
