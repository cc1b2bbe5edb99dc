"""The plan already held of which a document is a later version."""

from answerable.documents.plan import Plan
from answerable.web.estate.models import Place
from answerable.web.plans.matching import LATER_FROM, Numbered, likeness, plan_likeness, title_key
from answerable.web.plans.models import ActionPlan, Finding

_NEAR = 200
"""Plans of the place, the newest first, whose titles are compared where none has the very title."""
_CANDIDATES = 5
_TITLE_FROM = 85.0


def find_held_plan(plan: Plan, place: Place) -> tuple[ActionPlan, float] | None:
    """The plan of the place that has such a title and the same findings, and how alike the findings are, 0 to 100."""
    said = [Numbered(finding.number, finding.text.text) for finding in plan.findings]
    scored = [(plan_likeness(held, said), pk) for pk, held in _findings_of(_candidates(plan, place)).items()]
    score, pk = max(scored, default=(0.0, 0))
    return (ActionPlan.objects.get(pk=pk), round(score, 1)) if score >= LATER_FROM else None


def _candidates(plan: Plan, place: Place) -> list[int]:
    """Plans whose titles are alike, or else whose reports were."""
    key = title_key(plan.title or plan.responds_to)
    at_place = ActionPlan.objects.filter(place=place).order_by("-id")
    if same := list(at_place.filter(title_key=key).values_list("pk", flat=True)[:_CANDIDATES]):
        return same
    near = at_place.values_list("pk", "title_key")[:_NEAR]
    alike = sorted(((likeness(held, key), pk) for pk, held in near), reverse=True)
    return [pk for score, pk in alike[:_CANDIDATES] if score >= _TITLE_FROM]


def _findings_of(plans: list[int]) -> dict[int, list[Numbered]]:
    found: dict[int, list[Numbered]] = {}
    for finding in Finding.objects.filter(plan__in=plans).order_by("plan", "position"):
        found.setdefault(finding.plan_id, []).append(Numbered(finding.number, finding.words))
    return found
