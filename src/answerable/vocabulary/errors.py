"""What can go wrong, each with a sentence fit to show to the person who must act on it."""


class AnswerableError(Exception):
    """Something a person can put right; the message says what happened and what to do."""


class UnreadableDocumentError(AnswerableError):
    """The file is not a document that can be read: damaged, locked, empty, too large, or another kind of file."""


class NoActionPlanError(AnswerableError):
    """The document was read, but no finding of an action plan is in it."""


class InvalidPlanError(AnswerableError):
    """A plan given as JSON does not follow the schema."""


class UnusableFiguresError(AnswerableError):
    """Figures that cannot be: more events than people, a negative count, a confidence of 95 instead of 0.95."""


class InvalidMeasureError(AnswerableError):
    """A definition of a measure cannot be right; the message has a line for each fault, with file and line."""


class UnusableDataError(AnswerableError):
    """Data that cannot be counted: damaged, empty, without a column that a measure needs, or not what it says."""


class LargeDataError(UnusableDataError):
    """Data that need more memory to be counted than is allowed."""


class UnusableReleaseError(AnswerableError):
    """A folder that is no whole release: a file is missing, was changed, or its figures do not add up."""


class UnusableResultsError(AnswerableError):
    """A folder that is not the results of a run, or not as the run left it."""


class UnusableLedgerError(AnswerableError):
    """A ledger of releases that cannot be relied on: a past release was changed, taken out or slipped in."""


class RefusedReleaseError(AnswerableError):
    """A release that would give away what it hides; nothing of it is written."""
