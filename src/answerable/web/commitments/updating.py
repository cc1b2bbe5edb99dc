"""What an update must say. Pure rules, the same for a form, a return sheet and the API."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from answerable.vocabulary.due_dates import read_due_date
from answerable.web.commitments.policies import DATED_KINDS, LASTING_KINDS
from answerable.web.commitments.types import ClaimKind
from answerable.web.estate.errors import RefusedError

MOST = 5000
"""Characters of an update; the words of a date are fewer."""
MOST_DUE = 200
_FUTURE = "An update says what has been done. Give a day that is not in the future"


class UpdateRefusedError(RefusedError):
    """`faults` says of each field what is wrong with it."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(*faults.values())
        self.faults = faults


@dataclass(frozen=True)
class Reported:
    """What an owner says of a commitment; white space around it says nothing."""

    kind: ClaimKind
    words: str
    effective_on: dt.date
    """The day of which it is true."""
    due_words: str = ""
    """The date asked for in place of the one promised; empty where that stays."""
    reason: str = ""


def faults_of(said: Reported, *, on: dt.date) -> dict[str, str]:
    """What is wrong with what is reported on this day, by the name of the field; empty where all is well."""
    found = {
        "words": _of_words(said.words),
        "effective_on": _FUTURE if said.effective_on > on else "",
        "due_words": _of_date(said.due_words, said.reason),
        "reason": _of_reason(said.due_words, said.reason),
    }
    return {name: fault for name, fault in found.items() if fault}


def _of_words(words: str) -> str:
    if not words.strip():
        return "Say what was done"
    return f"Say it in {MOST:,} characters or fewer" if len(words) > MOST else ""


def _of_date(due_words: str, reason: str) -> str:
    if not due_words.strip():
        return "Enter the new date, or leave out the reason" if reason.strip() else ""
    due = read_due_date(due_words)
    readable = (due.kind in DATED_KINDS and due.date) or due.kind in LASTING_KINDS
    if readable and len(due_words) <= MOST_DUE:
        return ""
    return "The new date cannot be read. Write it like “30 June 2027”, “June 2027” or “Ongoing”"


def _of_reason(due_words: str, reason: str) -> str:
    if due_words.strip() and not reason.strip():
        return "Say why the date should move"
    return f"Give the reason in {MOST:,} characters or fewer" if len(reason) > MOST else ""
