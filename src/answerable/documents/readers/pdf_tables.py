"""Tables of a PDF page that are ruled: found by their lines, a cell for each box of the grid."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page as PlumberPage
from pdfplumber.table import Table as RuledTable

from answerable.documents.readers.pdf_glyphs import Glyph, Turn
from answerable.documents.readers.pdf_lines import Line
from answerable.documents.readers.pdf_paragraphs import Passage
from answerable.documents.readers.pdf_structure import Area, Rows

# In grey, in red, green and blue, in four inks.
_WHITES = ((1,), (1, 1, 1), (0, 0, 0, 0))
# Points.
_SHORTEST_RULE = 3
_SHORTEST_ROW = 8
_SLACK = 1.0
_WIDEST_PADDING = 12
"""Words further from their rule than this are indented or centred."""


@dataclass(slots=True)
class Ruling:
    """A ruled table: its cells, and where each of them is."""

    rows: Rows
    xs: list[float]
    ys: list[float]
    grid: dict[tuple[int, int], Area]
    """The cell at each row and column counted from 0."""

    @property
    def size(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def area_at(self, x: float, y: float) -> Area | None:
        """The cell that holds this point."""
        return self.grid.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def _ruling(table: RuledTable) -> Ruling:
    xs = sorted({x for x0, _, x1, _ in table.cells for x in (x0, x1)})
    ys = sorted({y for _, top, _, bottom in table.cells for y in (top, bottom)})
    grid: dict[tuple[int, int], Area] = {}
    rows: Rows = [[] for _ in ys[:-1]]
    for x0, top, x1, bottom in sorted(table.cells, key=lambda box: (box[1], box[0])):
        row, column = bisect_left(ys, top), bisect_left(xs, x0)
        below, beside = bisect_left(ys, bottom), bisect_left(xs, x1)
        area = Area([Passage(celled=True)], column=column + 1, columns=beside - column, rows=below - row)
        rows[row].append(area)
        grid.update({(y, x): area for y in range(row, below) for x in range(column, beside)})
    return Ruling(rows, xs, ys, grid)


def _is_seen(drawn: Mapping[str, Any]) -> bool:
    """Whether a shape shows: a white area, such as the paper of a web page, has no edges that could be rules."""
    is_area = drawn["object_type"] in {"rect", "curve"} and drawn.get("fill") and not drawn.get("stroke")
    return not (is_area and drawn.get("non_stroking_color") in _WHITES)


class Rules:
    """The upright rules of a page, and the tables that they make with those across."""

    def __init__(self, page: PlumberPage) -> None:
        self._page = page.filter(_is_seen)
        self._rules = sorted(
            (edge["x0"], edge["top"], edge["bottom"])
            for edge in self._page.edges
            if edge["orientation"] == "v" and edge["bottom"] - edge["top"] > _SHORTEST_RULE
        )
        self._top = min((top for _, top, _ in self._rules), default=0.0)
        self._bottom = max((bottom for _, _, bottom in self._rules), default=0.0)

    def reach(self, glyph: Glyph) -> bool:
        """Whether the letter stands at a height at which there are rules."""
        return self._top < glyph.centre[1] < self._bottom

    def tables(self) -> list[Ruling]:
        """The ruled tables of the page; the inner one of two that stand in each other comes first."""
        settings = {"explicit_horizontal_lines": self._missing_rules()}
        return sorted(map(_ruling, self._page.find_tables(settings)), key=lambda ruling: ruling.size)

    def _missing_rules(self) -> list[float]:
        """Heights at which a rule across was left out, as at the place where a row is broken over pages.

        There every upright rule ends or begins anew, and nothing is drawn across.
        """
        across = sorted(edge["top"] for edge in self._page.edges if edge["orientation"] == "h")
        ends = Counter(round(end) for _, top, bottom in self._rules for end in (top, bottom))
        return [
            height
            for height, rules in sorted(ends.items())
            if rules > 1 and not self._is_crossed(height) and not _has_near(across, height)
        ]

    def _is_crossed(self, height: float) -> bool:
        """Whether an upright rule goes on through this height, or is so short there that it is a dash."""
        return any(
            top <= height <= bottom and (min(height - top, bottom - height) > _SLACK or bottom - top < _SHORTEST_ROW)
            for _, top, bottom in self._rules
        )

    def around(self, line: Line) -> tuple[float | None, float | None]:
        """The rules to the left and right of the line."""
        if line.turn is not Turn.RIGHT:
            return None, None
        height = (line.top + line.bottom) / 2
        before = bisect_right(self._rules, (line.x0 + _SLACK,))
        left = next((x for x, top, bottom in reversed(self._rules[:before]) if top <= height <= bottom), None)
        after = bisect_left(self._rules, (line.x1 - _SLACK,))
        right = next((x for x, top, bottom in self._rules[after:] if top <= height <= bottom), None)
        return left, right


def _has_near(heights: Sequence[float], height: float) -> bool:
    at = bisect_left(heights, height - _SHORTEST_RULE)
    return at < len(heights) and heights[at] <= height + _SHORTEST_RULE


def set_bounds(lines: Iterable[Line], rules: Rules) -> None:
    """Tell these lines of cells between which x they had to fit: the rules beside them, less the usual padding."""
    bounded = []
    for line in lines:
        left, right = rules.around(line)
        if left is not None and right is not None:
            bounded.append((line, left, right))
    paddings = Counter(
        round(padding, 1) for line, left, _ in bounded if 0 <= (padding := line.x0 - left) <= _WIDEST_PADDING
    )
    padding = paddings.most_common(1)[0][0] if paddings else 0.0
    for line, left, right in bounded:
        line.left, line.right = left + padding, right - padding
