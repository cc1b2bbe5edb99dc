"""What ledgers said before an edition that is not published yet: a round that was submitted may wait for that day."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from answerable.web.commitments.models import Claim, Commitment, Ownership, TargetDate
from answerable.web.commitments.policies import promised, settled
from answerable.web.plans.models import Entry
from answerable.web.plans.queries.published import wordings
from answerable.web.plans.types import Relation


def said() -> Q:
    """Lines of a ledger that no edition still to be published brought."""
    at = Q(finding__plan__editions__accepted_at__lte=OuterRef("recorded_at"))
    return Q(~Exists(_waiting(at, commitment=OuterRef("commitment"))))


def _waiting(*conditions: Q, **made: Any) -> QuerySet[Entry]:  # noqa: ANN401 - lookups
    """Entries that made commitments in published plans of which a later edition is not published yet."""
    later = Q(finding__plan__editions__number__gt=F("finding__plan__published_edition__number"))
    return Entry.objects.filter(later, *conditions, relation=Relation.MADE, **made).order_by()


def so_far(found: Iterable[Commitment]) -> list[Commitment]:
    """The commitments, each with the words it had then and the columns that its ledgers gave. They are not saved."""
    held = list(found)
    waiting = _waiting(commitment__in=[one.pk for one in held])
    behind = set(waiting.values_list("commitment", flat=True))
    if not behind:
        return held
    later = [one for one in held if one.pk in behind]
    prefetch_related_objects(
        later,
        Prefetch("target_dates", TargetDate.objects.filter(said()), "dates_said"),
        Prefetch("claims", Claim.objects.filter(said()), "claims_said"),
        Prefetch("ownerships", Ownership.objects.filter(said()).select_related("owner"), "owners_said"),
        *("verifications", "overtakings"),
    )
    made = wordings().filter(entry__relation=Relation.MADE, entry__commitment__in=behind)
    words = dict(made.values_list("entry__commitment", "words"))
    for commitment in later:
        commitment.words = words.get(commitment.pk, commitment.words)
        _put_back(commitment)
    return held


def _put_back(commitment: Commitment) -> None:
    dates, claims = commitment.dates_said, commitment.claims_said  # type: ignore[attr-defined]
    owners: list[Ownership] = commitment.owners_said  # type: ignore[attr-defined]
    for column, value in asdict(promised(dates)).items():
        setattr(commitment, column, value)
    overtaken = bool(commitment.overtakings.all())
    commitment.claim = claims[-1].kind if claims else ""
    commitment.settled = settled(claims, commitment.verifications.all(), overtaken=overtaken)
    commitment.owner_words = "; ".join(line.owner.shown for line in present_of(owners))


def present_of(lines: Iterable[Ownership]) -> list[Ownership]:
    """Those of the last saying, which name the present owners."""
    held = list(lines)
    last = max((line.saying for line in held), default=0)
    return [line for line in held if line.saying == last]
