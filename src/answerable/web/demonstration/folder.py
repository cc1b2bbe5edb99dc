"""The folder of a demonstration: always one of its own, never the state of a register in use."""

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MARK = "this-is-a-demonstration"
_KEPT = ("secret-key", _MARK)
_SETTINGS = "answerable.web.settings.development"


class FolderInUseError(Exception):
    """The folder holds something else, or a demonstration that is running; the message says what to do."""


def work_in(state: Path) -> None:
    """Start this program again, unless it works in this folder, on its own database, already."""
    wanted = {"ANSWERABLE_STATE": str(state.resolve()), "DJANGO_SETTINGS_MODULE": _SETTINGS}
    if "DATABASE_URL" in os.environ or any(os.environ.get(name) != value for name, value in wanted.items()):
        os.environ.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "answerable.web", *sys.argv[1:]]
        os.execve(sys.executable, command, os.environ | wanted)  # noqa: S606 - this program, as it was called


@contextmanager
def held(state: Path, *, keep: bool) -> Iterator[None]:
    """The folder is marked as a demonstration's, is emptied unless what it holds is to be kept, and is this one's.

    Raises FolderInUseError.
    """
    state.mkdir(parents=True, exist_ok=True)
    if not (state / _MARK).exists() and any(found.name not in _KEPT for found in state.iterdir()):
        raise FolderInUseError(f"{state} is not a demonstration’s folder. Name another with --state.")
    with (state / _MARK).open("a") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FolderInUseError(
                f"A demonstration is already running in {state}. Stop it, or name another folder with --state."
            ) from error
        if not keep:
            _empty(state)
        yield


def _empty(state: Path) -> None:
    for found in state.iterdir():
        if found.is_dir():
            shutil.rmtree(found)
        elif found.name not in _KEPT:
            found.unlink()
