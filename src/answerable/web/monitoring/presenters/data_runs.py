"""Runs, and figures that were revised, in the words of a page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from answerable.web.design.tables import Cell, Column, Link, Listing, Row, Tag
from answerable.web.design.words import count, when
from answerable.web.monitoring.figures import Row as Figure
from answerable.web.monitoring.models import Delivery, MeasureFigures, Run
from answerable.web.monitoring.presenters.data import address_of
from answerable.web.monitoring.queries.runs import Revision, Revisions
from answerable.web.monitoring.types import RunState

COLUMNS = (
    Column("started", "Started"),
    Column("state", "State"),
    Column("by", "By"),
    Column("measures", "Measures"),
    Column("ended", "Ended"),
)
EXPORT = ("Run", "Started", "State", "By", "Measures", "Ended")
_COLOURS = {RunState.DONE: "green", RunState.FAILED: "red", RunState.CANCELLED: "grey", RunState.RUNNING: "blue"}
_MOST = 200
_CHANGED = (
    Column("group", "Group"),
    Column("period", "Period"),
    Column("before", "As it was"),
    Column("now", "As it is now"),
)


def state_tag(run: Run) -> Tag:
    return Tag(run.get_state_display(), _COLOURS.get(RunState(run.state), "yellow"))


def run_rows(runs: Iterable[Run]) -> list[Row]:
    return [
        (
            Link(when(run.queued_at), reverse("monitoring:run", args=(run.pk,))),
            state_tag(run),
            _who(run),
            count(len(run.measures), "measure") if run.measures else "All that data allow",
            run.ended_at,
        )
        for run in runs
    ]


def run_export(runs: Iterable[Run]) -> Iterator[Row]:
    for run in runs:
        measures = ", ".join(run.measures) or "All that data allow"
        yield run.pk, run.queued_at, run.get_state_display(), _who(run), measures, run.ended_at


def facts(run: Run) -> list[tuple[str, Cell]]:
    found: list[tuple[str, Cell]] = [("Started", f"{when(run.queued_at)} by {_who(run)}")]
    if run.ended_at:
        found.append(("Ended", when(run.ended_at)))
    if run.steps:
        found.append(("Steps done", f"{run.steps_done} of {run.steps}"))
    if run.step:
        found.append(("Being done now", run.step))
    return found


def data_list(deliveries: Iterable[Delivery]) -> Listing:
    columns = (
        Column("data", "Data set"),
        Column("rows", "Records", numeric=True),
        Column("first", "First"),
        Column("last", "Last"),
        Column("print", "Fingerprint"),
    )
    rows: list[Row] = [
        (Link(one.data_set.title, address_of(one)), one.rows, one.first, one.last, one.fingerprint[:16])
        for one in deliveries
    ]
    return Listing("What was counted", columns, rows)


def unknown_places(run: Run, deliveries: Iterable[Delivery]) -> list[str]:
    """Words of records that name no place of the register, with how many records have them."""
    told = [one.profile.get("places", {}) for one in deliveries]
    many = {words: sum(sum(places.get(words, {}).values()) for places in told) for words in _unknown(run)}
    return [f"{words} ({count(records, 'record')})" if records else words for words, records in many.items()]


def _unknown(run: Run) -> list[str]:
    found: list[str] = run.manifest.get("unknown places", [])
    return found


def figures_list(figures: Iterable[MeasureFigures]) -> Listing:
    columns = (
        Column("measure", "Measure"),
        Column("first", "First day"),
        Column("last", "Last day"),
        Column("is", "Shown"),
    )
    rows: list[Row] = [
        (one.title, one.first, one.last, "Yes, these are current" if one.current else "Revised by a later run")
        for one in figures
    ]
    return Listing("Measures", columns, rows)


def problems_list(run: Run) -> Listing:
    columns = (Column("measure", "Measure"), Column("where", "Where"), Column("why", "What is wrong"))
    told = run.manifest.get("problems told", [])
    return Listing(
        "What could not be said", columns, [(one["measure"], one["where"], one["why"]) for one in told][:200]
    )


def revised_list(found: Revisions) -> Listing:
    return Listing("Figures that changed", _CHANGED, [_revised(one) for one in found.changed])


def revised_export(found: Revisions) -> Iterator[Row]:
    return (_revised(one) for one in found.changed)


REVISED_EXPORT = tuple(column.heading for column in _CHANGED)


def _revised(one: Revision) -> Row:
    row = one.row
    group = f"{row['characteristic'].capitalize()}: {row['group']}" if row["group"] else "Everyone"
    return group, _period(row), _figure(one.before), _figure(one.now)


def _period(row: Figure) -> str:
    first, last = f"{row['from']:%B %Y}", f"{row['to']:%B %Y}"
    return first if first == last else f"{first} to {last}"


def _figure(row: Figure | None) -> str:
    if row is None:
        return "No longer told"
    return f"{row['k']:,.6g} of {row['n']:,.6g}"


def _who(run: Run) -> str:
    return run.started_by.name if run.started_by else "the schedule"
