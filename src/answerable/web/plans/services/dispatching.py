"""What was sent to whom, when and how."""

import datetime as dt

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate.models import Body
from answerable.web.plans.models import Dispatch, Edition


@transaction.atomic
def record_dispatch(
    edition: Edition,
    *,
    recipient: str,
    sent_on: dt.date,
    how: str,
    body: Body | None = None,
    by: Person,
    at: dt.datetime,
) -> Dispatch:
    """Keep that an edition was sent to someone."""
    sent = Dispatch.objects.create(
        edition=edition, body=body, recipient=recipient, sent_on=sent_on, how=how, recorded_by=by, recorded_at=at
    )
    facts = {"edition": edition.number, "recipient": recipient, "sent_on": sent_on, "how": how}
    audit.record(act="edition sent", subject=edition.plan, by=by, at=at, **facts)
    return sent
