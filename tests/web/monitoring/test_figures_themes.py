"""Measures that are read together: staff, probation, children."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from django.conf import settings

from answerable.disparity.measures.model import Benchmark, Kind
from answerable.disparity.results_folder import Results, read_results
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import Run
from answerable.web.monitoring.services.placing import places_in, words_of
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.types import RunState
from tests.support.monitoring import CHARGES, WORK, Monitored, results_folder
from tests.web.monitoring.conftest import AT
from tests.web.monitoring.test_figures_pages import opened, said

_NAMES = {CHARGES: "breach", WORK: "declared-ethnicity"}


def renamed(monitored: Monitored) -> None:
    """The figures of the simulated prisons, as if they were of probation and of staff; one of them a share."""
    results = _told_as(read_results(results_folder()))
    run = Run.objects.create(state=RunState.DONE, folder="themes", queued_at=AT, ended_at=AT)
    folder = Path(settings.ANSWERABLE_FIGURES) / "themes" / "shelf"
    shelve([results], places_in(words_of([results]), monitored.estate.service), folder)
    show(run, results, at=AT)


def _told_as(results: Results) -> Results:
    charges, work = results.catalogue.measures
    share = replace(
        work,
        name="representation",
        title="Staff beside the population",
        kind=Kind.SHARE,
        benchmark=Benchmark(name="England and Wales", version="Census 2011", source="National target.", shares={}),
    )
    measures = (
        replace(charges, name="breach", title="Breach"),
        replace(work, name="declared-ethnicity", title="Ethnicity declared", kind=Kind.DECLARATION),
        share,
    )
    tables = {name: _columns(table) for name, table in results.tables.items()}
    rates = tables["rates"]
    shares = rates.filter(pc.equal(rates["measure"], "declared-ethnicity"))
    for name, value in (("measure", "representation"), ("index", 0.5), ("benchmark", 0.14)):
        shares = _filled(shares, name, value)
    tables["rates"] = pa.concat_tables([rates, shares])
    return replace(results, tables=tables, catalogue=replace(results.catalogue, measures=measures))


def _columns(table: pa.Table) -> pa.Table:
    """With the measures' new names, and the band of a declaration."""
    names = [_NAMES.get(name, name) for name in table["measure"].to_pylist()]
    place = table.schema.get_field_index("measure")
    made = table.set_column(place, table.schema.field(place), pa.array(names, table.schema.field(place).type))
    if "band" not in table.column_names:
        return made
    declared = pc.equal(made["measure"], "declared-ethnicity")
    column = made.schema.get_field_index("band")
    return made.set_column(column, made.schema.field(column), pc.if_else(declared, "60% or more", made["band"]))


def _filled(table: pa.Table, name: str, value: object) -> pa.Table:
    place = table.schema.get_field_index(name)
    field = table.schema.field(place)
    return table.set_column(place, field, pa.array([value] * len(table), field.type))


@pytest.fixture
def themed(monitored: Monitored) -> Monitored:
    renamed(monitored)
    return monitored


def test_a_pilot_stands_beside_the_nation(themed: Monitored) -> None:
    estate = themed.estate
    chosen = {"group": "Caribbean", "beside": estate.service.pk}
    words = said(opened(themed.analyst, "theme", estate.ashgate.pk, "probation", **chosen))
    assert (
        "Breach 38.5% (35.9% to 41.2%) 578 of 1,500 Caribbean 63.3% (56.8% to 69.4%) 228 of 360 "
        "2.20 (1.89 to 2.56) beside white British people Flagged: very large Everyone: 35.9% (34.4% to 37.4%)"
    ) in words
    assert "Ratio: 1.37 (1.23 to 1.52)" in words
    assert "Not held here yet: Supervision completed; Recall." in words


def test_the_nation_shows_probation_region_by_region(themed: Monitored) -> None:
    words = said(opened(themed.analyst, "theme", themed.estate.service.pk, "probation"))
    assert "Supervision, place by place: everyone Place Breach North Wexmoor 35.9% (34.4% to 37.4%)" in words


def test_declaration_is_told_in_its_band_and_a_share_beside_its_benchmark(themed: Monitored) -> None:
    words = said(opened(themed.analyst, "theme", themed.estate.ashgate.pk, "workforce"))
    assert "60% to 80%" in words
    assert "14.0% 0.50 October 2026 Target: England and Wales, Census 2011" in words
