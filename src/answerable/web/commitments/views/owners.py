"""The names that plans give to owners, and what a person says they mean."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from answerable.web.commitments import presenters, queries, services
from answerable.web.commitments.forms import OwnerFilters, OwnerForm, PostSearch
from answerable.web.commitments.types import Meaning, OwnerNature
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.words import count
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of


@require_safe
def owners(request: Request) -> HttpResponseBase:
    filters = OwnerFilters(request.GET, places=queries.places_with_names(request.viewer))
    found = queries.owner_names(request.viewer, **given(filters))
    sort = sort_of(request, presenters.OWNER_ORDERS, default="words")
    order = presenters.OWNER_ORDERS[sort]
    if wanted(request):
        rows = presenters.owner_rows(found.order_by(*order).iterator(500))
        return export(request, "Owners", presenters.OWNER_EXPORT, rows)
    shown = page_of(found, order=order, after=request.GET.get("after"))
    context = {
        "narrow": filters,
        "shown": shown,
        "sort": sort,
        "say": presenters,
        "exact": [name for name in shown.items if presenters.is_exact(name)],
    }
    return page(request, "commitments/owners.html", context)


@require_POST
def confirm_owner(request: Request, pk: int) -> HttpResponseRedirect:
    """Confirm the post that the person saw proposed; where another is proposed by now, say so."""
    name = queries.owner_name_for(request.viewer, pk)
    if name.post and request.POST.get("post") == str(name.post_id):
        services.confirm_owner(name=name, post=name.post, by=person_named(request.viewer), at=now())
        messages.success(request, f"“{name.words}” at {name.place} is the post {name.post}.")
    else:
        messages.info(request, f"The post proposed for “{name.words}” has changed. Look at it again.")
    return _back(request)


@require_POST
def confirm_owners(request: Request) -> HttpResponseRedirect:
    shown = queries.names_shown(request.viewer, request.POST.getlist("name"))
    confirmed = services.confirm_exact_owners(shown, by=person_named(request.viewer), at=now())
    messages.success(request, f"You confirmed {count(confirmed, 'name')}.")
    return _back(request)


@require_POST
def match_owners(request: Request) -> HttpResponseRedirect:
    found = services.propose_posts(queries.names_shown(request.viewer, request.POST.getlist("name")))
    messages.success(request, f"A post is proposed for {count(found, 'name')} of those shown.")
    return _back(request)


def _back(request: Request) -> HttpResponseRedirect:
    """To the list as it was narrowed and ordered."""
    asked = request.GET.urlencode()
    return redirect(reverse("commitments:owners") + (f"?{asked}" if asked else ""))


@form_page
def owner_name(request: Request, pk: int) -> HttpResponse:
    name = queries.owner_name_for(request.viewer, pk)
    search = PostSearch(request.GET)
    posts = queries.posts_for(name, on=today(), **given(search))
    may_add = request.viewer.may_at(Capability.MANAGE_POSTS, name.place.path)
    first = {"meaning": Meaning.POST, "post": name.post_id} if name.post_id else {}
    form = OwnerForm(posted(request), name=name, posts=posts, may_add=may_add, initial=first)

    def settle() -> Said:
        return f"“{name.words}” at {name.place}: {_settle(request, pk, form)}.", reverse("commitments:owners")

    examples = queries.commitments_naming(request.viewer, name)
    context = {"name": name, "search": search, "examples": examples, "say": presenters}
    return answer(request, form, settle, "commitments/owner_name.html", **context)


def _settle(request: Request, pk: int, form: OwnerForm) -> str:
    """Keep what the person says, and say it back."""
    name, by, at = queries.owner_name_for(request.viewer, pk), person_named(request.viewer), now()
    match Meaning(form.cleaned_data["meaning"]):
        case Meaning.POST:
            post = queries.post_chosen(name, form.cleaned_data["post"], on=today())
            services.confirm_owner(name=name, post=post, by=by, at=at)
            return f"the post {name.post}"
        case Meaning.NEW_POST:
            title = form.cleaned_data["title"]
            return f"the new post {services.add_post_for_owner(name=name, title=title, by=by, at=at)}"
        case Meaning.UNKNOWN:
            services.decline_owner(name=name, by=by, at=at)
            return "not known yet"
        case other:
            services.name_owner(name=name, nature=OwnerNature(other.value), by=by, at=at)
            return OwnerNature(other.value).label.lower()
