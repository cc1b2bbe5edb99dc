"""Commitments, and progress on them."""

from ninja import Query, Router
from ninja.responses import Status

from answerable.web.api import chosen
from answerable.web.api.answers.commitment import CommitmentAnswer
from answerable.web.api.answers.commitments import CommitmentInBrief
from answerable.web.api.answers.common import Page, page_of
from answerable.web.api.answers.progress import ProgressKept
from answerable.web.api.asked import CommitmentsAsked, ProgressSaid
from answerable.web.api.errors import ProblemError
from answerable.web.api.interface import MAY_READ, MAY_REPORT
from answerable.web.api.requests import ApiRequest
from answerable.web.api.sources import source_for, with_all_that_is_told
from answerable.web.commitments.queries import may_report, reportable
from answerable.web.commitments.services import report_update
from answerable.web.commitments.updating import UpdateRefusedError
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.refusals import keep_refusal

router = Router(auth=MAY_READ, tags=["Commitments"])
_NOT_YOURS = "Only whoever holds a post that owns this commitment, or coordinates plans here, reports on it."
_ORDERS = {"due": ("due_on", "id"), "newest": ("-id",)}


@router.get("", response=Page[CommitmentInBrief])
def commitments(request: ApiRequest, asked: Query[CommitmentsAsked]) -> Page[CommitmentInBrief]:
    """Commitments: what was promised, by whom, until when, and how it stands today."""
    on = today()
    source = source_for(request)
    return page_of(
        request,
        chosen.commitments(asked, source, on=on),
        order=_ORDERS[asked.sort],
        asked=asked,
        show=lambda commitment: CommitmentInBrief.of(commitment, on=on),
        listed=source.listed,
    )


@router.get("/{int:pk}", response=CommitmentAnswer)
def commitment(request: ApiRequest, pk: int) -> CommitmentAnswer:
    """One commitment with its ledgers and the four voices."""
    on = today()
    source = source_for(request)
    found = with_all_that_is_told(source.find_commitment(pk, on=on))
    others = [one.by_commitment_id for one in found.overtakings.all() if one.by_commitment_id]
    seen = source.commitments({}, on=on).filter(pk__in=others).values_list("pk", flat=True)
    return CommitmentAnswer.whole(found, on=on, seen=set(seen))


@router.post("/{int:pk}/progress", response={201: ProgressKept}, auth=MAY_REPORT)
def report_progress(request: ApiRequest, pk: int, said: ProgressSaid) -> Status[ProgressKept]:
    """Report progress, as the owner of the commitment or the coordinator of its plan.

    What you report again replaces what nobody has submitted yet.
    """
    commitment = reportable(request.viewer, pk)
    if not may_report(request.viewer, commitment):
        keep_refusal(request, act="progress", subject=commitment, why=_NOT_YOURS)
        raise ProblemError(403, _NOT_YOURS)
    try:
        update = report_update(commitment, said=said.reported(), by=person_named(request.viewer), at=now())
    except UpdateRefusedError as refused:
        keep_refusal(request, act="progress", subject=commitment, why=refused)
        faults = [{"where": f"body/{name}", "what": fault} for name, fault in refused.faults.items()]
        raise ProblemError(409, str(refused), faults) from refused
    return Status(201, ProgressKept.of(update))
