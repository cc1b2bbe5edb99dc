"""Posts, and changing who holds them."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.words import date
from answerable.web.estate import queries
from answerable.web.estate.clock import now, today
from answerable.web.estate.forms import EndForm, HandOverForm, MergeForm, PostFilters, PostForm
from answerable.web.estate.presenters import posts as presenter
from answerable.web.estate.requests import Request
from answerable.web.estate.services import posts as services
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of

_MANAGE = Capability.MANAGE_POSTS


@require_safe
def posts(request: Request) -> HttpResponseBase:
    filters = PostFilters(request.GET)
    found = queries.posts(request.viewer, on=today(), **given(filters))
    sort = sort_of(request, presenter.ORDERS, default="post")
    if wanted(request):
        ordered = found.order_by(*presenter.ORDERS[sort])
        rows = (presenter.row(post, request.viewer) for post in ordered.iterator(500))
        return export(request, "Posts", presenter.COLUMNS, rows)
    shown = page_of(found, order=presenter.ORDERS[sort], after=request.GET.get("after"))
    listing = presenter.listing(shown.items, viewer=request.viewer)
    context = {"narrow": filters, "shown": shown, "listing": listing, "may_add": request.viewer.may(_MANAGE)}
    return page(request, "estate/posts.html", context)


@form_page
def add_post(request: Request) -> HttpResponse:
    places = queries.choosable_places(request.viewer, _MANAGE, on=today())
    form = PostForm(posted(request), places=places)

    def add() -> Said:
        place = queries.chosen(places, form.cleaned_data["place"])
        post = services.add_post(
            place=place, title=form.cleaned_data["title"], by=queries.person_named(request.viewer), at=now()
        )
        return f"{post.title} is now a post at {place.name}.", reverse("estate:posts")

    return answer(request, form, add, "estate/add_post.html")


@form_page
def hand_over(request: Request, pk: int) -> HttpResponse:
    post = queries.managed_post(request.viewer, pk)
    people = queries.choosable_people(request.viewer, post.place, on=today())
    form = HandOverForm(posted(request), people=people, initial={"on": today()})

    def hand() -> Said:
        chosen, on = form.cleaned_data["to"], form.cleaned_data["on"]
        to = queries.chosen(people, chosen) if chosen else None
        services.hand_over(post, to=to, on=on, by=queries.person_named(request.viewer), at=now())
        return f"{to.name if to else 'Nobody'} holds the post {post.title} from {date(on)}.", reverse("estate:posts")

    history = presenter.history(queries.history_of(post), post, on=today())
    return answer(request, form, hand, "estate/hand_over.html", post=post, history=history)


@form_page
def merge_post(request: Request, pk: int) -> HttpResponse:
    post = queries.managed_post(request.viewer, pk)
    others = queries.posts_to_merge_into(post, viewer=request.viewer, on=today())
    form = MergeForm(posted(request), posts=others)

    def merge() -> Said:
        into = queries.chosen(others, form.cleaned_data["into"])
        services.merge_posts(post, into=into, on=today(), by=queries.person_named(request.viewer), at=now())
        return f"{post.title} is now the post {into.title}.", reverse("estate:posts")

    return answer(request, form, merge, "estate/merge_post.html", post=post)


@form_page
def end_post(request: Request, pk: int) -> HttpResponse:
    post = queries.managed_post(request.viewer, pk)
    form = EndForm(posted(request), initial={"on": today()})

    def end() -> Said:
        services.end_post(post, on=form.cleaned_data["on"], by=queries.person_named(request.viewer), at=now())
        return f"The post {post.title} at {post.place.name} ends on {date(form.cleaned_data['on'])}.", reverse(
            "estate:posts"
        )

    return answer(request, form, end, "estate/end_post.html", post=post)
