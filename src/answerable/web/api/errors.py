"""What the API refuses, each with a sentence fit to show."""

from collections.abc import Sequence

from answerable.vocabulary.errors import AnswerableError


class TokenRefusedError(AnswerableError):
    """The token that was shown is not, or no longer, good."""


class ProblemError(AnswerableError):
    """What was asked cannot be answered; `status` is that of HTTP."""

    def __init__(self, status: int, detail: str, errors: Sequence[dict[str, str]] = ()) -> None:
        super().__init__(detail)
        self.status, self.errors = status, errors
