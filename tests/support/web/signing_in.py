"""Signed in without the form."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from answerable.web.accounts.models import Person


def client_of(person: Person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def sign_in(place: Client | Page, person: Person) -> None:
    """Whoever was signed in there no longer is."""
    if isinstance(place, Client):
        place.force_login(person)
    else:
        _share_session(place.context, person)


def _share_session(context: BrowserContext, person: Person) -> None:
    cookie = client_of(person).cookies[settings.SESSION_COOKIE_NAME]
    context.clear_cookies()
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/"}])
