"""Plans that are set as tables: the rows of every table, and the blocks between them."""

import re
from collections.abc import Iterator, Sequence

from answerable.documents.model import Cell, Document, Table
from answerable.documents.plan import LeftoverCode
from answerable.documents.understanding.bands import read_band
from answerable.documents.understanding.passage import Passage
from answerable.documents.understanding.responses import split_dates
from answerable.documents.understanding.roles import Role, infer_roles
from answerable.documents.understanding.rows import (
    Columns,
    column_words,
    heading_columns,
    read_row,
    table_width,
)
from answerable.documents.understanding.scan import Asides, Scan, Torn
from answerable.documents.understanding.tables import (
    is_definition,
    is_definitions_heading,
    is_rule,
    is_total,
    is_totals_across,
    is_totals_title,
    read_totals,
    words_of,
)
from answerable.vocabulary.due_dates import looks_like_due_date

_NOISE = re.compile(r"[\d\s.,/|]+")


def scan_tables(document: Document) -> Scan | None:
    """What the tables of a document hold; None where none of them has the columns of an action plan."""
    tabular = Tabular(document)
    found = tabular.scan()
    return found if tabular.columns else None


class Tabular:
    """Reads a document item by item; `columns` are those of the last headings seen."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found = Scan()
        self.columns: Columns = {}
        blocks = (cell.text for page in document.pages for cell in page.items if isinstance(cell, Cell))
        self._asides = Asides(self.found, blocks)
        self._totals: list[tuple[str, str]] = []

    def scan(self) -> Scan:
        for page in self.document.pages:
            for items in _runs(page.items):
                if isinstance(items, Table):
                    self._table(items)
                else:
                    self._blocks(items)
        self.found.stated = read_totals(self._totals)
        return self.found

    def _blocks(self, blocks: Sequence[Cell]) -> None:
        for torn, cells in _torn_runs(blocks):
            if torn and self.found.entries:
                self._torn(cells)
            else:
                for cell in cells:
                    words = Passage.of(cell)
                    self._asides.set_aside(words, heading=cell.heading, begun=bool(self.columns))

    def _torn(self, cells: Sequence[Cell]) -> None:
        self.found.entries.append(Torn(tuple(date for cell in cells for date in split_dates(Passage.of(cell)))))

    def _table(self, table: Table) -> None:
        opens = True
        defining = False
        columns: Columns | None = None
        for at, row in enumerate(table.rows):
            following = table.rows[at + 1] if at + 1 < len(table.rows) else ()
            heading = heading_columns(row)
            if heading:
                defining, self.columns, columns = False, heading, heading
                self._headings(row, heading)
            elif defining or is_definitions_heading(row) or (not columns and is_definition(row)):
                defining = True
                self._leave(LeftoverCode.DEFINITION, row)
            elif not self._other(row, following, table.rows[at - 1] if at else ()):
                columns = columns or self._infer(table)
                self._row(row, columns, opens=opens)
                opens = opens and not words_of(row)

    def _headings(self, row: Sequence[Cell], columns: Columns) -> None:
        code = LeftoverCode.REPEATED if self.found.headings else LeftoverCode.HEADING
        self._leave(code, row)
        for cell in row:
            if cell.column in columns:
                self.found.headings.setdefault(columns[cell.column], cell.text)

    def _other(self, row: Sequence[Cell], following: Sequence[Cell], above: Sequence[Cell]) -> bool:
        """Set aside a row of totals or of marks without words; whether it was one."""
        if is_total(row):
            label, number = words_of(row)
            self._totals.append((label, number))
        elif is_totals_across(row, following):
            below = {cell.column: cell.text for cell in following}
            self._totals += [
                (cell.text, below.get(cell.column, "")) for cell in row if below.get(cell.column, "").isdecimal()
            ]
        elif is_rule(row) and not any(cell.text in "•◦" and cell.text for cell in row):
            self._leave(LeftoverCode.UNREADABLE, row)
            return True
        elif not (is_totals_title(row, following) or (above and is_totals_across(above, row))):
            return False
        self._leave(LeftoverCode.TOTALS, row)
        return True

    def _infer(self, table: Table) -> Columns:
        """The columns of a table without headings: those of the headings above, or what its contents tell."""
        width = table_width(table)
        if width == max(self.columns, default=0):
            return self.columns
        known = [self.columns[column] for column in sorted(self.columns)]
        roles = infer_roles(list(column_words(table, width)), known)
        return dict(enumerate(roles, 1)) if roles else {}

    def _row(self, row: Sequence[Cell], columns: Columns, *, opens: bool) -> None:
        lone = [cell for cell in row if cell.text]
        band = read_band(Passage.of(lone[0])) if len(lone) == 1 and self.columns else None
        if band and columns.get(lone[0].column) is not Role.RESPONSE:
            self._asides.add_band(band)
        elif columns:
            read, strays = read_row(row, columns, opens=opens)
            if any(read.words.values()):
                self.found.entries.append(read)
            self._leave(LeftoverCode.ORPHAN, strays)
        elif self.columns:
            self._torn_or_orphan(row)
        elif len(lone) == 1:
            self._asides.set_aside(Passage.of(lone[0]), heading=lone[0].heading, begun=False)
        else:
            self._leave(LeftoverCode.HEADING, row)
            self.found.front.append(" ".join(words_of(row)))

    def _torn_or_orphan(self, row: Sequence[Cell]) -> None:
        words = words_of(row)
        if words and self.found.entries and all(looks_like_due_date(said) for said in words):
            self._torn(row)
        else:
            self._leave(LeftoverCode.ORPHAN, row)

    def _leave(self, code: LeftoverCode, cells: Sequence[Cell]) -> None:
        self.found.leave(code, *map(Passage.of, cells))


def _runs(items: Sequence[Cell | Table]) -> Iterator[Table | list[Cell]]:
    """The items of a page, blocks that follow one another taken together."""
    blocks: list[Cell] = []
    for item in items:
        if isinstance(item, Cell):
            blocks.append(item)
            continue
        if blocks:
            yield blocks
            blocks = []
        yield item
    if blocks:
        yield blocks


def _torn_runs(blocks: Sequence[Cell]) -> Iterator[tuple[bool, list[Cell]]]:
    """Blocks in runs, and whether each run is a torn-off column of dates (two or more, noise between them)."""
    run: list[Cell] = []
    for cell in [*blocks, None]:
        if cell and (looks_like_due_date(cell.text) or (run and _NOISE.fullmatch(cell.text))):
            run.append(cell)
            continue
        if run:
            yield sum(looks_like_due_date(held.text) for held in run) > 1, run
            run = []
        if cell:
            yield False, [cell]
