"""Published plans through upload, reading and the review of every doubt, as a person with a browser does it."""

import html
import os
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.documents.account import account
from answerable.web.plans.models import Import
from answerable.web.plans.queries.imports import review_of
from answerable.web.plans.types import ImportState
from tests.support.web.signing_in import client_of
from tests.web.plans.bringing_given import Given, given, work

CORPUS = os.environ.get("ANSWERABLE_CORPUS")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CORPUS, reason="ANSWERABLE_CORPUS names no folder"),
]
DOUBTS = {"001": 30, "002": 1, "004": 57}


def upload(client: Client, place: Given, *names: str) -> None:
    folder = Path(CORPUS or "")
    files = [
        SimpleUploadedFile(path.name, path.read_bytes()) for name in names for path in folder.glob(f"{name}_*.txt")
    ]
    response = client.post(reverse("plans:bring"), {"documents": files, "place": place.prison.pk})
    assert response.status_code == 302


def settle_next(client: Client, address: str) -> str:
    """Answer the doubt that the address shows with what its form begins with; where it leads."""
    text = client.get(address).content.decode()
    pressed = "answer" if 'value="answer"' in text else "leave"
    form = next(part for part in re.findall(r"<form[^>]*>.*?</form>", text, re.DOTALL) if f'value="{pressed}"' in part)
    posted: dict[str, list[str]] = {"way": [pressed]}
    for tag in re.findall(r"<input[^>]*>", form):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if found.get("type") != "checkbox" or " checked" in tag:
            posted.setdefault(found["name"], []).append(html.unescape(found.get("value", "")))
    for name, words in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        posted[name] = [html.unescape(words).strip()]
    response = client.post(address, posted)
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


@pytest.mark.parametrize("name", DOUBTS)
def test_every_doubt_is_located_and_settled(name: str) -> None:
    place = given()
    client = client_of(place.coordinator)
    upload(client, place, name)
    work()
    brought = Import.objects.get()
    assert (brought.state, brought.doubts_open) == (ImportState.IN_REVIEW, DOUBTS[name])
    review = review_of(brought)
    assert [one for one in review.open if one.where.part == "plan"] == []

    home = reverse("plans:import", kwargs={"pk": brought.pk})
    while codes := review_of(brought).codes:
        address = reverse("plans:review_doubts", kwargs={"pk": brought.pk, "code": codes[0]})
        while address != home:
            address = settle_next(client, address)
        brought.refresh_from_db()
    assert brought.doubts_open == 0
    done = review_of(brought)
    assert account(done.pages, done.plan).conserved


def test_three_plans_at_once() -> None:
    place = given()
    client = client_of(place.coordinator)
    upload(client, place, *DOUBTS)
    work()
    read = Import.objects.order_by("pk").values_list("state", "doubts_open")
    assert list(read) == [(ImportState.IN_REVIEW, doubts) for doubts in DOUBTS.values()]
