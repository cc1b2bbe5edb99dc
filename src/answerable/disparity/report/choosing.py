"""What of the results a page tells: which measures, at which place, and how much of it."""

import math
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.counts import APART, NATION
from answerable.disparity.measures import select
from answerable.disparity.measures.model import Measure
from answerable.disparity.measures.values import nearest
from answerable.disparity.results import ALL
from answerable.disparity.results_folder import Results
from answerable.vocabulary.errors import UnusableResultsError


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for."""

    place: str = ""
    """A place or a region; empty for all places together."""
    measures: tuple[str, ...] = ()
    """Short names; empty for all."""
    all_rows: bool = False
    """Whether every row is listed and every characteristic drawn."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the results say of one measure, in its newest version, in the span in which small groups are judged.

    Each frame has the columns of its table of `results.TABLES`.
    """

    measure: Measure
    rates: pd.DataFrame
    comparisons: pd.DataFrame
    elsewhere: pd.DataFrame
    """Flagged comparisons at the places below."""
    trends: pd.DataFrame
    """Every period of every version."""
    funnels: pd.DataFrame
    """Of all places."""
    splits: pd.DataFrame

    @property
    def characteristics(self) -> list[str]:
        """Those whose groups are told: pairs last, the worst flagged first, else as defined."""
        rates = self.rates
        names = set(rates.loc[(rates["detail"] != ALL) & ~rates["group"].isin(APART), "characteristic"])
        worst = self.comparisons.groupby("characteristic")["rank"].min().dropna()
        defined = [one.name for one in self.measure.characteristics]
        place = {name: number for number, name in enumerate(defined)}
        return sorted(names, key=lambda name: (name not in place, worst.get(name, math.inf), place.get(name, 0), name))


def chosen(results: Results, scope: Scope) -> list[Told]:
    """What is told of each measure that has a figure here, in the order of the catalogue.

    Raises `InvalidMeasureError` for a measure, and `UnusableResultsError` for a place, that the results do not hold.
    """
    catalogue = select(results.catalogue, scope.measures)
    level = _level(results, scope.place)
    newest = {measure.name: measure for measure in sorted(catalogue.measures, key=lambda one: one.version)}
    return [told for name in newest if (told := _told(results, name, catalogue.measures, level, scope.place))]


def _level(results: Results, place: str) -> str:
    rates = results.tables["rates"]
    if not place:
        return NATION
    found = rates.filter(pc.field("place") == place)["level"].unique().to_pylist()
    if not found:
        places = {str(name) for name in rates["place"].unique().to_pylist() if name}
        raise UnusableResultsError(f"The results hold no place `{place}`. {nearest(place, places)}")
    return str(min(found))  # a place goes before a region of its name


def _told(results: Results, name: str, versions: tuple[Measure, ...], level: str, place: str) -> Told | None:
    tables = dict(results.only(name).tables)
    here = (pc.field("level") == level) & (pc.field("place") == place)
    rates = tables["rates"].filter(here)
    if not len(rates):
        return None
    main = _main(rates)
    below = pc.field("flag") & (pc.field("level") != level)
    if level != NATION:
        below &= (pc.field("region") == place) & (pc.field("place") != place)
    measure = next(
        one for one in versions if (one.name, one.version) == (name, rates.filter(main)["version"][0].as_py())
    )
    return Told(
        measure,
        rates=frame(rates.filter(main)),
        comparisons=frame(tables["comparisons"].filter(here & main)),
        elsewhere=frame(tables["comparisons"].filter(below & main)).sort_values("rank"),
        trends=frame(tables["trends"].filter(here)).sort_values("from"),
        funnels=frame(tables["funnels"].filter(main)),
        splits=frame(tables["splits"].filter(here & main)),
    )


def _main(rates: pa.Table) -> Any:  # noqa: ANN401 - a condition of pyarrow
    """The last span: of the newest version the latest periods together, or else the latest one."""
    spans = zip(*(rates[name].to_pylist() for name in _SPAN), strict=True)
    last = max(set(spans))
    return reduce(and_, (pc.field(name) == value for name, value in zip(_SPAN, last, strict=True)))


_SPAN = ("version", "pooled", "to", "from")


def frame(table: pa.Table) -> pd.DataFrame:
    """A table as a frame in which a missing figure is nan."""
    made: pd.DataFrame = table.to_pandas()
    return made
