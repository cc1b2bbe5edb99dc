"""One released figure by its permanent address: as it was cited, and as it is now."""

from collections.abc import Mapping

from django.http import Http404

from answerable.web.estate.models import Place
from answerable.web.monitoring.queries.released import Figure, Released, every, latest, newest

WHO = ("characteristic", "detail", "group")
DAYS = ("from", "to")


def cited(released: Released, measure: str, place: Place, asked: Mapping[str, str]) -> Figure:
    """Raises Http404 where the release does not tell of it."""
    if measure not in released.release.measures:
        raise Http404
    who = {name: asked.get(name, "") for name in WHO}
    days = [asked.get(name, "") for name in DAYS]
    for found in every(released, measure, place, **who):
        if [str(found.row[name]) for name in DAYS] == days:
            return found
    raise Http404


def as_now(figure: Figure, place: Place) -> Figure | None:
    """The same figure in the latest release; where that has the days no more, the one of its latest days."""
    row = figure.row
    released = newest().get(row["measure"])
    if released is None:
        return None
    who = {name: row[name] for name in WHO}
    days = [row[name] for name in DAYS]
    of_then = (one for one in every(released, row["measure"], place, **who) if [one.row[name] for name in DAYS] == days)
    return next(of_then, None) or next(latest(released, place, measure=row["measure"], **who), None)
