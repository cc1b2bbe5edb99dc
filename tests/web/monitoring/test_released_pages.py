"""What anyone sees of figures: what the files of a release print, and nothing else."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from lxml import html

from answerable.attack import attack
from answerable.web.monitoring.queries.released import find_release
from tests.support.released import PROVED, Counted, counted, published, ready
from tests.support.web.places import Estate

if TYPE_CHECKING:
    from answerable.web.monitoring.models import Release

pytestmark = pytest.mark.django_db
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_SHOWN_IN = ("How many", "Rate, with 95% interval", "Beside others, with 95% interval")


@pytest.fixture
def held(estate: Estate, figures_folder: Path) -> Counted:  # noqa: ARG001 - it must be set
    return counted(estate)


@pytest.fixture
def release(held: Counted) -> "Release":
    return published(held)


@pytest.fixture
def client() -> Client:
    return Client()


def test_before_anything_is_published_pages_say_so(held: Counted, client: Client) -> None:
    release, place = ready(held), held.places["Moorland"].pk
    assert "No figures are published yet" in _text(client, "/public/figures/")
    assert "No figures are published of this place" in _text(client, f"/public/places/{place}/figures/")
    assert "There are no numbers to show yet." in _text(client, f"/public/places/{place}/sheet/")
    for address in (f"figures/releases/{release.name}/", f"figures/measures/{PROVED}/", "chapters/2026/"):
        assert client.get(f"/public/{address}").status_code == 404
    assert client.get("/api/v1/figures").json() == {"items": [], "next": None}


@pytest.mark.usefixtures("release")
def test_a_place_tells_what_is_printed_and_why_what_is_not(held: Counted, client: Client) -> None:
    place = held.places["Moorland"].pk
    text = _text(client, f"/public/places/{place}/figures/?detail=fine&measure={PROVED}")
    assert "30 of 60" in text
    assert "Hidden: this number is small, or would give a small one away." in text
    rows = _csv(client, f"/public/places/{place}/figures/?detail=fine&format=csv")
    roma = next(row for row in rows if row["Group"] == "Roma")
    assert (roma["Count"], roma["Rate"], roma["Ratio"]) == ("", "", "")


def test_what_pages_show_is_what_the_attack_was_tried_on(
    held: Counted, release: "Release", client: Client, figures_folder: Path
) -> None:
    printed = set(_printed(find_release(release.name).folder))
    shown = {number for address in _addresses(held) for number in _shown(client, address)}
    told = {f"{number:.4f}" for number in _numbers(client.get(f"/api/v1/figures?measure={PROVED}&limit=200").json())}
    assert shown
    assert shown - printed == set()
    assert told - {f"{float(number):.4f}" for number in _raw(find_release(release.name).folder)} == set()
    assert not attack(figures_folder / release.folder, figures_folder / "ledger").opened


@pytest.mark.usefixtures("release")
def test_a_figure_keeps_its_address(held: Counted, client: Client) -> None:
    page = html.document_fromstring(client.get(f"/public/places/{held.places['Fell'].pk}/figures/").content)
    [address] = [link.get("href", "") for link in page.iter("a") if link.text == "Cite Everyone"]
    text = _text(client, address)
    assert "As it was cited" in text
    assert "This is the latest release of it." in text
    assert client.get(address.replace("from=2025", "from=2024")).status_code == 404


def test_the_files_of_a_release_are_as_they_were_made(release: "Release", client: Client, figures_folder: Path) -> None:
    about = json.loads((figures_folder / release.folder / "release.json").read_text())
    for name in ("release.json", *about["files"]):
        response = client.get(f"/public/figures/releases/{release.name}/{name}")
        assert b"".join(response.streaming_content) == (figures_folder / release.folder / name).read_bytes()  # type: ignore[attr-defined]
    assert client.get(f"/public/figures/releases/{release.name}/ledger.json").status_code == 404


def test_reports_are_assembled_from_releases(held: Counted, release: "Release", client: Client) -> None:
    north = held.places["North"].pk
    assert release.title in _text(client, f"/public/regions/{north}/report/")
    assert "Equality in 2026" in _text(client, "/public/chapters/2026/")
    for address in (f"regions/{north}/report.pdf", "chapters/2026.pdf", f"places/{north}/sheet-large.pdf"):
        response = client.get(f"/public/{address}")
        assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


@pytest.mark.usefixtures("release")
def test_every_chapter_and_every_regional_report_is_listed(held: Counted, client: Client) -> None:
    page = html.document_fromstring(client.get("/public/figures/").content)
    listed = [(link.text, link.get("href")) for link in page.iter("a") if "/report/" in link.get("href", "")]
    assert listed == [
        (f"Regional equality report: {place.name}", f"/public/regions/{place.pk}/report/")
        for place in sorted(held.places.values(), key=lambda one: one.name)
        if place.kind == "region"
    ]
    chapters = [link.get("href") for link in page.iter("a") if link.text == "Equality in 2026"]
    assert chapters == ["/public/chapters/2026/"]


def test_a_chapter_is_a_draft_to_those_who_make_it(held: Counted, client: Client) -> None:
    ready(held)
    client.force_login(held.analyst)
    assert "Ready to be published" in _text(client, "/public/chapters/2026/")


def test_the_api_pages_through_figures(held: Counted, release: "Release", client: Client) -> None:
    first = client.get(f"/api/v1/figures?place={held.places['Quay'].pk}&limit=2").json()
    second = client.get(first["next"]).json()
    assert [len(one["items"]) for one in (first, second)] == [2, 2]
    assert first["items"][0] != second["items"][0]
    assert client.get("/api/v1/figures?after=x").status_code == 404
    assert [one["name"] for one in client.get("/api/v1/releases").json()["items"]] == [release.name]


def _addresses(held: Counted) -> Iterator[str]:
    yield f"/public/figures/measures/{PROVED}/?detail=fine&group=Roma"
    yield f"/public/figures/measures/{PROVED}/?detail=broad"
    for place in (held.estate.service, *held.places.values()):
        yield f"/public/places/{place.pk}/figures/?detail=fine"
        yield f"/public/places/{place.pk}/figures/?detail=broad&measure={PROVED}"
        yield f"/public/regions/{place.pk}/report/"


def _shown(client: Client, address: str) -> Iterator[str]:
    """Every number of the cells that hold figures."""
    page = html.document_fromstring(client.get(address).content)
    for cell in page.iter("td"):
        if cell.get("data-label") in _SHOWN_IN:
            text = re.sub(r"Shown: .*", "", "".join(map(str, cell.itertext()))).replace("95%", "")
            yield from (number.replace(",", "") for number in _NUMBER.findall(text))


def _printed(folder: Path) -> Iterator[str]:
    """Every number of the files, as pages write it."""
    for number in _raw(folder):
        value = float(number)
        yield from (f"{value:.0f}", f"{value:.1%}", f"{value:.2f}")


def _raw(folder: Path) -> Iterator[str]:
    for name in ("rates", "comparisons"):
        for row in csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8"), newline="")):
            yield from (row[column] for column in row if re.fullmatch(r"-?\d+(\.\d+)?", row[column]))


def _numbers(told: dict[str, list[dict[str, object]]]) -> Iterator[float]:
    assert told["items"]
    for item in told["items"]:
        yield from (value for name in ("count", "base", "rate", "low", "high") if (value := item[name]) is not None)  # type: ignore[misc]


def _csv(client: Client, address: str) -> list[dict[str, str]]:
    content = b"".join(client.get(address).streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(content)))


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join("".join(map(str, html.document_fromstring(response.content).itertext())).split())
