"""What a person says of the tags proposed for a finding."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from answerable.web.commitments.services import decide_tag
from answerable.web.commitments.types import TagState
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.plans.queries.tags import find_finding_tag


@require_POST
def decide_finding_tag(request: Request, pk: int) -> HttpResponse:
    """Confirm a tag, where the form's `state` says so, else decline it."""
    tagging = find_finding_tag(pk, viewer=request.viewer)
    state = TagState.CONFIRMED if request.POST.get("state") == TagState.CONFIRMED else TagState.DECLINED
    decide_tag(tagging=tagging, state=state, by=person_named(request.viewer), at=now())
    messages.success(request, f"The tag “{tagging.tag.name}” is {state}.")
    return redirect("dashboard:finding", pk=tagging.finding_id)
