"""Which doubts one answer settles, and the answers that serve all doubts of a kind."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from answerable.documents.plan import Doubt, Plan
from answerable.web.plans.review.changes import Choose, Pick
from answerable.web.plans.review.doubts import OWNER_CODES, TARGET_CODES, TO_CHOOSE, Located
from answerable.web.plans.review.entries import owner_entries
from answerable.web.plans.review.pointers import round_at

OWNERS = frozenset({*OWNER_CODES, "no_owner"})
DATES = frozenset({*TARGET_CODES, "no_target"})


class Standing(Protocol):
    """A doubt that is open, and where it stands."""

    @property
    def position(self) -> int: ...
    @property
    def doubt(self) -> Doubt: ...
    @property
    def where(self) -> Located: ...


def settled_beside(
    one: Standing, every: Iterable[Standing], codes: Iterable[str], actions: Iterable[int]
) -> tuple[int, ...]:
    """The positions of this doubt and of those with these codes about none but these actions of its round."""
    settling, within = set(codes), set(actions)
    beside = {
        other.position
        for other in every
        if other.doubt.code in settling
        and other.where.pointer == one.where.pointer
        and other.where.actions
        and within.issuperset(other.where.actions)
    }
    return tuple(sorted({one.position, *beside}))


def paired_in_order(plan: Plan, doubts: Sequence[Standing]) -> Iterator[tuple[Choose, tuple[int, ...]]]:
    """Choices, with the doubts each settles, where there now are as many candidates as actions."""
    for one in doubts:
        owners = one.doubt.code == "owners_uncertain"
        if one.doubt.code not in TO_CHOOSE or not one.where.actions:
            continue
        actions = round_at(plan, one.where.pointer).actions
        held = [actions[at] for at in one.where.actions]
        counts = {len(owner_entries(action)) if owners else len(action.targets) for action in held}
        if counts == {len(held)} and len(held) > 1:
            picks = tuple(
                Pick(action=at, owners=(order,)) if owners else Pick(action=at, targets=(order,))
                for order, at in enumerate(one.where.actions)
            )
            yield Choose(pointer=one.where.pointer, picks=picks), (one.position,)
