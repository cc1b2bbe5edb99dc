"""Where the links of a plan are settled, and what a page offers to download."""

import csv
import io

from django.test import Client
from django.urls import reverse

from answerable.web.plans.models import ActionPlan


def downloaded(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def links_page(held: ActionPlan, position: int = 2) -> str:
    return reverse("plans:links", kwargs={"pk": held.pk, "position": position})
