"""What the pages of a document on its way into the register show."""

from collections.abc import Sequence

from answerable.documents.plan import Count, FindingKind, LeftoverCode, Plan
from answerable.web.design import words
from answerable.web.design.addresses import url
from answerable.web.design.tables import Cell, Column, Link, Listing, Row, Tag
from answerable.web.plans.models import Import
from answerable.web.plans.presenters.doubts import finding_name, kind_of
from answerable.web.plans.queries.imports import Review
from answerable.web.plans.rounds import rounds_of
from answerable.web.plans.types import ImportState

COLOURS = {
    ImportState.QUEUED: "grey",
    ImportState.READING: "blue",
    ImportState.IN_REVIEW: "yellow",
    ImportState.FAILED: "red",
    ImportState.ACCEPTED: "green",
    ImportState.WITHDRAWN: "grey",
}
COLUMNS = (
    Column("title", "Document"),
    Column("place", "Place"),
    Column("state", "State"),
    Column("doubts", "Open doubts", numeric=True),
    Column("brought", "Brought"),
    Column("by", "By"),
)
_SHORT = 140


def state_tag(brought: Import) -> Tag:
    state = ImportState(brought.state)
    return Tag(state.label, COLOURS[state])


def import_row(brought: Import) -> Row:
    in_review = brought.state == ImportState.IN_REVIEW
    return (
        Link(str(brought), url("plans:import", pk=brought.pk)),
        brought.place.name,
        state_tag(brought),
        brought.doubts_open if in_review else None,
        brought.brought_at,
        brought.brought_by.name,
    )


def listing(found: Sequence[Import]) -> Listing:
    return Listing("Documents brought", COLUMNS, [import_row(brought) for brought in found])


def made_of(plan: Plan) -> str:
    """As “15 recommendations and 61 actions in 2 rounds”."""
    kinds = {finding.kind for finding in plan.findings}
    only = kinds.pop() if len(kinds) == 1 else FindingKind.OTHER
    name = {FindingKind.OTHER: "finding"}.get(only, only.value.replace("_", " "))
    rounds = len(rounds_of(plan.findings))
    actions = sum(len(one.actions) for finding in plan.findings for one in finding.rounds)
    found = f"{words.count(len(plan.findings), name)} and {words.count(actions, 'action')}"
    return f"{found} in {words.count(rounds, 'round')}" if rounds > 1 else found


def entered(title: str, unsettled: int) -> str:
    """What to say once a plan was accepted."""
    said = f"“{title}” is in the register."
    if not unsettled:
        return said
    entries = words.count(unsettled, "entry", "entries")
    return f"{said} {entries} may speak of a commitment made elsewhere in the plan: settle the links of its rounds."


def totals(plan: Plan) -> Tag | str:
    stated, counted = plan.totals.stated, plan.totals.counted
    if stated is None:
        return "The document states no totals to check against"
    if plan.totals.agree:
        return Tag(f"The totals that the document states are those that were read: {_count(stated)}", "green")
    return Tag(f"The document states {_count(stated)}; {_count(counted)} were read", "red")


def _count(count: Count) -> str:
    said = f"{count.agreed} agreed, {count.partly_agreed} partly agreed, {count.not_agreed} not agreed"
    return f"{said}, {count.total} in all"


def front(review: Review) -> list[tuple[str, Cell] | tuple[str, Cell, Link]]:
    """What was read of the plan as a whole, each with the way to change it."""
    plan, pk = review.plan, review.brought.pk
    published = plan.report_published.raw if plan.report_published else None
    rows: list[tuple[str, Cell, str]] = [
        ("Title", plan.title, "/title"),
        ("Responds to", plan.responds_to or None, "/responds_to"),
        ("Inspectorate", plan.inspectorate, "/inspectorate"),
        ("Report published", published, "/report_published"),
        ("Body that answers", plan.body, "/body"),
    ]
    rows += [("Caveat", caveat.text, f"/caveats/{at}") for at, caveat in enumerate(plan.caveats)]
    rows += [
        (f"Submitted ({one.round.lower()})" if one.round else "Submitted", one.raw, f"/submitted/{at}")
        for at, one in enumerate(plan.submitted)
    ]
    shown: list[tuple[str, Cell] | tuple[str, Cell, Link]] = [
        ("Place", review.brought.place.name, Link("Change", url("plans:import_place", pk=pk))),
    ]
    shown += [(name, value, edit_link(pk, pointer)) for name, value, pointer in rows]
    return shown


def edit_link(pk: int, pointer: str) -> Link:
    return Link("Change", f"{url('plans:review_part', pk=pk)}?at={pointer}")


def doubts_listing(review: Review) -> Listing:
    columns = (Column("kind", "What is in doubt"), Column("number", "Open", numeric=True), Column("do", "What to do"))
    rows = [
        (
            kind_of(code).name,
            len(review.open_of(code)),
            Link(kind_of(code).question, url("plans:review_doubts", pk=review.brought.pk, code=code)),
        )
        for code in review.codes
    ]
    return Listing("Doubts, the most serious first", columns, rows)


def findings_listing(review: Review) -> Listing:
    columns = (
        Column("finding", "Finding"),
        Column("words", "Words"),
        Column("decision", "Decision"),
        Column("actions", "Actions", numeric=True),
        Column("doubts", "Open doubts", numeric=True),
        Column("changes", "Changes", numeric=True),
    )
    return Listing(
        "Findings as they were read", columns, [_finding_row(review, at) for at in range(len(review.plan.findings))]
    )


def _finding_row(review: Review, at: int) -> Row:
    finding = review.plan.findings[at]
    text = finding.text.text
    return (
        Link(finding_name(review.plan, at), url("plans:review_finding", pk=review.brought.pk, position=at + 1)),
        text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + " …",
        finding.decision.value.replace("_", " ").capitalize() if finding.decision else None,
        sum(len(one.actions) for one in finding.rounds),
        sum(1 for one in review.open if one.where.finding == at),
        len(review.changes_in(at)),
    )


LEFTOVERS = {
    LeftoverCode.HEADING: "Headings",
    LeftoverCode.DEFINITION: "Definitions",
    LeftoverCode.TOTALS: "Totals",
    LeftoverCode.CAVEAT: "Caveats",
    LeftoverCode.REPEATED: "Words that a page repeats",
    LeftoverCode.ORPHAN: "Words that stand in no finding",
    LeftoverCode.UNREADABLE: "Words that could not be made out",
    LeftoverCode.RECORD: "Words of a register",
}
