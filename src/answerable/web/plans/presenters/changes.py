"""What people said of a plan under review, in sentences."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.design import words as design
from answerable.web.plans.models import Change
from answerable.web.plans.presenters.doubts import finding_name
from answerable.web.plans.review import changes as review
from answerable.web.plans.review.applying import apply
from answerable.web.plans.review.history import scope, value_at
from answerable.web.plans.types import ChangeAct

_FIELDS = {
    "text": "the words",
    "owners": "the owners",
    "targets": "the dates",
    "status_raw": "the status",
    "percent": "how much is done",
    "number": "the number",
    "kind": "the kind",
    "decision": "the decision",
    "references": "the references",
    "label": "the heading of the round",
    "date": "the date of the round",
    "title": "the title",
    "place": "the place that the document names",
    "inspectorate": "the inspectorate",
    "body": "the body that answers",
    "responds_to": "the report it responds to",
    "report_published": "when the report was published",
}
_ACTS = {
    ChangeAct.CHOOSE: "Chose owners and dates",
    ChangeAct.SPLIT: "Split an action",
    ChangeAct.JOIN: "Joined two actions",
    ChangeAct.MOVE: "Moved an action",
    ChangeAct.EXPLAIN: "Made an explanation of an action",
    ChangeAct.ADOPT: "Added words that stood in no finding",
    ChangeAct.PLACE: "Changed the place that the plan belongs to",
}
_LONGEST = 300


@dataclass(frozen=True)
class Told:
    """One change: what was done, by whom and when, what was read and what stands now where they differ."""

    sentence: str
    by: str
    at: dt.datetime
    before: tuple[str, ...]
    after: tuple[str, ...]


def told(change: Change, plan: Plan) -> Told:
    before, after = _lines(change.before), _lines(change.after)
    changed = change.act not in (ChangeAct.LEAVE, ChangeAct.PLACE)
    return Told(
        _sentence(change, plan),
        change.by.name,
        change.at,
        tuple(_short(line) for line in before if line not in after) if changed else (),
        tuple(_short(line) for line in after if line not in before) if changed else (),
    )


def _sentence(change: Change, plan: Plan) -> str:
    match change.act:
        case ChangeAct.LEAVE:
            return f"Left {design.count(len(change.doubts), 'doubt')} as the source has it"
        case ChangeAct.UNDO:
            return f"Undid a change to {_where(change.pointer, plan)}" if change.pointer else "Undid an answer"
        case ChangeAct.EDIT:
            return f"Changed {field_name(change.pointer)}, {_where(change.pointer, plan)}".removesuffix(", the plan")
        case ChangeAct.PLACE:
            return _ACTS[ChangeAct.PLACE]
        case act:
            return f"{_ACTS[ChangeAct(act)]}, {_where(change.pointer, plan)}"


def field_name(pointer: str) -> str:
    steps = [step for step in pointer.split("/") if step and not step.isdecimal()]
    if steps[-1:] == ["response"]:
        return "the words of the answer"
    if steps[-1:] == ["parts"]:
        return "the words of a part"
    return {"submitted": "a day of submission", "caveats": "a caveat"}.get(
        steps[-1], _FIELDS.get(steps[-1], "the words")
    )


def _where(pointer: str, plan: Plan) -> str:
    match = re.match(r"/findings/(?P<finding>\d+)(?:/rounds/\d+(?:/actions/(?P<action>\d+))?)?", pointer)
    if match is None:
        return "the plan"
    name = finding_name(plan, int(match["finding"]))
    return f"{name}, action {int(match['action']) + 1}" if match["action"] else name


def _lines(value: Any) -> list[str]:  # noqa: ANN401, PLR0911 - one for each shape of JSON
    """A JSON value of the plan as lines a person can compare."""
    match value:
        case None | "":
            return []
        case list():
            return [line for item in value for line in _lines(item)]
        case {"rounds": rounds, "response": response}:
            return _lines(response) + _lines(rounds)
        case {"actions": actions}:
            return _lines(actions)
        case {"owners": owners, "targets": targets, "text": text}:
            dates = "; ".join(target["raw"]["text"] for target in targets)
            return [f"{_short(text['text'])} (owner: {'; '.join(owners) or 'none'}. Date: {dates or 'none'}.)"]
        case {"raw": {"text": words}} | {"raw": words} | {"text": words}:
            return [str(words)]
        case float():
            return [f"{value:g}%"]
        case _:
            return [str(value).replace("_", " ")]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"


def previewed(plan: Plan, changes: Sequence[review.Change], *, by: Person, at: dt.datetime) -> list[Told]:
    """What the changes would do to the plan as it stands. Raises ReviewError."""
    shown = []
    for change in changes:
        after, pointer = apply(plan, change), scope(change)
        act, before, then = change.act, value_at(plan, pointer), value_at(after, pointer)
        shown.append(told(Change(act=act, pointer=pointer, before=before, after=then, by=by, at=at, doubts=[0]), plan))
        plan = after
    return shown
