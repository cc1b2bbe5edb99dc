"""Which edition of a plan anyone may read, and what had better be looked at before one is published."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from answerable.web.design.tables import Cell, Column, Link, Listing, Row, Tag
from answerable.web.design.words import date
from answerable.web.plans.language import Found
from answerable.web.plans.models import ActionPlan, Edition, Finding

EDITIONS = (
    Column("edition", "Edition"),
    Column("accepted", "Accepted"),
    Column("state", "Published"),
    Column("anchor", "Anchor in the audit trail"),
    Column("act", "What you can do"),
)
TERMS = (
    Column("words", "Words"),
    Column("where", "Where they stand"),
    Column("sentence", "Around them"),
    Column("instead", "Better"),
    Column("why", "Why"),
)
KEPT_BACK = (Column("finding", "Finding"), Column("because", "Why"))


def editions(plan: ActionPlan, found: Iterable[Edition]) -> Listing:
    return Listing("Editions", EDITIONS, [_edition(plan, edition) for edition in found])


def _edition(plan: ActionPlan, edition: Edition) -> Row:
    address = {"pk": plan.pk, "number": edition.number}
    return (
        Link(f"Edition {edition.number}", reverse("plans:edition", kwargs=address)),
        date(edition.accepted_at.date()),
        _state(plan, edition),
        edition.anchor or None,
        _act(plan, edition),
    )


def _state(plan: ActionPlan, edition: Edition) -> Cell:
    if plan.published_edition_id == edition.pk:
        return Tag("Everyone can read it", "green")
    if edition.published_at:
        return f"Was published on {date(edition.published_at.date())}"
    return "Not published"


def _act(plan: ActionPlan, edition: Edition) -> Cell:
    now = plan.published_edition
    if now and now.number >= edition.number:
        return Link("See the public page", reverse("public:plan", args=(plan.pk,))) if now == edition else None
    href = reverse("plans:publish", kwargs={"pk": plan.pk, "number": edition.number})
    return Link(f"Check and publish edition {edition.number}", href)


def terms(found: Sequence[Found]) -> Listing:
    return Listing(
        "Words that had better be others",
        TERMS,
        [
            (one.words, one.where, f"{one.before}{one.words}{one.after}", one.term.instead, one.term.why)
            for one in found
        ],
    )


def kept_back(found: Iterable[Finding]) -> Listing:
    return Listing("Findings of which only the number is published", KEPT_BACK, [_finding(one) for one in found])


def _finding(finding: Finding) -> Row:
    href = reverse("plans:restrict_finding", kwargs={"pk": finding.pk})
    return Link(f"Finding {finding.number or finding.position}", href), finding.restricted_because
