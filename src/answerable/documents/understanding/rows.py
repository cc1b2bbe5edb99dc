"""The rows of a plan, one after another, whatever table, page or layout each stood in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from answerable.documents.model import Cell, Table
from answerable.documents.understanding.passage import Passage
from answerable.documents.understanding.roles import Role, heading_role

Columns = Mapping[int, Role]
"""The role of each grid column."""


@dataclass(frozen=True)
class Row:
    """What stands in one row of the plan, by role; a role's words may come from several cells."""

    words: Mapping[Role, tuple[Passage, ...]]
    """The paragraphs of each role."""
    opens: bool = False
    """First row of a table or of a page, so that it may go on with what the page before broke off."""
    spans: Mapping[Role, int] = field(default_factory=dict)
    """How many rows a merged cell reaches over."""

    def __getitem__(self, role: Role) -> tuple[Passage, ...]:
        return self.words.get(role, ())

    def whole(self, role: Role) -> Passage:
        return Passage.join(self[role])

    def only(self, *roles: Role) -> bool:
        """Whether words stand in these roles and in no other."""
        return all(bool(words) == (role in roles) for role, words in self.words.items()) and any(
            self[role] for role in roles
        )

    def without(self, *roles: Role) -> "Row":
        return replace(self, words={role: words for role, words in self.words.items() if role not in roles})


def table_width(table: Table) -> int:
    return max((cell.column + cell.columns - 1 for row in table.rows for cell in row), default=0)


def heading_columns(cells: Sequence[Cell]) -> Columns | None:
    """The roles that a row of column headings gives, or None where the row is no such row.

    It must name at least two different roles, a response or a finding among them, and nothing else but headings.
    """
    named = {cell.column: heading_role(cell.text) for cell in cells if cell.text}
    roles = {column: role for column, role in named.items() if role}
    enough = len(set(roles.values())) >= 2 and {Role.RESPONSE, Role.FINDING} & set(roles.values())
    return roles if enough and len(roles) >= len(named) - 1 else None


def read_row(cells: Sequence[Cell], columns: Columns, *, opens: bool) -> tuple[Row, list[Cell]]:
    """The row that these cells make, and the cells that stand in no known column."""
    words: dict[Role, tuple[Passage, ...]] = dict.fromkeys(columns.values(), ())
    spans: dict[Role, int] = {}
    strays = []
    for cell in cells:
        role = next((columns[at] for at in range(cell.column, cell.column + cell.columns) if at in columns), None)
        if role is None:
            strays.append(cell)
            continue
        words[role] += tuple(Passage.of(cell).paragraphs())
        if cell.rows > 1:
            spans[role] = cell.rows
    return Row(_with_mark(words), opens, spans), [cell for cell in strays if cell.text]


def _with_mark(words: dict[Role, tuple[Passage, ...]]) -> dict[Role, tuple[Passage, ...]]:
    """Put the mark of a list item that stands in the number column before the response it marks."""
    mark, response = words.get(Role.NUMBER, ()), words.get(Role.RESPONSE, ())
    if response and len(mark) == 1 and mark[0].words in ("•", "◦"):
        return {**words, Role.NUMBER: (), Role.RESPONSE: (mark[0] + response[0], *response[1:])}
    return words


def column_words(table: Table, width: int) -> Iterator[list[str]]:
    """The words of each grid column, for telling what an unheaded table's columns are."""
    for column in range(1, width + 1):
        yield [cell.text for row in table.rows for cell in row if cell.column == column]
