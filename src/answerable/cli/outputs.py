"""Where a result goes: to standard output, or to a file that is never seen half-written."""

import contextlib
import os
import sys
from pathlib import Path

import typer

from answerable.cli.status import Status, UnusablePathError


def put(content: bytes, output: Path | None) -> None:
    """Write a result to a file, or to standard output where there is none; raises UnusablePathError."""
    if output is None:
        print_bytes(content)
        return
    try:
        save(content, output)
    except OSError as error:
        raise UnusablePathError(f"{output} cannot be written: {error.strerror}.") from None


def save(content: bytes, path: Path) -> None:
    """Write under another name beside `path`, then rename; a device or a pipe is written to as it is."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    unfinished = path.with_name(f".{path.name[:200]}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def print_bytes(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        discard_output()
        raise typer.Exit(Status.READER_GONE) from None
    except OSError as error:
        discard_output()
        raise UnusablePathError(f"The result cannot be printed: {error.strerror}.") from None


def discard_output() -> None:
    """Let nothing more be written where writing has failed, not even when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def destinations(names: list[str], output: Path | None, suffix: str) -> list[Path | None]:
    """The file each result goes to: `output`, or for several results (or where it is a folder) one in it.

    Raises UnusablePathError where two results would have one name, or the folder cannot be made.
    """
    if output is None:
        return [None] * len(names)
    if len(names) == 1 and not output.is_dir():
        return [output]
    paths: list[Path | None] = [output / f"{name}{suffix}" for name in names]
    if len(set(paths)) < len(paths):
        raise UnusablePathError("Two of the files have the same name; read them into different folders.")
    make_folder(output)
    return paths


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusablePathError(f"The folder {folder} cannot be made: {error.strerror}.") from None
