"""A commitment in a list: what was promised, and how it stands."""

import datetime as dt
from typing import Any

from pydantic import BaseModel

from answerable.web.api.answers.common import Due, Named
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.policies import standing
from answerable.web.dashboard.published import present_of


class CommitmentInBrief(BaseModel):
    id: int
    place: Named
    words: str
    owners: list[str]
    """Who owns it now, as the plan names them; never the name of a person."""
    said_on: dt.date | None
    standing: str
    """How it stands today: derived from its ledgers, never set."""
    due: Due
    """What is now promised."""
    first_due_on: dt.date | None
    moves: int
    """How often its date was moved."""
    slipped_days: int
    """From the day first promised to the one now promised; less than 0 is earlier."""
    recurrence: str
    claim: str
    """What the service last claimed, if anything."""
    waiting: bool
    """Whether it waits for an event."""
    grade: str
    """The inspector’s last, if there is one."""

    @classmethod
    def of(cls, commitment: Commitment, *, on: dt.date) -> "CommitmentInBrief":
        return cls(**brief(commitment, on=on))


def brief(commitment: Commitment, *, on: dt.date) -> dict[str, Any]:
    present = [line.owner for line in present_of(commitment.ownerships.all())]
    return {
        "id": commitment.pk,
        "place": Named.of(commitment.place),
        "words": commitment.words,
        "owners": [name.shown for name in present],
        "said_on": commitment.said_on,
        "standing": standing(commitment, on=on).value,
        "due": Due(
            words=commitment.due_words,
            on=commitment.due_on,
            precision=commitment.due_precision,
            kind=commitment.due_kind,
        ),
        "first_due_on": commitment.first_due_on,
        "moves": commitment.moves,
        "slipped_days": commitment.slipped,
        "recurrence": commitment.recurrence,
        "claim": commitment.claim,
        "waiting": commitment.waiting,
        "grade": commitment.grade,
    }
