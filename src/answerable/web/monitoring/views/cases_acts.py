"""What a person does about a case: a form for each act, which then leads back to the case."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from answerable.web.design.forms import Form
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import chosen, person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.monitoring.forms import cases as forms
from answerable.web.monitoring.presenters.cases import name_of, state_tag
from answerable.web.monitoring.presenters.cases_page import facts
from answerable.web.monitoring.queries.cases import case_to, commitments_to_link
from answerable.web.monitoring.services import answering

Case = Any
"""A view knows no model."""


@dataclass(frozen=True)
class _Act:
    do: Callable[..., object]
    title: str
    button: str
    says: str
    """Once it is done."""


_EXAMINE = _Act(answering.examine, "Examine it", "Save", "It is being examined.")
_EXPLAIN = _Act(
    *(answering.explain, "Explain it", "Save explanation"),
    "The explanation is recorded. The case comes back on the day that you named, or once it is much worse.",
)
_CHALLENGE = _Act(
    *(answering.challenge, "Challenge the explanation", "Challenge"),
    "Your challenge is recorded. The case is examined again.",
)
_REFORM = _Act(
    *(answering.promise_reform, "Promise a reform", "Promise"),
    "The promise is recorded as a commitment of this place.",
)
_LINK = _Act(answering.link_reform, "Link a commitment", "Link", "The commitment is linked.")
_CLOSE = _Act(
    *(answering.close, "Close the case", "Close"),
    "The case is closed. It opens again by itself if later figures flag it.",
)
_DECIDE = _Act(answering.decide, "Record what a meeting decided", "Save decision", "The decision is recorded.")
_NOTE = _Act(answering.note, "Add a note", "Save note", "The note is recorded.")


@form_page
def examine(request: Request, pk: int) -> HttpResponse:
    return _recorded(request, _asked(request, pk), forms.ExamineForm(posted(request)), _EXAMINE)


@form_page
def explain(request: Request, pk: int) -> HttpResponse:
    return _recorded(request, _asked(request, pk), forms.ExplainForm(posted(request)), _EXPLAIN)


@form_page
def challenge(request: Request, pk: int) -> HttpResponse:
    case = case_to(Capability.CHALLENGE_CASES, request.viewer, pk)
    return _recorded(request, case, forms.ChallengeForm(posted(request)), _CHALLENGE)


@form_page
def reform(request: Request, pk: int) -> HttpResponse:
    return _recorded(request, _asked(request, pk), forms.ReformForm(posted(request)), _REFORM)


@form_page
def link(request: Request, pk: int) -> HttpResponse:
    case = _asked(request, pk)
    offered = commitments_to_link(request.viewer, case)
    form = forms.LinkForm(posted(request), offered=offered)

    def link_it(case: Case, *, commitment: int, **who: Any) -> None:  # noqa: ANN401 - as any act has it
        answering.link_reform(case, commitment=chosen(offered, commitment), **who)

    return _recorded(request, case, form, replace(_LINK, do=link_it))


@form_page
def close(request: Request, pk: int) -> HttpResponse:
    return _recorded(request, _asked(request, pk), forms.CloseForm(posted(request)), _CLOSE)


@form_page
def decide(request: Request, pk: int) -> HttpResponse:
    form = forms.DecideForm(posted(request), initial={"met_on": today()})
    return _recorded(request, _asked(request, pk), form, _DECIDE)


@form_page
def note(request: Request, pk: int) -> HttpResponse:
    return _recorded(request, _asked(request, pk), forms.NoteForm(posted(request)), _NOTE)


def _asked(request: Request, pk: int) -> Case:
    return case_to(Capability.EXAMINE_CASES, request.viewer, pk)


def _recorded(request: Request, case: Case, form: Form, act: _Act) -> HttpResponse:
    def record() -> Said:
        with refusals_kept(request, act=act.title.lower(), subject=case):
            act.do(case, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return act.says, reverse("monitoring:case", args=(case.pk,))

    context = {
        "case": case,
        "name": name_of(case),
        "title": act.title,
        "button": act.button,
        "about": [("State", state_tag(case)), *facts(case, on=today(), with_figures=True)],
    }
    return answer(request, form, record, "monitoring/case_act.html", **context)
