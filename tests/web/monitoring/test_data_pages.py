"""The pages of whoever looks after data, from registering a data set to the figures of a run."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from answerable.web.estate.types import Role
from answerable.web.monitoring.models import DataSet, Delivery, MeasureFigures, Run
from answerable.web.monitoring.types import DeliveryState
from tests.support.monitoring import Monitored, write_data
from tests.support.web.places import Estate
from tests.support.web.tasks import do_tasks


def signed_in(estate: Estate, role: Role, *, everywhere: bool = True) -> Client:
    client = Client()
    client.force_login(estate.person(role, estate.service if everywhere else estate.ashgate))
    return client


@pytest.fixture
def service(estate: Estate, figures_folder: Path, settings: Settings, tmp_path: Path) -> Estate:  # noqa: ARG001
    settings.ANSWERABLE_MEASURES = write_data(tmp_path, months=3) / "measures.yaml"
    settings.ANSWERABLE_SOURCES = {"the roll": str(tmp_path / "prison_roll.parquet")}
    return estate


def test_from_registering_to_figures(service: Estate, tmp_path: Path) -> None:
    client = signed_in(service, Role.ANALYST)
    for name, where in (("charges", "upload"), ("prison_roll", "the roll")):
        said = {"name": name, "title": f"Our {name}", "where": where}
        assert client.post(reverse("monitoring:register_data_set"), said).status_code == 302
    roll, charges = DataSet.objects.get(name="prison_roll"), DataSet.objects.get(name="charges")
    file = SimpleUploadedFile("charges.parquet", (tmp_path / "charges.parquet").read_bytes())
    client.post(reverse("monitoring:bring_data", args=(charges.pk,)), {"file": file})
    client.post(reverse("monitoring:bring_data", args=(roll.pk,)))
    waiting = client.get(reverse("monitoring:delivery", args=(Delivery.objects.earliest("pk").pk,)))
    assert (waiting.headers["Refresh"], "It is being looked at" in waiting.content.decode()) == ("5", True)
    do_tasks()
    client.post(reverse("monitoring:start_run"), {"measures": ["charges-proved", "people-in-work"]})
    do_tasks()
    page = client.get(reverse("monitoring:run", args=(Run.objects.get().pk,))).content.decode()
    assert ("Done" in page, "4 of 4" in page, "Places that the register does not know" in page) == (True, True, True)
    assert MeasureFigures.objects.filter(current=True).count() == 2
    for address in ("monitoring:data_sets", "monitoring:runs"):
        shown = client.get(reverse(address)).content.decode()
        assert str(tmp_path) not in shown
    assert (
        "was deleted on"
        in client.get(reverse("monitoring:delivery", args=(charges.deliveries.get().pk,))).content.decode()
    )


def test_what_is_held_is_taken_or_refused_on_its_page(monitored: Monitored) -> None:
    client = signed_in(monitored.estate, Role.ANALYST)
    page = client.get(reverse("monitoring:delivery", args=(monitored.held.pk,))).content.decode()
    assert ("It has shrunk: 2,000 records" in page, "Coldharbour" in page, "X9" in page) == (True, True, True)
    refuse = reverse("monitoring:refuse_delivery", args=(monitored.held.pk,))
    assert "Enter why it is not to be counted" in client.post(refuse, {"because": ""}).content.decode()
    assert client.post(refuse, {"because": "Cut short."}).status_code == 302
    assert Delivery.objects.get(pk=monitored.held.pk).state == DeliveryState.REFUSED
    late = client.post(reverse("monitoring:take_delivery", args=(monitored.held.pk,)))
    assert "This was decided already" in late.content.decode()


def test_only_those_who_look_after_data_of_the_whole_service_see_them(monitored: Monitored) -> None:
    address = reverse("monitoring:delivery", args=(monitored.held.pk,))
    local = signed_in(monitored.estate, Role.ANALYST, everywhere=False)
    lead = signed_in(monitored.estate, Role.EQUALITY_LEAD)
    assert [one.get(address).status_code for one in (local, lead)] == [403, 403]


def test_the_first_figures_of_a_measure_revise_none(monitored: Monitored) -> None:
    client = signed_in(monitored.estate, Role.ANALYST, everywhere=False)
    of_place = [
        client.get(reverse("monitoring:revisions", args=(place.pk, "charges-proved")))
        for place in (monitored.estate.ashgate, monitored.estate.brackwater)
    ]
    assert [one.status_code for one in of_place] == [200, 404]
    assert "There are no earlier figures" in of_place[0].content.decode()
