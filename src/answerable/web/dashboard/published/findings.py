"""Findings that published plans answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.dashboard.published import reach
from answerable.web.dashboard.published.owners import people_named, without_people
from answerable.web.dashboard.published.plans import as_published, keep_back, without_hidden
from answerable.web.dashboard.published.wordings import by_what_is_said, put_back
from answerable.web.dashboard.queries import findings as queries
from answerable.web.database.full_text import matching
from answerable.web.plans.models import Finding, Wording
from answerable.web.plans.queries.published import wordings

_SAID = ("words", "decision", "kind")
"""What narrows findings by what they say."""


def findings(chosen: Mapping[str, Any] | None = None) -> QuerySet[Finding]:
    """Those whose words are published, narrowed by what is chosen of `dashboard.forms.FindingFilters`."""
    asked = dict(chosen or {})
    said = {name: asked.pop(name) for name in _SAID if name in asked}
    found = queries.narrowed(reach.findings().filter(restricted_because=""), asked)
    if not said:
        return found
    return by_what_is_said(
        found,
        wordings().filter(finding__isnull=False),
        "finding",
        by_row=lambda rows: queries.narrowed(rows, said),
        by_wording=lambda waiting: _saying(waiting, said),
    )


def _saying(waiting: QuerySet[Wording], said: Mapping[str, Any]) -> QuerySet[Wording]:
    codes = {f"said__{name}": value for name, value in said.items() if name != "words"}
    return matching(waiting.filter(**codes), said.get("words") or "", among_few=True)


def listed(found: Iterable[Finding]) -> list[Finding]:
    """Findings as lists show them, in the words that are published."""
    held = list(found)
    put_back("finding", held)
    return held


def find_finding(pk: int) -> Finding:
    """As anyone may read it, with what its page shows. Raises Http404 where its plan is not published."""
    finding = get_object_or_404(queries.with_page(reach.findings(), reach.entries()), pk=pk)
    put_back("finding", [finding])
    put_back("entry", finding.entries.all())
    names = people_named(finding.place_id)[finding.place_id]
    for entry in finding.entries.all():
        without_people(entry, names)
    without_hidden(finding.entries.all())
    as_published([finding.plan])
    return keep_back(finding)
