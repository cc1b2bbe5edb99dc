"""Plans and their rounds."""

from django.http import Http404
from ninja import Query, Router

from answerable.web.api.answers.common import Page, page_of
from answerable.web.api.answers.plans import PlanAnswer, PlanInBrief, RoundAnswer, RoundInBrief
from answerable.web.api.asked import PlansAsked
from answerable.web.api.interface import MAY_READ
from answerable.web.api.requests import ApiRequest
from answerable.web.api.sources import source_for
from answerable.web.plans.queries.plans import Wanted

router = Router(auth=MAY_READ, tags=["Plans"])
_NEWEST = ("-submitted_on", "-id")


@router.get("", response=Page[PlanInBrief])
def plans(request: ApiRequest, asked: Query[PlansAsked]) -> Page[PlanInBrief]:
    """Action plans, the last submitted first."""
    wanted = Wanted(words=asked.words, inspectorate=asked.inspectorate, place=asked.place, year=asked.year)
    source = source_for(request)
    found = source.plans(wanted)
    return page_of(request, found, order=_NEWEST, asked=asked, show=lambda plan: PlanInBrief.of(source.as_listed(plan)))


@router.get("/{int:pk}", response=PlanAnswer)
def plan(request: ApiRequest, pk: int) -> PlanAnswer:
    """One plan: its editions and its rounds."""
    return PlanAnswer.whole(source_for(request).find_plan(pk))


@router.get("/{int:pk}/rounds", response=list[RoundInBrief])
def rounds(request: ApiRequest, pk: int) -> list[RoundInBrief]:
    """The rounds of a plan: the commitments first, then each report of progress."""
    return PlanAnswer.whole(source_for(request).find_plan(pk)).rounds


@router.get("/{int:pk}/rounds/{int:position}", response=RoundAnswer)
def round_of_plan(request: ApiRequest, pk: int, position: int) -> RoundAnswer:
    """One round, with every action it says something of."""
    whole = source_for(request).find_plan(pk)
    found = next((one for one in whole.rounds if one.position == position), None)
    if found is None:
        raise Http404
    return RoundAnswer.of(found, whole)
