"""Plans set on their side: a table for each finding, with its labels down the first column, or a heading above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.documents.model import Cell, Table
from answerable.documents.understanding.bands import Band
from answerable.documents.understanding.lines import STARTS
from answerable.documents.understanding.passage import NOTHING, Passage
from answerable.documents.understanding.roles import Role, heading_role
from answerable.documents.understanding.rows import Row, add_words, opening_verdict_end, with_verdict

_TO = re.compile(r"\(?(?:directed )?to [^()]{2,80}\)?$", re.IGNORECASE)
_LONGEST_LABEL = 60
_LEAST_ROLES = 3


@dataclass
class Vertical:
    """What a table on its side holds."""

    rows: list[Row] = field(default_factory=list)
    labels: list[Passage] = field(default_factory=list)
    strays: list[Passage] = field(default_factory=list)


def read_vertical(table: Table, above: Row | None) -> Vertical | None:
    """The rows of a table on its side; None where the table is no such table. `above` was announced by a heading."""
    pairs = [[cell for cell in row if cell.text] for row in table.rows]
    pairs = [pair for pair in pairs if pair]
    if not _is_vertical(pairs, announced=above is not None):
        return None
    found = Vertical()
    words = dict(above.words) if above else {}
    for label, *values in pairs:
        role = _role(label)
        if (role is Role.FINDING and words.get(role)) or (role is Role.RESPONSE and _assigned(words)):
            _close(words, found)
            words = {}
        _label(label, words, found)
        for value in values if role else ():
            add_words(words, role or Role.FINDING, Passage.of(value))
        found.strays += [Passage.of(value) for value in values if not role]
    _close(words, found)
    return found


def announced(blocks: Sequence[Cell]) -> Row:
    """The finding that a heading ("Recommendation 4") and the paragraphs below it announce, and the answer to it."""
    heading = Passage.of(blocks[0])
    start = STARTS["labelled"].fullmatch(heading.words)
    to = _directed_to(heading)
    words: dict[Role, tuple[Passage, ...]] = {Role.NUMBER: (heading,), Role.FINDING: (), Role.RESPONSE: ()}
    if to:
        words[Role.NUMBER] = (heading.cut(0, len(heading.words) - len(to.words)),)
    elif start and start["text"]:
        words[Role.NUMBER] = (heading.cut(0, start.end("gap")),)
        words[Role.FINDING] = (heading.cut(start.start("text")),)
    role = Role.FINDING
    for block in blocks[1:]:
        said = Passage.of(block)
        role = Role.RESPONSE if opening_verdict_end(said) else role
        add_words(words, role, said)
    return Row(words)


def directed(heading: Cell) -> Band:
    """The band that a finding's heading makes: directed to whom it says, if it says ("Recommendation 4 (to HMPPS)")."""
    to = _directed_to(Passage.of(heading))
    return Band(to, None, to or None)


def _directed_to(heading: Passage) -> Passage:
    said = _TO.search(heading.words)
    return heading.cut(said.start()) if said else NOTHING


def _role(label: Cell) -> Role | None:
    return heading_role(label.text.rstrip(": ")) if len(label.text) <= _LONGEST_LABEL else None


def _is_vertical(pairs: Sequence[Sequence[Cell]], *, announced: bool) -> bool:
    """Whether all rows but one are a label and what it labels, and the labels are those of a plan."""
    if any(len(pair) > 2 or pair[0].column != 1 for pair in pairs):
        return False
    roles = [_role(pair[0]) for pair in pairs]
    named = set(roles) - {None}
    answers = {Role.RESPONSE, Role.DECISION} & named
    return bool(
        len(named) >= _LEAST_ROLES - announced
        and roles.count(None) <= 1
        and answers
        and (announced or Role.FINDING in named)
        and not any(_role(pair[1]) and len(pair[1].text) <= _LONGEST_LABEL for pair in pairs[:1] if len(pair) > 1)
    )


def _label(label: Cell, words: dict[Role, tuple[Passage, ...]], found: Vertical) -> None:
    """Take the number that a label holds ("Recommendation 4"); set other labels aside."""
    start = STARTS["labelled"].fullmatch(label.text)
    if start and not words.get(Role.NUMBER):
        words[Role.NUMBER] = (Passage.of(label).cut(0, start.end("label")),)
        found.labels.append(Passage.of(label).cut(start.end("label")))
    else:
        found.labels.append(Passage.of(label))


def _assigned(words: dict[Role, tuple[Passage, ...]]) -> bool:
    return bool(words.get(Role.OWNER) or words.get(Role.TARGET))


def _close(words: dict[Role, tuple[Passage, ...]], found: Vertical) -> None:
    if any(words.values()):
        row, dash = with_verdict(Row({Role.FINDING: (), Role.RESPONSE: (), **words}))
        found.rows.append(row)
        found.labels.append(dash)
