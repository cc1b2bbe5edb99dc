"""The glossary of tags, and what a person says that a commitment concerns."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from answerable.web.commitments import presenters, queries, services
from answerable.web.commitments.forms import PhrasesForm, TagChoiceForm, TagForm
from answerable.web.commitments.types import TagKind, TagState
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, posted

_ANEW = "Findings and commitments with these words will have the tag proposed in a few minutes."


@require_safe
def tags(request: Request) -> HttpResponseBase:
    held, counts = queries.glossary(), queries.tag_counts(request.viewer)
    if wanted(request):
        return export(request, "Tags", presenters.TAG_EXPORT, presenters.tag_rows(held, counts))
    may_edit = request.viewer.may(Capability.CONFIRM_TAGS)
    listings = presenters.tag_listings(held, counts, may_edit=may_edit)
    return page(request, "commitments/tags.html", {"listings": listings, "may_edit": may_edit})


@form_page
def add_tag(request: Request) -> HttpResponse:
    form = TagForm(posted(request), taken=queries.is_tag)

    def add() -> Said:
        said = form.cleaned_data
        tag = services.add_tag(
            kind=TagKind(said["kind"]),
            name=said["name"],
            phrases=said["phrases"],
            by=person_named(request.viewer),
            at=now(),
        )
        return f"{tag} is now a tag. {_ANEW}", reverse("commitments:tags")

    return answer(request, form, add, "commitments/add_tag.html")


@form_page
def edit_tag(request: Request, pk: int) -> HttpResponse:
    tag = queries.tag_for(pk)
    words = "\n".join(phrase.words for phrase in tag.phrases.all())
    form = PhrasesForm(posted(request), initial={"phrases": words})

    def edit() -> Said:
        services.edit_tag(tag=tag, phrases=form.cleaned_data["phrases"], by=person_named(request.viewer), at=now())
        return f"The words of {tag} are saved. {_ANEW}", reverse("commitments:tags")

    return answer(request, form, edit, "commitments/edit_tag.html", tagged=tag)


@require_POST
def decide_tag(request: Request, pk: int) -> HttpResponseRedirect:
    """Confirm a tag, where the form's `state` says so, else decline it."""
    tagging = queries.tagging_for(request.viewer, pk)
    state = TagState.CONFIRMED if request.POST.get("state") == TagState.CONFIRMED else TagState.DECLINED
    services.decide_tag(tagging=tagging, state=state, by=person_named(request.viewer), at=now())
    messages.success(request, f"The tag “{tagging.tag}” is {state.label.lower()}.")
    return redirect("dashboard:commitment", pk=tagging.commitment_id)


@form_page
def add_commitment_tag(request: Request, pk: int) -> HttpResponse:
    commitment = queries.commitment_to(Capability.CONFIRM_TAGS, request.viewer, pk)
    back = reverse("dashboard:commitment", args=(commitment.pk,))
    form = TagChoiceForm(posted(request), tags=queries.tags())

    def add() -> Said:
        tag = queries.tag_for(form.cleaned_data["tag"])
        services.add_commitment_tag(commitment=commitment, tag=tag, by=person_named(request.viewer), at=now())
        return f"The tag “{tag}” is added.", back

    return answer(request, form, add, "commitments/choose_tag.html", kind="Commitment", thing=commitment, back=back)
