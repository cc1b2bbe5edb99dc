"""Where the data of a data set lie."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from answerable.vocabulary.errors import UnusableDataError

ENDINGS = (".parquet", ".csv")


@dataclass(frozen=True, slots=True)
class Files:
    """Parquet files, or CSV files with a line of names first (UTF-8, commas); together they are one table."""

    paths: tuple[Path, ...]

    @property
    def are_csv(self) -> bool:
        return self.paths[0].suffix.lower() == ".csv"


@dataclass(frozen=True, slots=True)
class DuckDBFile:
    """A table of a DuckDB database, which is opened for reading only."""

    path: Path
    table: str


@dataclass(frozen=True, slots=True)
class Postgres:
    """A table or view of a PostgreSQL database: `name`, or `schema.name`. It is copied for the length of the run."""

    uri: str
    table: str


@dataclass(frozen=True, slots=True)
class SparkTable:
    """A table of the catalogue of the Spark session that is active; only the engine "spark" reads it."""

    name: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A source some of whose columns have other names than measures give them."""

    held: "Files | DuckDBFile | Postgres | SparkTable"
    columns: dict[str, str]
    """Columns as measures name them, to columns as the source does; those that agree are left out."""


Source = Files | DuckDBFile | Postgres | SparkTable | Renamed


def resolve(arguments: Iterable[str], names: Iterable[str]) -> dict[str, Source]:
    """The sources of the data sets `names` as they are given on a command line: `name=where`, or a folder.

    `where` is a file or a folder of files, `records.duckdb:table`, `postgresql://...:table` or `spark:table`; a folder
    by itself holds `name.parquet`, `name.csv` or a folder `name` for each data set. A data set that is not found is
    left out. Raises `UnusableDataError` where what is named is not there.
    """
    wanted = list(names)
    found: dict[str, Source] = {}
    for argument in arguments:
        name, equals, where = argument.partition("=")
        if equals and name in wanted:
            found[name] = source(where)
        elif equals:
            raise UnusableDataError(f"No measure reads a data set “{name}”. Those that are read: {', '.join(wanted)}.")
        else:
            found |= _in_folder(Path(argument), wanted)
    return found


def source(where: str) -> Source:
    """One source, as it is written behind `name=`."""
    address, colon, table = where.rpartition(":")
    if address == "spark":
        return SparkTable(table)
    if address.startswith(("postgresql://", "postgres://")):
        return Postgres(address, table)
    if colon and address.endswith((".duckdb", ".db")):
        return DuckDBFile(_existing(Path(address)), table)
    return files(Path(where))


def files(path: Path) -> Files:
    """A file, or all files of one format in a folder and those below it."""
    if _existing(path).is_file():
        if path.suffix.lower() not in ENDINGS:
            raise UnusableDataError(f"{path} is neither Parquet nor CSV: the name must end in .parquet or .csv.")
        return Files((path.resolve(),))
    found = sorted(one.resolve() for one in path.rglob("*") if one.suffix.lower() in ENDINGS and one.is_file())
    if len({one.suffix.lower() for one in found}) != 1:
        wrong = "both Parquet and CSV files" if found else "no Parquet or CSV file"
        raise UnusableDataError(f"{path} holds {wrong}: a folder of data holds files of one format.")
    return Files(tuple(found))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UnusableDataError(f"{path} is not there.")
    return path


def _in_folder(folder: Path, names: list[str]) -> Mapping[str, Source]:
    if not folder.is_dir():
        raise UnusableDataError(f"{folder} is no folder. Name a folder of data, or a data set: name={folder}.")
    places = {name: [folder / f"{name}{ending}" for ending in (*ENDINGS, "")] for name in names}
    found = {name: [place for place in many if place.exists()] for name, many in places.items()}
    for name, many in found.items():
        if len(many) > 1:
            raise UnusableDataError(f"“{name}” is in {folder} more than once: keep one, or say which with {name}=....")
    return {name: files(many[0]) for name, many in found.items() if many}


def header(source: Files) -> list[str]:
    """The names in the first line of CSV files, which must be the same in all. Raises `UnusableDataError`."""
    lines = {path: _first_line(path) for path in source.paths}
    names = lines[source.paths[0]]
    for path, line in lines.items():
        if line != names:
            raise UnusableDataError(f"{path} has other columns than {source.paths[0]}: their first lines must agree.")
    if not names or not all(names) or len(set(names)) != len(names):
        raise UnusableDataError(f"The first line of {source.paths[0]} must name each column once.")
    return names


def _first_line(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return next(csv.reader(file), [])
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise UnusableDataError(f"{path} cannot be read as CSV in UTF-8: {fault}") from fault


def schema(source: Files) -> pa.Schema:
    """The columns of Parquet files, of which all must hold the same. Raises `UnusableDataError`."""
    schemas = {path: _parquet_schema(path) for path in source.paths}
    first = schemas[source.paths[0]]
    for path, found in schemas.items():
        if {(one.name, one.type) for one in found} != {(one.name, one.type) for one in first}:
            raise UnusableDataError(f"{path} has other columns, or other types of them, than {source.paths[0]}.")
    return first


def _parquet_schema(path: Path) -> pa.Schema:
    try:
        return pq.read_schema(path)
    except (OSError, pa.ArrowException) as fault:
        raise UnusableDataError(f"{path} cannot be read as Parquet; it may be cut short. ({fault})") from fault
