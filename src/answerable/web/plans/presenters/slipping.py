"""Likenesses, findings that another plan’s commitment answers, and plans that end, as rows of lists."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.urls import reverse

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.plans.models import ActionPlan, Carried, Finding, Likeness

ALIKE_EXPORT = (
    *(Column("one", "One finding"), Column("one_plan", "Its plan"), Column("one_place", "Its place")),
    *(Column("other", "Another finding"), Column("other_plan", "Its plan"), Column("other_place", "Its place")),
    *(Column("score", "How alike, of 100", numeric=True), Column("state", "What a person said")),
)
ENDING = (
    Column("plan", "Plan"),
    Column("place", "Place"),
    Column("ends", "Ends on"),
    Column("open", "Commitments still open", numeric=True),
)
HANDED_ON = (
    Column("commitment", "Commitment"),
    Column("place", "Place"),
    Column("owner", "Owner"),
    Column("due", "Due"),
    Column("standing", "Status"),
)
CARRIED = (Column("commitment", "Commitment"), Column("place", "Place"), Column("words", "How it answers"))
CARRIES = (Column("finding", "Finding"), Column("plan", "Action plan"), Column("place", "Place"))
SAME = (Column("finding", "Finding"), Column("plan", "Action plan"), Column("place", "Place"))


def alike_rows(found: Iterable[Likeness]) -> Iterator[Row]:
    for likeness in found:
        yield *_side(likeness.one), *_side(likeness.other), round(likeness.score), likeness.get_state_display()


def _side(finding: Finding) -> Row:
    return f"{finding.number} {finding.words}".strip(), finding.plan.title, finding.place.name


def ending(found: Iterable[ActionPlan], *, on: dt.date, may: frozenset[int]) -> Listing:
    """`may` is the ids of the plans that the viewer may hand on."""
    columns = (*ENDING, Column("act", "Hand on")) if may else ENDING
    rows: list[Row] = [(*row, *([_hand_on(plan, may)] if may else ())) for plan, row in _ending(found, on)]
    return Listing("Plans that end with something open", columns, rows)


def ending_rows(found: Iterable[ActionPlan], *, on: dt.date) -> Iterator[Row]:
    for plan, (title, place, _, still_open) in _ending(found, on):
        yield title, place, plan.ends_on, still_open


def _ending(found: Iterable[ActionPlan], on: dt.date) -> Iterator[tuple[ActionPlan, Row]]:
    for plan in found:
        over = plan.ends_on is not None and plan.ends_on < on
        ends: Cell = Lines((plan.ends_on, Tag("Over", "red"))) if over else plan.ends_on
        number: int = plan.open  # type: ignore[attr-defined]
        yield plan, (Link(plan.title, reverse("plans:plan", args=(plan.pk,))), plan.place.name, ends, number)


def _hand_on(plan: ActionPlan, may: frozenset[int]) -> Cell:
    if plan.pk not in may:
        return "A coordinator of its place can"
    return Link(f"Hand on {plan.title}", reverse("plans:hand_on", args=(plan.pk,)))


def handed_on(found: Iterable[Commitment], *, on: dt.date) -> list[Row]:
    return [
        (
            commitment_link(commitment),
            commitment.place.name,
            commitment.owner_words or "Nobody is named",
            commitment.due_words,
            standing_tag(standing_of(commitment, on=on)),
        )
        for commitment in found
    ]


def commitment_link(commitment: Commitment) -> Link:
    return Link(commitment.words, reverse("dashboard:commitment", args=(commitment.pk,)))


def finding_link(finding: Finding) -> Link:
    words = f"{finding.number} {finding.words}".strip()
    return Link(words, reverse("dashboard:finding", args=(finding.pk,)))


def carried_by(found: Sequence[Carried], *, may_undo: bool) -> Listing:
    """By which commitments of other plans a finding is answered."""
    columns = (*CARRIED, Column("undo", "Undo")) if may_undo else CARRIED
    return Listing("Answered by commitments of other plans", columns, [_carried(one, may_undo) for one in found])


def _carried(one: Carried, may_undo: bool) -> Row:  # noqa: FBT001
    undo = Link(f"Undo for commitment {one.commitment_id}", reverse("plans:put_down", args=(one.pk,)))
    shown = (commitment_link(one.commitment), one.commitment.place.name, one.words or None)
    return (*shown, undo) if may_undo else shown


def answered_elsewhere(found: Iterable[Carried]) -> Mapping[int, Sequence[Link]]:
    """By the id of a finding: the commitments of other plans that answer it."""
    links: dict[int, list[Link]] = defaultdict(list)
    for one in found:
        href = reverse("dashboard:commitment", args=(one.commitment_id,))
        links[one.finding_id].append(Link(f"commitment {one.commitment_id}, {one.commitment.place}", href))
    return links


def carries(found: Sequence[Carried]) -> Listing:
    """The findings of other plans that a commitment answers."""
    return Listing("Findings of other plans, answered by the same", CARRIES, [_finding(one.finding) for one in found])


def same(found: Sequence[Finding]) -> Listing:
    return Listing("Findings of other plans that are the same", SAME, [_finding(one) for one in found])


def _finding(finding: Finding) -> Row:
    plan = Link(finding.plan.title, reverse("plans:plan", args=(finding.plan_id,)))
    return finding_link(finding), plan, finding.place.name
