"""Plans, one plan, its editions, and where its rounds keep silent."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from answerable.documents.writers import write
from answerable.vocabulary.errors import AnswerableError
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.plans.forms.plans import PlanFilterForm
from answerable.web.plans.presenters import around, beside, files, silence, slipping
from answerable.web.plans.presenters import editions as edition_presenter
from answerable.web.plans.presenters import plans as presenter
from answerable.web.plans.presenters import table as official
from answerable.web.plans.queries import carrying, editions, handing_on, links, reporting
from answerable.web.plans.queries import plans as queries

_EXPORTED_AT_ONCE = 500


@require_safe
def plans(request: Request) -> HttpResponseBase:
    every = queries.plans(viewer=request.viewer)
    filters = PlanFilterForm(request.GET, among=every)
    found = queries.narrowed(every, filters.wanted())
    order = presenter.PLAN_ORDERS.get(request.GET.get("sort", ""), presenter.PLAN_ORDERS["-submitted"])
    if wanted(request):
        batches = queries.in_batches(found.order_by(*order), _EXPORTED_AT_ONCE)
        rows = (row for batch in batches for row in presenter.plan_rows(batch, queries.tallies(batch, on=today())))
        return export(request, "Plans", presenter.PLAN_COLUMNS, rows)
    shown = page_of(found, order=order, after=request.GET.get("after"))
    listing = presenter.plan_listing(shown.items, queries.tallies(shown.items, on=today()))
    may_bring = request.viewer.may(Capability.BRING_PLANS)
    context = {"filters_form": filters, "shown": shown, "listing": listing, "may_bring": may_bring}
    return page(request, "plans/plans.html", context)


@require_safe
def plan(request: Request, pk: int) -> HttpResponse:
    whole = queries.whole(queries.find_plan(pk, viewer=request.viewer))
    may_settle = request.viewer.may_at(Capability.BRING_PLANS, whole.plan.place.path)
    carried = slipping.answered_elsewhere(carrying.carryings_in(whole.plan, viewer=request.viewer))
    context = {
        "plan": whole.plan,
        "newest": whole.edition.number,
        "after": handing_on.successor_of(whole.plan, viewer=request.viewer),
        "took_over": list(handing_on.handed_on_to(whole.plan, viewer=request.viewer)),
        "may_publish": may_settle,
        "may_redact": request.viewer.may_everywhere(Capability.REDACT),
        "around": around.around(whole.plan, viewer=request.viewer),
        "front": presenter.front(whole),
        "totals": presenter.totals(whole.plan, [finding.decision for finding in whole.findings]),
        "rounds": presenter.rounds(whole, may_settle=may_settle),
        "may_settle": may_settle,
        "gathering": reporting.open_reporting(whole.plan) if may_settle else None,
        "findings": list(official.findings(whole, on=today(), carried=carried)),
        "headings": official.headings(whole),
        "round_names": [presenter.round_name(round_) for round_ in whole.rounds],
        "beside": beside.lines(whole, on=today()) if len(whole.rounds) > 1 else None,
        "files": files.links(whole.edition),
    }
    return page(request, "plans/plan.html", context)


@require_safe
def plan_table(request: Request, pk: int) -> HttpResponseBase:
    """The table as a spreadsheet, with what the register knows of each action."""
    whole = queries.whole(queries.find_plan(pk, viewer=request.viewer))
    return export(request, whole.plan.title, official.TABLE_COLUMNS, official.table_rows(whole, on=today()))


@require_safe
def plan_file(request: Request, pk: int, number: int, file_format: str) -> HttpResponse:
    """The plan as an edition has it, as a document."""
    media_type = files.MEDIA_TYPES.get(file_format)
    if media_type is None:
        raise Http404
    held = editions.find_edition(pk, number, viewer=request.viewer)
    found = held.plan
    try:
        content = write(editions.content_of(held), file_format)
    except AnswerableError as error:
        return page(request, "plans/no_file.html", {"plan": found, "why": str(error)}, status=503)
    name = f"{slugify(found.title)[:100] or 'plan'}.{file_format}"
    return HttpResponse(
        content,
        headers={"Content-Type": media_type, "Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
def edition(request: Request, pk: int, number: int) -> HttpResponse:
    found = editions.find_edition(pk, number, viewer=request.viewer)
    read = editions.read_edition(found)
    context = {
        "edition": found,
        "plan": found.plan,
        "facts": edition_presenter.facts(found),
        "files": files.links(found),
        "sent": around.sent(found),
        "may_write": request.viewer.may_at(Capability.BRING_PLANS, found.plan.place.path),
        "before": read.before,
        "changes": edition_presenter.changes(read.before) if read.before else [],
    }
    return page(request, "plans/edition.html", context)


@require_safe
def not_mentioned(request: Request, pk: int) -> HttpResponseBase:
    """What a settled round, the last or the one that the address names, says nothing of."""
    found = queries.find_plan(pk, viewer=request.viewer)
    settled = links.settled_rounds(found)
    asked = request.GET.get("round")
    chosen = next((one for one in settled if str(one.position) == asked), settled[-1] if settled else None)
    silent = links.not_mentioned(found, chosen) if chosen else []
    if wanted(request):
        return export(request, f"Not mentioned again: {found.title}", silence.COLUMNS, silence.rows(silent, on=today()))
    context = {
        "plan": found,
        "settled": settled,
        "chosen": chosen,
        "name": presenter.round_name,
        "listing": silence.listing(silent, on=today()),
    }
    return page(request, "plans/not_mentioned.html", context)
