"""How lists and paragraphs inside the cells of a sheet are marked, or have lost their marks."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from tests.support.sheets import BULLET, FUSED, Cell, Grid, Paragraph, Role, Row, Sheet


def without_bullets(sheet: Sheet) -> Sheet:
    """Items of lists in the response column become plain paragraphs."""
    return _change_cells(sheet, _without_bullets, only=Role.RESPONSE)


def with_fused_lists(sheet: Sheet) -> Sheet:
    """Items of each list in the response column are run together in one."""
    return _change_cells(sheet, _fused, only=Role.RESPONSE)


def with_markup(sheet: Sheet) -> Sheet:
    """Every cell that holds more than one paragraph becomes one text with tags in it."""
    return _change_cells(sheet, _with_markup)


def _change_cells(sheet: Sheet, change: Callable[[Cell], Cell], only: Role | None = None) -> Sheet:
    def changed_row(row: Row, roles: tuple[Role, ...]) -> Row:
        if row.heading or row.band:
            return row
        pairs = zip(row.cells, roles, strict=True)
        return Row(tuple(change(cell) if only in (None, role) else cell for cell, role in pairs))

    def changed(grid: Grid) -> Grid:
        return grid.with_rows(tuple(changed_row(row, grid.roles) for row in grid.rows))

    items = (changed(item) if isinstance(item, Grid) else item for item in sheet.items)
    return replace(sheet, items=tuple(items))


def _without_bullets(cell: Cell) -> Cell:
    return tuple(replace(paragraph, mark="") if paragraph.mark == BULLET else paragraph for paragraph in cell)


def _runs(cell: Cell) -> list[tuple[str, list[Paragraph]]]:
    """Neighbours with the same mark, together."""
    return [(mark, list(run)) for mark, run in groupby(cell, key=lambda paragraph: paragraph.mark)]


def _fused(cell: Cell) -> Cell:
    return tuple(
        paragraph
        for mark, run in _runs(cell)
        for paragraph in ([Paragraph(_joined(run), FUSED)] if mark == BULLET else run)
    )


def _joined(run: list[Paragraph]) -> str:
    return " ".join(paragraph.text for paragraph in run)


def _with_markup(cell: Cell) -> Cell:
    lists = any(paragraph.mark in (BULLET, FUSED) for paragraph in cell)
    if len(cell) < 2 and not lists:
        return cell
    return (Paragraph(" ".join(_marked_up(mark, run) for mark, run in _runs(cell))),)


def _marked_up(mark: str, run: list[Paragraph]) -> str:
    """As found in published files: lists are opened but not closed, and their items have no tags."""
    if mark in (BULLET, FUSED):
        return f'<ul style="list-style-type: none"> {" ".join(paragraph.printed for paragraph in run)}'
    return " ".join(f"<p>{paragraph.printed}</p>" for paragraph in run)
