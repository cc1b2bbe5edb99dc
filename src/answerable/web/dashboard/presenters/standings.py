"""Why a commitment stands as it does, in a sentence."""

import datetime as dt

from answerable.vocabulary.due_dates import TargetKind
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.presenters import standing_of
from answerable.web.commitments.types import Standing
from answerable.web.design.words import count, date

_SENTENCES = {
    Standing.CLAIMED_DONE: "The service says that it is done. This is its own claim: nobody else has checked it here.",
    Standing.VERIFIED: "Someone who never reported on it looked for themselves, and found it done.",
    Standing.OVERTAKEN: "Something else took its place, so nothing more is to be done.",
    Standing.WAITING: "It waits for something outside the service’s hands. No day promised has passed.",
}


def rule(commitment: Commitment, *, on: dt.date) -> str:
    """Why the commitment stands as it does, in plain words."""
    due, starts = commitment.due_on, commitment.due_kind == TargetKind.STARTS
    act = "to start" if starts else "due"
    match standing_of(commitment, on=on):
        case Standing.OVERDUE if due:
            late = count((on - due).days, "day")
            return f"It was due by {date(due)}, {late} ago, and the service has not said that it is done."
        case Standing.DUE_SOON if due:
            ahead = _ahead((due - on).days)
            return f"It is {act} by {date(due)}, {ahead}, and the service has not said that it is done."
        case Standing.DUE_LATER if due:
            return f"It is {act} by {date(due)}, more than 30 days from today."
        case Standing.CONTINUING:
            begun = f"It was to start by {date(due)}, and no day was given on which it ends."
            return begun if starts else "This goes on, or comes again and again, so no one day ends it."
        case other:
            return _SENTENCES.get(other, "No date was given by which it is to be done.")


def _ahead(days: int) -> str:
    return f"in {count(days, 'day')}" if days else "today"
