"""Tab-separated text, as extracted from published plans: a row on a line, what is in a cell run together."""

from collections.abc import Iterator

from tests.support.sheets import Cell, Grid, Item, Line, PageBreak, Sheet


def to_text(sheet: Sheet) -> bytes:
    lines = [line for item in sheet.items for line in _lines(item, sheet.foot)]
    return "\n".join(["", *lines, *_foot(sheet.foot)]).encode()


def _lines(item: Item, foot: str) -> Iterator[str]:
    match item:
        case Line(close=True):
            yield item.printed
        case Line():
            yield from ("", item.printed)
        case PageBreak():
            yield from _foot(foot)
        case Grid():
            yield ""
            yield from ("\t".join(map(_flat, row.cells)) for row in item.rows)


def _foot(foot: str) -> list[str]:
    return ["", foot, ""] if foot else [""]


def _flat(cell: Cell) -> str:
    return " ".join(paragraph.printed for paragraph in cell)
