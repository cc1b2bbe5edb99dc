"""What the tests tell and send, and a mail server that does not always take it."""

import datetime as dt
import smtplib
from collections.abc import Sequence

from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from answerable.web.accounts.models import Person
from answerable.web.notices.models import Mail, Notice
from answerable.web.notices.services import send, tell
from answerable.web.notices.types import NoticeKind

AT = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
ON = AT.date()


def told(person: Person, key: str = "due/7", *, kind: NoticeKind = NoticeKind.OVERDUE) -> Notice | None:
    return tell(
        person,
        key=f"{key}/{person.pk}",
        kind=kind,
        title="Hold a forum each month.",
        words="Due on 1 June 2026, 14 days ago.",
        path="/commitments/7/",
        at=AT,
    )


def posted(person: Person, key: str = "round/1") -> Mail:
    made = send(key=key, person=person, subject="A round is open", text="Please report by Friday.", at=AT)
    assert made
    return made


def minutes(number: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=number)


def sent_to() -> list[str]:
    return [message.to[0] for message in mail.outbox]


class Refusing(EmailBackend):
    """It takes nothing, and says so."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:  # noqa: ARG002 - it takes none
        raise smtplib.SMTPDataError(451, b"Come back later")


class BreakingOff(EmailBackend):
    """It takes what it is given, and then the line goes dead before it can say so."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        super().send_messages(messages)
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


class Dying(EmailBackend):
    """The program is killed once the server has taken the mail."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        super().send_messages(messages)
        raise KeyboardInterrupt


class Down(EmailBackend):
    def open(self) -> bool | None:
        raise ConnectionRefusedError("Connection refused")


def backend(kind: type) -> str:
    """As settings name it."""
    return f"{kind.__module__}.{kind.__name__}"
