"""Promises made, and what is said of them later. Whoever calls these writes the audit entry.

Everything said of a commitment in one call was said together: several targets are milestones of one promise, several
owners are joint, and one claim that it is not done speaks for all.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from answerable.documents.plan import Target
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Claim, Commitment, Ownership, TargetDate
from answerable.web.commitments.policies import claim_kind
from answerable.web.commitments.services import lines
from answerable.web.commitments.services.lines import Saying
from answerable.web.commitments.services.standing import refresh
from answerable.web.estate.models import Place


@dataclass(frozen=True)
class NewCommitment:
    place: Place
    words: str
    said_on: dt.date | None
    owners: Sequence[str] = ()
    """Each as the plan names it."""
    targets: Sequence[Target] = ()
    status_words: str = ""
    percent: float | None = None


@transaction.atomic
def make_commitments(promises: Sequence[NewCommitment], *, by: Person, at: dt.datetime) -> list[Commitment]:
    """The commitments with the first lines of their ledgers; "completed" in a document is the service's first claim."""
    made = Commitment.objects.bulk_create(
        Commitment(place=new.place, words=new.words, said_on=new.said_on, recorded_at=at, recorded_by=by)
        for new in promises
    )
    append([_first_saying(commitment, new) for commitment, new in zip(made, promises, strict=True)], by=by, at=at)
    return made


def _first_saying(commitment: Commitment, new: NewCommitment) -> Saying:
    return Saying(
        commitment,
        new.said_on,
        new.owners,
        new.targets,
        claim=claim_kind([target.kind for target in new.targets], new.status_words, new.percent),
        claim_words=new.status_words or "; ".join(target.raw.text for target in new.targets),
    )


@transaction.atomic
def append(sayings: Sequence[Saying], *, by: Person, at: dt.datetime) -> None:
    """Add lines to the ledgers of any number of commitments, and bring their columns up to date."""
    together: defaultdict[int, list[Saying]] = defaultdict(list)
    for saying in sayings:
        together[saying.commitment.pk].append(saying)
    # Two who speak of one commitment at once take turns, so that each line has a number of its own.
    list(Commitment.objects.select_for_update().filter(pk__in=together).order_by("pk").values_list("pk"))
    TargetDate.objects.bulk_create(lines.target_dates(together, by=by, at=at))
    Ownership.objects.bulk_create(lines.ownerships(together, by=by, at=at))
    Claim.objects.bulk_create(lines.claims(together, by=by, at=at))
    refresh(said[0].commitment for said in together.values())
