"""The user's own commands at the end of a run: ``on_success`` and ``on_failure``."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.scheduling.progress import Teller

NOTICE = 60  # seconds that a command may take
MOST = 8000  # characters of a fact in the environment


def call(
    hook: str,
    commands: Sequence[Sequence[str]],
    facts: Mapping[str, str | Path],
    words: str,
    tell: Teller,
) -> None:
    """Run the commands of a hook: facts go by environment and input, never by a shell.

    Args:
        hook: ``on_success`` or ``on_failure``, for messages.
        commands: Each as its words; one that comes twice is run once.
        facts: What is put into the environment.
        words: What is put on the standard input.
        tell: Where it is told that a command failed.
    """
    environment = os.environ | {name: str(value)[:MOST] for name, value in facts.items()}
    for command in dict.fromkeys(tuple(words) for words in commands if words):
        try:
            ended = subprocess.run(  # noqa: S603 - the user's own command, and no shell
                command,
                input=words.encode(),
                env=environment,
                timeout=NOTICE,
                capture_output=True,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            tell.one(f"{hook} could not be run: {error}", ready=False)
            continue
        if ended.returncode:
            tell.one(f"{command[0]} of {hook} ended with status {ended.returncode}", ready=False)
