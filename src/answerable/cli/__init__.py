"""The command line: one thin command a file."""

from answerable.cli.app import main

__all__ = ["main"]
