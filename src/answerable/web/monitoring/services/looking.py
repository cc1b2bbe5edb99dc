"""Looking at what a delivery holds: an upload, which a stranger may have written, in a child process with limits."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from answerable.vocabulary.errors import UnusableDataError
from answerable.web.monitoring.models import Delivery
from answerable.web.monitoring.services.measures import catalogue
from answerable.web.monitoring.services.sources import engine_of, source_of, without_addresses
from answerable.web.monitoring.types import SourceKind

if TYPE_CHECKING:
    from answerable.disparity.looking import Look


def looked(delivery: Delivery) -> "Look":
    """What is found in it; its columns are noted first, also where nothing else can be.

    Raises what reading raises, and UnusableDataError where a column lacks without which nothing can be counted.
    """
    from answerable.disparity.looking import look  # noqa: PLC0415 - slow to load, and only workers read
    from answerable.disparity.looking_apart import look_apart  # noqa: PLC0415 - likewise

    held, known, name = source_of(delivery), catalogue(), delivery.data_set.name
    if name not in known.data_sets:
        raise UnusableDataError(f"No measure reads a data set “{name}” any more.")
    if delivery.data_set.kind == SourceKind.UPLOAD:
        found = look_apart(known, name, held, memory_limit=settings.ANSWERABLE_MEMORY)
    else:
        found = look(known, name, held, engine=engine_of(held))
    delivery.profile = {"columns": list(found.columns)}
    if found.lacks:
        raise UnusableDataError(
            f"It lacks what no measure can do without: {', '.join(found.lacks)}. It has: {', '.join(found.columns)}. "
            "Map the columns of the data set, or bring data that hold them."
        )
    if not found.periods:
        raise UnusableDataError(f"No record tells its day, so nothing can be counted. {' '.join(found.faults)}")
    return found


def profile_of(found: "Look") -> dict[str, Any]:
    """As a delivery keeps it."""
    return {
        "periods": {day.isoformat(): many for day, many in found.periods.items()},
        "places": {
            place: {day.isoformat(): many for day, many in months.items()} for place, months in found.places.items()
        },
        "unknown_codes": found.profile.unknown_codes,
        "missing": found.profile.missing,
        "not_stated": found.not_stated,
        "faults": [without_addresses(fault) for fault in found.faults],
    }
