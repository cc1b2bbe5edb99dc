"""What may happen to a case, and how it then stands. Nothing that does not stand here."""

from collections.abc import Iterable

from answerable.web.monitoring.types import CaseAct, CaseState

AFTER: dict[CaseAct, CaseState | None] = {
    CaseAct.OPEN: CaseState.NEW,
    CaseAct.EXAMINE: CaseState.EXAMINED,
    CaseAct.EXPLAIN: CaseState.EXPLAINED,
    CaseAct.CHALLENGE: CaseState.EXAMINED,
    CaseAct.REFORM: CaseState.REFORM,
    CaseAct.CLOSE: CaseState.CLOSED,
    CaseAct.REOPEN: CaseState.NEW,
    CaseAct.DECIDE: None,
    CaseAct.NOTE: None,
}
"""The state that an act leads to; None where it leaves the state as it is."""


def case_state(acts: Iterable[CaseAct]) -> CaseState:
    """How a case stands after these acts, in order."""
    state = CaseState.NEW
    for act in acts:
        state = AFTER[act] or state
    return state
