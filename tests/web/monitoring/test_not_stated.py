"""Shares of records whose group is not stated: where they are largest, and how they move."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from answerable.web.monitoring.queries.not_stated import Unstated, latest, over_time
from tests.support.web.signing_in import client_of

if TYPE_CHECKING:
    from tests.support.monitoring import Monitored
    from tests.support.web.places import Estate

ON = dt.date(2026, 11, 22)
CHARGES = "charges-proved"


@pytest.fixture
def analyst(monitored: "Monitored") -> Client:
    return client_of(monitored.analyst)


def asked(client: Client, **query: object) -> str:
    return client.get(reverse("monitoring:not_stated", query=query)).content.decode()


def words(page: str, path: str) -> list[str]:
    found: Any = html.document_fromstring(page).xpath(path)
    return [" ".join(part.text_content().split()) for part in found]


def test_the_largest_share_of_all_places_and_measures_comes_first(monitored: "Monitored") -> None:
    found = latest(viewer_of(monitored.analyst, on=ON), measure=CHARGES)
    ashgate, north = monitored.estate.ashgate.pk, monitored.estate.region.pk
    year = dt.date(2025, 11, 1), dt.date(2026, 10, 31)
    of_ethnicity = [one for one in found if one.characteristic == "ethnicity"]
    assert [one for one in of_ethnicity if one.place in {ashgate, north}] == [
        Unstated(north, CHARGES, "ethnicity", *year, 4500.0, {"Prefer not to say": 180.0}),
        Unstated(ashgate, CHARGES, "ethnicity", *year, 1500.0, {"Prefer not to say": 60.0}),
    ]
    assert found[: len(of_ethnicity)] == of_ethnicity
    assert {one.share for one in found if one.characteristic == "age"} == {0}


def test_each_period_is_told_and_only_of_places_whose_figures_one_may_see(monitored: "Monitored") -> None:
    lead, ashgate = monitored.estate.person(Role.EQUALITY_LEAD), monitored.estate.ashgate
    viewer = viewer_of(lead, on=ON)
    points = [one for one in over_time(viewer, ashgate, CHARGES) if one.characteristic == "ethnicity"]
    assert (len(points), points[0].first, points[0].share) == (14, dt.date(2025, 9, 1), 0.04)
    assert {one.place for one in latest(viewer)} == {ashgate.pk}
    assert over_time(viewer, monitored.estate.brackwater, CHARGES) == []


def test_the_page_of_all_and_of_one(analyst: Client, monitored: "Monitored") -> None:
    first = words(asked(analyst, measure=CHARGES), "//tbody/tr[1]/*")
    assert first[1:] == [
        "Charges proved, by ethnicityNovember 2025 to October 2026",
        "4.0%",
        *("4,500", "Prefer not to say: 180"),
    ]
    one = asked(analyst, measure=CHARGES, place=monitored.estate.ashgate.pk)
    assert words(one, "//h2[@class='govuk-heading-m']") == ["Charges proved at Ashgate"]
    assert words(one, "//h3/following-sibling::p[1]")[-1] == (
        "4.0% (5 of 125) were without a group in September 2025, 4.0% (5 of 125) in October 2026: no change."
    )
    assert one.count("<svg") == 1


def test_the_file_holds_every_row(analyst: Client) -> None:
    response = analyst.get(reverse("monitoring:not_stated", query={"measure": CHARGES, "format": "csv"}))
    lines = b"".join(response).decode().splitlines()
    assert lines[1].endswith("ethnicity,2025-11-01,2026-10-31,180.0,4500.0,0.04,180.0,0.0,0.0,0.0")
    assert len(lines) == 1 + 5 * 2


@pytest.mark.parametrize("role", [Role.READER, Role.COMMITMENT_OWNER, Role.VERIFIER])
def test_who_may_not_see_figures_sees_none(monitored: "Monitored", role: Role) -> None:
    client = client_of(monitored.estate.person(role))
    assert client.get(reverse("monitoring:not_stated")).status_code == 403


def test_another_places_figures_are_not_shown_where_they_are_asked_for(monitored: "Monitored") -> None:
    page = asked(client_of(monitored.estate.person(Role.GOVERNOR)), place=monitored.estate.brackwater.pk)
    assert ("Brackwater" in page, "4.0%" in page) == (False, True)


def test_without_figures_the_page_says_what_to_do(estate: "Estate") -> None:
    page = asked(client_of(estate.person(Role.GOVERNOR)))
    assert "Ask an analyst to run the measures" in page
