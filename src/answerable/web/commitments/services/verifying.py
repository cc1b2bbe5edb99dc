"""What somebody else than the reporter found."""

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments.checks import check_day, check_said, check_verifier
from answerable.web.commitments.models import Commitment, Verification
from answerable.web.commitments.queries.owning import holders_of, owning_posts, reporters_of
from answerable.web.commitments.services.standing import refresh
from answerable.web.commitments.types import Outcome


@transaction.atomic
def verify(
    commitment: Commitment, *, outcome: Outcome, words: str, looked_on: dt.date, by: Person, at: dt.datetime
) -> Verification:
    """Raises `estate.errors.RefusedError`, above all to whoever ever reported on it or holds a post that owns it."""
    # Who reports and verifies at once takes turns, so that one of the two is refused.
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    on = localdate(at)
    check_verifier(by.pk, reporters=reporters_of(commitment), holders=holders_of(owning_posts(commitment), on=on))
    check_day(looked_on, on=on, since=commitment.said_on)
    check_said(words, what="what you looked at, and what you saw")
    found = Verification.objects.create(
        commitment=commitment,
        outcome=Outcome(outcome),
        words=words.strip(),
        looked_on=looked_on,
        recorded_by=by,
        recorded_at=at,
    )
    refresh([commitment])
    record(act="commitment verified", subject=found, by=by, at=at, outcome=found.outcome, words=found.words)
    return found
