"""The rows of a plan, one after another, whatever table, page or layout each stood in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from answerable.documents.model import Cell, Table
from answerable.documents.understanding.passage import NOTHING, Passage
from answerable.documents.understanding.roles import Role, heading_role, looks_like_number, names_aim
from answerable.vocabulary.decisions import find_verdict, read_decision
from answerable.vocabulary.due_dates import looks_like_due_date, read_due_date
from answerable.vocabulary.posts import names_a_role

_MANY_ROLES = 4
_SHORT_HEADING = 90
_LONGEST_ASSIGNED = 200
_BETWEEN = " ,;–—-"
_OPENING = re.compile(r"(?P<said>[^.:–—-]{4,60}?)\s*(?:[.:–—]|\s-)\s+(?=\S)")
"""A response that opens with a verdict: "Accepted - ...", "Partly agreed. ..."."""

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

    It must name at least two different roles, a response or a finding among them, and but one thing that is no
    heading; of four roles or more, as many short words that are none as there are roles.
    """
    if any(cell.text and looks_like_number(cell.text) for cell in cells):
        return None
    named = {cell.column: heading_role(cell.text) for cell in cells if cell.text}
    roles = {column: role for column, role in named.items() if role}
    if Role.FINDING not in roles.values():
        aim = [cell.column for cell in cells if cell.column not in roles and names_aim(cell.text)]
        roles |= dict.fromkeys(aim[:1], Role.FINDING)
    kinds = set(roles.values())
    named_words = [cell.text for cell in cells]
    most = len(roles) if len(kinds) >= _MANY_ROLES and max(map(len, named_words), default=0) <= _SHORT_HEADING else 1
    enough = len(kinds) >= 2 and {Role.RESPONSE, Role.FINDING} & kinds
    return roles if enough and len(named) - len(roles) <= most else None


def read_row(cells: Sequence[Cell], columns: Columns, *, opens: bool) -> tuple[Row, list[Cell]]:
    """The row that these cells make, and the cells that stand in no known column."""
    words: dict[Role, tuple[Passage, ...]] = {role: () for role in columns.values() if role is not Role.ASSIGNED}
    spans: dict[Role, int] = {}
    strays = []
    for cell in cells:
        role = next((columns[at] for at in range(cell.column, cell.column + cell.columns) if at in columns), None)
        if role is None:
            strays.append(cell)
            continue
        add_words(words, role, Passage.of(cell))
        if cell.rows > 1:
            spans[role] = cell.rows
    return Row(_with_mark(words), opens, spans), [cell for cell in strays if cell.text]


def add_words(words: dict[Role, tuple[Passage, ...]], role: Role, said: Passage) -> None:
    """Add what a cell of this role says."""
    for part, paragraph in _parts(role, said.paragraphs()):
        words[part] = (*words.get(part, ()), paragraph)


def _parts(role: Role, paragraphs: Sequence[Passage]) -> Iterator[tuple[Role, Passage]]:
    """The paragraphs of a cell with the role of each: owners and dates told apart where one column holds both."""
    for paragraph in paragraphs:
        if role is not Role.ASSIGNED:
            yield role, paragraph
            continue
        for part in paragraph.split(_date_edges(paragraph.words)):
            yield (Role.TARGET if _is_date(part.words.strip(_BETWEEN)) else Role.OWNER), part


def _is_date(words: str) -> bool:
    return looks_like_due_date(words) and not names_a_role(words)


def _is_bare_date(words: str) -> bool:
    return _is_date(words) and read_due_date(words).milestone is None


def _date_edges(words: str) -> list[int]:
    """Where a date begins behind an owner, or ends before one; empty where the words are one or the other."""
    if len(words) > _LONGEST_ASSIGNED or _is_date(words):
        return []
    for gap in re.finditer(r"[\s,;–—-]*\s", words):
        if _is_bare_date(words[gap.end() :]) or _is_bare_date(words[: gap.start()]):
            return [gap.end()]
    return []


def with_verdict(row: Row) -> tuple[Row, Passage]:
    """The row with the decision that its response opens with, where it has no column for one, and the dash after it."""
    response = row[Role.RESPONSE]
    end = 0 if Role.DECISION in row.words or not response else opening_verdict_end(response[0])
    if not end:
        return row, NOTHING
    first = response[0]
    rest = end + len(re.match(r"[\s:–—-]*", first.words[end:]).group())  # type: ignore[union-attr]  # never None
    said = {Role.DECISION: (first.cut(0, end),), Role.RESPONSE: (*_some(first.cut(rest)), *response[1:])}
    return replace(row, words={**row.words, **said}), first.cut(end, rest)


def _some(words: Passage) -> tuple[Passage, ...]:
    return (words,) if words else ()


def opening_verdict_end(response: Passage) -> int:
    """Where the verdict that a response opens with ends, its full stop taken in; 0 where it opens with none."""
    opening = _OPENING.match(response.words)
    if opening and read_decision(opening["said"]):
        return opening.end("said") + (response.words[opening.end("said")] == ".")
    verdict = find_verdict(response.sentences()[0].words)
    if not verdict or verdict[0] > 0:
        return 0
    return verdict[1] + response.words[verdict[1] :].startswith(".")


def _with_mark(words: dict[Role, tuple[Passage, ...]]) -> dict[Role, tuple[Passage, ...]]:
    """Put the mark of a list item that stands in the number column before the response it marks."""
    mark, response = words.get(Role.NUMBER, ()), words.get(Role.RESPONSE, ())
    if response and len(mark) == 1 and mark[0].words in ("•", "◦"):
        return {**words, Role.NUMBER: (), Role.RESPONSE: (mark[0] + response[0], *response[1:])}
    return words


def is_below(number: str, above: str) -> bool:
    """Whether a number is that of a part of what the number above counts: "1a" or "1.1" below "1"."""
    whole = re.search(r"[\d.]*\d", above)
    return bool(whole and re.fullmatch(re.escape(whole.group()) + r"(?:\.\d{1,2}|\(?[a-z]\)?)[.)]?", number))


def number_action(row: Row) -> Row:
    """The row with its number before the words of its response."""
    number, response = row.whole(Role.NUMBER), row[Role.RESPONSE]
    return replace(row, words={**row.words, Role.NUMBER: (), Role.RESPONSE: (number + response[0], *response[1:])})


def column_words(table: Table, width: int) -> Iterator[list[str]]:
    """The words of each grid column, for telling what an unheaded table's columns are."""
    for column in range(1, width + 1):
        yield [cell.text for row in table.rows for cell in row if cell.column == column]
