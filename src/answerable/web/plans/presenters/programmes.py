"""Programmes, their pilots, and findings offered to plans, in the words of a page."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.urls import reverse

from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import count
from answerable.web.plans.models import ActionPlan, Finding, Offer, Pilot, PilotSite, Workstream
from answerable.web.plans.types import OfferState, RollOut

PROGRAMMES = (
    Column("title", "Programme"),
    Column("place", "Place"),
    Column("workstreams", "Workstreams", numeric=True),
    Column("pilots", "Pilots", numeric=True),
    Column("ends", "Ends"),
    Column("successor", "Handed on to"),
)
PILOTS = (
    Column("name", "Pilot"),
    Column("area", "Area"),
    Column("aim", "Aim"),
    Column("result", "Result"),
    Column("decision", "Decision"),
)
MAPPED = (
    Column("plan", "Plan"),
    Column("findings", "Findings", numeric=True),
    Column("uncovered", "Covered by no workstream", numeric=True),
)
GAPS = (Column("finding", "Finding"), Column("plan", "Plan"), Column("place", "Place"))
SITES = (
    Column("place", "Place"),
    Column("since", "Since"),
    Column("as", "As"),
    Column("words", "What was learnt there"),
)
OFFERS = (
    Column("finding", "Finding"),
    Column("to", "Offered to"),
    Column("place", "Place"),
    Column("state", "Decision there"),
    Column("doing", "What is done there"),
)
OFFER_COLOURS = {OfferState.OFFERED: "yellow", OfferState.ADOPTED: "green", OfferState.DECLINED: "red"}
DECISION_COLOURS = {RollOut.ROLL_OUT: "green", RollOut.CHANGE: "yellow", RollOut.STOP: "red", RollOut.UNDECIDED: "grey"}


def plan_link(plan: ActionPlan) -> Link:
    return Link(plan.title, reverse("plans:plan", args=(plan.pk,)))


def finding_link(finding: Finding) -> Link:
    words = f"{finding.get_kind_display()} {finding.number}: {finding.words}"
    return Link(words, reverse("dashboard:finding", args=(finding.pk,)))


def programmes(found: Iterable[ActionPlan]) -> Listing:
    return Listing("Programmes", PROGRAMMES, [_programme(plan) for plan in found])


def _programme(plan: ActionPlan) -> Row:
    return (
        Link(plan.title, reverse("plans:programme", args=(plan.pk,))),
        plan.place.name,
        plan.streams,  # type: ignore[attr-defined]
        plan.tried,  # type: ignore[attr-defined]
        plan.ends_on or "No day is set",
        plan_link(plan.successor) if plan.successor else None,
    )


def pilots(found: Iterable[Pilot]) -> Listing:
    return Listing("Pilots", PILOTS, [_pilot(pilot) for pilot in found])


def _pilot(pilot: Pilot) -> Row:
    link = Link(pilot.name, reverse("plans:pilot", args=(pilot.pk,)))
    return link, pilot.area, pilot.aim, pilot.result or "None recorded yet", decision_tag(pilot)


def decision_tag(pilot: Pilot) -> Tag:
    decision = RollOut(pilot.decision)
    return Tag(decision.label, DECISION_COLOURS[decision])


def pilot_facts(pilot: Pilot) -> list[tuple[str, Cell]]:
    facts: list[tuple[str, Cell]] = [
        ("Programme", Link(pilot.plan.title, reverse("plans:programme", args=(pilot.plan_id,)))),
        ("Workstream", pilot.workstream.name if pilot.workstream else None),
        ("Area", pilot.area),
        ("First day", pilot.begins_on),
        ("Last day", pilot.ends_on),
        ("Aim", pilot.aim),
        ("How we will tell", pilot.measure),
        ("Commitment that depends on it", _commitment(pilot)),
        ("Result", pilot.result or "None recorded yet"),
        ("Learnt for elsewhere", pilot.learning or None),
        ("Decision", decision_tag(pilot)),
        ("Decided on", pilot.decided_on),
        ("Why", pilot.decision_because or None),
    ]
    return [(name, value) for name, value in facts if value]


def _commitment(thing: Pilot | Offer) -> Link | None:
    held = thing.commitment
    return Link(held.words, reverse("dashboard:commitment", args=(held.pk,))) if held else None


def sites(found: Iterable[PilotSite]) -> Listing:
    rows: list[Row] = [
        (site.place.name, site.since, "Rolled out" if site.rolled_out else "Pilot", site.words) for site in found
    ]
    return Listing("Where it is", SITES, rows)


def reached(pilot: Pilot, *, regions: int) -> str:
    """How many of the regions a roll-out has reached: `9 of 12 probation regions`."""
    rolled = sum(site.rolled_out and site.place.kind == "region" for site in pilot.sites.all())
    return f"{rolled:,} of {count(regions, 'probation region')}"


def mapped(plan: ActionPlan, found: Iterable[ActionPlan], *, may_map: bool) -> Listing:
    rows: list[Row] = []
    for one in found:
        link = Link(one.title, reverse("plans:map_findings", args=(plan.pk, one.pk))) if may_map else plan_link(one)
        rows.append((link, one.all_findings, one.uncovered))  # type: ignore[attr-defined]
    return Listing("Plans whose findings are mapped", MAPPED, rows)


def gaps(found: Iterable[Finding]) -> Listing:
    rows: list[Row] = [(finding_link(one), plan_link(one.plan), one.place.name) for one in found]
    return Listing("Findings that no workstream covers", GAPS, rows)


def covered(workstream: Workstream) -> Listing:
    found = [one.finding for one in workstream.coverage.all()]
    rows: list[Row] = [(finding_link(one), plan_link(one.plan), one.place.name) for one in found]
    return Listing(f"Findings that “{workstream}” covers", GAPS, rows)


def offers(found: Sequence[Offer], *, on: dt.date, deciding: frozenset[int] = frozenset()) -> Listing:
    """`deciding` are the ids of those that the viewer may decide."""
    return Listing(
        "Findings offered to plans", OFFERS, [_offer(one, on, may_decide=one.pk in deciding) for one in found]
    )


def _offer(offered: Offer, on: dt.date, *, may_decide: bool) -> Row:
    decided: list[Cell] = [Tag(offered.get_state_display(), OFFER_COLOURS[OfferState(offered.state)])]
    decided += [offered.reason] if offered.reason else []
    decided += [Link("Decide", reverse("plans:decide_offer", args=(offered.pk,)))] if may_decide else []
    return finding_link(offered.finding), plan_link(offered.to), offered.place.name, Lines(decided), _doing(offered, on)


def _doing(offered: Offer, on: dt.date) -> Cell:
    if offered.commitment:
        link = _commitment(offered)
        return Lines((link, standing_tag(standing_of(offered.commitment, on=on))))
    return "Adopted, and nothing is promised about it yet" if offered.state == OfferState.ADOPTED else None
