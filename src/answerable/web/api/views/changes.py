"""What changed in what is published."""

from ninja import Query, Router

from answerable.web.api.answers.changes import Changes, ChangeSaid
from answerable.web.api.asked import ChangesAsked
from answerable.web.api.interface import MAY_READ
from answerable.web.api.requests import ApiRequest
from answerable.web.dashboard import published

router = Router(auth=MAY_READ, tags=["Changes"])


@router.get("", response=Changes)
def changes(request: ApiRequest, asked: Query[ChangesAsked]) -> Changes:  # noqa: ARG001 - as every view has it
    """What was published, claimed, verified, judged and said since a day, the last first."""
    return Changes(items=[ChangeSaid.of(one) for one in published.changes(asked.since, most=asked.limit)])
