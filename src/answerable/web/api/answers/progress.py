"""What was reported of a commitment, as it was kept."""

import datetime as dt

from pydantic import BaseModel

from answerable.web.commitments.models import Update


class ProgressKept(BaseModel):
    id: int
    commitment: int
    kind: str
    words: str
    effective_on: dt.date
    due_words: str
    reason: str
    recorded_at: dt.datetime
    replaces: int | None
    """What you reported before and nobody had submitted yet."""

    @classmethod
    def of(cls, update: Update) -> "ProgressKept":
        return cls(
            id=update.pk,
            commitment=update.commitment_id,
            kind=update.kind,
            words=update.words,
            effective_on=update.effective_on,
            due_words=update.due_words,
            reason=update.reason,
            recorded_at=update.recorded_at,
            replaces=update.replaces_id,
        )
