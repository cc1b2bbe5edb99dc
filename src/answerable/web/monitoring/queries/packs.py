"""What the monthly equality meeting of a place is to look at."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from answerable.web.commitments.queries import commitments
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case, CaseCommitment
from answerable.web.monitoring.policies import UNANSWERED, distance
from answerable.web.monitoring.queries.cases import REVIEW_SOON, cases
from answerable.web.monitoring.queries.sightings import ratios_by_run
from answerable.web.monitoring.types import CaseState

MOVED = math.log(1.1)
"""A shrunk ratio that is a tenth nearer to equal, or further from it, is worth a meeting's time; less is noise."""


@dataclass(frozen=True)
class MeetingPack:
    """Cases by why the meeting looks at them; one may stand under several."""

    new: Sequence[Case]
    overdue: Sequence[Case]
    worse: Sequence[Case]
    better: Sequence[Case]
    review: Sequence[Case]
    reforms: Sequence[Case]
    """Each with `reforms_seen`."""

    @property
    def every(self) -> list[Case]:
        """Each case once, in the order of the parts."""
        parts = (self.new, self.overdue, self.worse, self.better, self.review, self.reforms)
        return list({case.pk: case for part in parts for case in part}.values())


def meeting_pack(place: Place, *, viewer: Viewer, on: dt.date) -> MeetingPack:
    reforms = CaseCommitment.objects.filter(commitment__in=commitments(viewer).values("pk"))
    linked = Prefetch("reforms", reforms.select_related("commitment__place"), "reforms_seen")
    open_ = cases(viewer).filter(place=place).exclude(state=CaseState.CLOSED).prefetch_related(linked)
    found = sorted(open_, key=lambda case: (-distance(case.shrunk), case.pk))
    ratios = ratios_by_run(found)
    moved = {case.pk: _moved(case, ratios.get(case.pk, [])) for case in found}
    return MeetingPack(
        new=[case for case in found if case.state == CaseState.NEW],
        overdue=[case for case in found if case.state in UNANSWERED and case.answer_by and case.answer_by < on],
        worse=[case for case in found if moved[case.pk] > MOVED],
        better=[case for case in found if moved[case.pk] < -MOVED],
        review=[case for case in found if case.review_on and case.review_on <= on + REVIEW_SOON],
        reforms=[case for case in found if case.state == CaseState.REFORM],
    )


def _moved(case: Case, ratios: Sequence[float]) -> float:
    """How much further from equal the latest figures are than those before; a case not flagged any more is nearer."""
    if not case.flagged:
        return -math.inf
    return distance(ratios[0]) - distance(ratios[1]) if len(ratios) > 1 else 0.0
