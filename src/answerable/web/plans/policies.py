"""How a plan that is being written moves on, and who may move it. Nothing that does not stand here."""

from dataclasses import dataclass

from answerable.web.estate.types import Capability
from answerable.web.plans.errors import ChangedMeanwhileError, ClearingError, DraftClosedError, DraftFrozenError
from answerable.web.plans.types import DraftState


@dataclass(frozen=True)
class Move:
    name: str
    words: str
    """What the button says."""
    frm: tuple[DraftState, ...]
    to: DraftState
    who: Capability
    """What whoever makes the move must hold at the place of the draft."""
    checked: bool = False
    """Whether nothing that blocks a plan may be left."""


OPEN = (DraftState.DRAFT, DraftState.WAITING, DraftState.CLEARED)
MOVES = (
    Move("send", "Send to be cleared", (DraftState.DRAFT,), DraftState.WAITING, Capability.BRING_PLANS, checked=True),
    Move("clear", "Clear", (DraftState.WAITING,), DraftState.CLEARED, Capability.CLEAR_PLANS, checked=True),
    Move("send-back", "Send back", OPEN[1:], DraftState.DRAFT, Capability.CLEAR_PLANS),
    Move("take-back", "Take back to change it", OPEN[1:], DraftState.DRAFT, Capability.BRING_PLANS),
    Move("submit", "Submit", (DraftState.CLEARED,), DraftState.SUBMITTED, Capability.BRING_PLANS, checked=True),
    Move("withdraw", "Withdraw", OPEN, DraftState.WITHDRAWN, Capability.BRING_PLANS),
)
"""The states of a draft, and what may follow what. Publishing is of an edition, not of a draft."""


def move_named(name: str) -> Move:
    return {move.name: move for move in MOVES}[name]


def check_move(move: Move, state: str) -> None:
    """Raises DraftClosedError, ChangedMeanwhileError."""
    check_open(state)
    if state not in move.frm:
        raise ChangedMeanwhileError


def check_open(state: str) -> None:
    """Raises DraftClosedError where it was submitted or withdrawn."""
    if state not in OPEN:
        raise DraftClosedError(submitted=state == DraftState.SUBMITTED)


def check_change(state: str) -> None:
    """Only a draft that is not on its way may be changed. Raises DraftClosedError, DraftFrozenError."""
    check_open(state)
    if state != DraftState.DRAFT:
        raise DraftFrozenError


def check_clear(*, wrote: bool) -> None:
    """Two people see every plan: whoever wrote any of it does not clear it."""
    if wrote:
        raise ClearingError
