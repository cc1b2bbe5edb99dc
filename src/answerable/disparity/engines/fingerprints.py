"""What tells one state of the data from another."""

import hashlib
from pathlib import Path

from answerable.disparity.engines.sources import Files, Renamed, Source, SparkTable

LARGE = 2**30
"""From this size of a file on, not every byte is read: its size, its footer and pieces throughout stand for it."""

_PIECE, _PIECES = 2**20, 64


def fingerprint(source: Source, rows: int, ends: tuple[object, object]) -> str:
    """The SHA-256 of a file, or of those of several; of a table, that of its name, rows, and first and last day."""
    if isinstance(source, Renamed):
        return fingerprint(source.held, rows, ends)
    if isinstance(source, Files):
        each = [_of_file(path) for path in source.paths]
        return each[0] if len(each) == 1 else hashlib.sha256("".join(each).encode()).hexdigest()
    table = source.name if isinstance(source, SparkTable) else source.table
    return hashlib.sha256(repr((type(source).__name__, table, rows, *map(str, ends))).encode()).hexdigest()


def _of_file(path: Path) -> str:
    if path.stat().st_size < LARGE:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return _sampled(path)


def _sampled(path: Path) -> str:
    """Of a large file: its size, pieces at equal distances, and its end, where Parquet keeps what it holds."""
    size = path.stat().st_size
    found = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for piece in range(_PIECES):
            file.seek(piece * (size - _PIECE) // (_PIECES - 1))
            found.update(file.read(_PIECE))
    return found.hexdigest()
