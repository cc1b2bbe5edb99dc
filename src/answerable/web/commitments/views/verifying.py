"""Verifying what others report as done."""

from django.http import HttpResponse

from answerable.web.commitments import queries, services
from answerable.web.commitments.finding_forms import VerificationForm
from answerable.web.commitments.recorded import subject
from answerable.web.commitments.views.recording import recording
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, form_page, posted

_SAYS = (
    "Whoever reported on a commitment, gave evidence for it or holds a post that owns it cannot verify it.",
    "Your name stays in the register. It is not published.",
)


@form_page
def verify(request: Request, pk: int) -> HttpResponse:
    commitment = queries.commitment_to(Capability.VERIFY, request.viewer, pk)
    about = subject(commitment)
    form = VerificationForm(posted(request), initial={"looked_on": today()})

    def record() -> Said:
        with refusals_kept(request, act="verification", subject=commitment):
            services.verify(commitment, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "What you found is recorded.", about.address

    return recording(request, form, record, about, title="Verify a commitment", button="Record", says=_SAYS)
