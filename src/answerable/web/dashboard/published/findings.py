"""Findings that published plans answer."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.dashboard.published import reach
from answerable.web.dashboard.published.owners import people_named, without_people
from answerable.web.dashboard.published.plans import as_published, keep_back, without_hidden
from answerable.web.dashboard.queries.findings import narrowed, with_page
from answerable.web.plans.models import Finding


def findings(chosen: Mapping[str, Any] | None = None) -> QuerySet[Finding]:
    """Those whose words are published, narrowed by what is chosen of `dashboard.forms.FindingFilters`."""
    return narrowed(reach.findings().filter(restricted_because=""), chosen or {})


def find_finding(pk: int) -> Finding:
    """As anyone may read it, with what its page shows. Raises Http404 where its plan is not published."""
    finding = get_object_or_404(with_page(reach.findings(), reach.entries()), pk=pk)
    names = people_named(finding.place_id)[finding.place_id]
    for entry in finding.entries.all():
        without_people(entry, names)
    without_hidden(finding.entries.all())
    as_published(finding.plan)
    return keep_back(finding)
