"""What was seen of a disparity in earlier runs."""

from collections.abc import Collection, Iterable, Mapping

from answerable.web.monitoring.models import Case, CaseEvent, Sighting
from answerable.web.monitoring.policies import distance
from answerable.web.monitoring.types import CaseAct


def ratio_explained(case: Case) -> float | None:
    """The ratio that the last explanation of the case was about; None where there is none."""
    explained = CaseEvent.objects.filter(case=case, act=CaseAct.EXPLAIN).order_by("-pk").first()
    if explained is None or explained.run_id is None:
        return None
    seen = Sighting.objects.filter(case=case, run=explained.run_id)
    return worst(one.figures["shrunk_ratio"] for one in seen if one.figures["shrunk_ratio"])


def worst(ratios: Iterable[float]) -> float | None:
    """The one furthest from 1."""
    return max(ratios, key=distance, default=None)


def ratios_by_run(cases: Collection[Case]) -> Mapping[int, list[float]]:
    """Of each case by its id: the worst flagged ratio of each run that flagged it, the newest first."""
    found: dict[int, dict[int, float]] = {}
    for one in Sighting.objects.filter(case__in=cases).order_by("-run_id"):
        ratio = one.figures["shrunk_ratio"]
        if ratio:
            runs = found.setdefault(one.case_id, {})
            runs[one.run_id] = worst([ratio, runs.get(one.run_id, 1.0)]) or ratio
    return {case: list(runs.values()) for case, runs in found.items()}
