"""The lines that sayings add to the ledgers, not yet saved.

`together` is everything that one call says, by the id of the commitment.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from answerable.documents.plan import Target
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Claim, Commitment, OwnerName, Ownership, TargetDate
from answerable.web.commitments.services.owners import owner_names
from answerable.web.commitments.types import ClaimKind


@dataclass(frozen=True)
class Saying:
    """What is said of a commitment at a later time; each part only where something is said."""

    commitment: Commitment
    said_on: dt.date | None
    owners: Sequence[str] = ()
    targets: Sequence[Target] = ()
    reason: str = ""
    """Why the date is another one now."""
    claim: ClaimKind | None = None
    claim_words: str = ""


Together = Mapping[int, Sequence[Saying]]
_LEAST_DONE_LAST = (ClaimKind.DONE, ClaimKind.DONE_AND_CONTINUING, ClaimKind.PROGRESS)


def target_dates(together: Together, *, by: Person, at: dt.datetime) -> Iterator[TargetDate]:
    numbers = _next_sayings(TargetDate, together)
    for commitment, said in together.items():
        targets = [(saying, target) for saying in said for target in saying.targets]
        for position, (saying, target) in enumerate(targets):
            yield TargetDate(
                commitment_id=commitment,
                saying=numbers[commitment],
                position=position,
                said_on=saying.said_on,
                reason=saying.reason,
                recorded_by=by,
                recorded_at=at,
                **_columns(target),
            )


def _columns(target: Target) -> dict[str, Any]:
    return {
        "words": target.raw.text,
        "kind": target.kind,
        "precision": target.precision or "",
        "date": target.date,
        "recurrence": target.recurrence or "",
        "condition": target.condition or "",
        "milestone": target.milestone or "",
    }


def ownerships(together: Together, *, by: Person, at: dt.datetime) -> Iterator[Ownership]:
    named = [
        (saying.commitment.place, words) for said in together.values() for saying in said for words in saying.owners
    ]
    names = owner_names(named)
    numbers = _next_sayings(Ownership, together)
    for commitment, said in together.items():
        owners: dict[OwnerName, Saying] = {}
        for saying in said:
            for words in saying.owners:
                if name := names.get((saying.commitment.place_id, words)):
                    owners.setdefault(name, saying)
        for position, (name, saying) in enumerate(owners.items()):
            yield Ownership(
                commitment_id=commitment,
                owner=name,
                saying=numbers[commitment],
                position=position,
                said_on=saying.said_on,
                recorded_by=by,
                recorded_at=at,
            )


def claims(together: Together, *, by: Person, at: dt.datetime) -> Iterator[Claim]:
    for commitment, said in together.items():
        claimed = [(saying.claim, saying) for saying in said if saying.claim]
        for kind, saying in sorted(claimed, key=lambda one: _LEAST_DONE_LAST.index(one[0])):
            yield Claim(
                commitment_id=commitment,
                kind=kind,
                words=saying.claim_words,
                said_on=saying.said_on,
                recorded_by=by,
                recorded_at=at,
            )


def _next_sayings(ledger: type[TargetDate] | type[Ownership], together: Together) -> defaultdict[int, int]:
    held = ledger.objects.filter(commitment__in=list(together)).order_by().values_list("commitment")
    return defaultdict(lambda: 1, {commitment: last + 1 for commitment, last in held.annotate(Max("saying"))})
