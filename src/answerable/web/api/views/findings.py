"""Findings of inspections, and what was answered."""

from ninja import Query, Router

from answerable.web.api import chosen
from answerable.web.api.answers.common import Page, page_of
from answerable.web.api.answers.findings import FindingAnswer, FindingInBrief
from answerable.web.api.asked import FindingsAsked
from answerable.web.api.interface import MAY_READ
from answerable.web.api.requests import ApiRequest
from answerable.web.api.sources import source_for

router = Router(auth=MAY_READ, tags=["Findings"])


@router.get("", response=Page[FindingInBrief])
def findings(request: ApiRequest, asked: Query[FindingsAsked]) -> Page[FindingInBrief]:
    """Findings, the newest first."""
    source = source_for(request)
    found = chosen.findings(asked, source)
    return page_of(request, found, order=("-id",), asked=asked, show=FindingInBrief.of, listed=source.findings_listed)


@router.get("/{int:pk}", response=FindingAnswer)
def finding(request: ApiRequest, pk: int) -> FindingAnswer:
    """One finding, its answer, and the actions of every round."""
    return FindingAnswer.whole(source_for(request).find_finding(pk))
