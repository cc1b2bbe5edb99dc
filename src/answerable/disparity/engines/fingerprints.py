"""What tells one state of the data from another."""

import hashlib
from pathlib import Path

from answerable.disparity.engines.sources import Files, Source

LARGE = 2**30
"""From this size of a file on, not every byte is read: its size, its footer and pieces throughout stand for it."""

_PIECE, _PIECES = 2**20, 64


def fingerprint(source: Source, rows: int, ends: tuple[object, object]) -> str:
    """The SHA-256 of the bytes of files; of a table, of its name, its number of rows and its first and last day."""
    found = hashlib.sha256()
    if isinstance(source, Files):
        for path in source.paths:
            found.update(path.name.encode())
            found.update(_of_file(path))
    else:
        table = getattr(source, "table", None) or getattr(source, "name", "")
        found.update(repr((type(source).__name__, table, rows, *map(str, ends))).encode())
    return found.hexdigest()


def _of_file(path: Path) -> bytes:
    if path.stat().st_size < LARGE:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    return _sampled(path)


def _sampled(path: Path) -> bytes:
    """Of a large file: its size, pieces at equal distances, and its end, where Parquet keeps what it holds."""
    size = path.stat().st_size
    found = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for piece in range(_PIECES):
            file.seek(piece * (size - _PIECE) // (_PIECES - 1))
            found.update(file.read(_PIECE))
    return found.digest()
