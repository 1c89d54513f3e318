"""The ``sayso`` command, one file per group of commands."""

from analysis.cli.app import main

__all__ = ["main"]
