"""The measures of this service: its own file or folder, or the shipped catalogue."""

from dataclasses import replace

from django.conf import settings

from answerable.disparity.measures import data_of, read_catalogue, shipped
from answerable.disparity.measures.model import Catalogue


def catalogue() -> Catalogue:
    """Raises InvalidMeasureError where the service's own definitions are not right."""
    own = settings.ANSWERABLE_MEASURES
    return read_catalogue(own) if own else shipped()


def countable(known: Catalogue, data_sets: set[str]) -> Catalogue:
    """The measures all of whose data sets are among these."""
    return replace(known, measures=tuple(one for one in known.measures if data_sets.issuperset(data_of(one))))
