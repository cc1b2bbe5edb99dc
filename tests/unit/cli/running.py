"""Starts the program as a person does."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


def answerable(*arguments: str | Path, given: bytes = b"", encoding: str = "utf-8") -> Ran:
    """Run the program in a process of its own, with its output piped."""
    done = subprocess.run(
        [sys.executable, "-m", "answerable", *map(str, arguments)],
        input=given,
        capture_output=True,
        env=environment(encoding),
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def environment(encoding: str = "utf-8") -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80"}
