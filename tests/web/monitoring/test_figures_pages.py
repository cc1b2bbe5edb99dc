"""Where it matters: a place by measure, one measure at one place, one group, and one figure as cited and as now."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from django.conf import settings
from django.urls import reverse

from answerable.disparity.results_folder import Results, read_results
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.estate.types import PlaceKind, Role
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import Aim, Run
from answerable.web.monitoring.services.cases import see
from answerable.web.monitoring.services.placing import places_in, words_of
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.types import Level, RunState
from tests.support.monitoring import CARIBBEAN, CHARGES, WORK, Monitored, results_folder
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import promise
from tests.web.monitoring.conftest import AT

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

CITED = {
    "characteristic": "ethnicity",
    "group": CARIBBEAN,
    "comparator": "white British",
    "from": "2025-11-01",
    "to": "2026-10-31",
}


def opened(person: Person, name: str, *keys: object, **query: object) -> "Page":
    return client_of(person).get(reverse(f"monitoring:{name}", args=keys, query=query))


def said(response: "Page") -> str:
    """The words of the page's main part, in one line."""
    _, _, main = response.content.decode().partition("<main")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def exported(response: "Page") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.getvalue().decode())))


def test_a_place_shows_by_measure_who_fares_worst_and_how_sure_that_is(monitored: Monitored) -> None:
    see(monitored.run, at=AT)
    words = said(opened(monitored.analyst, "place", monitored.estate.ashgate.pk))
    assert (
        "Charges proved Caribbean beside white British people 2.20 (1.89 to 2.56) Drawn towards 1: 2.13 (1.80 to 2.50) "
        "Flagged: very large 11 of the latest 12 periods 31 October 2026 New People who have work Roma"
    ) in words


def test_the_reader_chooses_characteristic_detail_and_comparator_and_exports_what_is_shown(
    monitored: Monitored,
) -> None:
    chosen = {"detail": "broad", "comparator": "everyone else", "format": "csv"}
    rows = exported(opened(monitored.analyst, "place", monitored.estate.ashgate.pk, **chosen))
    black = "Black, Black British, Caribbean or African"
    assert [(row["Measure"], row["Compared with"], row["Flag"]) for row in rows if row["Group"] == black] == [
        ("Charges proved", "everyone else", "Flagged: very large"),
        ("People who have work", "everyone else", "Not flagged"),
    ]


def test_one_measure_at_one_place_is_drawn_said_and_tabled(
    monitored: Monitored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", AT.date)
    page = opened(monitored.analyst, "measure_at", monitored.estate.ashgate.pk, CHARGES)
    words = said(page)
    assert page.content.count(b"<svg") == 3
    for expected in (
        "At Ashgate, from November 2025 to October 2026, charges proved: Caribbean 228 of 360 (63.3%), white British",
        "Of 3 groups, 1 is flagged: Caribbean.",
        "In October 2026 it was 80.0%; of white British people (dashed) it was 26.7%.",
        "Ashgate (the square) lies within the limits.",
        "Group not known 4.0% of charges (prefer not to say 4.0%)",
        "Rule, over a family of 48 tests",
        "Adjusted for Age: Younger people are charged more.",
        "To 31 October 2026, 22 days ago",
        "Prefer not to say 18 of 60 30.0% (19.9% to 42.5%)",
    ):
        assert expected in words
    assert words.count("This figure") == 6


def test_what_the_address_chooses_is_what_is_shown(monitored: Monitored) -> None:
    chosen = {"characteristic": "age", "comparator": "everyone else", "group": "50+", "span": "1.2026-10-01.2026-10-31"}
    page = opened(monitored.analyst, "measure_at", monitored.estate.ashgate.pk, CHARGES, **chosen)
    assert "50+, over time" in said(page)
    assert "Period October 2026" in said(page)
    rows = exported(
        opened(monitored.analyst, "measure_at", monitored.estate.ashgate.pk, CHARGES, **chosen, format="csv")
    )
    assert {(row["Group"], row["Compared with"], row["From"], row["To"]) for row in rows} == {
        (group, "everyone else", "2026-10-01", "2026-10-31") for group in ("Everyone", "18-25", "26-49", "50+")
    }


def test_what_makes_no_sense_in_an_address_is_chosen_anew(monitored: Monitored) -> None:
    nonsense = dict.fromkeys(("characteristic", "comparator", "group", "span", "detail"), "zebra")
    page = opened(monitored.analyst, "measure_at", monitored.estate.ashgate.pk, CHARGES, **nonsense)
    assert "Caribbean, over time" in said(page)


def test_promises_and_cases_are_marked_on_the_trend(monitored: Monitored) -> None:
    see(monitored.run, at=AT)
    commitment = promise(monitored.estate)
    Aim.objects.create(
        commitment=commitment,
        measure=CHARGES,
        title="Charges proved",
        characteristic="ethnicity",
        group=CARIBBEAN,
        comparator="white British",
        level=Level.PLACE,
        place=monitored.estate.ashgate,
        since=dt.date(2026, 3, 1),
        recorded_by=commitment.recorded_by,
        recorded_at=AT,
    )
    words = said(opened(monitored.analyst, "measure_at", monitored.estate.ashgate.pk, CHARGES))
    assert (
        "A , 1 March 2026: The work of a commitment can show: Hold a forum each month. "
        "22 November 2026, not on the chart: A case was opened"
    ) in words


def test_other_places_are_dots_without_a_name_unless_their_figures_may_be_seen(monitored: Monitored) -> None:
    ashgate = monitored.estate.ashgate.pk
    names = {"Brackwater", "Coldharbour"}
    shown = {
        person: {name for name in names if name in said(opened(person, "measure_at", ashgate, CHARGES))}
        for person in (monitored.analyst, monitored.estate.person(Role.EQUALITY_LEAD))
    }
    assert list(shown.values()) == [names, set()]


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.GOVERNOR, 200)])
def test_figures_are_for_roles_that_see_them_at_that_place(monitored: Monitored, role: Role, status: int) -> None:
    person = monitored.estate.person(role)
    ashgate, elsewhere = monitored.estate.ashgate.pk, monitored.estate.brackwater.pk
    pages = [("place", ()), ("measure_at", (CHARGES,)), ("group_at", (CARIBBEAN,)), ("theme", ("workforce",))]
    assert {opened(person, name, ashgate, *keys).status_code for name, keys in pages} == {status}
    refused = 403 if status == 403 else 404
    assert {opened(person, name, elsewhere, *keys).status_code for name, keys in pages} == {refused}
    assert opened(person, "figure", monitored.run.pk, CHARGES, elsewhere, **CITED).status_code == refused


def test_what_it_is_like_here_for_one_group(monitored: Monitored) -> None:
    words = said(opened(monitored.analyst, "group_at", monitored.estate.ashgate.pk, "Roma"))
    assert "What it is like here: Roma" in words
    assert words.count("Not flagged") == 2
    assert opened(monitored.analyst, "group_at", monitored.estate.ashgate.pk, "Martians").status_code == 404


def test_the_home_tells_cases_with_figures_or_in_words_alone(monitored: Monitored) -> None:
    see(monitored.run, at=AT)
    lead, reader = (said(opened(monitored.estate.person(role), "home")) for role in (Role.EQUALITY_LEAD, Role.READER))
    assert "Charges proved: Caribbean, Ashgate At Ashgate, from November 2025" in lead.replace("At AGX", "At Ashgate")
    assert "Drawn towards 1, as small groups go far by chance, the ratio is 2.13. q below 0.001." in lead
    assert "flag that this is higher for Caribbean than for white British people." in reader
    assert not re.search(r"\d\.\d|%", reader)


def test_a_region_tells_which_part_of_a_gap_arises_within_places(monitored: Monitored) -> None:
    words = said(opened(monitored.analyst, "measure_at", monitored.estate.region.pk, CHARGES))
    assert (
        "Of the gap of 12.0 percentage points over 3 places, 12.0 arise within places, and 0.0 because groups are at "
        "different places."
    ) in words


def test_a_prison_stands_beside_the_sum_of_its_group(monitored: Monitored) -> None:
    estate = monitored.estate
    group = Place.objects.create(kind=PlaceKind.PRISON_GROUP, name="Marsh Group", code="PG1", above=estate.region)
    Place.objects.filter(pk=group.pk).update(path=f"{estate.region.path}{group.pk}.")
    for member in (estate.ashgate, estate.brackwater):
        path = f"{estate.region.path}{group.pk}.{member.pk}."
        Place.objects.filter(pk=member.pk).update(above=group, path=path)
    words = said(opened(monitored.analyst, "measure_at", estate.ashgate.pk, CHARGES))
    assert "Marsh Group, the sum of the counts of its 2 members that have figures: Caribbean" in words


def test_a_theme_says_what_is_not_held_yet(monitored: Monitored) -> None:
    words = said(opened(monitored.analyst, "theme", monitored.estate.ashgate.pk, "workforce"))
    assert "Not held here yet: Declared ethnicity; Declared religion;" in words
    assert opened(monitored.analyst, "theme", monitored.estate.ashgate.pk, "zebra").status_code == 404


def test_a_measure_without_figures_here_says_so(monitored: Monitored) -> None:
    [service] = Place.objects.filter(above=None)
    empty = Place.objects.create(
        kind=PlaceKind.ESTABLISHMENT, name="Newgate", code="NGX", above=service, path=f"{service.path}999."
    )
    assert "This measure has no figure at this place" in said(opened(monitored.analyst, "measure_at", empty.pk, WORK))
    assert "No figures of this place yet" in said(opened(monitored.analyst, "place", empty.pk))


def test_a_figure_stays_as_cited_and_tells_what_changed_since(monitored: Monitored) -> None:
    ashgate = monitored.estate.ashgate.pk
    address = ("figure", monitored.run.pk, CHARGES, ashgate)
    before = said(opened(monitored.analyst, *address, **CITED))
    assert "How many 228 of 360 228 of 360" in before
    assert "These are the newest figures: nothing has changed since." in before
    _counted_again(monitored, _with_ten_more)
    after = said(opened(monitored.analyst, *address, **CITED))
    assert "How many 228 of 360 238 of 360" in after
    assert "Records came late or were corrected: it was 228 of 360, and is now 238 of 360." in after
    assert [
        opened(monitored.analyst, *address, **CITED | {"from": day}).status_code for day in ("x", "2001-01-01")
    ] == [
        404,
        404,
    ]


def test_where_later_periods_are_taken_together_the_figure_of_now_is_of_those(monitored: Monitored) -> None:
    _counted_again(monitored, _a_month_later)
    words = said(opened(monitored.analyst, "figure", monitored.run.pk, CHARGES, monitored.estate.ashgate.pk, **CITED))
    assert "Period November 2025 to October 2026 December 2025 to November 2026" in words
    assert (
        "Later periods are now taken together: then November 2025 to October 2026, now December 2025 to November 2026."
    ) in words
    assert "Counted on 22 November 2026" not in words


def _counted_again(monitored: Monitored, changed: Callable[[Results], Results]) -> None:
    """A later run, of which the results are those of the first one, changed."""
    results = changed(read_results(results_folder()))
    run = Run.objects.create(state=RunState.DONE, folder="again", queued_at=AT, ended_at=AT)
    shelf = Path(settings.ANSWERABLE_FIGURES) / "again" / "shelf"
    shelve([results], places_in(words_of([results]), monitored.estate.service), shelf)
    show(run, results, at=AT)


def _with_ten_more(results: Results) -> Results:
    """Ten more charges against Caribbean people at Ashgate were proved."""
    rates = results.tables["rates"]
    here = pc.and_(pc.equal(rates["place"], "AGX"), pc.equal(rates["group"], CARIBBEAN))
    k = pc.if_else(pc.and_(here, rates["pooled"]), pc.add(rates["k"], 10.0), rates["k"])
    return replace(results, tables=dict(results.tables) | {"rates": _with(rates, "k", k)})


def _a_month_later(results: Results) -> Results:
    """The periods that are taken together begin and end a month later."""
    tables = dict(results.tables)
    for name in ("rates", "comparisons"):
        for column, day in (("from", dt.date(2025, 12, 1)), ("to", dt.date(2026, 11, 30))):
            table = tables[name]
            days = pc.if_else(table["pooled"], pa.scalar(day, pa.date32()), table[column])
            tables[name] = _with(table, column, days)
    return replace(results, tables=tables)


def _with(table: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), values)
