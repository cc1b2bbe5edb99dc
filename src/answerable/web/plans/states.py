"""What may follow what with a document that was brought, as a table that the services read."""

from collections.abc import Mapping

from answerable.web.plans.types import ImportAct, ImportState

IMPORT_MOVES: Mapping[ImportState, Mapping[ImportAct, ImportState]] = {
    ImportState.QUEUED: {
        ImportAct.TAKE: ImportState.READING,
        ImportAct.FAIL: ImportState.FAILED,
        ImportAct.WITHDRAW: ImportState.WITHDRAWN,
    },
    ImportState.READING: {
        ImportAct.TAKE: ImportState.READING,
        ImportAct.READ: ImportState.IN_REVIEW,
        ImportAct.FAIL: ImportState.FAILED,
        ImportAct.WITHDRAW: ImportState.WITHDRAWN,
    },
    ImportState.IN_REVIEW: {ImportAct.ACCEPT: ImportState.ACCEPTED, ImportAct.WITHDRAW: ImportState.WITHDRAWN},
    ImportState.FAILED: {ImportAct.AGAIN: ImportState.QUEUED, ImportAct.WITHDRAW: ImportState.WITHDRAWN},
    ImportState.ACCEPTED: {},
    ImportState.WITHDRAWN: {},
}


def states_before(act: ImportAct) -> tuple[ImportState, ...]:
    """The states in which this may be done."""
    return tuple(state for state, moves in IMPORT_MOVES.items() if act in moves)
