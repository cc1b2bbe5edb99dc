"""What was asked for, narrowed to what may be seen."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from answerable.web.api.asked import CommitmentsAsked, FindingsAsked
from answerable.web.api.sources import Source
from answerable.web.commitments.models import Commitment, CommitmentTag
from answerable.web.commitments.types import TagState
from answerable.web.estate.models import Place
from answerable.web.plans.models import Finding
from answerable.web.plans.queries.plans import Wanted

_AS_PAGES_HAVE_IT = {"words", "plan", "decision", "standing", "due_from", "due_to"}


def findings(asked: FindingsAsked, source: Source) -> QuerySet[Finding]:
    chosen = _chosen(asked, source)
    return source.findings({}).none() if chosen is None else source.findings(chosen)


def commitments(asked: CommitmentsAsked, source: Source, *, on: dt.date) -> QuerySet[Commitment]:
    chosen = _chosen(asked, source)
    if chosen is None:
        return source.commitments({}, on=on).none()
    found = source.commitments(chosen, on=on)
    if asked.tag:
        tagged = CommitmentTag.objects.filter(tag=asked.tag, state=TagState.CONFIRMED)
        found = found.filter(pk__in=tagged.values("commitment"))
    return found


def _chosen(asked: FindingsAsked | CommitmentsAsked, source: Source) -> dict[str, Any] | None:
    """What the queries of the pages take; None where a place or plan is asked for that there is not, or not to see."""
    given = asked.model_dump(include=_AS_PAGES_HAVE_IT)
    if asked.plan and not source.plans(Wanted()).filter(pk=asked.plan).exists():
        return None
    if asked.place:
        given["place"] = Place.objects.filter(pk=asked.place).first()
        if given["place"] is None:
            return None
    return {name: value for name, value in given.items() if value not in {None, ""}}
