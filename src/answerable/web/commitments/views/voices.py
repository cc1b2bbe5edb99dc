"""What people affected say: a voice and its answers, who must answer, and words that are withheld."""

import datetime as dt

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.commitments import queries, services
from answerable.web.commitments.finding_forms import AnswererForm, AnswerForm, VoiceFilters, WithholdForm
from answerable.web.commitments.recorded import subject
from answerable.web.commitments.services.voices import DAYS_TO_ANSWER
from answerable.web.commitments.views.recording import recording
from answerable.web.commitments.voice_presenters import (
    VOICE_COLUMNS,
    VOICE_EXPORT,
    VOICE_ORDERS,
    voice_export,
    voice_facts,
    voice_rows,
)
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import chosen, person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of


@require_safe
def voices(request: Request) -> HttpResponseBase:
    filters = VoiceFilters(request.GET)
    found = queries.voices_by(request.viewer, **given(filters))
    sort = sort_of(request, VOICE_ORDERS, default="newest")
    if wanted(request):
        return export(request, "Voices", VOICE_EXPORT, voice_export(found.order_by(*VOICE_ORDERS[sort])))
    shown = page_of(found, order=VOICE_ORDERS[sort], after=request.GET.get("after"))
    listing = Listing("Voices", VOICE_COLUMNS, voice_rows(shown.items))
    return page(request, "commitments/voices.html", {"narrow": filters, "shown": shown, "listing": listing})


@form_page
def voice(request: Request, pk: int) -> HttpResponse:
    """Everyone who sees it may read it; the form is for those who may answer."""
    found = queries.voice_for(request.viewer, pk)
    form = AnswerForm(posted(request))

    def reply() -> Said:
        with refusals_kept(request, act="answer to a voice", subject=found):
            services.answer_voice(found, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "Your answer is recorded. Everyone who sees the commitment can read it.", request.path

    path = found.commitment.place.path
    context = {
        "voice": found,
        "facts": voice_facts(found),
        "answers": found.answers.all(),
        "may_answer": queries.may_answer(request.viewer, found),
        "may_name": not found.answers.all() and request.viewer.may_at(Capability.ANSWER_VOICES, path),
        "may_withhold": request.viewer.may_at(Capability.BRING_PLANS, path),
        "back": subject(found.commitment).address,
    }
    return answer(request, form, reply, "commitments/voice.html", **context)


@form_page
def name_answerer(request: Request, pk: int) -> HttpResponse:
    found = queries.voice_to(request.viewer, Capability.ANSWER_VOICES, pk)
    posts = queries.posts_to_answer(found, on=today())
    first = {"post": found.to_answer_id, "answer_by": found.answer_by or today() + dt.timedelta(DAYS_TO_ANSWER)}
    form = AnswererForm(posted(request), posts=posts, initial=first)

    def name() -> Said:
        post = chosen(posts, form.cleaned_data["post"])
        by_when = form.cleaned_data["answer_by"]
        services.name_answerer(found, post=post, answer_by=by_when, by=person_named(request.viewer), at=now())
        return f"{post} must answer by {by_when:%-d %B %Y}.", reverse("commitments:voice", args=(found.pk,))

    return recording(
        request,
        form,
        name,
        subject(found.commitment),
        title="Name who must answer",
        button="Save",
        about=voice_facts(found),
    )


@form_page
def withhold_voice(request: Request, pk: int) -> HttpResponse:
    found = queries.voice_to(request.viewer, Capability.BRING_PLANS, pk)
    form = WithholdForm(posted(request))

    def withhold() -> Said:
        services.withhold_voice(found, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "The words are withheld.", reverse("commitments:voice", args=(found.pk,))

    says = (
        "Do this only where the words could show who someone is. It cannot be taken back.",
        "Who spoke, when, and why the words are withheld stays for everyone to see.",
    )
    return recording(
        request,
        form,
        withhold,
        subject(found.commitment),
        title="Withhold what was said",
        button="Withhold",
        about=voice_facts(found),
        says=says,
    )
