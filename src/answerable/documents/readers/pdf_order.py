"""The parts of a PDF in reading order, page by page, and the room that their lines had."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from answerable.documents.readers.pdf_glyphs import Turn
from answerable.documents.readers.pdf_lines import Line
from answerable.documents.readers.pdf_pages import Part
from answerable.documents.readers.pdf_paragraphs import Passage
from answerable.documents.readers.pdf_structure import Area, Rows, Structure

# The least padding (points) on both sides of the line between two columns without a rule.
_GUTTER = 4.0
# A margin is where at least so many lines end within this share of the longest.
_MARGIN_LINES = 3
_MARGIN_SHARE = 0.93


def passages_of(content: Area | Rows) -> Iterator[Passage]:
    areas = [content] if isinstance(content, Area) else chain.from_iterable(content)
    return (passage for area in areas for passage in area.passages)


def standing_of(structure: Structure, pages: int) -> list[list[Part]]:
    """The parts of the structure, each on the page on which it begins; a table is parted where its rows begin."""
    standing: list[list[Part]] = [[] for _ in range(pages)]
    for content in structure.parts:
        pieces = [content] if isinstance(content, Area) else _by_page(content)
        for piece in pieces:
            first = _first_line(piece)
            if first is not None:
                standing[first.page - 1].append(Part(first.top, piece))
    return standing


def _by_page(rows: Rows) -> list[Rows]:
    """The rows of a table, those that begin on one page together; a row without words stays with those before it."""
    pieces: list[Rows] = []
    page = None
    for row in rows:
        first = _first_line([row])
        if not pieces or (first is not None and page is not None and first.page > page):
            pieces.append([])
        page = first.page if first is not None else page
        pieces[-1].append(row)
    return pieces


def _first_line(content: Area | Rows) -> Line | None:
    lines = (line for passage in passages_of(content) for line in passage.lines)
    return min(lines, key=lambda line: (line.page, line.top), default=None)


def merge(known: Sequence[Part], others: Sequence[Part]) -> list[Part]:
    """The known parts of a page in their order, each after the others that stand above it."""
    merged, waiting = list[Part](), list(others)
    for part in known:
        while waiting and waiting[0].top < part.top:
            merged.append(waiting.pop(0))
        merged.append(part)
    return merged + waiting


def bound(contents: Sequence[Area | Rows], widths: Mapping[int, float]) -> None:
    """Tell lines that no rules enclose where they had to end: at the next column, or at the margin of the page."""
    for content in contents:
        if not isinstance(content, Area):
            _bound_by_columns(content)
    passages = [passage for content in contents for passage in passages_of(content)]
    for width in set(widths.values()):
        celled = list(_lines(passages, widths, width, celled=True))
        free = list(_lines(passages, widths, width, celled=False))
        margin = _margin(free, celled)
        for line in chain(celled, free):
            line.right = margin if line.right is None else line.right


def _bound_by_columns(rows: Rows) -> None:
    starts: dict[int, float] = {}
    for area in chain.from_iterable(rows):
        for line in area.lines():
            starts[area.column] = min(line.x0, starts.get(area.column, line.x0))
    for area in chain.from_iterable(rows):
        after = [start for column, start in starts.items() if column >= area.column + area.columns]
        for line in area.lines():
            if line.right is None and after and line.turn is Turn.RIGHT:
                line.right = min(after) - _GUTTER


def _lines(passages: Sequence[Passage], widths: Mapping[int, float], width: float, *, celled: bool) -> Iterator[Line]:
    for passage in passages:
        if passage.celled is celled:
            for line in passage.lines:
                if line.turn is Turn.RIGHT and widths[line.page] == width:
                    yield line


def _margin(free: Sequence[Line], celled: Sequence[Line]) -> float:
    """Where text ends on the right: where lines beside tables do if enough of them reach so far, else any line."""
    longest = max((line.x1 for line in free), default=0.0)
    if sum(line.x1 > longest * _MARGIN_SHARE for line in free) >= _MARGIN_LINES:
        return longest
    return max([longest, *(line.x1 for line in celled)])
