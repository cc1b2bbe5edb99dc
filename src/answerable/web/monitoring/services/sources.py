"""Where the records of a data set lie. Addresses may hold passwords and paths, so what is said never names them."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from answerable.vocabulary.errors import UnusableDataError
from answerable.web.monitoring.models import DataSet, Delivery
from answerable.web.monitoring.types import SourceKind

if TYPE_CHECKING:
    from answerable.disparity.engines import EngineName, Files, Source

_SCHEMES = {"postgresql": SourceKind.DATABASE, "postgres": SourceKind.DATABASE, "spark": SourceKind.SPARK}


def addresses() -> list[tuple[str, SourceKind]]:
    """The names from which an analyst chooses where data lie, and of which kind each is."""
    return [(name, _kind(where)) for name, where in sorted(settings.ANSWERABLE_SOURCES.items())]


def source_of(delivery: Delivery) -> "Source":
    """The records of a delivery, their columns as measures name them. Raises `UnusableDataError`."""
    from answerable.disparity.engines import Renamed  # noqa: PLC0415 - slow to load, and only workers read

    data_set = delivery.data_set
    held = _files(delivery) if data_set.kind == SourceKind.UPLOAD else _at_address(data_set)
    return Renamed(held, data_set.columns) if data_set.columns else held  # type: ignore[arg-type]  # never renamed twice


def engine_of(*sources: "Source") -> "EngineName":
    """What reads all of these."""
    from answerable.disparity.engines import Renamed, SparkTable  # noqa: PLC0415 - slow to load, and only workers read

    held = (one.held if isinstance(one, Renamed) else one for one in sources)
    return "spark" if any(isinstance(one, SparkTable) for one in held) else "duckdb"


def without_addresses(text: str) -> str:
    """What went wrong, in words that name neither a path nor an address."""
    named = [str(settings.ANSWERABLE_FIGURES), *settings.ANSWERABLE_SOURCES.values()]
    without_tables = [where for place in named if (where := place.rpartition(":")[0]) not in _SCHEMES]
    resolved = [str(Path(place).resolve()) for place in (*named, *without_tables) if place]
    for place in sorted({*named, *without_tables, *resolved} - {""}, key=len, reverse=True):
        text = text.replace(place, "the data")
    return text


def _kind(where: str) -> SourceKind:
    scheme = where.partition(":")[0]
    if scheme in _SCHEMES:
        return _SCHEMES[scheme]
    return SourceKind.DATABASE if where.rpartition(":")[0].endswith((".duckdb", ".db")) else SourceKind.FOLDER


def _files(delivery: Delivery) -> "Files":
    from answerable.disparity.engines import Files  # noqa: PLC0415 - slow to load, and only workers read

    path = Path(settings.ANSWERABLE_FIGURES, delivery.stored)
    if not delivery.stored or not path.is_file():
        raise UnusableDataError("The file is no longer kept: it was counted, or given up. Bring it again.")
    return Files((path,))


def _at_address(data_set: DataSet) -> "Source":
    from answerable.disparity.engines import source  # noqa: PLC0415 - slow to load, and only workers read

    where = settings.ANSWERABLE_SOURCES.get(data_set.address)
    if where is None:
        raise UnusableDataError(
            f"The settings of this service name no source “{data_set.address}” any more. Ask whoever looks after them."
        )
    return source(where)
