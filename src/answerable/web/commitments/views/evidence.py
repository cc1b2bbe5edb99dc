"""Evidence of a commitment: adding it, opening it, letting others open it, and who did."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from answerable.web.commitments import evidence_presenters as presenter
from answerable.web.commitments import queries, services
from answerable.web.commitments.downloads import evidence_response
from answerable.web.commitments.evidence_forms import EvidenceForm, RedactionForm, ReleaseForm
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.design.words import count
from answerable.web.estate.clock import now
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import audit_people, person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, posted, sort_of


@form_page
def add_evidence(request: Request, pk: int) -> HttpResponse:
    commitment = queries.reportable(request.viewer, pk)
    return _adding(request, commitment, reverse("dashboard:commitment", args=(commitment.pk,)))


@form_page
def replace_evidence(request: Request, pk: int) -> HttpResponse:
    """The next version of an item."""
    held = queries.evidence_to(request.viewer, pk, Capability.REPORT_PROGRESS)
    return _adding(request, held.commitment, reverse("commitments:evidence", args=(held.pk,)), held)


def _adding(request: Request, commitment: Any, back: str, held: Any = None) -> HttpResponse:  # noqa: ANN401
    sent = request.method == "POST"
    first = {"title": held.title} if held else None
    form = EvidenceForm(request.POST, request.FILES) if sent else EvidenceForm(initial=first)

    def add() -> Said:
        said = form.cleaned_data
        [content] = said["document"]
        with refusals_kept(request, act="evidence", subject=held or commitment):
            made = services.add_evidence(
                commitment=commitment,
                title=said["title"],
                effective_on=said["effective_on"],
                content=content,
                name=content.name or "",
                by=person_named(request.viewer),
                at=now(),
                replaces=held,
            )
        return f"“{made.title}” is kept as evidence.", reverse("commitments:evidence", args=(made.pk,))

    return answer(request, form, add, "commitments/add_evidence.html", commitment=commitment, back=back, held=held)


@require_safe
def evidence(request: Request, pk: int) -> HttpResponse:
    held = queries.evidence_to(request.viewer, pk, Capability.SEE_EVIDENCE)
    path, viewer = held.commitment.place.path, request.viewer
    context = {
        "held": held,
        "facts": presenter.facts(held),
        "versions": presenter.listing("Versions", queries.evidence_versions(held), viewer=viewer),
        "newest": not hasattr(held, "replaced_by"),
        "may_replace": viewer.may_at(Capability.REPORT_PROGRESS, path),
        "may_release": viewer.may_at(Capability.BRING_PLANS, path),
    }
    return page(request, "commitments/evidence.html", context)


@require_GET
def evidence_file(request: Request, pk: int) -> HttpResponseBase:
    """The file, to be saved; that it was opened is written down."""
    held = queries.evidence_to(request.viewer, pk, Capability.SEE_EVIDENCE)
    try:
        content = services.open_evidence(evidence=held, by=person_named(request.viewer), at=now())
    except (FileNotFoundError, RefusedError) as gone:
        raise Http404 from gone
    return evidence_response(held, content)


@form_page
def release_evidence(request: Request, pk: int) -> HttpResponse:
    """Let anyone open one version, or make it private again."""
    held = queries.evidence_to(request.viewer, pk, Capability.BRING_PLANS)
    released = bool(held.released_at)
    form = ReleaseForm(posted(request))
    if released:
        del form.fields["checked"]

    def settle() -> Said:
        act = services.withdraw_release if released else services.release_evidence
        act(evidence=held, by=person_named(request.viewer), at=now())
        said = "is private again" if released else "is released: anyone may open it"
        return f"“{held.title}” {said}.", reverse("commitments:evidence", args=(held.pk,))

    return answer(request, form, settle, "commitments/release_evidence.html", held=held, released=released)


@require_safe
def evidence_seen(request: Request, pk: int) -> HttpResponseBase:
    """Who opened an item, and when."""
    held = queries.evidence_to(request.viewer, pk, Capability.SEE_OPENINGS)
    found = queries.evidence_openings(held)
    order = presenter.SEEN_ORDERS[sort_of(request, presenter.SEEN_ORDERS, default="-number")]
    if wanted(request):
        rows = presenter.seen(found.order_by(*order), audit_people())
        return export(request, f"Who saw {held.title}", presenter.SEEN, rows)
    shown = page_of(found, order=order, after=request.GET.get("after"))
    seen = list(presenter.seen(shown.items, audit_people(shown.items)))
    listing = Listing("Who opened it", presenter.SEEN, seen, sort="-number")
    context = {"held": held, "shown": shown, "listing": listing}
    return page(request, "commitments/evidence_seen.html", context)


@form_page
def redact_evidence(request: Request, pk: int) -> HttpResponse:
    """Take a file out of the record by law; that it was there stays."""
    held = queries.evidence_to(request.viewer, pk, Capability.REDACT)
    form = RedactionForm(posted(request))

    def redact() -> Said:
        by, why = person_named(request.viewer), form.cleaned_data["why"]
        items = services.redact_evidence(evidence=held, why=why, by=by, at=now())
        words = f"The file is deleted from {count(items, 'item')} of evidence. Its fingerprint stays."
        return words, reverse("dashboard:commitment", args=(held.commitment_id,))

    return answer(request, form, redact, "commitments/redact_evidence.html", held=held)
