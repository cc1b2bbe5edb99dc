"""One small cell, and everybody who asks for it: on every page, chart and file, and of every program.

The cell is of the Roma people on Ashgate’s roll: how many of six have work. Addresses are those of the sweep of
every page, so that a route added later is asked too.
"""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from answerable.web.estate.types import Capability, Role
from answerable.web.monitoring.queries.figures import shelf_of
from answerable.web.monitoring.types import Level
from tests.support.monitoring import CARIBBEAN, CHARGES, WORK
from tests.support.web.site import Site
from tests.support.web.visitors import Visitor
from tests.support.web.world import World, make_world

pytestmark = pytest.mark.no_cover
_OF_FIGURES = re.compile(
    r"monitoring:|consultations:|dashboard:(home|place|commitment|pack)|(public|api):.*(figure|release|place|commitment)"
)
"""Routes on which a figure could stand; all of monitoring."""
ROMA = "Roma"
_WAYS = ("format=csv", "place={place}&measure={measure}")
"""How a list may be asked besides."""
_ELSEWHERE = (Role.EQUALITY_LEAD, Role.ANALYST, Role.GOVERNOR, Role.READER)


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Instead of pytest-django's: what is made stays for every test."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def world(db: None) -> World:  # noqa: ARG001 - it must be there
    return make_world(timezone.now())


@pytest.fixture(scope="module")
def site(world: World) -> Site:
    return Site(world)


@pytest.fixture(scope="module")
def cell(world: World) -> re.Pattern[str]:
    """As pages write it ("3 of 6"), and as files do: two columns beside one another."""
    rates = shelf_of(world.monitored.run).latest("rates", level=Level.PLACE, place=world.estate.ashgate.pk)
    [row] = rates.where(measure=WORK, group=ROMA).listed("k", "n")
    assert 0 < row["k"] < 5
    k, n = (f"{row[name]:.0f}" for name in ("k", "n"))
    return re.compile(rf"(?<![\d.,]){k}(?:\.0)?(?: of |\W{{1,3}}){n}(?:\.0)?(?![\d.,]\d)")


def asked(site: Site, world: World) -> dict[str, str]:
    """By name: the address for the cell's measure and group, and as it is; of lists as files too.

    Not as PDF, whose words are packed: the page with the same words is asked for.
    """
    figures = {
        name: address
        for name, address in site.asked("GET").items()
        if _OF_FIGURES.match(name) and not address.endswith(".pdf")
    }
    of_cell = {
        f"{name}, of the cell": address.replace(CHARGES, WORK).replace(CARIBBEAN, ROMA)
        for name, address in figures.items()
        if CHARGES in address or CARIBBEAN in address
    }
    ways = [way.format(place=world.estate.ashgate.pk, measure=WORK) for way in _WAYS]
    lists = {f"{name}?{way}": f"{figures[name]}?{way}" for name in figures if is_list(name) for way in ways}
    return of_cell | figures | lists


def is_list(name: str) -> bool:
    """Whether the address names nothing."""
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


def read(visitor: Visitor, address: str) -> str:
    """The words of what comes back: of a page, of a file, or of what is packed in one."""
    with transaction.atomic():
        response = visitor.client.get(address)
        content = response.getvalue() if response.streaming else response.content
        transaction.set_rollback(True)
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as packed:
            content = b" ".join(packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".csv")))
    return re.sub("<[^>]*>", " ", unescape(content.decode("utf-8", "replace")))


def showing(visitor: Visitor, asked: dict[str, str], cell: re.Pattern[str]) -> Iterator[str]:
    """The names of the addresses that show somebody the cell."""
    for name, address in asked.items():
        text = read(visitor, address)
        if "Ashgate" in text and cell.search(text):
            yield name


def test_the_small_cell_is_shown_to_those_who_may_see_it_and_to_nobody_else(
    site: Site, world: World, cell: re.Pattern[str]
) -> None:
    """As one table: of everybody who asks, the first page or file that shows them the cell."""
    ashgate = world.estate.ashgate.path
    shown = {visitor.name: next(showing(visitor, asked(site, world), cell), "") for visitor in visitors(site)}
    may = {one.name: one.viewer.may_at(Capability.SEE_FIGURES, ashgate) for one in visitors(site)}
    assert {name: bool(page) for name, page in shown.items()} == may, shown


def visitors(site: Site) -> list[Visitor]:
    """Every role at Ashgate; some at another prison; at the root; and nobody."""
    elsewhere = {f"{role} at Brackwater" for role in _ELSEWHERE}
    return [one for one in site.visitors if not one.name.endswith("Brackwater") or one.name in elsewhere]
