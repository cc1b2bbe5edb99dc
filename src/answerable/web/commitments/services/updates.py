"""What owners report, kept apart from the ledgers until a round or an update says it."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.checks import check_reporter
from answerable.web.commitments.models import Commitment, OwnerName, Update
from answerable.web.commitments.queries.owning import verifiers_of
from answerable.web.commitments.queries.updates import PENDING
from answerable.web.commitments.updating import Reported, UpdateRefusedError, faults_of
from answerable.web.estate.errors import RefusedError


@transaction.atomic
def report_update(
    commitment: Commitment, *, said: Reported, owner: OwnerName | None = None, by: Person, at: dt.datetime
) -> Update:
    """Keep what a person says of a commitment, in place of what the same person said and nobody has submitted yet.

    `owner` is for whom it is entered, where that is another. Raises UpdateRefusedError, and RefusedError for
    whoever verified it.
    """
    if faults := faults_of(said, on=timezone.localdate(at)):
        raise UpdateRefusedError(faults)
    # Two words of one person at once take turns, so that the second replaces the first.
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    check_reporter(by.pk, verifiers=verifiers_of(commitment))
    before = Update.objects.filter(PENDING, commitment=commitment, recorded_by=by, owner=owner).last()
    update = Update.objects.create(
        commitment=commitment,
        kind=said.kind,
        words=said.words.strip(),
        effective_on=said.effective_on,
        due_words=said.due_words.strip(),
        reason=said.reason.strip(),
        owner=owner,
        recorded_by=by,
        recorded_at=at,
        replaces=before,
    )
    told = {"kind": update.kind, "words": update.words, "due_words": update.due_words, "reason": update.reason}
    audit.record(act="progress reported", subject=update, by=by, at=at, commitment=commitment.pk, **told)
    return update


@transaction.atomic
def withdraw_update(update: Update, *, by: Person, at: dt.datetime) -> None:
    """Raises `estate.errors.RefusedError` where it is another's, or no longer pending."""
    if update.recorded_by_id != by.pk:
        raise RefusedError("Only the person who reported this can withdraw it. Report what is so instead.")
    held = Update.objects.select_for_update(of=("self",)).filter(PENDING, pk=update.pk).first()
    if held is None:
        raise RefusedError("This update was submitted, replaced or withdrawn already. Nothing was changed.")
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    audit.record(act="progress withdrawn", subject=held, by=by, at=at, commitment=held.commitment_id)


def enter_updates(updates: Iterable[int], *, at: dt.datetime) -> None:
    """Mark that a submission said these; its entries say them in the ledgers. What was entered before stays so."""
    Update.objects.filter(pk__in=list(updates), entered_at=None).update(entered_at=at)
