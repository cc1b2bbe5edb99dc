"""The table of a plan of several rounds: they stand side by side, and progress beside what was promised."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answerable.web.design.tables import Link
from answerable.web.plans.models import Entry, Finding, Round
from answerable.web.plans.presenters.faces import REGISTER, Face
from answerable.web.plans.presenters.table import ActionShown, action_shown, references
from answerable.web.plans.queries.plans import Whole
from answerable.web.plans.types import Relation


@dataclass(frozen=True)
class RoundCell:
    """What one round says in one row of a finding."""

    actions: Sequence[ActionShown] = ()
    elsewhere: Sequence[Link] = ()
    """The findings under which the round speaks of the row's commitment."""
    silence: str = ""


Line = Sequence[RoundCell]
"""A row of a finding: a cell for each round of the plan, in order."""


def lines(whole: Whole, *, on: dt.date, face: Face = REGISTER) -> Mapping[int, Sequence[Line]]:
    """The rows of each finding, by its id.

    A commitment of which other entries speak has a row of its own. All else that the rounds say under a finding shares
    one row below, since nobody has said what of it belongs together.
    """
    table = _Table(whole, on, face)
    return {finding.pk: list(table.lines_of(finding)) for finding in whole.findings}


class _Table:
    def __init__(self, whole: Whole, on: dt.date, face: Face) -> None:
        self.rounds, self.on, self.face = whole.rounds, on, face
        self.names = references(list(whole.entries()))
        self.about: dict[int | None, list[Entry]] = defaultdict(list)
        for entry in whole.entries():
            self.about[entry.commitment_id].append(entry)

    def lines_of(self, finding: Finding) -> Iterator[Line]:
        own = list(finding.entries.all())
        made = [self.about[entry.commitment_id] for entry in own if entry.relation == Relation.MADE]
        followed = [entries for entries in made if len(entries) > 1]
        placed = {entry.pk for entries in followed for entry in entries}
        rest = [entry for entry in own if entry.pk not in placed]
        for entries in [*followed, rest] if rest or not followed else followed:
            yield [self._cell(finding, round_, entries) for round_ in self.rounds]

    def _cell(self, finding: Finding, round_: Round, entries: Sequence[Entry]) -> RoundCell:
        said = [entry for entry in entries if entry.round_id == round_.pk]
        there = {entry.finding_id: entry.finding for entry in said if entry.finding_id != finding.pk}
        return RoundCell(
            [self._action(entry, beside=entries) for entry in said if entry.finding_id == finding.pk],
            [_under(found) for found in there.values()],
            "" if said else _silence(finding, round_, entries),
        )

    def _action(self, entry: Entry, *, beside: Sequence[Entry]) -> ActionShown:
        """Progress that stands beside its commitment need not name it."""
        shown = action_shown(entry, self.names, on=self.on, face=self.face)
        named = entry.relation == Relation.PROGRESS and any(
            one.relation == Relation.MADE and one.commitment_id == entry.commitment_id for one in beside
        )
        return replace(shown, about="", link=None) if named else shown


def _under(finding: Finding) -> Link:
    return Link(f"under {finding.get_kind_display().lower()} {finding.number}".strip(), f"#finding-{finding.position}")


def _silence(finding: Finding, round_: Round, entries: Sequence[Entry]) -> str:
    """That a settled round does not mention what was promised before it, or that a round has nothing here at all."""
    promised = any(entry.relation == Relation.MADE and entry.round.position < round_.position for entry in entries)
    if promised and round_.settled_at:
        return "Not mentioned"
    return "" if any(entry.round_id == round_.pk for entry in finding.entries.all()) else "No entry"
