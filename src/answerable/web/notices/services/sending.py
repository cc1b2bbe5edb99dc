"""The outbox: what is put in it is sent once, whatever stops in between."""

import datetime as dt
import logging
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django_tasks import task

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate import clock
from answerable.web.notices.errors import MailServerError, SentError
from answerable.web.notices.models import Mail
from answerable.web.notices.policies import ATTEMPTS, LEASE, wait_after
from answerable.web.notices.services.handing import hand_over
from answerable.web.notices.types import MailState

logger = logging.getLogger("answerable.notices")
BATCH = 50
"""Mails that are handed over before the clock is looked at again."""
STOPPED = (
    "The program stopped while it handed this to the mail server, so nobody knows whether it was sent. "
    "Ask whoever it was for, or send it again."
)


@transaction.atomic
def send(
    *,
    key: str,
    person: Person | None = None,
    address: str = "",
    subject: str,
    text: str,
    attachment: bytes | None = None,
    attachment_name: str = "",
    place_id: int | None = None,
    at: dt.datetime,
) -> Mail | None:
    """Put a mail in the outbox and have a worker send it; None where this key was sent before, or there is nobody.

    `place_id` says whose people with `SEE_MESSAGES` may read it, besides the person it is for.
    """
    address = person.email if person else address
    if not address or (person and not person.is_active):
        return None
    mail, new = Mail.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "address": address,
            "subject": " ".join(subject.split())[:200],
            "text": text,
            "attachment_name": attachment_name,
            "place_id": place_id,
            "queued_at": at,
        },
    )
    if not new:
        return None
    if attachment is not None:
        mail.attachment.name = default_storage.save(f"mail/{secrets.token_hex(16)}", ContentFile(attachment))
        mail.save(update_fields=["attachment"])
    deliver_one.enqueue(mail.pk)
    return mail


@task()
def deliver_one(pk: int) -> None:
    """A worker sends it; what it does not send, the next tick does."""
    try:
        _deliver(Q(pk=pk), at=clock.now())
    except MailServerError as error:
        logger.warning("%s", error)


def deliver(*, at: dt.datetime) -> int:
    """Send some of what waits; how many were tried, 0 once nothing is left to try now.

    Call it outside any transaction, and again with a new `at` until it says 0. Raises MailServerError.
    """
    stopped = Mail.objects.filter(state=MailState.WAITING, failure="", taken_at__lte=at - LEASE)
    if lost := stopped.update(state=MailState.UNCERTAIN, failure=STOPPED):
        logger.error("It is not known whether %d mails were sent: the program that sent them stopped", lost)
    return _deliver(Q(), at=at)


@transaction.atomic
def send_again(mail: Mail, *, by: Person, at: dt.datetime) -> None:
    """Send what failed, or may have, once more. Raises SentError."""
    ended = Mail.objects.filter(pk=mail.pk, state__in=(MailState.FAILED, MailState.UNCERTAIN))
    if not ended.update(state=MailState.WAITING, attempts=0, taken_at=None, failure=""):
        raise SentError
    audit.record(act="message sent again", subject=mail, by=by, at=at)
    deliver_one.enqueue(mail.pk)


def _deliver(which: Q, *, at: dt.datetime) -> int:
    waiting = list(Mail.objects.filter(which & _to_try(at)).order_by("id")[:BATCH])
    if not waiting:
        return 0
    connection = get_connection()
    try:
        for mail in waiting:
            _open(connection)
            if _take(mail, at):
                _settle(mail, at, *hand_over(mail, connection))
    finally:
        connection.close()
    return len(waiting)


def _to_try(at: dt.datetime) -> Q:
    """Never tried, or refused so long ago that it is time to try again. What another has taken is neither."""
    due = Q(taken_at=None)
    for attempts in range(1, ATTEMPTS):
        due |= Q(attempts=attempts, taken_at__lte=at - wait_after(attempts)) & ~Q(failure="")
    return Q(state=MailState.WAITING) & due


def _open(connection: BaseEmailBackend) -> None:
    """Before a mail is taken, so that a server that is down costs no mail an attempt."""
    try:
        connection.open()
    except OSError as error:
        raise MailServerError(f"The mail server cannot be reached ({error}). What waits is sent later.") from error


def _take(mail: Mail, at: dt.datetime) -> bool:
    """Write down that it is being sent, before it is: only the one who wrote it sends."""
    as_read = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING, taken_at=mail.taken_at, attempts=mail.attempts)
    mail.attempts += 1
    return bool(as_read.update(taken_at=at, attempts=mail.attempts, failure=""))


def _settle(mail: Mail, at: dt.datetime, state: MailState, failure: str) -> None:
    if state is MailState.WAITING and mail.attempts >= ATTEMPTS:
        state = MailState.FAILED
    if failure:
        logger.warning("Mail %d was not sent for certain: %s", mail.pk, failure)
    taken = Mail.objects.filter(pk=mail.pk, taken_at=at, attempts=mail.attempts)
    taken.update(state=state, failure=failure, sent_at=at if state is MailState.SENT else None)
