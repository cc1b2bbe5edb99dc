"""The changes of a review that still count, and the part of the plan that each concerns."""

import re
from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, TypeAdapter

from answerable.documents.plan import Plan
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.review.changes import CHANGES, Adopt, Change, Edit, Leave, Move
from answerable.web.plans.review.pointers import get
from answerable.web.plans.types import ChangeAct


class Recorded(Protocol):
    act: str
    value: Any


R = TypeVar("R", bound=Recorded)


def standing(recorded: Iterable[R]) -> list[R]:
    """What was said and not undone, in order; an undoing takes back the last that stands."""
    stack: list[R] = []
    for one in recorded:
        if one.act == ChangeAct.UNDO:
            stack.pop()
        elif one.act != ChangeAct.PLACE:
            stack.append(one)
    return stack


def said(recorded: Iterable[Recorded]) -> list[Change]:
    return [CHANGES.validate_python(one.value) for one in standing(recorded)]


def scope(change: Change) -> str:
    """The pointer of the part that a change can alter: a field, a round, or a finding."""
    match change:
        case Edit() | Leave():
            return change.pointer
        case Adopt():
            return f"/findings/{change.finding}"
        case Move():
            return _upto(r"/findings/\d+", change.pointer)
        case _ if change.act == "explain":
            return _upto(r"/findings/\d+", change.pointer)
        case _:
            return _upto(r"/findings/\d+/rounds/\d+", change.pointer)


def _upto(shape: str, pointer: str) -> str:
    match = re.match(shape, pointer)
    return match.group() if match else pointer


def value_at(plan: Plan, pointer: str) -> Any:  # noqa: ANN401 - any JSON
    """What stands at the pointer, as JSON; nothing where nothing does."""
    if not pointer:
        return None
    try:
        found = get(plan, pointer)
    except ReviewError:
        return None
    return found.model_dump(mode="json") if isinstance(found, BaseModel) else _PLAIN.dump_python(found, mode="json")


_PLAIN: TypeAdapter[Any] = TypeAdapter(Any)
