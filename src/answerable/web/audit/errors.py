"""What can be wrong with the record of who did what."""

from answerable.vocabulary.errors import AnswerableError


class AlreadyRedactedError(AnswerableError):
    """The words of the entry are already gone."""
