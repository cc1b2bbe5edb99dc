"""Of some commitments: how many were promised, how many done, and how many followed by change."""

from dataclasses import dataclass

from django.db.models import QuerySet

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.types import Settled
from answerable.web.dashboard.queries.counting import Total, total
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.queries.effects import aims_by
from answerable.web.monitoring.types import Verdict


@dataclass(frozen=True)
class Ends:
    promised: Total
    done: Total
    """Checked by somebody else."""
    watched: int
    """That say which figures they are meant to change, where the viewer sees those."""
    changed: int
    """Of those that are watched."""


def ends_of(commitments: QuerySet[Commitment], *, viewer: Viewer) -> Ends:
    watched, changed = (
        aims.filter(commitment__in=commitments.values("pk")).values("commitment").distinct().count()
        for aims in (aims_by(viewer), aims_by(viewer, verdict=Verdict.CHANGED))
    )
    return Ends(total(commitments), total(commitments.filter(settled=Settled.VERIFIED)), watched, changed)
