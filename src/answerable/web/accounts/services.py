"""Giving people accounts."""

import datetime as dt

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record


def add_person(*, email: str, name: str, by: Person | None, at: dt.datetime) -> Person:
    """Someone with an account but no password yet."""
    with transaction.atomic():
        person = Person.objects.create_person(email=email, name=name)
        record(act="person added", subject=person, by=by, at=at, name=person.name, email=person.email)
    return person


def send_invitation(person: Person, *, link: str, inviter: str) -> None:
    """A mail with the link at which a person sets a password; sent once the transaction around it holds.

    A mail that cannot be sent undoes nothing: anyone with an account can ask for such a link.
    """
    words = render_to_string("account/email/invitation.txt", {"person": person, "link": link, "inviter": inviter})
    subject = "Your account on Answerable"
    transaction.on_commit(lambda: _send(subject, words, person.email), robust=True)


def _send(subject: str, words: str, address: str) -> None:
    send_mail(subject, words, None, [address])
