"""Where data may lie, and that nothing else is read."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import adbc_driver_postgresql.dbapi as postgresql
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlglot import exp, parse

from answerable.disparity.engines import (
    DuckDBFile,
    Files,
    Postgres,
    Source,
    SparkTable,
    count,
    fingerprints,
    resolve,
    sql_text,
)
from answerable.disparity.engines.duckdb import DuckDB
from answerable.disparity.engines.expressions import literal
from answerable.disparity.engines.text import DIALECTS
from answerable.disparity.measures.model import Repeats
from answerable.vocabulary.errors import UnusableDataError
from tests.support.disparity.drawn import drawn, told, write
from tests.support.disparity.measuring import HEARINGS, catalogue, measure
from tests.support.web.postgres import Server

ROWS = drawn(
    """
    person  prison    region  day         ethnicity  sex  age  outcome    days
    ann     Moorland  North   2026-01-05  W1         F    24   proved     14
    bea     Moorland  North   2026-01-31  A1         F    30   dismissed  0
    """,
    HEARINGS,
)


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    return write(ROWS, HEARINGS, tmp_path / "hearings.parquet")


def _counts(source: Source, times: int = 1) -> None:
    """Two hearings are counted, one of them proved, or so many times two."""
    found = count(catalogue(measure(repeats=Repeats.EVERY)), {"hearings": source})
    assert found.problems == ()
    assert told(found.counts, "k  n", characteristic="", level="nation") == [(f"{times}", f"{2 * times}")]


def test_files_of_a_folder_are_one_table(parquet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hearings of two months"
    (folder / "2026").mkdir(parents=True)
    for name in ("january.parquet", "2026/it's february.parquet"):
        (folder / name).write_bytes(parquet.read_bytes())
    _counts(resolve([f"hearings={folder}"], ["hearings"])["hearings"], times=2)


def test_csv_files_of_a_folder_are_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "hearings"
    folder.mkdir()
    names = ",".join(HEARINGS.columns)
    (folder / "a.csv").write_text(f"{names}\nann,Moor,North,2026-01-05,W1,F,24,proved,14\n", encoding="utf-8-sig")
    (folder / "b.csv").write_text(f"{names}\nbea,Moor,North,2026-01-05T10:00,W1,F,,,\n", encoding="utf-8")
    _counts(resolve([str(tmp_path)], ["hearings"])["hearings"])
    (folder / "c.csv").write_text("person\nann\n", encoding="utf-8")
    with pytest.raises(UnusableDataError, match=r"c\.csv has other columns than"):
        _counts(resolve([str(tmp_path)], ["hearings"])["hearings"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must name each column once"),
        ("person,person\nann,bea\n", "must name each column once"),
        ("person,day\nann\n", "The data cannot be read"),
        ("person,day\nann,2026-01-05,more\n", "The data cannot be read"),
        ("person,day\n", "holds no record"),
    ],
)
def test_csv_that_is_no_table_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "hearings.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableDataError, match=said):
        _counts(Files((path,)))


def test_csv_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hearings.csv"
    path.write_bytes("Prénom\n".encode("latin-1"))
    with pytest.raises(UnusableDataError, match="cannot be read as CSV in UTF-8"):
        _counts(Files((path,)))


def test_parquet_files_of_one_table_hold_the_same_columns(parquet: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    pq.write_table(pa.table({"person": ["ann"]}), other)
    with pytest.raises(UnusableDataError, match=r"other\.parquet has other columns, or other types of them, than"):
        _counts(Files((parquet, other)))


def test_a_table_of_a_duckdb_file_is_read_and_not_changed(parquet: Path, tmp_path: Path) -> None:
    path = tmp_path / "of the service.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE SCHEMA record")
        connection.read_parquet(str(parquet)).create('record."all hearings"')
    before = path.read_bytes()
    _counts(resolve([f"hearings={path}:record.all hearings"], ["hearings"])["hearings"])
    assert path.read_bytes() == before


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    started = Server()
    yield started.url.removesuffix("answerable") + "postgres"
    started.stop()


def test_a_table_of_postgresql_is_counted(server: str, parquet: Path) -> None:
    with postgresql.connect(server) as connection, connection.cursor() as cursor:
        cursor.adbc_ingest("hearings; DROP TABLE x", pq.read_table(parquet), mode="create")
        connection.commit()
    _counts(Postgres(server, "hearings; DROP TABLE x"))
    _counts(resolve([f"hearings={server}:public.hearings; DROP TABLE x"], ["hearings"])["hearings"])
    with pytest.raises(UnusableDataError, match="The PostgreSQL database has no table nothing"):
        _counts(Postgres(server, "nothing"))
    with pytest.raises(UnusableDataError, match="cannot be reached, or refuses the account"):
        _counts(Postgres("postgresql://nobody@127.0.0.1:1/none", "hearings"))


def test_a_sealed_engine_reads_its_sources_and_nothing_else(parquet: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    other.write_bytes(parquet.read_bytes())
    engine = DuckDB(memory_limit="1GB")
    engine.open("hearings", Files((parquet,)), HEARINGS.columns)
    engine.seal()
    assert engine.run(exp.select("*").from_("hearings")).num_rows == 2
    outside = (
        exp.select("*").from_(exp.Anonymous(this=reader, expressions=[literal(str(other))]))
        for reader in ("read_parquet", "read_text", "glob")
    )
    for query in outside:
        with pytest.raises(UnusableDataError, match=r"file system operations are disabled|disabled by configuration"):
            engine.run(query)
    engine.close()


def test_more_data_than_memory_are_counted_on_disk(parquet: Path, tmp_path: Path) -> None:
    rows = pa.concat_tables([pq.read_table(parquet)] * 100_000)
    people = pa.array([f"person {number}" for number in range(len(rows))])
    path = tmp_path / "many.parquet"
    pq.write_table(rows.set_column(0, "person", people), path)
    found = count(catalogue(measure(repeats=Repeats.EVERY)), {"hearings": Files((path,))}, memory_limit="250MB")
    assert found.problems == ()
    assert told(found.counts, "k  n  people", characteristic="", level="nation") == [("100000", "200000", "200000")]


def test_an_amount_of_memory_that_is_none_is_told(parquet: Path) -> None:
    with pytest.raises(UnusableDataError, match="“much” is no amount of memory: write it like 4GB"):
        count(catalogue(measure()), {"hearings": Files((parquet,))}, memory_limit="much")


def test_data_sets_are_found_by_name(parquet: Path, tmp_path: Path) -> None:
    assert resolve([str(tmp_path)], ["hearings", "present"]) == {"hearings": Files((parquet.resolve(),))}
    assert resolve(["hearings=spark:lake.hearings"], ["hearings"]) == {"hearings": SparkTable("lake.hearings")}
    base = tmp_path / "a.duckdb"
    base.touch()
    assert resolve([f"hearings={base}:t"], ["hearings"]) == {"hearings": DuckDBFile(base, "t")}


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("other=x.parquet", "No measure reads a data set “other”. Those that are read: hearings."),
        ("hearings=nothing.parquet", "nothing.parquet is not there."),
        ("hearings=README.md", "README.md is neither Parquet nor CSV"),
        ("hearings=requirements", "requirements holds no Parquet or CSV file"),
        ("nowhere", "nowhere is no folder"),
    ],
)
def test_what_is_not_there_is_told(argument: str, said: str) -> None:
    with pytest.raises(UnusableDataError, match=said):
        resolve([argument], ["hearings"])


def test_one_data_set_in_two_formats_is_a_question(parquet: Path) -> None:
    parquet.with_suffix(".csv").touch()
    with pytest.raises(UnusableDataError, match="more than once"):
        resolve([str(parquet.parent)], ["hearings"])


def _fingerprint(*paths: Path) -> str:
    return count(catalogue(measure(repeats=Repeats.ONCE)), {"hearings": Files(paths)}).profiles[0].fingerprint


def test_the_fingerprint_is_of_the_bytes(parquet: Path, tmp_path: Path) -> None:
    other = write([*ROWS, ROWS[0] | {"person": "cat"}], HEARINGS, tmp_path / "other.parquet")
    assert _fingerprint(parquet) == hashlib.sha256(parquet.read_bytes()).hexdigest()
    assert len({_fingerprint(parquet), _fingerprint(other), _fingerprint(parquet, other)}) == 3


def test_the_fingerprint_of_a_large_file_is_of_pieces_of_it(parquet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "LARGE", 1)
    monkeypatch.setattr(fingerprints, "_PIECE", 16)
    first = _fingerprint(parquet)
    assert _fingerprint(parquet) == first != hashlib.sha256(parquet.read_bytes()).hexdigest()
    write([*ROWS, ROWS[0] | {"person": "cat"}], HEARINGS, parquet)
    assert _fingerprint(parquet) != first


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_text_can_be_read_in_every_dialect(dialect: str) -> None:
    text = sql_text(catalogue(measure(), measure(repeats=Repeats.ONCE, name="once")), dialect)
    assert len([statement for statement in parse(text, read=dialect) if statement]) == 2
    assert (
        text.count("GROUPING SETS") == 4
    )  # of records one; of people one at places, one above, one of those in several
    assert ("MATERIALIZED" in text) == (dialect == "duckdb")
