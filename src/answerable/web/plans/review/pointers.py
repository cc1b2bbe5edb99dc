"""Places in a plan, as JSON Pointers."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from answerable.documents.plan import Action, Plan, Round
from answerable.web.plans.errors import ReviewError

V = TypeVar("V")

GONE = "What you changed is no longer there: someone else has changed the plan. Look at it again."
_ACTION = re.compile(r"/findings/(\d+)/rounds/(\d+)/actions/(\d+)")


class Place(NamedTuple):
    """An action, by the positions of its finding, its round and itself."""

    finding: int
    round: int
    action: int

    @property
    def round_pointer(self) -> str:
        return f"/findings/{self.finding}/rounds/{self.round}"

    @property
    def pointer(self) -> str:
        return f"{self.round_pointer}/actions/{self.action}"


def get(value: Any, pointer: str) -> Any:  # noqa: ANN401 - any part of a plan
    """What stands at the pointer; raises ReviewError where nothing does."""
    for step in _steps(pointer):
        try:
            value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
        except (ValueError, IndexError, AttributeError) as error:
            raise ReviewError(GONE) from error
    return value


def put(value: V, pointer: str, new: object) -> V:
    """The value with `new` at the pointer; what stands there must be there."""
    changed: V = _put(value, list(_steps(pointer)), new)
    return changed


def _put(value: Any, steps: list[str], new: object) -> Any:  # noqa: ANN401 - any part of a plan
    if not steps:
        return new
    first, *rest = steps
    inner = _put(get(value, f"/{first}"), rest, new)
    if isinstance(value, tuple):
        at = int(first)
        return (*value[:at], inner, *value[at + 1 :])
    return value.model_copy(update={first: inner})


def _steps(pointer: str) -> list[str]:
    return pointer.split("/")[1:]


def action_at(plan: Plan, pointer: str) -> tuple[Place, Action]:
    match = _ACTION.fullmatch(pointer)
    if match is None:
        raise ReviewError(GONE)
    return Place(*map(int, match.groups())), get(plan, pointer)


def round_at(plan: Plan, pointer: str) -> Round:
    found = get(plan, pointer)
    if not isinstance(found, Round):
        raise ReviewError(GONE)
    return found


def renamed(pointer: str, names: dict[str, str]) -> str:
    """The pointer after the actions at the keys of `names` have become what their values name."""
    match = _ACTION.match(pointer)
    if match is None or match.group() not in names:
        return pointer
    new = names[match.group()]
    return new + pointer[match.end() :] if _ACTION.fullmatch(new) else new


def actions(plan: Plan) -> Iterator[tuple[Place, Action]]:
    for f, finding in enumerate(plan.findings):
        for r, one in enumerate(finding.rounds):
            for a, action in enumerate(one.actions):
                yield Place(f, r, a), action
