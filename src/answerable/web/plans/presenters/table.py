"""The official table of a plan: findings in order, and under each its actions, each with its commitment."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from answerable.documents.plan import FindingKind
from answerable.vocabulary.decisions import DEFINITIONS, Decision
from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.design.tables import Column, Link, Row, Tag
from answerable.web.plans.models import Entry, Finding
from answerable.web.plans.presenters.faces import REGISTER, Face
from answerable.web.plans.presenters.plans import DECISION_NAMES, round_name
from answerable.web.plans.queries.plans import Whole
from answerable.web.plans.types import Relation

_KIND_NAMES = {
    FindingKind.RECOMMENDATION: "Recommendations",
    FindingKind.PRIORITY_CONCERN: "Priority concerns",
    FindingKind.KEY_CONCERN: "Key concerns",
    FindingKind.OTHER: "Other findings",
}


@dataclass(frozen=True)
class ActionShown:
    words: str
    owners: Sequence[str]
    targets: Sequence[str]
    status: str
    """The document's own words for how far it has got."""
    about: str
    """What stands before `link`."""
    link: Link | None
    tag: Tag | None


@dataclass(frozen=True)
class TableRow:
    """The last three columns of a row: an action, or over all three the name of a round or other words."""

    action: ActionShown | None = None
    heading: str = ""
    prose: Sequence[str] = ()


@dataclass(frozen=True)
class FindingShown:
    band: str
    """What heads the findings from here on; empty where the last such words go on."""
    finding: Finding
    href: str
    references: Sequence[str]
    """Those that its words do not give."""
    decision: str
    definition: str
    rows: Sequence[TableRow]
    carried: Sequence[Link] = ()
    """Commitments of other plans that answer it."""


@dataclass(frozen=True)
class Headings:
    """Of the official columns: six where the plan decides, five where it does not."""

    number: str
    finding: str
    decision: str
    action: str = "Response: action taken or planned"
    owner: str = "Responsible owner"
    target: str = "Target date"


def headings(whole: Whole) -> Headings:
    kinds = {finding.kind for finding in whole.findings}
    recommends = FindingKind.RECOMMENDATION in kinds
    decides = any(finding.decision or finding.decision_words for finding in whole.findings)
    return Headings(
        number="Rec no." if recommends else "No.",
        finding="Recommendation" if recommends else "Concern" if kinds - {FindingKind.OTHER} else "Finding",
        decision="Decision" if decides else "",
    )


def references(entries: Sequence[Entry]) -> Mapping[int, str]:
    """What each commitment of a plan is called on its pages: the number of its finding and its place there."""
    return {
        entry.commitment_id: f"{entry.finding.number or entry.finding.position}.{entry.position}"
        for entry in entries
        if entry.relation == Relation.MADE and entry.commitment_id
    }


def findings(
    whole: Whole, *, on: dt.date, face: Face = REGISTER, carried: Mapping[int, Sequence[Link]] | None = None
) -> Iterator[FindingShown]:
    """`carried` gives the commitments of other plans that answer a finding, by its id."""
    names = references([entry for finding in whole.findings for entry in finding.entries.all()])
    banded = len({finding.kind for finding in whole.findings}) > 1
    band = ""
    for finding in whole.findings:
        heading = _band(finding, banded=banded)
        decision = Decision(finding.decision) if finding.decision else None
        yield FindingShown(
            band=heading if heading != band else "",
            finding=finding,
            href=face.to_finding(finding.pk),
            references=[words for words in finding.references if words not in finding.words],
            decision=DECISION_NAMES[decision] if decision else finding.decision_words,
            definition=DEFINITIONS[decision] if decision else "",
            rows=list(_rows(finding, names, on=on, face=face)) or [TableRow()],
            carried=(carried or {}).get(finding.pk, ()),
        )
        band = heading


def _band(finding: Finding, *, banded: bool) -> str:
    if finding.band:
        return finding.band.words
    return _KIND_NAMES[FindingKind(finding.kind)] if banded else ""


def _rows(finding: Finding, names: Mapping[int, str], *, on: dt.date, face: Face) -> Iterator[TableRow]:
    if finding.response:
        yield TableRow(prose=finding.response)
    for round_, entries in groupby(finding.entries.all(), key=lambda entry: entry.round):
        if round_.label or round_.position > 1:
            yield TableRow(heading=round_name(round_))
        for entry in entries:
            yield TableRow(action=action_shown(entry, names, on=on, face=face))


def action_shown(entry: Entry, names: Mapping[int, str], *, on: dt.date, face: Face = REGISTER) -> ActionShown:
    about, tag = _ABOUT[Relation(entry.relation)], None
    link = None
    if entry.commitment:
        name = names.get(entry.commitment.pk, "")
        link = Link(f"Commitment {name}", face.to_commitment(entry.commitment.pk))
        tag = standing_tag(standing_of(entry.commitment, on=on)) if entry.relation == Relation.MADE else None
    elif entry.relation == Relation.OPEN:
        tag = Tag("Link to be settled", "yellow")
    targets = [target["raw"]["text"] for target in entry.targets]
    return ActionShown(entry.words, entry.owners, targets, entry.status_words, about, link, tag)


_ABOUT = {
    Relation.OPEN: "",
    Relation.MADE: "",
    Relation.PROGRESS: "Progress on",
    Relation.SAME: "Says again",
    Relation.NARRATIVE: "About no commitment",
}

TABLE_COLUMNS = (
    Column("number", "Number"),
    Column("finding", "Finding"),
    Column("decision", "Decision"),
    Column("round", "Round"),
    Column("date", "Date of the round"),
    Column("action", "Action"),
    Column("owner", "Owner"),
    Column("target", "Target date"),
    Column("status", "Status in the plan"),
    Column("link", "About"),
    Column("standing", "How it stands"),
)


def table_rows(whole: Whole, *, on: dt.date, face: Face = REGISTER) -> Iterator[Row]:
    """The table with one row for each action, for a spreadsheet."""
    entries = {finding.pk: list(finding.entries.all()) for finding in whole.findings}
    for shown in findings(whole, on=on, face=face):
        opening = (shown.finding.number, _all_words(shown.finding), shown.decision)
        actions = [row.action for row in shown.rows if row.action]
        for entry, action in zip(entries[shown.finding.pk], actions, strict=True):
            yield (*opening, round_name(entry.round), entry.round.date, *_columns(action))
        if not actions:
            yield (*opening, *[None] * (len(TABLE_COLUMNS) - len(opening)))


def _all_words(finding: Finding) -> str:
    return "\n".join((finding.words, *finding.parts))


def _columns(action: ActionShown) -> Row:
    about = f"{action.about} {action.link or ''}".strip()
    told = (action.words, "\n".join(action.owners), "\n".join(action.targets), action.status)
    return (*told, about, action.tag.text if action.tag else None)
