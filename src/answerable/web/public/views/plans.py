"""Published plans: the list, one of them, and its files."""

import json

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from answerable.documents.plan import Plan
from answerable.documents.writers import Format, write
from answerable.vocabulary.errors import AnswerableError
from answerable.web.dashboard import published
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.plans.downloads import document_response
from answerable.web.plans.forms.plans import PlanFilterForm
from answerable.web.plans.presenters import beside
from answerable.web.plans.presenters import plans as of_plan
from answerable.web.plans.presenters import table as official
from answerable.web.plans.queries import plans as queries
from answerable.web.public.presenters import csvw
from answerable.web.public.presenters import plans as presenter
from answerable.web.public.presenters.faces import PUBLIC

_EXPORTED_AT_ONCE = 500


@require_safe
def plans(request: Request) -> HttpResponseBase:
    every = published.plans()
    filters = PlanFilterForm(request.GET, among=every)
    found = queries.narrowed(every, filters.wanted())
    order = of_plan.PLAN_ORDERS.get(request.GET.get("sort", ""), of_plan.PLAN_ORDERS["-submitted"])
    if wanted(request):
        batches = queries.in_batches(found.order_by(*order), _EXPORTED_AT_ONCE)
        rows = (row for batch in batches for row in presenter.rows(batch, on=today()))
        return export(request, "Plans", of_plan.PLAN_COLUMNS, rows)
    shown = page_of(found, order=order, after=request.GET.get("after"))
    listing = presenter.listing(shown.items, on=today())
    return page(request, "public/plans.html", {"filters_form": filters, "shown": shown, "listing": listing})


@require_safe
def plan(request: Request, pk: int) -> HttpResponse:
    found, on = published.find_plan(pk), today()
    if found.restricted_because:
        return page(request, "public/restricted.html", {"plan": found})
    whole = published.whole(found)
    context = {
        "plan": found,
        "front": of_plan.said_on_front(whole, face=PUBLIC),
        "record": presenter.record(published.edition_of(found)),
        "editions": presenter.editions(whole.editions),
        "totals": of_plan.totals(found, published.decisions(found)),
        "rounds": of_plan.published_rounds(whole),
        "silences": list(presenter.silences(published.silences(whole), on=on)),
        "findings": list(official.findings(whole, on=on, face=PUBLIC)),
        "headings": official.headings(whole),
        "round_names": [of_plan.round_name(round_) for round_ in whole.rounds],
        "beside": beside.lines(whole, on=on, face=PUBLIC) if len(whole.rounds) > 1 else None,
        "files": presenter.links(found),
        "original": published.is_whole(found),
    }
    return page(request, "public/plan.html", context)


@require_safe
def plan_file(request: Request, pk: int, file_format: str) -> HttpResponse:
    """The published edition as a document, and what its CSV holds."""
    found = published.find_plan(pk)
    if file_format == presenter.CSV_METADATA:
        return _csv_metadata(published.content(found), request.build_absolute_uri(Format.CSV))
    media_type = presenter.MEDIA_TYPES.get(file_format)
    if media_type is None:
        raise Http404
    try:
        content = write(published.content(found), file_format)
    except AnswerableError as error:
        context = {"plan": found, "why": str(error), "back": PUBLIC.to_plan(pk)}
        return page(request, "plans/no_file.html", context, status=503)
    name = f"{slugify(found.title)[:100] or 'plan'}.{file_format}"
    headers = {"Content-Type": media_type, "Content-Disposition": f'attachment; filename="{name}"'}
    if file_format == Format.CSV:
        described = presenter.file_address(found, presenter.CSV_METADATA)
        headers["Link"] = f'<{described}>; rel="describedby"; type="{csvw.CONTENT_TYPE}"'
    return HttpResponse(content, headers=headers)


def _csv_metadata(said: Plan, address: str) -> HttpResponse:
    described = csvw.of_plan(said, write(said, Format.CSV), address=address)
    return HttpResponse(json.dumps(described, ensure_ascii=False, indent=2), content_type=csvw.CONTENT_TYPE)


@require_safe
def original(_request: Request, pk: int) -> FileResponse:
    found = published.find_plan(pk)
    if not published.is_whole(found):
        raise Http404
    return document_response(published.edition_of(found).document)
