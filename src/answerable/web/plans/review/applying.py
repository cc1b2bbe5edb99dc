"""A plan after what a person said of it."""

from collections.abc import Iterable
from functools import reduce

from answerable.documents.plan import Action, Pairing, Plan
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.review import actions, editing
from answerable.web.plans.review.changes import Adopt, Change, Choose, Edit, Explain, Join, Leave, Move, Pick, Split
from answerable.web.plans.review.conserving import conserve, counted
from answerable.web.plans.review.entries import owner_entries
from answerable.web.plans.review.pointers import GONE, get, put
from answerable.web.plans.review.wording import joined


def apply(plan: Plan, change: Change) -> Plan:
    """The plan with the change made; every character of the document is accounted for as before.

    Raises ReviewError, with what to do, where the change cannot be made.
    """
    return counted(_apply(plan, change))


def replay(plan: Plan, changes: Iterable[Change]) -> Plan:
    return reduce(apply, changes, plan)


def _apply(plan: Plan, change: Change) -> Plan:  # noqa: PLR0911 - one for each change
    match change:
        case Choose():
            return _choose(plan, change)
        case Edit():
            return editing.edit(plan, change)
        case Split():
            return actions.split(plan, change)
        case Join():
            return actions.join(plan, change)
        case Move():
            return actions.move(plan, change)
        case Explain():
            return actions.explain(plan, change)
        case Adopt():
            return actions.adopt(plan, change)
        case Leave():
            return plan


def _choose(plan: Plan, change: Choose) -> Plan:
    after = plan
    for pick in change.picks:
        pointer = f"{change.pointer}/actions/{pick.action}"
        after = put(after, pointer, _picked(get(after, pointer), pick))
    first = min((pick.action for pick in change.picks), default=0)
    return conserve(plan, after, f"{change.pointer}/actions/{first}")


def _picked(action: Action, pick: Pick) -> Action:
    if pick.owners is not None:
        chosen = _at(owner_entries(action), pick.owners)
        action = action.model_copy(
            update={
                "owners": tuple(dict.fromkeys(owner for entry in chosen for owner in entry.owners)),
                "owner_raw": joined(entry.words for entry in chosen) if chosen else None,
                "owner_pairing": Pairing.CERTAIN if chosen else Pairing.ABSENT,
                "doubts": _without(action, "owners_uncertain", "owners_run_together"),
            }
        )
    if pick.targets is not None:
        dates = _at(action.targets, pick.targets)
        action = action.model_copy(
            update={
                "targets": dates,
                "target_pairing": Pairing.CERTAIN if dates else Pairing.ABSENT,
                "doubts": _without(action, "targets_uncertain", "dates_torn_off"),
            }
        )
    return action


def _at(candidates: tuple, positions: tuple[int, ...]) -> tuple:  # type: ignore[type-arg]
    if not all(0 <= position < len(candidates) for position in positions):
        raise ReviewError(GONE)
    return tuple(candidates[position] for position in sorted(set(positions)))


def _without(action: Action, *codes: str) -> tuple[str, ...]:
    return tuple(code for code in action.doubts if code not in codes)
