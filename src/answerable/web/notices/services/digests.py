"""Digests: one mail a person a day, with everything that person has not been told yet."""

import datetime as dt

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.notices.models import Mail, Notice
from answerable.web.notices.presenters import digest


def make_digests(*, on: dt.date, at: dt.datetime) -> int:
    """Put the digests of the day in the outbox; how many there were. Whoever had one that day has to wait."""
    untold = Notice.objects.filter(mail=None).order_by()
    people = Person.objects.filter(is_active=True, pk__in=untold.values("person")).order_by("pk")
    return sum(_make(person, on=on, at=at) for person in people)


@transaction.atomic
def _make(person: Person, *, on: dt.date, at: dt.datetime) -> bool:
    key = f"digest/{person.pk}/{on}"
    mail, new = Mail.objects.get_or_create(
        key=key, defaults={"person": person, "address": person.email, "queued_at": at}
    )
    if not new:
        return False
    notices = list(person.notices.select_for_update().filter(mail=None))
    mail.subject, mail.text = digest.subject(notices, on=on), digest.text(notices, name=person.name, mail=mail, on=on)
    mail.save(update_fields=["subject", "text"])
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail=mail)
    return True
