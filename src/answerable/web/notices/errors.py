"""What can go wrong between the register and those it tells."""

from answerable.vocabulary.errors import AnswerableError
from answerable.web.estate.errors import RefusedError


class MailServerError(AnswerableError):
    """The mail server cannot be reached; what waits goes on waiting."""


class SentError(RefusedError):
    """The mail was sent, or is being sent, so it cannot be sent again."""

    def __init__(self) -> None:
        super().__init__("This message was sent, or is on its way. Only one that was not sent can be sent again.")
