"""The simple script a person would put on top of a table extractor.

It takes the rows of the widest tables, carries the number down and splits lines. It is told nothing of the document:
it finds its columns by the words of the head row.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from benchmarks.reading.facts import FoundAction, FoundFinding

TableRow = Sequence[str | None]
NUMBER = re.compile(r"\d+(\.\d+)?\.?")
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Columns:
    decision: int | None
    response: int
    owner: int
    target: int

    @classmethod
    def named_in(cls, head: TableRow) -> Self:
        names = [(name or "").lower() for name in head]
        return cls(
            decision=_place(names, "agreed", "accepted"),
            response=_place(names, "response", "actions") or 2,
            owner=_place(names, "owner", "lead") or 3,
            target=_place(names, "target", "deadline") or 4,
        )


def read_tables(tables: Iterable[Sequence[TableRow]]) -> list[FoundFinding]:
    """The findings in the widest tables; none where no table has a head that names columns."""
    found = [table for table in tables if table]
    width = max((len(table[0]) for table in found), default=0)
    head, *rows = [row for table in found if len(table[0]) == width for row in table] or [()]
    if width < 5:
        return []
    columns = Columns.named_in(head)
    return [_finding(number, part, columns) for number, part in _by_number(rows, head)]


def _place(names: list[str], *words: str) -> int | None:
    return next((place for place, name in enumerate(names) if any(word in name for word in words)), None)


def _by_number(rows: Iterable[TableRow], head: TableRow) -> Iterator[tuple[str, list[TableRow]]]:
    """The rows of each finding: a blank number is the one above."""
    parts: dict[str, list[TableRow]] = {}
    number = ""
    for row in rows:
        first = (row[0] or "").strip()
        if row == head or (first and not NUMBER.fullmatch(first)):
            continue
        number = first or number
        parts.setdefault(number, []).append(row)
    yield from parts.items()


def _finding(number: str, rows: list[TableRow], columns: Columns) -> FoundFinding:
    decision = "" if columns.decision is None else rows[0][columns.decision] or ""
    return FoundFinding(number, decision, tuple(action for row in rows for action in _actions(row, columns)))


def _actions(row: TableRow, columns: Columns) -> list[FoundAction]:
    texts = _paragraphs(row[columns.response] or "")
    owners = _entries(row[columns.owner] or "", len(texts))
    targets = _entries(row[columns.target] or "", len(texts))
    return [FoundAction(*action) for action in zip(texts, owners, targets, strict=True)]


def _paragraphs(text: str) -> list[str]:
    """A line begins a paragraph where it has a bullet, or where the line above ends a sentence."""
    paragraphs: list[str] = []
    for line in text.splitlines():
        words = line.strip()
        starts = words.startswith(BULLET) or not paragraphs or paragraphs[-1].endswith((".", ":"))
        if starts:
            paragraphs.append(words.removeprefix(BULLET).strip())
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {words}"
    return paragraphs


def _entries(text: str, wanted: int) -> list[str]:
    """One entry for each action: all the words for a single action, else line by line as far as the lines go."""
    lines = text.splitlines()
    if wanted == 1:
        return [" ".join(lines)]
    return [lines[place] if place < len(lines) else "" for place in range(wanted)]
