"""How a command ends, and the sentence that says why."""

from enum import IntEnum

import typer

from answerable.cli.wording import printable
from answerable.vocabulary.errors import (
    AnswerableError,
    InvalidMeasureError,
    InvalidPlanError,
    NoActionPlanError,
    RefusedReleaseError,
    UnreadableDocumentError,
    UnusableDataError,
    UnusableLedgerError,
    UnusableReleaseError,
    UnusableResultsError,
)


class Status(IntEnum):
    """Exit statuses; of several files the highest counts."""

    READ = 0
    FAULT = 1
    """A fault of the program itself."""
    WRONG_USE = 2
    """Wrong arguments, or a path that cannot be read or written."""
    UNREADABLE = 3
    """Not a readable document, or not a plan; or measures, data, results or releases that cannot be used."""
    NO_PLAN = 4
    """A readable document with no action plan in it."""
    NOT_WHOLE = 5
    """An audit trail in which entries were changed, moved, taken out or cut off."""
    OPENED = 6
    """A hidden figure of a release can be worked out."""
    READER_GONE = 141
    """Whoever read the output stopped reading, as `head` does: the status a shell gives to SIGPIPE."""


class UnusablePathError(AnswerableError):
    """A path, or standard input or output, that cannot be read or written."""


UNREADABLE = (
    UnreadableDocumentError,
    InvalidPlanError,
    InvalidMeasureError,
    UnusableDataError,
    UnusableLedgerError,
    UnusableReleaseError,
    UnusableResultsError,
)


def status_of(error: AnswerableError) -> Status:
    if isinstance(error, NoActionPlanError):
        return Status.NO_PLAN
    if isinstance(error, RefusedReleaseError):
        return Status.OPENED
    if isinstance(error, UNREADABLE):
        return Status.UNREADABLE
    return Status.WRONG_USE


def complain(message: str) -> None:
    """Say on standard error what went wrong."""
    typer.echo(printable(f"answerable: {message}"), err=True)
