"""Tables drawn with `+`, `-` and `|`, as reStructuredText and pandoc write them."""

import re
from itertools import pairwise

from answerable.documents.readers.build import Entry, Grid
from answerable.documents.readers.markup import fragment

_RULE = re.compile(r"\+(?:[-=:]+\+)+")


def ruled_table(text: str, position: int) -> tuple[Grid, int] | None:
    """The table drawn from here on, and where it ends; None where none is, or one with cells spanning rows."""
    lines = _drawn(text, position) if text.startswith("+-", position) or text.startswith("+=", position) else []
    rules = [line for line in lines if line.startswith("+")]
    if len(rules) == len(lines) or not all(map(_RULE.fullmatch, rules)):
        return None
    edges = sorted({place for rule in rules for place, sign in enumerate(rule) if sign == "+"})
    end = position
    for _ in lines:
        end = text.find("\n", end) + 1 or len(text) + 1
    return _grid(lines, edges), end - 1


def _drawn(text: str, position: int) -> list[str]:
    """The lines from here on that could be of one drawing: as long as the first, and closed at both ends."""
    lines: list[str] = []
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end].rstrip()
        if not (line and line[0] in "+|" and line[-1] in "+|") or (lines and len(line) != len(lines[0])):
            break
        if lines and line[0] == lines[-1][0] == "+":
            break
        lines.append(line)
        position = end + 1
    while lines and lines[-1][0] != "+":
        lines.pop()
    return lines


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
