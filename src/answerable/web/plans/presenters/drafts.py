"""The list of plans being written, and one of them as it stands."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from answerable.documents.plan import Finding, FindingKind, Plan
from answerable.web.design import words
from answerable.web.design.addresses import url
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Draft
from answerable.web.plans.policies import MOVES, OPEN, Move
from answerable.web.plans.presenters.writing import Writing, findings, name_of
from answerable.web.plans.queries import drafts as queries
from answerable.web.plans.regimes import Regime, regime
from answerable.web.plans.types import DraftPurpose, DraftState, PlanKind
from answerable.web.plans.writing.checks import Block

COLOURS = {
    DraftState.DRAFT: "blue",
    DraftState.WAITING: "yellow",
    DraftState.CLEARED: "turquoise",
    DraftState.SUBMITTED: "green",
    DraftState.WITHDRAWN: "grey",
}
COLUMNS = (
    Column("title", "Plan"),
    Column("purpose", "What it will be"),
    Column("place", "Place"),
    Column("state", "State"),
    Column("due", "Due", sort="due"),
    Column("changed", "Last changed", sort="-changed"),
)
ORDERS = {
    "changed": ("changed_at", "id"),
    "-changed": ("-changed_at", "-id"),
    "due": ("due_on", "id"),
    "-due": ("-due_on", "-id"),
}
MOVED = {
    "send": "Sent. Those who clear plans there see it in their list.",
    "clear": "Cleared. It can be submitted now.",
    "send-back": "Sent back, with what must be changed.",
    "take-back": "Taken back. It must be cleared anew before it can be submitted.",
    "submit": "Submitted. It is in the register, and can be changed no more.",
    "withdraw": "Withdrawn.",
}
_MEANING = {
    "send": "Someone who did not write it reads it next, and clears it or sends it back. Nobody changes it meanwhile.",
    "clear": "You say that the plan may be submitted as it stands.",
    "send-back": "What you write stands on the draft, for whoever wrote it.",
    "take-back": "It can then be changed, and must be cleared anew before it can be submitted.",
    "submit": "It becomes an edition that nobody can change. Its actions become commitments. It is not published yet.",
    "withdraw": "Nothing of it enters the register. It stays in the list of drafts.",
}

_ROUTES = {Capability.BRING_PLANS: "plans:move_draft", Capability.CLEAR_PLANS: "plans:clear_draft"}


def row(draft: Draft) -> Row:
    return (
        Link(queries.title_of(draft), url("plans:draft", pk=draft.pk)),
        DraftPurpose(draft.purpose).label,
        draft.place.name,
        state_tag(draft),
        draft.due_on,
        draft.changed_at,
    )


def listing(found: Sequence[Draft]) -> Listing:
    return Listing("Plans being written", COLUMNS, [row(draft) for draft in found], sort="-changed")


def state_tag(draft: Draft) -> Tag:
    state = DraftState(draft.state)
    return Tag(state.label, COLOURS[state])


def a(term: str) -> str:
    return f"{'an' if term[:1] in 'aeiou' else 'a'} {term}"


def decides(finding: Finding, rules: Regime) -> bool:
    """Whether the finding is to be agreed or not."""
    return bool(finding.decision) or (rules.decides and finding.kind is FindingKind.RECOMMENDATION)


def moving(move: Move) -> dict[str, Any]:
    return {"move": move, "meaning": _MEANING[move.name]}


def page_of(draft: Draft, *, viewer: Viewer, on: dt.date) -> dict[str, Any]:
    """Everything on the page of a draft."""
    plan, rules = queries.content_of(draft), regime(draft.regime)
    missing = queries.blocks_of(draft, on=on) if draft.state in OPEN else []
    may_write = draft.state == DraftState.DRAFT and viewer.may_at(Capability.BRING_PLANS, draft.place.path)
    writing = Writing(draft, plan, rules, missing, may_write=may_write)
    return {
        "title": plan.title,
        "caption": DraftPurpose(draft.purpose).label,
        "state": state_tag(draft),
        "front": _front(draft, plan, rules, may_write=may_write and not draft.round_date),
        "rules": rules,
        "term": a(rules.term),
        "missing": [_missing(block, plan) for block in missing],
        "findings": findings(writing),
        "may_write": may_write,
        "moves": _moves(draft, viewer, blocked=bool(missing)),
        "history": _history(draft),
    }


def _front(
    draft: Draft, plan: Plan, rules: Regime, *, may_write: bool
) -> list[tuple[str, Cell] | tuple[str, Cell, Link]]:
    published = plan.report_published.raw if plan.report_published else None
    rows: list[tuple[str, Cell]] = [
        ("Title", plan.title),
        ("What it is for", PlanKind(draft.kind).label),
        ("Place", draft.place.name),
    ]
    if draft.kind == PlanKind.INSPECTION:
        rows += [
            ("Answers the report", plan.responds_to or None),
            ("Report published", published),
            ("Inspectorate", plan.inspectorate),
        ]
    rows += [
        ("Answered by", plan.body),
        ("Rules", Link(rules.name, f"{url('plans:regimes')}#{rules.code}")),
        ("To be submitted by", draft.due_on),
        ("Ends", draft.ends_on),
        ("About every date", Lines([caveat.text for caveat in plan.caveats]) if plan.caveats else None),
    ]
    if not may_write:
        return [one for one in rows if one[1]]
    change = Link("Change", url("plans:draft_front", pk=draft.pk))
    fixed = ("What it is for", "Place", "Rules")
    return [one if one[0] in fixed else (*one, change) for one in rows]


def _missing(block: Block, plan: Plan) -> tuple[str, str]:
    """What is missing, and the part of the page that lacks it."""
    if block.finding is None:
        return block.sentence, "#front" if plan.findings else "#plan"
    name = name_of(plan.findings[block.finding])
    part = f"{name}, action {block.action + 1}" if block.action is not None else name
    return f"{part}: {block.sentence}", f"#finding-{block.finding + 1}"


def _moves(draft: Draft, viewer: Viewer, *, blocked: bool) -> list[tuple[Move, str]]:
    """What the viewer may do with the draft now; nobody clears what they wrote."""
    wrote = queries.wrote(draft, viewer.person_id)
    return [
        (move, url(_ROUTES[move.who], pk=draft.pk, move=move.name))
        for move in MOVES
        if draft.state in move.frm
        and viewer.may_at(move.who, draft.place.path)
        and not (move.checked and blocked)
        and not (move.name == "clear" and wrote)
    ]


def _history(draft: Draft) -> list[tuple[str, Cell]]:
    facts = [
        ("Begun", draft.begun_at, draft.begun_by),
        ("Cleared", draft.cleared_at, draft.cleared_by),
        ("Submitted", draft.submitted_at, draft.submitted_by),
    ]
    rows: list[tuple[str, Cell]] = [(name, f"{words.when(at)}, by {by.name}") for name, at, by in facts if at and by]
    if draft.edition:
        href = url("plans:edition", pk=draft.edition.plan_id, number=draft.edition.number)
        rows.append(("Became", Link(f"Edition {draft.edition.number} of the plan", href)))
    return rows
