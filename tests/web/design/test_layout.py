import pytest
from allauth.account.forms import LoginForm
from bs4 import BeautifulSoup, Tag
from django.template import TemplateDoesNotExist, engines
from django.test import Client, RequestFactory
from jinja2 import UndefinedError
from pytest_django.fixtures import Settings

from answerable.web.design.pages import page


def _soup(client: Client, address: str = "/") -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "lxml")


def _titled(client: Client, address: str) -> str:
    title = _soup(client, address).title
    assert title
    return title.text


def test_the_title_says_that_a_form_has_errors(gallery: Client) -> None:
    assert [_titled(gallery, address) for address in ("/", "/?sent")] == [
        "Every piece – Answerable",
        "Error: Every piece – Answerable",
    ]


def test_signing_out_is_a_form_that_is_sent(gallery: Client) -> None:
    form = _soup(gallery).select_one(".site-header form")
    assert isinstance(form, Tag)
    assert (form["method"], form["action"], form.get_text(" ", strip=True)) == (
        "post",
        "/sign-out",
        "Ada Sample Sign out",
    )
    assert form.select_one("[name=csrfmiddlewaretoken]")


def test_a_demonstration_says_so_on_every_page(gallery: Client, settings: Settings) -> None:
    said = "The places are real; the plans, people and figures are made up."
    pages = ["/", "/fail/404"]
    demonstration = [said in _soup(gallery, address).text for address in pages]
    settings.ANSWERABLE_DEMONSTRATION = False
    assert (demonstration, [said in _soup(gallery, address).text for address in pages]) == ([True] * 2, [False] * 2)


def test_nothing_is_written_into_the_page_that_the_security_policy_refuses(gallery: Client) -> None:
    found = _soup(gallery)
    assert found.select("style, [style], script:not([src]), [onclick]") == []


def test_a_page_is_drawn_for_somebody_nobody_knows_yet(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.web.design.gallery"
    response = page(RequestFactory().get("/"), "404.html", status=410)
    assert (response.status_code, b"Sign out" in response.content) == (410, False)


def test_a_name_that_a_template_misspells_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ commitmnet }}").render()


def test_only_our_own_templates_are_jinja() -> None:
    with pytest.raises(TemplateDoesNotExist):
        engines["jinja2"].get_template("allauth/layouts/base.html")


@pytest.mark.django_db
@pytest.mark.urls("allauth.urls")
def test_a_form_of_allauth_is_drawn_with_the_same_components(rf: RequestFactory) -> None:
    text = "{{ error_summary(form) }}{{ fields(form) }}"
    form = LoginForm({"login": "ada", "password": ""}, request=rf.get("/"))
    drawn = BeautifulSoup(engines["jinja2"].from_string(text).render({"form": form}), "lxml")
    assert [(tag["name"], tag["class"], tag["autocomplete"]) for tag in drawn.select(".govuk-input")] == [
        ("login", ["govuk-input", "govuk-input--error"], "email"),
        (
            "password",
            ["govuk-input", "govuk-password-input__input", "govuk-js-password-input-input", "govuk-input--error"],
            "current-password",
        ),
    ]
