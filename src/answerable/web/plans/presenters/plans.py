"""The list of plans, and the front of one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from answerable.documents.plan import RoundKind
from answerable.vocabulary.decisions import DEFINITIONS, Decision
from answerable.web.design import words
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.plans.models import ActionPlan, Edition, Entry, Round
from answerable.web.plans.presenters.faces import REGISTER, Face
from answerable.web.plans.queries.plans import Tally, Whole
from answerable.web.plans.types import Relation

PLAN_COLUMNS = (
    Column("title", "Plan", sort="title"),
    Column("place", "Place"),
    Column("inspectorate", "Inspectorate"),
    Column("submitted", "Submitted", sort="-submitted"),
    Column("findings", "Findings", numeric=True),
    Column("commitments", "Commitments", numeric=True),
    Column("overdue", "Overdue", numeric=True),
)
PLAN_ORDERS = {
    "title": ("title_key", "id"),
    "-title": ("-title_key", "-id"),
    "submitted": ("submitted_on", "id"),
    "-submitted": ("-submitted_on", "-id"),
}


def plan_rows(plans: Iterable[ActionPlan], tallies: Mapping[int, Tally], *, face: Face = REGISTER) -> Iterator[Row]:
    for plan in plans:
        tally = tallies[plan.pk]
        yield (
            Link(plan.title, face.to_plan(plan.pk)),
            plan.place.name,
            plan.inspectorate.name if plan.inspectorate else None,
            plan.submitted_on,
            tally.findings,
            tally.commitments,
            tally.overdue,
        )


def plan_listing(plans: Sequence[ActionPlan], tallies: Mapping[int, Tally], *, face: Face = REGISTER) -> Listing:
    """The same with place and inspectorate in one column, so that a phone shows a row as a block."""
    title, place, _, *others = PLAN_COLUMNS
    columns = (title, Column(place.name, "Place and inspectorate"), *others)
    rows = [
        (title, Lines([one for one in (place, inspectorate) if one]), *others)
        for title, place, inspectorate, *others in plan_rows(plans, tallies, face=face)
    ]
    return Listing("Plans", columns, rows, sort="-submitted")


def front(whole: Whole) -> list[tuple[str, Cell]]:
    """What the front of the plan says, and where it came from."""
    plan, document = whole.plan, whole.edition.document
    return [
        *said_on_front(whole),
        ("Source", Link(document.name, reverse("plans:original", kwargs={"pk": document.pk}))),
        ("Editions", Lines([_edition(edition, plan) for edition in whole.editions])),
    ]


def said_on_front(whole: Whole, *, face: Face = REGISTER) -> list[tuple[str, Cell]]:
    plan, report = whole.plan, whole.plan.report
    facts: list[tuple[str, Cell]] = [
        ("Answers the report", report.title if report else None),
        ("Report published", (report.published_words or report.published_on) if report else None),
        ("Inspectorate", plan.inspectorate.name if plan.inspectorate else None),
        ("Answered by", plan.body.name if plan.body else None),
        ("Place", Link(plan.place.name, face.to_place(plan.place_id))),
        ("Submitted", Lines(list(_submissions(whole.editions)))),
    ]
    return [(name, value) for name, value in facts if value and value != Lines([])]


def _submissions(editions: Sequence[Edition]) -> Iterable[str]:
    """Each day that an edition gives once, those of the newest edition first."""
    said = (one for edition in reversed(editions) for one in edition.submissions.all())
    return dict.fromkeys(f"{one.words} ({one.name.lower()})" if one.name else one.words for one in said)


def _edition(edition: Edition, plan: ActionPlan) -> Link:
    href = reverse("plans:edition", kwargs={"pk": plan.pk, "number": edition.number})
    return Link(f"Edition {edition.number}, accepted on {words.date(edition.accepted_at.date())}", href)


@dataclass(frozen=True)
class Totals:
    rows: Listing
    agree: bool | None
    """Whether the document's own totals are what is counted; None where it states none."""


def totals(plan: ActionPlan, decisions: Sequence[str]) -> Totals | None:
    """How many findings have each decision, beside what the document says; None for a plan that decides nothing."""
    counted = {decision: decisions.count(decision) for decision in Decision}
    if not any(counted.values()):
        return None
    stated = plan.stated_totals
    rows: list[Row] = [
        (DECISION_NAMES[decision], DEFINITIONS[decision], number, stated[decision.value] if stated else None)
        for decision, number in counted.items()
    ]
    rows.append(("All", "Every finding of the plan", len(decisions), stated["total"] if stated else None))
    agree = all(row[2] == row[3] for row in rows) if stated else None
    columns = (
        Column("decision", "Decision"),
        Column("meaning", "What it means"),
        Column("counted", "Counted here", numeric=True),
        Column("stated", "Stated in the plan", numeric=True),
    )
    return Totals(Listing("Decisions", columns, rows), agree)


DECISION_NAMES = {decision: decision.value.replace("_", " ").capitalize() for decision in Decision}


def published_rounds(whole: Whole) -> Listing:
    """The rounds of the plan, with the edition that brought each."""
    entries = whole.of_round()
    numbers = {edition.pk: f"Edition {edition.number}" for edition in whole.editions}
    rows = [(round_name(one), len(entries.get(one.pk, ())), numbers[one.edition_id]) for one in whole.rounds]
    columns = (Column("round", "Round"), Column("entries", "Entries", numeric=True), Column("edition", "Came with"))
    return Listing("Rounds", columns, rows)


def rounds(whole: Whole, *, may_settle: bool) -> Listing:
    """The rounds of the plan, and how far the links of each are settled."""
    entries = whole.of_round()
    rows = [_round_row(round_, entries.get(round_.pk, ()), may_settle=may_settle) for round_ in whole.rounds]
    columns = (Column("round", "Round"), Column("entries", "Entries", numeric=True), Column("links", "Links"))
    return Listing("Rounds", columns, rows)


def _round_row(round_: Round, entries: Sequence[Entry], *, may_settle: bool) -> Row:
    return round_name(round_), len(entries), _links(round_, entries, may_settle=may_settle)


def _links(round_: Round, entries: Sequence[Entry], *, may_settle: bool) -> Cell:
    still_open = sum(entry.relation == Relation.OPEN for entry in entries)
    address = {"pk": round_.plan_id, "position": round_.position}
    if round_.settled_at:
        silent = f"{reverse('plans:not_mentioned', kwargs={'pk': round_.plan_id})}?round={round_.position}"
        settled = f"Settled on {words.date(round_.settled_at.date())}"
        return Lines([settled, Link("What it does not mention", silent)]) if round_.position > 1 else settled
    if not still_open and round_.kind == RoundKind.COMMITMENTS and round_.position == 1:
        return "Nothing to settle"
    state = Tag(f"{words.count(still_open, 'link')} to settle", "yellow") if still_open else "Every link is settled"
    if not may_settle:
        return state
    return Lines([state, Link(f"Settle the links of round {round_.position}", reverse("plans:links", kwargs=address))])


def round_name(round_: Round) -> str:
    """Its heading in the document; without one, what it is and its day."""
    kind = "Commitments" if round_.kind == RoundKind.COMMITMENTS else "Progress"
    return round_.label or (f"{kind} ({words.date(round_.date)})" if round_.date else kind)
