"""What people affected say of a commitment, and what an inspector judged of one or of all that answer a finding."""

from django.http import HttpResponse
from django.urls import reverse

from answerable.web.commitments import services
from answerable.web.commitments.finding_forms import JudgementForm, VoiceForm
from answerable.web.commitments.queries import commitment_to
from answerable.web.dashboard.presenters.recording import (
    Judged,
    about_commitment,
    about_finding,
    scale_for,
    scales_to_choose,
    who_answers,
)
from answerable.web.dashboard.queries.choices import inspectorates
from answerable.web.dashboard.queries.recording import (
    commitment_to_speak_of,
    finding_to_judge,
    made_for,
    plan_that_made,
)
from answerable.web.design.words import count
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import chosen, person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.plans.queries.regimes import regime_of


@form_page
def add_voice(request: Request, pk: int) -> HttpResponse:
    """For those who speak for people affected, whether or not they may see the register."""
    commitment = commitment_to_speak_of(request.viewer, pk)
    inside = request.viewer.may_see_at(commitment.place.path)
    back = reverse("dashboard:commitment" if inside else "public:commitment", args=(commitment.pk,))
    form = VoiceForm(posted(request), initial={"said_on": today()})

    def record() -> Said:
        voice = services.add_voice(commitment, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return f"It is recorded. {who_answers(voice)}", back

    context = {"about": about_commitment(commitment), "back": back}
    return answer(request, form, record, "dashboard/add_voice.html", **context)


@form_page
def judge(request: Request, pk: int) -> HttpResponse:
    commitment = commitment_to(Capability.JUDGE, request.viewer, pk)
    back = reverse("dashboard:commitment", args=(commitment.pk,))
    judged = Judged([commitment], plan_that_made(commitment), commitment, about_commitment(commitment), back)
    return _judge(request, judged)


@form_page
def judge_finding(request: Request, pk: int) -> HttpResponse:
    """One judgement of all commitments that answer the finding."""
    finding = finding_to_judge(request.viewer, pk)
    made = made_for(finding)
    back = reverse("dashboard:finding", args=(finding.pk,))
    return _judge(request, Judged(made, finding.plan, finding, about_finding(finding, made), back))


def _judge(request: Request, judged: Judged) -> HttpResponse:
    plan, bodies = judged.plan, inspectorates()
    scale = scale_for(request.GET.get("scale", ""), regime_of(plan).scale if plan else "")
    body = plan.inspectorate_id if plan else None
    first = {"judged_on": today(), "review": scale.review, "inspectorate": body}
    form = JudgementForm(posted(request), scale=scale, bodies=bodies, initial=first)

    def record() -> Said:
        body = form.cleaned_data["inspectorate"]
        said = form.cleaned_data | {"scale": scale.code, "inspectorate": chosen(bodies, body) if body else None}
        with refusals_kept(request, act="judgement", subject=judged.subject):
            services.judge(judged.commitments, **said, by=person_named(request.viewer), at=now())
        return f"The judgement is recorded for {count(len(judged.commitments), 'commitment')}.", judged.back

    context = {"about": judged.about, "scale": scale, "others": scales_to_choose(scale), "back": judged.back}
    return answer(request, form, record, "dashboard/judge.html", **context)
