"""Records that are read where they lie: a folder that gets a file each month, a table of PostgreSQL, one of Spark."""

import datetime as dt
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import adbc_driver_postgresql.dbapi as postgresql
import pandas as pd
import pyarrow as pa
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import DataSet, Delivery, MeasureFigures, Run
from answerable.web.monitoring.queries.runs import revisions
from answerable.web.monitoring.services import data_sets, deliveries, runs
from answerable.web.monitoring.types import DeliveryState, RunState
from tests.support.monitoring import CHARGES, write_data
from tests.support.web.places import Estate
from tests.support.web.postgres import Server
from tests.support.web.tasks import do_tasks
from tests.web.monitoring.conftest import AT

Lying = Callable[[str], DataSet]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    return pd.read_parquet(write_data(tmp_path_factory.mktemp("data"), months=3) / "charges.parquet")


@pytest.fixture
def lying(estate: Estate, figures_folder: Path, settings: Settings, tmp_path: Path) -> Lying:  # noqa: ARG001
    """Registers the charges as lying at an address."""
    settings.ANSWERABLE_MEASURES = write_data(tmp_path, months=1) / "measures.yaml"

    def register(address: str) -> DataSet:
        settings.ANSWERABLE_SOURCES = {"the charges": address}
        by = estate.person(Role.ANALYST, estate.service)
        return data_sets.register(
            name="charges", title="Charges", place=estate.service, address="the charges", by=by, at=AT
        )

    return register


def looked_at(data_set: DataSet) -> Delivery:
    made = deliveries.look_again(data_set, by=data_set.registered_by, at=AT)
    do_tasks()
    made.refresh_from_db()
    return made


def counted(data_set: DataSet) -> Run:
    run = runs.start(measures=[], by=data_set.registered_by, at=AT)
    do_tasks()
    run.refresh_from_db()
    return run


def test_a_file_each_month_adds_to_and_revises_those_before(
    estate: Estate, lying: Lying, records: pd.DataFrame, tmp_path: Path
) -> None:
    folder = tmp_path / "charges by month"
    folder.mkdir()
    month = records["charged_on"].astype(str).str[:7]
    late = records[month == "2025-10"].index[-1:]
    charges = lying(str(folder))
    for name in ("2025-09", "2025-10"):
        records[month == name].drop(index=late, errors="ignore").to_csv(folder / f"{name}.csv", index=False)
    assert (looked_at(charges).state, counted(charges).state) == (DeliveryState.READY, RunState.DONE)

    with_late = pd.concat([records[month == "2025-11"], records.loc[late]])
    with_late.to_csv(folder / "2025-11.csv", index=False)
    assert (looked_at(charges).state, counted(charges).state) == (DeliveryState.READY, RunState.DONE)
    shown = [(one.first.month, one.last.month, one.current) for one in MeasureFigures.objects.order_by("pk")]
    assert shown == [(9, 10, False), (9, 11, True)]
    viewer = viewer_of(charges.registered_by, on=AT.date())
    changed = revisions(viewer, place=estate.region.pk, measure=CHARGES).changed
    assert {one.row["from"] for one in changed} == {dt.date(2025, 10, 1)}
    assert {one.now["n"] - one.before["n"] for one in changed if one.now and one.before} == {1}

    records[month == "2025-11"].to_csv(folder / "2025-11 again.csv", index=False)
    twice = looked_at(charges)
    assert (twice.state, [doubt.partition("as if ")[2] for doubt in twice.doubts]) == (
        DeliveryState.HELD,
        ["they had been sent twice: November 2025."],
    )


@pytest.fixture(scope="module")
def server(records: pd.DataFrame) -> Iterator[str]:
    started = Server()
    address = started.url.removesuffix("answerable") + "postgres"
    with postgresql.connect(address) as connection, connection.cursor() as cursor:
        cursor.adbc_ingest("charges", pa.Table.from_pandas(records, preserve_index=False), mode="create")
        cursor.execute("CREATE ROLE stranger LOGIN")
        connection.commit()
    yield address
    started.stop()


def test_a_table_of_postgresql_is_looked_at_and_counted(lying: Lying, server: str) -> None:
    charges = lying(f"{server}:public.charges")
    found = looked_at(charges)
    assert (found.state, found.failure, found.rows) == (DeliveryState.READY, "", 1125)
    run = counted(charges)
    assert (run.state, run.failure) == (RunState.DONE, "")
    assert [one.measure for one in MeasureFigures.objects.all()] == [CHARGES]


@pytest.mark.parametrize(
    ("account", "table", "said"),
    [
        ("postgres", "hearings", "has no table hearings"),
        ("stranger", "charges", "may not read the table charges"),
        ("nobody:zeppelin", "charges", "cannot be reached, or refuses the account"),
        ("postgres:zeppe lin", "charges", "cannot be reached, or refuses the account"),
    ],
)
def test_a_wrong_address_is_told_without_what_is_secret_in_it(
    lying: Lying, server: str, account: str, table: str, said: str
) -> None:
    charges = lying(f"{server.replace('postgres@', f'{account}@')}:{table}")
    found = looked_at(charges)
    client = Client()
    client.force_login(charges.registered_by)
    page = client.get(reverse("monitoring:map_columns", args=(charges.pk,))).content.decode()
    for told in (found.failure, page):
        assert said in told
        assert not [secret for secret in ("zeppe", "nobody", "/tmp") if secret in told]  # noqa: S108
    assert found.state == DeliveryState.REFUSED


@pytest.mark.spark
@pytest.mark.skipif(find_spec("pyspark") is None, reason="Spark is an extra of 450 MB: make test-spark")
def test_a_table_of_spark_is_looked_at_and_counted(lying: Lying, records: pd.DataFrame, tmp_path: Path) -> None:
    from pyspark.sql import SparkSession

    records.to_parquet(tmp_path / "lying.parquet")
    session = SparkSession.builder.config("spark.sql.shuffle.partitions", "4").getOrCreate()
    session.read.parquet(str(tmp_path / "lying.parquet")).createOrReplaceTempView("charges_of_spark")
    found = looked_at(lying("spark:charges_of_spark"))
    assert (found.state, found.failure, found.rows) == (DeliveryState.READY, "", 1125)
    run = counted(found.data_set)
    assert (run.state, run.failure) == (RunState.DONE, "")
    session.catalog.dropTempView("charges_of_spark")
    assert looked_at(found.data_set).failure == (
        "Spark has no table charges_of_spark. Check its name and its catalogue where they are set."
    )
    session.stop()
