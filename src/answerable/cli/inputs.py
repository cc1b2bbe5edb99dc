"""What a command is given to read: files, or standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

from answerable.cli.status import UnusablePathError
from answerable.vocabulary.errors import UnreadableDocumentError

STANDARD_INPUT = "-"
MOST_BYTES = 200_000_000


def name_of(source: str) -> str:
    """The name a result carries: that of the file, without the folders that lead to it."""
    return "standard-input" if source == STANDARD_INPUT else Path(source).name


def load(source: str) -> bytes:
    """The bytes of a file, or of standard input.

    Raises UnusablePathError, which says why they cannot be had, or UnreadableDocumentError for more than
    `MOST_BYTES`.
    """
    try:
        if source == STANDARD_INPUT:
            return all_of(sys.stdin.buffer)
        with Path(source).open("rb") as file:
            return all_of(file)
    except IsADirectoryError:
        raise UnusablePathError("This is a folder; name the files in it.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnusablePathError(f"{reason}.") from None


def all_of(file: BinaryIO) -> bytes:
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableDocumentError(
            f"The file is too large: at most {MOST_BYTES // 1_000_000} MB are read. "
            "Leave out its pictures, or read a part of it."
        )
    return content
