"""What the pages of the estate have in common."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from answerable.web.design.forms import FilterForm, Form
from answerable.web.design.pages import page
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.requests import Request

form_page = require_http_methods(["GET", "HEAD", "POST"])
Said = tuple[str, str]
"""What to tell a person after an act, and the address of the page to tell it on."""


def given(filters: FilterForm) -> dict[str, Any]:
    """The filters that make sense; what does not is left out, and the page says so."""
    filters.is_valid()
    return filters.cleaned_data


def sort_of(request: HttpRequest, orders: Mapping[str, tuple[str, ...]], *, default: str) -> str:
    asked = request.GET.get("sort", default)
    return asked if asked in orders else default


def answer(request: Request, form: Form, act: Callable[[], Said], template: str, **context: object) -> HttpResponse:
    """The form's page; or, once it is right, the act, and then the page that `act` names."""
    if request.method == "POST" and form.is_valid():
        try:
            words, address = act()
        except RefusedError as refused:
            form.add_error(None, list(refused.problems))
        else:
            messages.success(request, words)
            return redirect(address)
    return page(request, template, {"form": form} | context)


def posted(request: Request) -> QueryDict | None:
    """What a form is filled with; None before it was sent."""
    return request.POST if request.method == "POST" else None
