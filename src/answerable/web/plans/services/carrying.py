"""A finding of one plan that a commitment of another answers: it is reported on once, for both."""

import datetime as dt

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Commitment
from answerable.web.estate.errors import RefusedError
from answerable.web.plans.models import Carried, Entry, Finding
from answerable.web.plans.types import Relation


class CarryingError(RefusedError):
    """A commitment cannot carry a finding; the sentence says why, and what to do."""


@transaction.atomic
def carry(finding: Finding, *, commitment: Commitment, words: str = "", by: Person, at: dt.datetime) -> Carried:
    """Say that the finding is answered by a commitment of another plan. Raises CarryingError."""
    made = Entry.objects.filter(finding__plan=finding.plan_id, relation=Relation.MADE)
    if made.filter(commitment=commitment).exists():
        raise CarryingError("This commitment is of the finding’s own plan. Choose a commitment of another plan.")
    carried, new = Carried.objects.get_or_create(
        finding=finding,
        commitment=commitment,
        defaults={"words": words, "recorded_by": by, "recorded_at": at},
    )
    if not new:
        raise CarryingError("This commitment already answers the finding. Nothing was changed.")
    audit.record(act="finding carried", subject=finding, by=by, at=at, commitment=commitment.pk, words=words)
    return carried


@transaction.atomic
def put_down(carried: Carried, *, because: str, by: Person, at: dt.datetime) -> None:
    """Say that the commitment does not answer the finding after all; the trail keeps both, and why."""
    finding, commitment = carried.finding, carried.commitment_id
    carried.delete()
    audit.record(act="finding no longer carried", subject=finding, by=by, at=at, commitment=commitment, because=because)
