"""What the ledgers now say, kept on the commitment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from answerable.web.commitments.models import (
    Claim,
    Commitment,
    Judgement,
    Overtaking,
    Ownership,
    TargetDate,
    Verification,
    Wait,
)
from answerable.web.commitments.policies import Promised, promised, settled

Line = TypeVar("Line", TargetDate, Ownership, Claim, Verification, Judgement)
COLUMNS = (*asdict(Promised()), "claim", "settled", "waiting", "grade", "owner_words")


@transaction.atomic
def refresh(commitments: Iterable[Commitment]) -> None:
    """Make the columns derived from the ledgers true, in the database and on these objects."""
    held = {commitment.pk: commitment for commitment in commitments}
    dates = _by_commitment(TargetDate.objects.filter(commitment__in=list(held)))
    claims = _by_commitment(Claim.objects.filter(commitment__in=list(held)))
    verifications = _by_commitment(Verification.objects.filter(commitment__in=list(held)))
    judgements = _by_commitment(Judgement.objects.filter(commitment__in=list(held)))
    overtaken = _those_of(Overtaking.objects.filter(commitment__in=list(held)))
    waiting = _those_of(Wait.objects.filter(commitment__in=list(held), ended_on=None, event__happened_on=None))
    present = _present_owners(held)
    for pk, commitment in held.items():
        for column, value in asdict(promised(dates[pk])).items():
            setattr(commitment, column, value)
        commitment.claim = claims[pk][-1].kind if claims[pk] else ""
        commitment.settled = settled(claims[pk], verifications[pk], overtaken=pk in overtaken)
        commitment.waiting = pk in waiting
        commitment.grade = judgements[pk][-1].grade if judgements[pk] else ""
        commitment.owner_words = "; ".join(line.owner.shown for line in present[pk])
    Commitment.objects.bulk_update(held.values(), COLUMNS)


def _present_owners(commitments: Mapping[int, Any]) -> defaultdict[int, list[Ownership]]:
    """The lines of the last saying of each; those of earlier ones are told that they are past."""
    ledger = Ownership.objects.filter(commitment__in=list(commitments), present=True).select_related("owner")
    lines = _by_commitment(ledger)
    past = []
    for said in lines.values():
        last = max(line.saying for line in said)
        past += [line.pk for line in said if line.saying < last]
        said[:] = [line for line in said if line.saying == last]
    if past:
        Ownership.objects.filter(pk__in=past).update(present=False)
    return lines


def _those_of(rows: QuerySet[Any]) -> set[int]:
    return set(rows.order_by().values_list("commitment", flat=True))


def _by_commitment(lines: QuerySet[Line]) -> defaultdict[int, list[Line]]:
    found: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.commitment_id].append(line)
    return found
