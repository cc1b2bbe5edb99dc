"""What surrounds a plan on its page: its terms, what it is built on, to whom it was sent, and how to correct it."""

from dataclasses import dataclass

from answerable.web.design.addresses import url
from answerable.web.design.tables import Cell, Column, Link, Listing, Row
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Dependency, Dispatch, Edition
from answerable.web.plans.queries import around as queries
from answerable.web.plans.queries.drafts import open_draft_of
from answerable.web.plans.queries.regimes import regime_of
from answerable.web.plans.types import PlanKind

_SENT = (
    Column("edition", "Edition"),
    Column("to", "To"),
    Column("on", "On"),
    Column("how", "How"),
    Column("by", "Recorded by"),
)


@dataclass(frozen=True)
class DependencyShown:
    words: str
    on: Link | None
    """The plan that is meant, where the viewer may see it."""
    remove: str
    """Address that takes it away; empty where the viewer may not."""


@dataclass(frozen=True)
class Around:
    terms: list[tuple[str, Cell]]
    dependencies: list[DependencyShown]
    sent: Listing
    may_write: bool
    draft: str
    """Address of the draft of the next edition, for those who may see it; empty where there is none."""


def around(plan: ActionPlan, *, viewer: Viewer) -> Around:
    path = plan.place.path
    may_write = viewer.may_at(Capability.BRING_PLANS, path)
    draft = open_draft_of(plan) if viewer.may_at(Capability.SEE_DRAFTS, path) else None
    return Around(
        terms=_terms(plan),
        dependencies=[
            _dependency(one, sees=sees, may_write=may_write) for one, sees in queries.dependencies(plan, viewer=viewer)
        ],
        sent=Listing("To whom it was sent", _SENT, [_sent(one) for one in queries.dispatches(plan)]),
        may_write=may_write,
        draft=url("plans:draft", pk=draft.pk) if draft else "",
    )


def _terms(plan: ActionPlan) -> list[tuple[str, Cell]]:
    rules = regime_of(plan)
    rows: list[tuple[str, Cell]] = [
        ("What it is for", PlanKind(plan.kind).label),
        ("Rules", Link(rules.name, f"{url('plans:regimes')}#{rules.code}")),
        ("Was to be submitted by", plan.due_on),
        ("Ends", plan.ends_on),
    ]
    return [one for one in rows if one[1]]


def _dependency(held: Dependency, *, sees: bool, may_write: bool) -> DependencyShown:
    on = Link(held.on.title, url("plans:plan", pk=held.on_id)) if held.on and sees else None
    remove = url("plans:remove_dependency", pk=held.plan_id, dependency=held.pk) if may_write else ""
    return DependencyShown(held.words, on, remove)


def sent(edition: Edition) -> Listing:
    found = queries.dispatches(edition.plan).filter(edition=edition)
    return Listing("To whom it was sent", _SENT[1:], [_sent(one)[1:] for one in found])


def _sent(one: Dispatch) -> Row:
    number = one.edition.number
    edition = Link(f"Edition {number}", url("plans:edition", pk=one.edition.plan_id, number=number))
    return edition, one.recipient, one.sent_on, one.how or None, one.recorded_by.name
