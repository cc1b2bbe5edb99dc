"""What was sent to the viewer; and, for whoever looks after it, what was sent to whom."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of
from answerable.web.notices import queries, services
from answerable.web.notices.forms import MessageFilters, SendAgainForm, SentFilters
from answerable.web.notices.presenters import messages as presenter
from answerable.web.notices.queries import Wanted
from answerable.web.notices.types import MailState

_AGAIN = {MailState.FAILED, MailState.UNCERTAIN}


@require_safe
def messages(request: Request) -> HttpResponseBase:
    filters = MessageFilters(request.GET)
    found = queries.messages_to(request.viewer, Wanted(**given(filters)))
    order = presenter.ORDERS[sort_of(request, presenter.ORDERS, default="-queued")]
    if wanted(request):
        return export(request, "Messages", presenter.COLUMNS, presenter.rows(found.order_by(*order).iterator(500)))
    shown = page_of(found, order=order, after=request.GET.get("after"))
    listing = Listing("Messages to you", presenter.COLUMNS, list(presenter.rows(shown.items)), sort="-queued")
    context = {"narrow": filters, "shown": shown, "listing": listing, "may_see_sent": _may_see_sent(request)}
    return page(request, "notices/messages.html", context)


@require_safe
def message(request: Request, pk: int) -> HttpResponse:
    mail = queries.message_to(request.viewer, pk)
    context = presenter.whole(mail, queries.notices_of(mail, request.viewer)) | {"text": mail.text}
    return page(request, "notices/message.html", context)


@require_safe
def sent(request: Request) -> HttpResponseBase:
    filters = SentFilters(request.GET)
    found = queries.sent(request.viewer, Wanted(**given(filters)))
    order = presenter.ORDERS[sort_of(request, presenter.ORDERS, default="-queued")]
    if wanted(request):
        every = presenter.sent_rows(found.order_by(*order).iterator(500))
        return export(request, "Messages sent", presenter.SENT_COLUMNS, every)
    shown = page_of(found, order=order, after=request.GET.get("after"))
    listing = Listing("Messages sent", presenter.SENT_COLUMNS, list(presenter.sent_rows(shown.items)), sort="-queued")
    context = {"narrow": filters, "shown": shown, "listing": listing}
    return page(request, "notices/sent.html", context)


@form_page
def sent_message(request: Request, pk: int) -> HttpResponse:
    """One that was sent to anybody; where it did not arrive, it can be sent again."""
    mail = queries.sent_message(request.viewer, pk)
    form = SendAgainForm(posted(request))

    def send_again() -> Said:
        services.send_again(mail, by=person_named(request.viewer), at=now())
        return "The message will be sent again.", reverse("notices:sent_message", args=(pk,))

    readable = queries.all_readable(mail, request.viewer)
    context = presenter.whole(mail, queries.notices_of(mail, request.viewer)) | {
        "text": mail.text if readable else "",
        "may_send_again": mail.state in _AGAIN,
    }
    return answer(request, form, send_again, "notices/sent_message.html", **context)


def _may_see_sent(request: Request) -> bool:
    return request.viewer.may(Capability.SEE_MESSAGES)
