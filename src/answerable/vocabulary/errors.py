"""What can go wrong, each with a sentence fit to show to the person who must act on it."""


class AnswerableError(Exception):
    """Something a person can put right; the message says what happened and what to do."""


class UnreadableDocumentError(AnswerableError):
    """The file is not a document that can be read: damaged, locked, empty, too large, or another kind of file."""


class NoActionPlanError(AnswerableError):
    """The document was read, but no finding of an action plan is in it."""


class InvalidPlanError(AnswerableError):
    """A plan given as JSON does not follow the schema."""
