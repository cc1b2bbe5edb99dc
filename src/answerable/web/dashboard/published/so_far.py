"""What ledgers said before an edition that is not published yet: a round that was submitted may wait for that day."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from answerable.web.commitments.models import Claim, Commitment, Ownership, TargetDate
from answerable.web.commitments.policies import promised, settled
from answerable.web.dashboard.published.wordings import wordings
from answerable.web.plans.models import Edition, Entry
from answerable.web.plans.types import Relation


def said() -> Q:
    """Lines of a ledger that no edition still to be published brought."""
    brought = _to_come(OuterRef(OuterRef("commitment"))).filter(accepted_at__lte=OuterRef("recorded_at"))
    return Q(~Exists(brought))


def _to_come(commitment: Any) -> QuerySet[Edition]:  # noqa: ANN401
    """Editions, not published yet, of published plans that made the commitment: a reference out of two queries."""
    made = Entry.objects.filter(relation=Relation.MADE, commitment=commitment)
    later = Edition.objects.filter(number__gt=F("plan__published_edition__number"))
    return later.filter(plan__in=made.values("finding__plan"))


def so_far(found: Iterable[Commitment]) -> list[Commitment]:
    """The commitments, each with the words it had then and the columns that its ledgers gave. They are not saved."""
    held = list(found)
    known = Commitment.objects.filter(Exists(_to_come(OuterRef(OuterRef("pk")))), pk__in=[one.pk for one in held])
    behind = set(known.values_list("pk", flat=True))
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
