"""A draft that reports progress: only its own round may be changed, and its links keep step with the actions."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from answerable.documents.plan import Plan, Round, RoundKind
from answerable.web.plans.errors import DraftingError
from answerable.web.plans.rounds import RoundKey, key_of, round_key
from answerable.web.plans.writing.actions import PutAction, RemoveAction
from answerable.web.plans.writing.changes import Change, item

_ELSEWHERE = "This draft reports progress. Correct the plan, in a draft of its own, to change anything else."


def reported_round(label: str, date: dt.date) -> Round:
    """The round of a draft that reports progress, without actions."""
    return Round(label=label, date=date, kind=RoundKind.PROGRESS, actions=())


def only_of(said: Change, plan: Plan, label: str, date: dt.date) -> None:
    """Raises DraftingError where the change is of anything but an action of this round."""
    key = round_key(RoundKind.PROGRESS, date, label)
    if not isinstance(said, PutAction | RemoveAction) or _key(said, plan) != key:
        raise DraftingError(_ELSEWHERE)


def _key(said: PutAction | RemoveAction, plan: Plan) -> RoundKey | None:
    if said.round is not None:
        return key_of(item(item(plan.findings, said.finding).rounds, said.round))
    return key_of(said.opens) if isinstance(said, PutAction) and said.opens else None


def in_step(links: Sequence[dict[str, Any]], said: Change) -> list[dict[str, Any]]:
    """The links once an action is removed: without its own, and with those after it one place up."""
    if not isinstance(said, RemoveAction):
        return list(links)
    left = [link for link in links if (link["finding"], link["action"]) != (said.finding, said.action)]
    return [
        {**link, "action": link["action"] - 1}
        if link["finding"] == said.finding and link["action"] > said.action
        else link
        for link in left
    ]
