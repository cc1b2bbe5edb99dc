"""Tables drawn with `+`, `-` and `|`, as reStructuredText and pandoc write them."""

import re
from itertools import pairwise

from answerable.documents.readers.build import Entry, Grid
from answerable.documents.readers.markup import fragment

_DRAWN = re.compile(r"\+(?:[-=:]+\+)+[ ]*\n(?:[+|].*[+|][ ]*(?:\n|\Z))+")
_RULE = re.compile(r"\+(?:[-=:]+\+)+$")


def ruled_table(text: str, position: int) -> tuple[Grid, int] | None:
    """The table drawn from here on, and where it ends; None where none is, or one with cells spanning rows."""
    match = _DRAWN.match(text, position) if text.startswith("+", position) else None
    lines = [line.rstrip() for line in match[0].strip("\n").split("\n")] if match else []
    rules = [line for line in lines if line.startswith("+")]
    if not match or lines[-1] not in rules or not all(map(_RULE.match, rules)):
        return None
    edges = sorted({place for rule in rules for place, sign in enumerate(rule) if sign == "+"})
    if any(len(line) != edges[-1] + 1 for line in lines):
        return None
    return _grid(lines, edges), match.end() - match[0].endswith("\n")


def _grid(lines: list[str], edges: list[int]) -> Grid:
    grid, row = Grid(), list[str]()
    header = next((number for number, line in enumerate(lines) if line.startswith("+=")), 0)
    for number, line in enumerate(lines):
        if not line.startswith("+"):
            row.append(line)
        elif row:
            _add_row(grid, row, edges, heading=number <= header)
            row = []
    return grid


def _add_row(grid: Grid, lines: list[str], edges: list[int], *, heading: bool) -> None:
    """A row, its cells cut at the edges where every line has a bar."""
    bars = [place for place, edge in enumerate(edges) if all(line[edge] == "|" for line in lines)]
    grid.start_row()
    for left, right in pairwise(bars):
        words = _unwrapped([line[edges[left] + 1 : edges[right]].strip() for line in lines])
        grid.add(Entry(fragment(words), left + 1, right - left, heading=heading))


def _unwrapped(lines: list[str]) -> str:
    """Lines joined where they were only wrapped: an empty line, or an item of a list, begins a paragraph."""
    joined = ""
    for line in lines:
        begins = not line or joined.endswith("\n") or re.match(r"(?:[-*•◦]|\w{1,3}[.)])\s", line)
        joined += ("\n" if begins else " ") + line
    return joined.strip()
