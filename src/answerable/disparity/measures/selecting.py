"""Which measures of a catalogue are meant."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import as_file, files

from answerable.disparity.measures.model import Catalogue, Measure
from answerable.disparity.measures.reading import read_catalogue
from answerable.disparity.measures.values import nearest
from answerable.vocabulary.errors import InvalidMeasureError


@cache
def shipped() -> Catalogue:
    """The catalogue that comes with the software."""
    with as_file(files(__package__) / "catalogue") as folder:
        return read_catalogue(folder)


def select(catalogue: Catalogue, names: Collection[str] = (), on: date | None = None) -> Catalogue:
    """The measures of some names, or all; every version of them, or those that hold on a day.

    Raises InvalidMeasureError for a name that the catalogue lacks.
    """
    known = {measure.name for measure in catalogue.measures}
    for name in names:
        if name not in known:
            raise InvalidMeasureError(f"There is no measure `{name}`. {nearest(name, known)}")
    wanted = (measure for measure in catalogue.measures if not names or measure.name in names)
    return replace(catalogue, measures=tuple(measure for measure in wanted if on is None or holds(measure, on)))


def holds(measure: Measure, on: date) -> bool:
    """Whether a definition is valid on a day."""
    return measure.valid_from <= on and (measure.valid_to is None or on <= measure.valid_to)


def data_of(measure: Measure) -> tuple[str, ...]:
    """The data sets that a measure reads."""
    return tuple(dict.fromkeys(part.data for part in (measure.numerator, measure.denominator) if part))
