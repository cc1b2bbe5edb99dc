"""What can be wrong with the record of who did what."""

from answerable.vocabulary.errors import AnswerableError


class BrokenChainError(AnswerableError):
    """An entry, or the words that belong to it, was changed, added or taken out behind the record's back."""


class AlreadyRedactedError(AnswerableError):
    """The words of the entry are already gone."""
