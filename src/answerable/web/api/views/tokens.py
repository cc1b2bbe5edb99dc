"""A person's own tokens: the list, making one, revoking one."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.api import presenters, queries, services
from answerable.web.api.forms import RevokeForm, TokenForm
from answerable.web.api.types import Scope
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted


@require_safe
def tokens(request: Request) -> HttpResponse:
    found = list(queries.tokens(request.viewer))
    may_revoke = any(token.revoked_at is None for token in found)
    context = {"tokens": found, "listing": presenters.listing(found, on=today()), "may_revoke": may_revoke}
    return page(request, "api/tokens.html", context)


@form_page
def make_token(request: Request) -> HttpResponse:
    """The secret stands on the page that answers, and nowhere else."""
    form = TokenForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        return page(request, "api/make_token.html", {"form": form})
    token, secret = services.make_token(
        name=form.cleaned_data["name"],
        scopes=[Scope(scope) for scope in form.cleaned_data["scopes"]],
        expires_on=form.expires_on(today()),
        by=person_named(request.viewer),
        at=now(),
    )
    return page(request, "api/token_made.html", {"token": token, "secret": secret})


@form_page
def revoke_token(request: Request) -> HttpResponse:
    held = list(queries.tokens(request.viewer).filter(revoked_at=None))
    form = RevokeForm(posted(request), tokens=held, initial={"token": request.GET.get("token", "")})

    def revoke() -> Said:
        token = queries.token_to_revoke(request.viewer, form.cleaned_data["token"])
        services.revoke_token(token, by=person_named(request.viewer), at=now())
        return f"The token “{token.name}” is revoked. Whoever shows it is refused.", reverse("api:tokens")

    return answer(request, form, revoke, "api/revoke_token.html", tokens=held)
