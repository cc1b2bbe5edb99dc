"""People and their roles."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.accounts.links import password_link
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.design.words import date
from answerable.web.estate import queries
from answerable.web.estate.clock import now, today
from answerable.web.estate.forms import EndForm, GiveRoleForm, InviteForm, PeopleFilters
from answerable.web.estate.presenters import people as presenter
from answerable.web.estate.requests import Request
from answerable.web.estate.services import people as services
from answerable.web.estate.types import Capability, Role
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of

_MANAGE = Capability.MANAGE_PEOPLE


@require_safe
def people(request: Request) -> HttpResponseBase:
    filters = PeopleFilters(request.GET)
    found = queries.people(request.viewer, on=today(), **given(filters))
    sort = sort_of(request, presenter.ORDERS, default="name")
    if wanted(request):
        rows = (presenter.row(person) for person in found.order_by(*presenter.ORDERS[sort]).iterator(500))
        return export(request, "People", presenter.COLUMNS, rows)
    shown = page_of(found, order=presenter.ORDERS[sort], after=request.GET.get("after"))
    listing = Listing("People", presenter.COLUMNS, [presenter.row(person) for person in shown.items], sort="name")
    return page(request, "estate/people.html", {"narrow": filters, "shown": shown, "listing": listing})


@form_page
def invite(request: Request) -> HttpResponse:
    places = queries.choosable_places(request.viewer, _MANAGE, on=today())
    form = InviteForm(posted(request), places=places)

    def ask() -> Said:
        person, new = services.invite(
            email=form.cleaned_data["email"],
            name=form.cleaned_data["name"],
            role=Role(form.cleaned_data["role"]),
            place=queries.chosen(places, form.cleaned_data["place"]),
            link=lambda person: password_link(request, person),
            on=today(),
            by=queries.person_named(request.viewer),
            at=now(),
        )
        sent = f"We have sent {person.name} a link with which to choose a password."
        return sent if new else f"{person.name} already had an account, and now has the role.", _page_of(person.pk)

    return answer(request, form, ask, "estate/invite.html")


@require_safe
def person(request: Request, pk: int) -> HttpResponse:
    shown = queries.person_for(request.viewer, pk)
    context = {
        "person": shown,
        "roles": presenter.roles(queries.grants_of(shown, viewer=request.viewer), viewer=request.viewer, on=today()),
        "posts": presenter.posts(queries.holdings_of(shown, viewer=request.viewer), on=today()),
    }
    return page(request, "estate/person.html", context)


@form_page
def give_role(request: Request, pk: int) -> HttpResponse:
    to = queries.person_for(request.viewer, pk)
    places = queries.choosable_places(request.viewer, _MANAGE, on=today())
    form = GiveRoleForm(posted(request), places=places, initial={"on": today()})

    def give() -> Said:
        role, place = Role(form.cleaned_data["role"]), queries.chosen(places, form.cleaned_data["place"])
        services.give_role(
            person=to,
            role=role,
            place=place,
            on=form.cleaned_data["on"],
            by=queries.person_named(request.viewer),
            at=now(),
        )
        return f"{to.name} has the role {role.label} at {place.name}.", _page_of(pk)

    return answer(request, form, give, "estate/give_role.html", person=to)


@form_page
def end_role(request: Request, pk: int, role: int) -> HttpResponse:
    held_by = queries.person_for(request.viewer, pk)
    grant = queries.managed_grant(held_by, role, viewer=request.viewer)
    form = EndForm(posted(request), initial={"on": today()})

    def end() -> Said:
        services.end_role(grant, on=form.cleaned_data["on"], by=queries.person_named(request.viewer), at=now())
        words = f"{held_by.name} no longer has the role {Role(grant.role).label} at {grant.place.name}"
        return f"{words} from {date(form.cleaned_data['on'])}.", _page_of(pk)

    return answer(request, form, end, "estate/end_role.html", person=held_by, grant=grant, role=Role(grant.role).label)


@require_safe
def me_page(request: Request) -> HttpResponse:
    """A person's own account."""
    own = queries.person_named(request.viewer)
    context = {
        "person": own,
        "roles": presenter.roles(queries.grants_of(own, viewer=request.viewer), on=today()),
        "posts": presenter.posts(queries.holdings_of(own, viewer=request.viewer), on=today()),
    }
    return page(request, "estate/me.html", context)


def _page_of(person: int) -> str:
    return reverse("estate:person", args=(person,))
