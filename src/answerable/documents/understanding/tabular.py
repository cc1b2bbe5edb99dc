"""Plans that are set as tables: the rows of every table, and the blocks between them."""

import re
from collections.abc import Iterator, Sequence

from answerable.documents.model import Cell, Document, Table
from answerable.documents.plan import LeftoverCode
from answerable.documents.understanding.bands import read_band
from answerable.documents.understanding.passage import Passage
from answerable.documents.understanding.responses import split_dates
from answerable.documents.understanding.roles import Role, heading_role, infer_roles, looks_like_number
from answerable.documents.understanding.rows import (
    Columns,
    Row,
    column_words,
    heading_columns,
    is_below,
    number_action,
    read_row,
    table_width,
    with_verdict,
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
from answerable.documents.understanding.vertical import Vertical, announced, directed, read_vertical
from answerable.vocabulary.decisions import read_decision
from answerable.vocabulary.due_dates import looks_like_due_date

_ANNOUNCES = re.compile(
    r"(?:key |priority )?(?:recommendation|concern) (?:no\.? )?\d{1,3}\b[^.]{0,80}[:.]?", re.IGNORECASE
)
_ANNEX = re.compile(r"(?:annexe?s?|appendix|appendices|glossary)\b.{0,100}$", re.IGNORECASE)
_SHORT = 40
_NOISE = re.compile(r"[\d\s.,/|]+")


def scan_tables(document: Document) -> Scan | None:
    """What the tables of a document hold; None where none of them has the columns of an action plan."""
    tabular = Tabular(document)
    found = tabular.scan()
    return found if tabular.begun else None


class Tabular:
    """Reads a document item by item; `columns` are those of the last headings seen."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found = Scan()
        self.columns: Columns = {}
        self.begun = False
        """Whether a table of the plan was seen."""
        self._heads: list[Cell] = []
        """A heading that announces a finding, and the paragraphs below it."""
        self._number = ""
        self._directed = False
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
        self._set_heads_aside()
        self.found.stated = read_totals(self._totals)
        return self.found

    def _blocks(self, blocks: Sequence[Cell]) -> None:
        for torn, cells in _torn_runs(blocks):
            if torn and self.found.entries:
                self._torn(cells)
            else:
                for cell in cells:
                    self._block(cell)

    def _block(self, cell: Cell) -> None:
        words = Passage.of(cell)
        if _ANNOUNCES.fullmatch(cell.text):
            self._set_heads_aside()
            self._heads = [cell]
        elif self._heads and not self._asides.stands_aside(cell.text):
            self._heads.append(cell)
        else:
            if self.begun and _ANNEX.match(cell.text) and not self._asides.stands_aside(cell.text):
                self.columns = {}
            self._asides.set_aside(words, heading=cell.heading, begun=self.begun)

    def _set_heads_aside(self) -> None:
        """Set aside a heading below which no table follows that it belongs to."""
        for cell in self._heads:
            self._asides.set_aside(Passage.of(cell), heading=cell.heading, begun=self.begun)
        self._heads = []

    def _announced(self) -> Row | None:
        """The finding that a heading above this table announces, once."""
        heads, self._heads = self._heads, []
        self._direct(heads)
        return announced(heads) if heads else None

    def _direct(self, heads: Sequence[Cell]) -> None:
        """Begin a band where a finding's heading says whom it is directed to; end it where the next says nothing."""
        band = directed(heads[0]) if heads else None
        if band and (band.directed_to or self._directed):
            self.found.entries.append(band)
            self._directed = bool(band.directed_to)

    def _torn(self, cells: Sequence[Cell]) -> None:
        self.found.entries.append(Torn(tuple(date for cell in cells for date in split_dates(Passage.of(cell)))))

    def _table(self, table: Table) -> None:
        if vertical := read_vertical(table, announced(self._heads) if self._heads else None):
            self._vertical(vertical)
            return
        opens = True
        defining = False
        columns: Columns | None = None
        for at, row in enumerate(table.rows):
            following = table.rows[at + 1] if at + 1 < len(table.rows) else ()
            heading = heading_columns(row)
            if heading:
                defining, self.columns, columns, self.begun = False, heading, heading, True
                self._headings(row, heading)
                self._announce(heading)
            elif defining or is_definitions_heading(row) or (not columns and is_definition(row)):
                defining = True
                self._leave(LeftoverCode.DEFINITION, row)
            elif not self._other(row, following, table.rows[at - 1] if at else ()):
                columns = columns or self._infer(table)
                self._row(row, columns, opens=opens)
                opens = opens and not words_of(row)

    def _vertical(self, vertical: Vertical) -> None:
        self._direct(self._heads)
        self._heads, self.begun = [], True
        self.found.entries += vertical.rows
        self.found.leave(LeftoverCode.HEADING, *vertical.labels)
        self.found.leave(LeftoverCode.ORPHAN, *vertical.strays)

    def _announce(self, columns: Columns) -> None:
        """Begin the finding that stands above a table of its actions."""
        above = self._announced() if Role.FINDING not in columns.values() else None
        self._set_heads_aside()
        if above:
            self.found.entries.append(self._decided(above))
            self._number = above.whole(Role.NUMBER).words

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
        if _has_own_headings(table):
            return {}
        if width == max(self.columns, default=0):
            return self.columns
        known = [self.columns[column] for column in sorted(self.columns)]
        roles = infer_roles(list(column_words(table, width)), known)
        if roles:
            first = next((cell for row in table.rows for cell in row if cell.text), None)
            self.found.notes.doubt("columns_inferred", *([Passage.of(first)] if first else []))
        return dict(enumerate(roles, 1)) if roles else {}

    def _row(self, row: Sequence[Cell], columns: Columns, *, opens: bool) -> None:
        lone = [cell for cell in row if cell.text]
        band = read_band(Passage.of(lone[0])) if len(lone) == 1 and self.columns else None
        if band and columns.get(lone[0].column) is not Role.RESPONSE:
            self._asides.add_band(band)
        elif columns:
            read, strays = read_row(row, columns, opens=opens)
            read = self._with_number(read)
            if any(read.words.values()):
                self.found.entries.append(read)
            self._leave(LeftoverCode.ORPHAN, strays)
        elif self.begun:
            self._torn_or_orphan(row)
        elif len(lone) == 1:
            self._asides.set_aside(Passage.of(lone[0]), heading=lone[0].heading, begun=False)
        else:
            self._leave(LeftoverCode.HEADING, row)
            self.found.front.append(" ".join(words_of(row)))

    def _with_number(self, row: Row) -> Row:
        """The row with its decision; the number of an action below the finding's own ("1a" below "1") goes with it."""
        number = row.whole(Role.NUMBER).words
        if number and not row[Role.FINDING] and row[Role.RESPONSE] and is_below(number, self._number):
            return number_action(row)
        self._number = number or self._number
        first = number or row[Role.FINDING] or self._follows_heading()
        return self._decided(row) if first else row

    def _decided(self, row: Row) -> Row:
        decided, dash = with_verdict(row)
        self.found.leave(LeftoverCode.HEADING, dash)
        return decided

    def _follows_heading(self) -> bool:
        """Whether the row above is a finding that a heading announced, still without an answer."""
        above = self.found.entries[-1] if self.found.entries else None
        return isinstance(above, Row) and above.only(Role.NUMBER, Role.FINDING)

    def _torn_or_orphan(self, row: Sequence[Cell]) -> None:
        words = words_of(row)
        if words and self.found.entries and all(looks_like_due_date(said) for said in words):
            self._torn(row)
        else:
            self._leave(LeftoverCode.ORPHAN, row)

    def _leave(self, code: LeftoverCode, cells: Sequence[Cell]) -> None:
        self.found.leave(code, *map(Passage.of, cells))


def _has_own_headings(table: Table) -> bool:
    """Whether the first row of a table names columns that are not the plan's."""
    first = table.rows[0]
    words = words_of(first)
    if len(table.rows) < 2 or len(words) < max(2, len(first)) or any(_is_content(said) for said in words):
        return False
    return all(cell.heading for cell in first) or len(words) >= 3 or any(heading_role(said) for said in words)


def _is_content(words: str) -> bool:
    """Whether words are of a plan's rows, not of its headings."""
    plain = len(words) <= _SHORT and words[:1].isupper() and not words.endswith(".")
    return not plain or looks_like_number(words) or looks_like_due_date(words) or read_decision(words) is not None


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
