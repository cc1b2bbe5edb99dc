"""The command line: one thin command a file."""

import sys

INTERRUPTED = 130
"""The status a shell gives to a program that was stopped by Ctrl-C."""


def main() -> None:
    """Run the command line; loading it is part of it, so that Ctrl-C is quiet from the first moment."""
    try:
        from answerable.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
