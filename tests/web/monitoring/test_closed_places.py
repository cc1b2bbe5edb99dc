"""A place that closes, or is merged into another: its figures stay its own, and no record is dropped in silence."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from answerable.web.estate.models import Place
from answerable.web.estate.policies import MERGED_INTO
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Delivery, Run
from tests.support.monitoring import Monitored

CLOSED = dt.date(2026, 9, 30)
STAY = "Ashgate closed on 30 September 2026. Its figures stay on this page."


@pytest.fixture
def merged(monitored: Monitored) -> Monitored:
    """Ashgate closed, and Coldharbour goes on with its work."""
    facts = {MERGED_INTO: monitored.coldharbour.code}
    Place.objects.filter(pk=monitored.estate.ashgate.pk).update(closed=CLOSED, facts=facts)
    return monitored


def page(monitored: Monitored, role: Role, at: Place, address: str, key: int) -> str:
    client = Client()
    client.force_login(monitored.estate.person(role, at))
    return client.get(reverse(f"monitoring:{address}", args=(key,))).content.decode()


def test_figures_of_a_place_that_closed_stay_its_own_and_are_found_from_its_successor(merged: Monitored) -> None:
    everywhere, ashgate = merged.estate.service, merged.estate.ashgate
    closed = page(merged, Role.ANALYST, everywhere, "place", ashgate.pk)
    assert (STAY in closed, "No figures of this place yet" in closed) == (True, False)
    assert "Coldharbour goes on with its work. These figures are not added to those." in closed
    successor = page(merged, Role.ANALYST, everywhere, "place", merged.coldharbour.pk)
    said = "Ashgate closed on 30 September 2026 and was merged into this place. Its figures are not added here."
    assert (said in successor, reverse("monitoring:place", args=(ashgate.pk,)) in successor) == (True, True)


def test_who_sees_no_figures_of_the_other_place_is_told_of_it_without_a_link(merged: Monitored) -> None:
    told = page(merged, Role.EQUALITY_LEAD, merged.coldharbour, "place", merged.coldharbour.pk)
    assert ("was merged into this place" in told, "See the figures of Ashgate" in told) == (True, False)


def test_records_of_months_after_a_place_closed_are_told_of(merged: Monitored) -> None:
    told = page(merged, Role.ANALYST, merged.estate.service, "delivery", merged.held.pk)
    assert "Ashgate, closed on 30 September 2026; 125 records of later months" in told


def test_a_place_that_closed_is_not_awaited(merged: Monitored) -> None:
    assert "Places that returned nothing" in page(
        merged, Role.ANALYST, merged.estate.service, "delivery", merged.held.pk
    )
    Place.objects.filter(pk=merged.coldharbour.pk).update(closed=CLOSED)
    assert "Places that returned nothing" not in page(
        merged, Role.ANALYST, merged.estate.service, "delivery", merged.held.pk
    )


def test_a_name_that_fits_no_place_is_told_with_its_count(merged: Monitored) -> None:
    Run.objects.filter(pk=merged.run.pk).update(manifest={"unknown places": ["Nowhere", "Elsewhere"]})
    Delivery.objects.filter(pk=merged.counted.pk).update(profile={"places": {"Nowhere": {"2026-10-01": 1125}}})
    told = page(merged, Role.ANALYST, merged.estate.service, "run", merged.run.pk)
    assert "shown nowhere else: Nowhere (1,125 records), Elsewhere." in told
