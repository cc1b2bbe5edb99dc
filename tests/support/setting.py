"""How a known plan is set on a sheet in the way of a layout.

Independent of Answerable's own writers: what these set is compared with what Answerable reads.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from tests.support import front
from tests.support.known import (
    Decision,
    Kind,
    KnownAction,
    KnownFinding,
    KnownPlan,
    KnownRound,
    Pairing,
    change_rounds,
    counted,
)
from tests.support.sheets import (
    BULLET,
    Cell,
    Grid,
    Item,
    Line,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Sheet,
    bullets,
    words,
)


class Arrangement(StrEnum):
    STACKED = "stacked"
    """A row for each round: its actions in one cell, owners and targets stacked in the cells beside it."""
    BY_ACTION = "by action"
    """A row for each action; the cells that belong to the whole finding stand in its first row only."""
    PROSE = "prose"
    """No table: a heading for each finding, a paragraph for each action, owner and date on lines below."""


@dataclass(frozen=True, slots=True)
class Column:
    role: Role
    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    arrangement: Arrangement
    columns: tuple[Column, ...]
    decision_words: Mapping[Decision, str]
    """How each decision is printed; empty where the layout has no decisions."""
    front: front.Front
    number: str = "{place}"
    """Form of a finding's number, from its place."""
    number_end: str = ""
    """Printed after the number."""
    action_mark: str = ""
    directions: bool = False
    rounds: bool = False
    concerns: bool = False
    """Findings are priority concerns, then key concerns, under a band row each."""
    references: bool = False
    lead_ins: bool = False
    totals: bool = False
    transcribed: bool = False
    """Every paragraph of every cell on a line of its own, without tables."""

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(column.role for column in self.columns)

    @property
    def stacked(self) -> bool:
        return self.arrangement is Arrangement.STACKED

    def shows(self, plan: KnownPlan) -> KnownPlan:
        """What of the plan a careful reader can read from this layout."""
        number = len(plan.findings)
        findings = tuple(_shown(self, finding, place, number) for place, finding in enumerate(plan.findings, start=1))
        shown = replace(plan, findings=findings, totals=counted(findings) if self.totals else None)
        return self.front.shows(shown)

    def sets(self, plan: KnownPlan) -> Sheet:
        """The plan on paper; `plan` is one that this layout shows."""
        items = (*self.front.items(plan), *self._table(plan), *_totals(plan))
        if self.transcribed:
            items = tuple(line for item in items for line in _as_lines(item))
        return Sheet(plan.title, items, plan.caveat or "")

    def _table(self, plan: KnownPlan) -> Iterable[Item]:
        if self.arrangement is Arrangement.PROSE:
            return [line for finding in plan.findings for line in _prose(finding)]
        head = Row(tuple(words(column.head) for column in self.columns), heading=True)
        items: list[Item] = []
        rows = [head]
        for finding, before in zip(plan.findings, (None, *plan.findings), strict=False):
            rows += [*_band(self, finding, before), *_rows(self, finding)]
            if finding.torn_dates:
                items += [self._grid(rows), PageBreak(), *_bare(finding.torn_dates), PageBreak()]
                rows = []
        return [*items, self._grid(rows)] if rows else items

    def _grid(self, rows: list[Row]) -> Grid:
        return Grid(self.roles, tuple(column.width for column in self.columns), tuple(rows))


# What a layout shows


def _shown(layout: Layout, finding: KnownFinding, place: int, of: int) -> KnownFinding:
    decided = bool(layout.decision_words)
    decision = finding.decision if decided else None
    shown = replace(
        finding,
        number=layout.number.format(place=place),
        kind=_kind(layout, place, of),
        directed_to=finding.directed_to if layout.directions else None,
        references=finding.references if layout.references else (),
        decision=decision,
        decision_words=layout.decision_words[decision] if decision else None,
        reasons=finding.reasons if decided else (),
        response=_shown_response(layout, finding),
        rounds=() if decision is Decision.NOT_AGREED else _shown_rounds(layout, finding),
    )
    return change_rounds(shown, lambda actions: _shown_actions(layout, actions))


def _kind(layout: Layout, place: int, of: int) -> Kind:
    if not layout.concerns:
        return Kind.RECOMMENDATION
    return Kind.PRIORITY_CONCERN if place * 2 <= of + 1 else Kind.KEY_CONCERN


def _shown_response(layout: Layout, finding: KnownFinding) -> tuple[str, ...]:
    explains = finding.decision is not Decision.AGREED
    return finding.response if layout.lead_ins or (layout.decision_words and explains) else ()


def _shown_rounds(layout: Layout, finding: KnownFinding) -> tuple[KnownRound, ...]:
    if layout.rounds:
        return finding.rounds
    return tuple(replace(round_, label="") for round_ in finding.rounds[:1])


def _shown_actions(layout: Layout, actions: tuple[KnownAction, ...]) -> tuple[KnownAction, ...]:
    return tuple(
        replace(
            action,
            status=action.status if Role.STATUS in layout.roles else None,
            percent=action.percent if Role.PERCENT in layout.roles else None,
            owner_pairing=_shown_pairing(layout, action.owner_pairing, place, len(actions)),
            target_pairing=_shown_pairing(layout, action.target_pairing, place, len(actions)),
        )
        for place, action in enumerate(actions)
    )


def _shown_pairing(layout: Layout, pairing: Pairing, place: int, of: int) -> Pairing:
    if pairing is not Pairing.SHARED or (layout.stacked and of > 1):
        return pairing
    inherits = layout.arrangement is Arrangement.BY_ACTION and place > 0
    return Pairing.INHERITED if inherits else Pairing.CERTAIN


# How a layout sets a finding in rows


def _band(layout: Layout, finding: KnownFinding, before: KnownFinding | None) -> list[Row]:
    if layout.concerns and (before is None or finding.kind is not before.kind):
        title = "Priority concerns" if finding.kind is Kind.PRIORITY_CONCERN else "Key concerns"
    elif finding.directed_to and (before is None or finding.directed_to != before.directed_to):
        title = finding.directed_to.words
    else:
        return []
    return [Row(tuple(words(title) if role is Role.FINDING else () for role in layout.roles), band=True)]


def _rows(layout: Layout, finding: KnownFinding) -> list[Row]:
    set_round = _stacked_round if layout.stacked else _round_by_action
    first, *later = finding.rounds or (KnownRound("", ()),)
    parts = set_round(layout, first, words(first.label, *finding.response))
    parts += (part for round_ in later for part in set_round(layout, round_, words(round_.label)))
    parts[0] = _finding_cells(finding, layout.number_end) | parts[0]
    return [Row(tuple(part.get(role, ()) for role in layout.roles)) for part in parts]


def _finding_cells(finding: KnownFinding, number_end: str) -> dict[Role, Cell]:
    *before, last = (*words(finding.text), *bullets(*finding.parts))
    return {
        Role.NUMBER: words(finding.number + number_end),
        Role.FINDING: (*before, replace(last, text=last.text + _printed_references(finding))),
        Role.DECISION: words(finding.decision_words or ""),
    }


def _printed_references(finding: KnownFinding) -> str:
    noun = "paragraphs" if len(finding.references) > 1 else "paragraph"
    return f" ({noun} {' and '.join(finding.references)})" if finding.references else ""


def _action_cell(action: KnownAction, mark: str) -> Cell:
    labels = (f"{'i' * place})" for place in range(1, len(action.items) + 1))
    items = (Paragraph(item, label) for item, label in zip(action.items, labels, strict=True))
    return (Paragraph(action.text, mark), *items)


def _stacked_round(layout: Layout, round_: KnownRound, opening: Cell) -> list[dict[Role, Cell]]:
    actions = (_action_cell(action, layout.action_mark) for action in round_.actions)
    row = {
        Role.RESPONSE: (*opening, *chain.from_iterable(actions)),
        Role.OWNER: _stack((action.owners, action.owner_pairing) for action in round_.actions),
        Role.TARGET: _stack((action.targets, action.target_pairing) for action in round_.actions),
    }
    return [row]


def _stack(entries: Iterable[tuple[tuple[str, ...], Pairing]]) -> Cell:
    """The entries of a cell: one for all where it is shared, the candidates once where it is uncertain."""
    told = list(entries)
    if told and told[0][1] in (Pairing.SHARED, Pairing.UNCERTAIN):
        return words(*told[0][0])
    return words(*(entry for texts, _ in told for entry in texts))


def _round_by_action(layout: Layout, round_: KnownRound, opening: Cell) -> list[dict[Role, Cell]]:
    """A row for what opens the round, then one for each action."""
    rows = [_action_row(layout, action) for action in round_.actions]
    return [{Role.RESPONSE: opening}, *rows] if opening else rows


def _action_row(layout: Layout, action: KnownAction) -> dict[Role, Cell]:
    return {
        Role.RESPONSE: _action_cell(action, layout.action_mark),
        Role.OWNER: () if action.owner_pairing is Pairing.INHERITED else words(*action.owners),
        Role.TARGET: () if action.target_pairing is Pairing.INHERITED else words(*action.targets),
        Role.STATUS: words(action.status or ""),
        Role.PERCENT: words("" if action.percent is None else f"{action.percent}%"),
    }


def _prose(finding: KnownFinding) -> Iterable[Line]:
    yield Line(f"Recommendation {finding.number}", level=2)
    yield Line(finding.text)
    yield from (Line(part, mark=BULLET) for part in finding.parts)
    yield Line(f"Government response: {finding.decision_words}.")
    yield from map(Line, finding.response)
    for action in finding.actions():
        yield from (Line(paragraph.text, mark=paragraph.mark) for paragraph in _action_cell(action, ""))
        yield Line(f"Owner: {'; '.join(action.owners)}")
        yield Line(f"Completion date: {'; '.join(action.targets)}")


def _totals(plan: KnownPlan) -> Iterable[Item]:
    if plan.totals is None:
        return []
    counts = (plan.totals.agreed, plan.totals.partly_agreed, plan.totals.not_agreed, plan.totals.total)
    names = ("Agreed", "Partly Agreed", "Not Agreed", "Total")
    rows = (Row((words(name), words(str(count)))) for name, count in zip(names, counts, strict=True))
    head = Row((words("Recommendations"), ()))
    return [PageBreak(), Grid((Role.OTHER, Role.OTHER), (3, 1), (head, *rows))]


def _as_lines(item: Item) -> Iterable[Item]:
    if not isinstance(item, Grid):
        return [item]
    cells = (cell for row in item.rows for cell in row.cells)
    return [Line(paragraph.text, mark=paragraph.mark, close=True) for cell in cells for paragraph in cell]


def _bare(texts: Iterable[str]) -> Iterable[Line]:
    return (Line(text, close=True) for text in texts)
