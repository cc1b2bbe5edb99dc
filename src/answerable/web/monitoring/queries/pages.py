"""What the figures say of now at a place: of every measure, or of some."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from answerable.disparity.counts import APART
from answerable.disparity.measures.model import Direction, Kind
from answerable.web.estate.models import Place
from answerable.web.monitoring.figures import Row, Shelf
from answerable.web.monitoring.figures.disparities import shrunk
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.queries.figures import level_of, shelf_of

COMPARED = (
    *("measure", "version", "characteristic", "detail", "group", "from", "to", "pooled", "comparator"),
    *("ratio", "ratio_low", "ratio_high", "shrunk_ratio", "shrunk_low", "shrunk_high", "q", "family_size"),
    *("flag", "rule", "severity", "persistence", "sentence", "cannot_say"),
)
RATED = (
    *("measure", "version", "characteristic", "detail", "group", "from", "to", "pooled", "k", "n", "rate"),
    *("low", "high", "shrunk", "shrunk_low", "shrunk_high", "index", "benchmark", "p", "band", "cannot_say"),
)


@dataclass(frozen=True)
class Known:
    """The rows of now that tell of one measure at one place."""

    figures: MeasureFigures
    rates: Sequence[Row]
    comparisons: Sequence[Row]

    @property
    def kind(self) -> Kind:
        return kind_of(self.figures)

    @property
    def everyone(self) -> Row | None:
        """The row of everyone; None where the measure has none."""
        return next((row for row in self.rates if row["detail"] == "all"), None)

    def rate_of(self, group: str) -> Row | None:
        return next((row for row in self.rates if row["group"] == group), None)


def known_at(place: Place, figures: Iterable[MeasureFigures], **where: object) -> list[Known]:
    """What these figures say of a place, where columns have these values (a tuple: any of them).

    The rows of everyone come with them always.
    """
    by_run: dict[int, list[MeasureFigures]] = {}
    for one in figures:
        by_run.setdefault(one.run_id, []).append(one)
    return [known for group in by_run.values() for known in _known(place, group, where)]


def _known(place: Place, figures: Sequence[MeasureFigures], where: dict[str, object]) -> Iterable[Known]:
    latest = partial(shelf_of(figures[0].run).latest, level=str(level_of(place)), place=place.pk)
    named = tuple(one.measure for one in figures)
    rates = latest("rates", columns=RATED).where(measure=named)
    compared = latest("comparisons", columns=COMPARED).where(measure=named, **where)
    of_rates = {name: value for name, value in where.items() if name != "comparator"}
    rows = [*rates.where(detail="all").listed(), *rates.where(**of_rates).listed()]
    beside = compared.listed()
    for one in figures:
        mine = [row for row in rows if row["measure"] == one.measure]
        if mine:
            yield Known(one, mine, [row for row in beside if row["measure"] == one.measure])


def kind_of(figures: MeasureFigures) -> Kind:
    return Kind(figures.definition["kind"])


def badness(figures: MeasureFigures, row: Row) -> float:
    """How far a group stands on the worse side of its comparator, by the shrunk ratio; below 0 it fares better."""
    ratio = shrunk(row)
    if not ratio:
        return -math.inf
    far = math.log(ratio)
    signs = {Direction.LOWER_IS_BETTER: far, Direction.HIGHER_IS_BETTER: -far}
    return signs.get(Direction(figures.definition["direction"]), abs(far))


def worst_of(known: Known) -> Row | None:
    """The comparison in which a group fares worst; flagged ones go first."""
    rows = known.comparisons
    return max(rows, key=lambda row: (bool(row["flag"]), badness(known.figures, row)), default=None)


def first_comparator(figures: MeasureFigures, names: Iterable[str]) -> str:
    """Beside whom a measure is told where nobody chose: the first that its definition names, of those there are."""
    held = list(dict.fromkeys(names))
    return next((name for name in figures.definition["comparators"] if name in held), held[0] if held else "")


def shelf_row(shelf: Shelf, table: str, measure: str, place: Place, key: dict[str, Any]) -> Row | None:
    """The one row of a measure at a place that has these values; None where there is none."""
    rows = shelf.of(measure, table, level=str(level_of(place)), place=place.pk).where(**key).listed()
    return rows[-1] if rows else None


def characteristics_told(figures: Iterable[MeasureFigures]) -> list[str]:
    """Every characteristic by which these measures are broken down, ethnicity first."""
    told = [name for one in figures for name in one.definition["characteristics"]]
    return sorted(set(told), key=lambda name: (name != "ethnicity", name))


def groups_told(figures: Iterable[MeasureFigures]) -> list[str]:
    """Every group that these measures tell of."""
    return sorted(
        {
            group
            for one in figures
            for groups in one.definition["characteristics"].values()
            for group in groups
            if group not in APART
        }
    )


def shares_at(place: Place, figures: MeasureFigures) -> list[Row]:
    """Of a share the latest row of each group beside each version of its benchmark, the newest version first."""
    columns = ("version", "group", "detail", "from", "to", "k", "n", "rate", "low", "high", "index", "benchmark", "p")
    read = shelf_of(figures.run).of
    rows = read(figures.measure, "rates", level=str(level_of(place)), place=place.pk, columns=columns).listed()
    compared = sorted((row for row in rows if row["index"] is not None), key=lambda row: row["to"])
    latest = {(row["version"], row["group"]): row for row in compared}
    return [latest[key] for key in sorted(latest, key=lambda key: (-key[0], key[1]))]
