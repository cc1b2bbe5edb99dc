"""What people said of a plan under review, in sentences."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.plans.models import Change
from answerable.web.plans.presenters.doubts import finding_name, kind_of
from answerable.web.plans.review.applying import apply
from answerable.web.plans.review.history import scope, value_at
from answerable.web.plans.services.reviewing import Said
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
            kinds = dict.fromkeys(kind_of(plan.doubts[at].code).name for at in change.doubts)
            left = (
                "a doubt as the source has it"
                if len(change.doubts) == 1
                else f"{len(change.doubts)} doubts as they are"
            )
            return f"Left {left}: {', '.join(kinds)}"
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
            return [f"{text['text']} (owner: {'; '.join(owners) or 'none'}. Date: {dates or 'none'}.)"]
        case {"raw": {"text": words}} | {"raw": words} | {"text": words}:
            return [str(words)]
        case float():
            return [f"{value:g}%"]
        case _:
            return [str(value).replace("_", " ")]


def _short(words: str) -> str:
    """The words, or their beginning and their end."""
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[1]}"


def previewed(plan: Plan, said: Sequence[Said], *, by: Person, at: dt.datetime) -> list[Told]:
    """What the changes would do to the plan as it stands. Raises ReviewError."""
    shown = []
    for one in said:
        after, pointer = apply(plan, one.change), scope(one.change)
        change = Change(
            act=one.change.act,
            pointer=pointer,
            before=value_at(plan, pointer),
            after=value_at(after, pointer),
            doubts=list(one.doubts),
            by=by,
            at=at,
        )
        shown.append(told(change, plan))
        plan = after
    return shown
