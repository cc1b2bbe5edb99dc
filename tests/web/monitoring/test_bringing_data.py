"""Data brought, looked at, held or refused, counted and deleted; and what becomes of a run that is killed."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import Mock

import pandas as pd
import pytest
from django.conf import settings as held
from django.core.files.base import ContentFile
from pytest_django.fixtures import Settings

from answerable.disparity.counting_apart import count_apart
from answerable.web.accounts.models import Person
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import DataSet, Delivery, MeasureFigures, Run
from answerable.web.monitoring.queries.figures import shelf_of
from answerable.web.monitoring.queries.runs import revisions
from answerable.web.monitoring.services import data_sets, deliveries, runs, scheduling
from answerable.web.monitoring.types import DeliveryState, RunState
from tests.support.monitoring import CHARGES, write_data
from tests.support.web.places import Estate
from tests.support.web.tasks import do_tasks

Bring = Callable[..., Delivery]
Capture = Callable[..., AbstractContextManager[object]]
Change = Callable[[pd.DataFrame], pd.DataFrame | bytes]
NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"), months=3)


@pytest.fixture
def service(estate: Estate, figures_folder: Path, settings: Settings, data: Path) -> Estate:  # noqa: ARG001
    settings.ANSWERABLE_MEASURES = data / "measures.yaml"
    settings.ANSWERABLE_SOURCES = {"the charges": str(data / "charges.parquet")}
    return estate


@pytest.fixture
def charges(service: Estate) -> DataSet:
    by = service.person(Role.ANALYST, service.service)
    return data_sets.register(name="charges", title="Charges", place=service.service, address="", by=by, at=NOW)


@pytest.fixture
def bring(service: Estate, charges: DataSet, django_capture_on_commit_callbacks: Capture) -> Bring:
    """Bring a table of records, and look at it."""

    def act(records: "pd.DataFrame | bytes", name: str = "charges.csv") -> Delivery:
        content = records if isinstance(records, bytes) else records.to_csv(index=False).encode()
        by = service.person(Role.ANALYST, service.service)
        brought = deliveries.bring(charges, content=ContentFile(content), name=name, by=by, at=NOW)
        with django_capture_on_commit_callbacks(execute=True):
            do_tasks()
        brought.refresh_from_db()
        return brought

    return act


@pytest.fixture
def records(data: Path) -> pd.DataFrame:
    return pd.read_parquet(data / "charges.parquet")


def analyst(estate: Estate) -> Person:
    return estate.person(Role.ANALYST, estate.service)


def kept(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def within(table: pd.DataFrame, month: str) -> pd.DataFrame:
    return table[table["charged_on"].astype(str).str.startswith(month)]


def sent_twice(table: pd.DataFrame, month: str) -> pd.DataFrame:
    return pd.concat([table, within(table, month)])


def told_as(table: pd.DataFrame, **values: object) -> pd.DataFrame:
    """The table, with these values in two of five records."""
    return pd.concat([table[table.index % 5 < 2].assign(**values), table[table.index % 5 >= 2]])


def cut_short(table: pd.DataFrame) -> bytes:
    whole: bytes = table.to_parquet()
    return whole[: len(whole) // 2]


def test_a_file_is_looked_at_counted_shown_and_deleted(
    service: Estate, bring: Bring, records: pd.DataFrame, figures_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = Mock(side_effect=count_apart)
    monkeypatch.setattr("answerable.disparity.counting_apart.count_apart", apart)
    brought = bring(records)
    assert (brought.state, brought.failure, brought.doubts) == (DeliveryState.READY, "", [])
    assert (brought.rows, brought.first, brought.last) == (1125, dt.date(2025, 9, 1), dt.date(2025, 11, 28))
    assert brought.profile["not_stated"] == {"ethnicity": [45, 1125], "age": [0, 1125]}
    run = runs.start(measures=[], by=analyst(service), at=NOW)
    do_tasks()
    run.refresh_from_db()
    brought.refresh_from_db()
    assert (run.state, run.failure, run.steps_done, run.steps) == (RunState.DONE, "", 2, 2)
    assert apart.call_count == 1
    assert [str(one) for one in MeasureFigures.objects.filter(current=True)] == [f"{CHARGES} of run {run.pk}"]
    rows = shelf_of(run).latest("comparisons", level="place", place=service.ashgate.pk).where(flag=True)
    assert {row["group"] for row in rows.listed("group")} >= {"Caribbean"}
    assert rows.listed("sentence")[0]["sentence"].startswith("At Ashgate, from September 2025")
    assert (brought.state, brought.stored, brought.deleted_at is not None) == (DeliveryState.COUNTED, "", True)
    assert run.manifest["unknown places"] == ["CHX"]
    assert not [name for name in kept(figures_folder) if not name.startswith(f"runs/{run.pk}/")]


@pytest.mark.parametrize(
    ("change", "state", "said"),
    [
        (lambda table: table[:500], DeliveryState.HELD, "It has shrunk: 500 records, and 1,125 before."),
        (lambda table: table, DeliveryState.HELD, "This is the same file as the one before."),
        (lambda table: sent_twice(table, "2025-10"), DeliveryState.HELD, "sent twice: October 2025."),
        (lambda table: told_as(table, ethnicity="X9"), DeliveryState.HELD, "records carry them: “X9” (450)."),
        (lambda table: told_as(table, charged_on=dt.date(2126, 3, 1)), DeliveryState.HELD, "of 1 March 2126."),
        (lambda table: table.drop(columns="outcome"), DeliveryState.HELD, "column outcome: There is no such column"),
        (lambda table: table[table["prison"] != "BWX"], DeliveryState.HELD, "and are not now: BWX."),
        (lambda table: table.drop(columns="charged_on"), DeliveryState.REFUSED, "can do without: charged_on."),
        (lambda table: within(table, "2025-11"), DeliveryState.HELD, "not now: September 2025, October 2025. Figures"),
        (lambda table: table[:0], DeliveryState.REFUSED, "holds no record"),
        (cut_short, DeliveryState.REFUSED, "it may be cut short"),
    ],
)
def test_what_is_doubtful_is_held_and_what_cannot_be_counted_refused(
    bring: Bring, records: pd.DataFrame, change: Change, state: DeliveryState, said: str
) -> None:
    assert bring(records).state == DeliveryState.READY
    given = change(records)
    brought = bring(given, "charges.parquet" if isinstance(given, bytes) else "charges.csv")
    assert brought.state == state
    assert said in (brought.failure or " ".join(brought.doubts))
    assert str(held.ANSWERABLE_FIGURES) not in brought.failure
    assert (brought.stored == "") is (state == DeliveryState.REFUSED)


def test_a_person_takes_or_refuses_what_is_held(service: Estate, bring: Bring, records: pd.DataFrame) -> None:
    first, half = bring(records), bring(records[:500])
    deliveries.refuse(half, because="Half of it is missing.", by=analyst(service), at=NOW)
    with pytest.raises(RefusedError, match="decided already"):
        deliveries.take(half, by=analyst(service), at=NOW)
    taken = bring(records[:450])
    deliveries.take(taken, by=analyst(service), at=NOW)
    states = {one.pk: (one.state, one.failure) for one in Delivery.objects.all()}
    assert states == {
        first.pk: (DeliveryState.REFUSED, "A later delivery took its place before it was counted."),
        half.pk: (DeliveryState.REFUSED, "Half of it is missing."),
        taken.pk: (DeliveryState.READY, ""),
    }


def test_columns_are_mapped_to_those_that_are_there(
    service: Estate, charges: DataSet, bring: Bring, records: pd.DataFrame
) -> None:
    renamed = records.rename(columns={"charged_on": "day", "ethnicity": "ethnic group"})
    assert "can do without: charged_on. It has: day, prison" in bring(renamed).failure
    with pytest.raises(RefusedError, match="no column “days” for charged_on"):
        data_sets.map_columns(charges, columns={"charged_on": "days"}, by=analyst(service), at=NOW)
    mapping = {"charged_on": "day", "ethnicity": "ethnic group", "prison": "prison", "age": ""}
    data_sets.map_columns(charges, columns=mapping, by=analyst(service), at=NOW)
    brought = bring(renamed)
    assert (brought.state, brought.doubts, brought.rows) == (DeliveryState.READY, [], 1125)
    runs.start(measures=[], by=analyst(service), at=NOW)
    do_tasks()
    assert [one.measure for one in MeasureFigures.objects.all()] == [CHARGES]


def test_a_run_that_is_cancelled_shows_nothing_and_deletes_what_was_uploaded(
    service: Estate,
    bring: Bring,
    records: pd.DataFrame,
    figures_folder: Path,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    brought = bring(records)
    run = runs.start(measures=[CHARGES], by=analyst(service), at=NOW)
    with pytest.raises(RefusedError, match="A run is under way"):
        runs.start(measures=[], by=analyst(service), at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        runs.cancel(run, by=analyst(service), at=NOW)
    do_tasks()
    run.refresh_from_db()
    brought.refresh_from_db()
    assert (run.state, brought.state) == (RunState.CANCELLED, DeliveryState.REFUSED)
    assert (brought.stored, brought.rows) == ("", 1125)
    assert (kept(figures_folder), MeasureFigures.objects.count()) == ([], 0)


def test_late_records_revise_figures_and_both_stay(
    service: Estate, settings: Settings, records: pd.DataFrame, tmp_path: Path
) -> None:
    """On a schedule, from where the records lie."""
    lying = tmp_path / "charges.csv"
    settings.ANSWERABLE_SOURCES = {"the charges": str(lying)}
    records.drop(index=records.index[-1:]).to_csv(lying, index=False)
    by = analyst(service)
    made = data_sets.register(
        name="charges", title="Charges", place=service.service, address="the charges", by=by, at=NOW
    )
    data_sets.change(made, title="Charges", due_days=20, every_days=7, by=by, at=NOW)
    for days in (0, 6, 7, 14):
        if days == 7:
            records.to_csv(lying, index=False)
        at = NOW + dt.timedelta(days)
        scheduling.tick(on=at.date(), at=at)
        do_tasks()
    assert [(one.state, one.started_by) for one in Run.objects.all()] == [(RunState.DONE, None), (RunState.DONE, None)]
    found = revisions(viewer_of(by, on=NOW.date()), place=service.region.pk, measure=CHARGES)
    latest = Run.objects.latest("pk").pk
    assert [(one.current, one.run_id == latest) for one in found.figures] == [(True, True), (False, False)]
    changed = [
        (one.row["group"], one.before and one.before["n"], one.now and one.now["n"])
        for one in found.changed
        if one.row["characteristic"] != "age"
    ]
    assert sorted(changed) == [("", 374, 375), ("Prefer not to say", 14, 15)]
    assert lying.exists()
