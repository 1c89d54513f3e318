"""The ``sayso`` command, one file a group of commands."""

from analysis.cli.app import main

__all__ = ["main"]
