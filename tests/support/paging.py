"""Rows that run over the page, as they look once the pages have been taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.support.sheets import OF_THE_FINDING, Cell, Grid, Item, PageBreak, Paragraph, Role, Row, Sheet

ROMAN = re.compile(r"i+\)")
EVERY = 3
"""Of the rows that can be split, the first is, and then every third."""
OVERLAP = 5
"""How many words stand on both pages."""


@dataclass(frozen=True, slots=True)
class Paging:
    split: bool = False
    overlap: bool = False
    narrow: bool = False
    repeat_head: bool = False
    merge_down: bool = False


def page_out(sheet: Sheet, paging: Paging) -> Sheet:
    """The sheet with the table of the plan on several pages; other tables stay as they are."""
    items = (page for item in sheet.items for page in _paged(item, paging))
    return replace(sheet, items=tuple(items))


def _paged(item: Item, paging: Paging) -> list[Item]:
    if not isinstance(item, Grid) or Role.RESPONSE not in item.roles:
        return [item]
    grid = replace(item, repeat_head=paging.repeat_head, merge_down=paging.merge_down)
    first, *others = _pages(grid, paging)
    paged: list[Item] = [grid.with_rows(first)]
    for rows in others:
        for part in _parts(grid.with_rows(rows), paging):
            paged += [PageBreak(), _headed(part, grid) if paging.repeat_head else part]
    return paged


def _pages(grid: Grid, paging: Paging) -> Iterator[tuple[Row, ...]]:
    page: list[Row] = []
    splittable = 0
    for row in grid.rows:
        halves = _halves(row, grid.roles, paging) if paging.split else None
        splittable += halves is not None
        if halves and splittable % EVERY == 1:
            yield (*page, halves[0])
            page = [halves[1]]
        else:
            page.append(row)
    yield tuple(page)


def _parts(grid: Grid, paging: Paging) -> list[Grid]:
    """The page; or its first rows, without the columns of the finding that are blank there, and the rest."""
    if not paging.narrow:
        return [grid]
    owned = [place for place, role in enumerate(grid.roles) if role in OF_THE_FINDING]
    opens = [row.band or any(row.cells[column] for column in owned) for row in grid.rows]
    start = opens.index(True) if any(opens) else len(opens)
    rest = [grid.with_rows(grid.rows[start:])] if grid.rows[start:] else []
    return [_narrowed(grid.with_rows(grid.rows[:start])), *rest]


def _narrowed(grid: Grid) -> Grid:
    kept = [place for place, role in enumerate(grid.roles) if role not in OF_THE_FINDING]
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in grid.rows)
    roles = tuple(grid.roles[place] for place in kept)
    return replace(grid, roles=roles, widths=tuple(grid.widths[place] for place in kept), rows=rows)


def _headed(part: Grid, whole: Grid) -> Grid:
    head = whole.with_rows(whole.head)
    return part.with_rows((*(head if part.roles == whole.roles else _narrowed(head)).rows, *part.rows))


def _halves(row: Row, roles: tuple[Role, ...], paging: Paging) -> tuple[Row, Row] | None:
    """The row on this page and its rest on the next; None where it is short or no words can be parted."""
    cells = dict(zip(roles, row.cells, strict=True))
    halves = _cut(cells[Role.RESPONSE], paging.overlap)
    if row.heading or row.band or not cells[Role.OWNER] or halves is None:
        return None
    top = cells | {Role.RESPONSE: halves[0]}
    rest: dict[Role, Cell] = {Role.RESPONSE: halves[1]}
    if not paging.narrow and (finding := _cut(cells[Role.FINDING])):
        top[Role.FINDING], rest[Role.FINDING] = finding
    _share_entries(top, rest)
    return tuple_row(top, roles), tuple_row(rest, roles)


def tuple_row(cells: dict[Role, Cell], roles: tuple[Role, ...]) -> Row:
    return Row(tuple(cells.get(role, ()) for role in roles))


def _share_entries(top: dict[Role, Cell], rest: dict[Role, Cell]) -> None:
    """Owners and targets of the actions that begin on the next page stand there too, where they line up."""
    later = sum(1 for paragraph in rest[Role.RESPONSE][1:] if not ROMAN.fullmatch(paragraph.mark))
    owners, targets = top[Role.OWNER], top[Role.TARGET]
    if later and len(owners) == len(targets) > later:
        top[Role.OWNER], rest[Role.OWNER] = owners[:-later], owners[-later:]
        top[Role.TARGET], rest[Role.TARGET] = targets[:-later], targets[-later:]


def _cut(cell: Cell, overlap: bool = False) -> tuple[Cell, Cell] | None:  # noqa: FBT002 - one private switch
    """The cell cut within a sentence of a paragraph about two thirds down."""
    if not cell:
        return None
    place = len(cell) - 1 - (len(cell) - 1) // 3
    words = cell[place].text.split(" ")
    at = next((at for at in range(len(words) // 2, len(words)) if _within_sentence(words, at)), None)
    if at is None:
        return None
    again = at - OVERLAP if overlap and at >= OVERLAP else at
    top = replace(cell[place], text=" ".join(words[:at]))
    rest = Paragraph(" ".join(words[again:]))
    return (*cell[:place], top), (rest, *cell[place + 1 :])


def _within_sentence(words: list[str], at: int) -> bool:
    return words[at - 1].isalpha() and words[at].isalpha() and words[at - 1].islower() and words[at].islower()
