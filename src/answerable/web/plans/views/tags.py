"""What a person says that a finding concerns."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from answerable.web.commitments.forms import TagChoiceForm
from answerable.web.commitments.queries import tag_for, tags
from answerable.web.commitments.services import decide_tag
from answerable.web.commitments.types import TagState
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.plans.queries.tags import find_finding_tag, find_finding_to_tag
from answerable.web.plans.services import tagging as services


@require_POST
def decide_finding_tag(request: Request, pk: int) -> HttpResponse:
    """Confirm a tag, where the form's `state` says so, else decline it."""
    tagging = find_finding_tag(pk, viewer=request.viewer)
    state = TagState.CONFIRMED if request.POST.get("state") == TagState.CONFIRMED else TagState.DECLINED
    decide_tag(tagging=tagging, state=state, by=person_named(request.viewer), at=now())
    messages.success(request, f"The tag “{tagging.tag.name}” is {state}.")
    return redirect("dashboard:finding", pk=tagging.finding_id)


@form_page
def add_finding_tag(request: Request, pk: int) -> HttpResponse:
    finding = find_finding_to_tag(pk, viewer=request.viewer)
    back = reverse("dashboard:finding", args=(finding.pk,))
    form = TagChoiceForm(posted(request), tags=tags())

    def add() -> Said:
        tag = tag_for(form.cleaned_data["tag"])
        services.add_finding_tag(finding=finding, tag=tag, by=person_named(request.viewer), at=now())
        return f"The tag “{tag}” is added.", back

    return answer(request, form, add, "commitments/choose_tag.html", kind="Finding", thing=finding, back=back)
