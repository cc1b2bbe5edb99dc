"""Commitments, findings and plans as rows of lists."""

import datetime as dt
from collections.abc import Iterable, Iterator

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import count, date
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.presenters.faces import REGISTER, Face

SHORT = 160
COMMITMENTS = (
    Column("words", "Commitment"),
    Column("place", "Place"),
    Column("owner", "Owner"),
    Column("due", "Due"),
    Column("standing", "Status"),
)
COMMITMENTS_EXPORT = (
    *("Commitment", "Place", "Owner", "Due, in the plan’s words", "Due by", "First promised by", "Times moved"),
    *("Recurs", "Status", "Last claim", "Said on", "Address"),
)
FINDINGS = (
    Column("words", "Finding"),
    Column("place", "Place"),
    Column("plan", "Action plan"),
    Column("decision", "Decision"),
)
FINDINGS_EXPORT = ("Number", "Finding", "Parts", "Place", "Action plan", "Kind", "Decision", "In its words", "Address")
PLANS = (Column("title", "Action plan"), Column("place", "Place"), Column("submitted", "Submitted"))
DECISIONS = {"agreed": "green", "partly_agreed": "yellow", "not_agreed": "red"}


def short(words: str) -> str:
    """The beginning of the words, cut between two of them."""
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rsplit(' ', 1)[0]} …"


def commitments(caption: str, found: Iterable[Commitment], *, on: dt.date, face: Face = REGISTER) -> Listing:
    return Listing(caption, COMMITMENTS, [_commitment(commitment, on, face) for commitment in found])


def _commitment(commitment: Commitment, on: dt.date, face: Face) -> Row:
    return (
        Link(short(commitment.words), face.to_commitment(commitment.pk)),
        place_link(commitment, face),
        commitment.owner_words or "Nobody is named",
        _due(commitment),
        standing_tag(standing_of(commitment, on=on)),
    )


def place_link(thing: Commitment | Finding | ActionPlan, face: Face) -> Link:
    return Link(str(thing.place), face.to_place(thing.place_id))


def _due(commitment: Commitment) -> Cell:
    """The date as it was said, the day it means where the words do not give it, and how often it was moved."""
    said, day = commitment.due_words, date(commitment.due_on)
    lines = [said, f"by {day}" if day and day not in said else "", _moves(commitment), *_caveats(commitment)]
    return Lines(tuple(line for line in lines if line))


def _moves(commitment: Commitment) -> str:
    return f"moved {count(commitment.moves, 'time')}" if commitment.moves else ""


def _caveats(commitment: Commitment) -> list[str]:
    plans = {entry.finding.plan for entry in getattr(commitment, "made_by", ())}
    return ["The plan has a caveat about its dates"] if any(plan.caveats for plan in plans) else []


def commitments_export(found: Iterable[Commitment], *, on: dt.date, site: str, face: Face = REGISTER) -> Iterator[Row]:
    for commitment in found:
        yield (
            commitment.words,
            str(commitment.place),
            commitment.owner_words,
            commitment.due_words,
            commitment.due_on,
            commitment.first_due_on,
            commitment.moves,
            commitment.recurrence,
            standing_of(commitment, on=on).label,
            commitment.get_claim_display(),
            commitment.said_on,
            site + face.to_commitment(commitment.pk),
        )


def findings(caption: str, found: Iterable[Finding], *, face: Face = REGISTER) -> Listing:
    return Listing(caption, FINDINGS, [_finding(finding, face) for finding in found])


def _finding(finding: Finding, face: Face) -> Row:
    return (
        Link(short(f"{finding.number} {finding.words}"), face.to_finding(finding.pk)),
        place_link(finding, face),
        Link(str(finding.plan), face.to_plan(finding.plan_id)),
        decision_tag(finding),
    )


def decision_tag(finding: Finding) -> Cell:
    return Tag(finding.get_decision_display(), DECISIONS[finding.decision]) if finding.decision else "No decision given"


def findings_export(found: Iterable[Finding], *, site: str, face: Face = REGISTER) -> Iterator[Row]:
    for finding in found:
        yield (
            finding.number,
            finding.words,
            " ".join(map(str, finding.parts)),
            str(finding.place),
            str(finding.plan),
            finding.get_kind_display(),
            finding.get_decision_display(),
            finding.decision_words,
            site + face.to_finding(finding.pk),
        )


def plans(caption: str, found: Iterable[ActionPlan], *, face: Face = REGISTER) -> Listing:
    return Listing(caption, PLANS, [_plan(plan, face) for plan in found])


def _plan(plan: ActionPlan, face: Face) -> Row:
    return Link(plan.title, face.to_plan(plan.pk)), place_link(plan, face), plan.submitted_on
