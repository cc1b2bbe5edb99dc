"""What the API says of itself, to programs and to people."""

import pytest
from django.test import Client

from tests.web.api.asking import Register
from tests.web.dashboard.held import lines, links, rows

pytestmark = pytest.mark.django_db


def test_its_description_is_openapi_3_1(register: Register) -> None:
    told = register.told("openapi.json")
    assert (told["openapi"], told["info"]["title"]) == ("3.1.0", "Answerable")
    operations = [said for methods in told["paths"].values() for said in methods.values()]
    assert [said["operationId"] for said in operations] == [
        *("start", "plans", "plan", "rounds", "round_of_plan", "findings", "finding"),
        *("commitments", "commitment", "report_progress", "places", "place", "tags", "changes"),
        *("releases", "figures"),
    ]
    assert all(said["description"] for said in operations)
    errors = {status for said in operations for status in said["responses"] if int(status) >= 400}
    assert errors == {"400", "401", "403", "404", "409", "413", "422", "429"}
    assert {
        media
        for said in operations
        for status in errors & said["responses"].keys()
        for media in said["responses"][status]["content"]
    } == {"application/problem+json"}


def test_reading_needs_no_token_and_reporting_does(register: Register) -> None:
    paths = register.told("openapi.json")["paths"]
    assert paths["/api/v1/plans"]["get"]["security"] == [{}, {"Shown": []}]
    assert paths["/api/v1/commitments/{pk}/progress"]["post"]["security"] == [{"Shown": []}]


@pytest.mark.usefixtures("register")
def test_a_page_explains_it_with_examples_that_work() -> None:
    client = Client()
    page = client.get("/api/")
    assert len(rows(page, "What the API answers")) == 16
    assert links(page)["one file (OpenAPI 3.1)"] == "/api/v1/openapi.json"
    commands = [line for line in lines(page) if line.startswith("curl") and "Bearer" not in line]
    addresses = [command.split("http://testserver")[1].rstrip('"') for command in commands]
    assert len(addresses) == 4
    assert [address for address in addresses if client.get(address).status_code not in {200, 404}] == []


def test_it_says_where_to_begin(register: Register) -> None:
    told = register.told("")
    assert told["plans"] == "http://testserver/api/v1/plans"
    refused = {name for name, address in told.items() if register.client.get(address).status_code != 200}
    assert refused == {"changes"}, "which asks for a day"
