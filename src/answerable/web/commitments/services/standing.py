"""What the ledgers now say, kept on the commitment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from answerable.web.commitments.models import Claim, Commitment, Ownership, TargetDate
from answerable.web.commitments.policies import Promised, promised

Line = TypeVar("Line", TargetDate, Ownership, Claim)
COLUMNS = (*asdict(Promised()), "claim", "owner_words")


@transaction.atomic
def refresh(commitments: Iterable[Commitment]) -> None:
    """Make the columns derived from the ledgers true, in the database and on these objects."""
    held = {commitment.pk: commitment for commitment in commitments}
    dates = _by_commitment(TargetDate.objects.filter(commitment__in=list(held)))
    claims = _by_commitment(Claim.objects.filter(commitment__in=list(held)))
    present = _present_owners(held)
    for pk, commitment in held.items():
        for column, value in asdict(promised(dates[pk])).items():
            setattr(commitment, column, value)
        commitment.claim = claims[pk][-1].kind if claims[pk] else ""
        commitment.owner_words = "; ".join(line.owner.words for line in present[pk])
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


def _by_commitment(lines: QuerySet[Line]) -> defaultdict[int, list[Line]]:
    found: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.commitment_id].append(line)
    return found
