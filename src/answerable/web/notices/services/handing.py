"""Handing one mail to the mail server, and what is then known of it."""

import hashlib
import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from answerable.web.notices.models import Mail
from answerable.web.notices.types import MailState

_REFUSED = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
)
"""The server answered, and did not take it."""


def hand_over(mail: Mail, connection: BaseEmailBackend) -> tuple[MailState, str]:
    """What became of it, and why it was not sent; still `WAITING` where it may be tried again."""
    try:
        message = _message(mail, connection)
        message.message()
    except (OSError, ValueError) as error:
        return MailState.FAILED, f"The message could not be put together: {error}"
    try:
        message.send()
    except _REFUSED as error:
        connection.close()
        return MailState.WAITING, f"The mail server refused it: {error}"
    except OSError as error:
        connection.close()
        return MailState.UNCERTAIN, f"The mail server broke off, so nobody knows whether it was sent: {error}"
    return MailState.SENT, ""


def _message(mail: Mail, connection: BaseEmailBackend) -> EmailMessage:
    headers = {"Message-ID": message_id(mail.key), "Auto-Submitted": "auto-generated"}
    message = EmailMessage(mail.subject, mail.text, to=[mail.address], headers=headers, connection=connection)
    if mail.attachment:
        with mail.attachment.open("rb") as content:
            message.attach(mail.attachment_name, content.read())
    return message


def message_id(key: str) -> str:
    """The same however often it is sent, so that a mail program knows the second for the first."""
    host = urlsplit(settings.ANSWERABLE_ADDRESS).hostname
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host}>"
