"""Findings in lists, and one with all that is known of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from answerable.web.commitments.models import Tag
from answerable.web.dashboard.queries.commitments import NOT_DECLINED, Condition, in_year
from answerable.web.dashboard.queries.reach import in_place, seen_places
from answerable.web.database.full_text import matching
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Entry, Finding, FindingTag, Round

SORTS = {"newest": ("-id",), "place": ("place_id", "id")}


def seen_findings(*, viewer: Viewer) -> QuerySet[Finding]:
    return Finding.objects.filter(seen_places(viewer)).prefetch_related("place", "plan")


def findings(*, viewer: Viewer, chosen: Mapping[str, Any]) -> QuerySet[Finding]:
    """Findings that the viewer may see, narrowed by what is chosen in `forms.FindingFilters`."""
    return narrowed(seen_findings(viewer=viewer), chosen)


def narrowed(found: QuerySet[Finding], chosen: Mapping[str, Any]) -> QuerySet[Finding]:
    for condition in _conditions(chosen):
        found = found.filter(condition)
    return matching(found, chosen.get("words") or "")


def _conditions(chosen: Mapping[str, Any]) -> Iterator[Condition]:
    narrowing: dict[str, Callable[[Any], Condition]] = {
        "place": in_place,
        "plan": lambda plan: Q(plan=plan),
        "inspectorate": lambda body: Q(plan__inspectorate=body),
        "decision": lambda decision: Q(decision=decision),
        "kind": lambda kind: Q(kind=kind),
        "year": lambda year: in_year("plan__submitted_on", year),
        "tag": tagged_with,
    }
    for name, narrow in narrowing.items():
        if name in chosen:
            yield narrow(chosen[name])
    lookups = {"round": "kind", "round_from": "date__gte", "round_to": "date__lte"}
    asked = Q(**{lookup: chosen[name] for name, lookup in lookups.items() if name in chosen})
    if asked:
        yield Exists(Round.objects.filter(asked, plan=OuterRef("plan")))


def tagged_with(tag: Tag) -> Q:
    return Q(pk__in=FindingTag.objects.filter(tag=tag, state__in=NOT_DECLINED).values("finding"))


def finding(*, viewer: Viewer) -> QuerySet[Finding]:
    """With what its page shows: the plan and its report, the entries of every round, the tags."""
    return with_page(seen_findings(viewer=viewer), Entry.objects.all())


def with_page(found: QuerySet[Finding], entries: QuerySet[Entry]) -> QuerySet[Finding]:
    """Findings with what their pages show, and of their entries these."""
    in_order = entries.select_related("round", "commitment__place").order_by("round__position", "position")
    related = ("plan__report", "plan__inspectorate", "plan__body", "band", "edition__document")
    tags = FindingTag.objects.select_related("tag", "decided_by")
    return found.select_related(*related).prefetch_related(Prefetch("entries", in_order), Prefetch("taggings", tags))
