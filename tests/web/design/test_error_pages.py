import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.template import engines
from django.test import Client


def _said(response: HttpResponseBase) -> tuple[int, str, str]:
    assert isinstance(response, HttpResponse)
    page = BeautifulSoup(response.content, "lxml")
    assert page.title
    assert page.h1
    return response.status_code, page.title.text, page.h1.text


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        (400, "Your request could not be read"),
        (403, "You cannot do this"),
        (404, "Page not found"),
        (500, "Sorry, there is a problem"),
    ],
)
def test_an_error_has_a_page_of_its_own(gallery: Client, code: int, heading: str) -> None:
    assert _said(gallery.get(f"/fail/{code}")) == (code, f"{heading} – Answerable", heading)


def test_a_form_from_elsewhere_is_refused_on_a_page_that_says_what_to_do(gallery: Client) -> None:
    gallery.handler.enforce_csrf_checks = True
    heading = "Your form could not be checked"
    assert _said(gallery.post("/")) == (403, f"{heading} – Answerable", heading)


def test_the_page_for_a_failure_needs_neither_request_nor_database() -> None:
    assert "Sorry, there is a problem" in engines["jinja2"].get_template("500.html").render()
