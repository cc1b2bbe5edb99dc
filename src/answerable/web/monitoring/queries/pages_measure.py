"""One measure at one place: what a reader may choose, and the rows that tell of what was chosen."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from answerable.disparity.counts import APART
from answerable.disparity.results import PAIR
from answerable.web.estate.models import Place
from answerable.web.monitoring.figures import Row, Rows
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.queries.figures import figures_of, level_of, shelf_of
from answerable.web.monitoring.queries.pages import first_comparator
from answerable.web.monitoring.types import Level

Span = tuple[int, bool, dt.date, dt.date]
"""Version, whether periods are taken together, last and first day: groups are judged in the greatest."""
_SPAN = ("version", "pooled", "to", "from")


@dataclass(frozen=True)
class Choice:
    """What the address asks for; what is empty is chosen for the reader."""

    characteristic: str = ""
    detail: str = ""
    comparator: str = ""
    group: str = ""
    span: str = ""


@dataclass(frozen=True)
class Offer:
    """What there is to choose from at this place, and what is shown."""

    spans: Sequence[Span]
    characteristics: Sequence[str]
    groups: Sequence[str] = ()
    comparators: Sequence[str] = ()
    chosen: Choice = field(default_factory=Choice)


@dataclass(frozen=True)
class Told:
    """The rows of one measure at one place, as chosen."""

    figures: MeasureFigures
    place: Place
    offer: Offer
    span: Span
    rates: Sequence[Row]
    """Of the characteristic, those whose group is not known among them; and of everyone."""
    comparisons: Sequence[Row]
    """Of the characteristic beside the chosen comparator."""
    trend: Sequence[Row]
    beside: Mapping[dt.date, float]
    """The comparator's rate by first day of each period."""
    funnel: Sequence[Row]
    splits: Sequence[Row]

    @property
    def compared(self) -> Row | None:
        """The comparison of the chosen group."""
        return next((row for row in self.comparisons if row["group"] == self.offer.chosen.group), None)


def told(place: Place, measure: str, choice: Choice) -> Told | None:
    """None where the measure has no figure at this place. Raises Http404 where there is no such measure."""
    figures = figures_of(measure)
    read = partial(shelf_of(figures.run).of, measure, level=str(level_of(place)), place=place.pk)
    all_rates, all_comparisons = read("rates"), read("comparisons")
    if not len(all_rates):
        return None
    offer, span = _offer(figures, all_rates, choice)
    in_span = dict(zip(_SPAN, span, strict=True))
    wanted, details = offer.chosen, details_of(offer.chosen)
    rates = all_rates.where(**in_span, characteristic=("", wanted.characteristic)).listed()
    beside = all_comparisons.where(**in_span, characteristic=wanted.characteristic, detail=details).listed()
    chosen = _chosen(figures, wanted, rates, beside)
    groups = [row["group"] for row in rates if row["detail"] in details and row["group"] not in APART]
    comparators = list(dict.fromkeys(row["comparator"] for row in beside))
    key = {"characteristic": chosen.characteristic, "group": chosen.group}
    compared = key | {"comparator": chosen.comparator}
    return Told(
        figures,
        place,
        Offer(offer.spans, offer.characteristics, groups, comparators, chosen),
        span,
        [row for row in rates if row["detail"] in {"all", *details}],
        [row for row in beside if row["comparator"] == chosen.comparator],
        sorted(read("trends").where(**key).listed(), key=lambda row: row["from"]),
        _beside(all_comparisons, compared),
        _funnel(figures, place, compared),
        read("splits").where(**in_span, **compared).listed(),
    )


def _chosen(figures: MeasureFigures, wanted: Choice, rates: Sequence[Row], beside: Sequence[Row]) -> Choice:
    """With a comparator and a group that are there."""
    comparators = [row["comparator"] for row in beside]
    comparator = _one_of(wanted.comparator, comparators, first_comparator(figures, comparators))
    groups = [row["group"] for row in rates if row["detail"] in details_of(wanted) and row["group"] not in APART]
    worst = _worst_group([row for row in beside if row["comparator"] == comparator])
    group = _one_of(wanted.group, groups, worst or (groups[0] if groups else ""))
    return replace(wanted, comparator=comparator, group=group)


def _offer(figures: MeasureFigures, rows: Rows, choice: Choice) -> tuple[Offer, Span]:
    spans = sorted((tuple(row[name] for name in _SPAN) for row in rows.distinct(*_SPAN)), reverse=True)
    span: Span = next((one for one in spans if span_key(one) == choice.span), spans[0])
    named = rows.where(**dict(zip(_SPAN, span, strict=True))).distinct("characteristic", "detail", "group")
    told_of = {row["characteristic"]: row["detail"] for row in named if row["group"] not in APART}
    defined = [name for name in figures.definition["characteristics"] if name in told_of]
    pairs = sorted(name for name, detail in told_of.items() if detail == PAIR)
    first = next((name for name in ("ethnicity", *defined, *pairs) if name in told_of), "")
    characteristic = _one_of(choice.characteristic, [*defined, *pairs], first)
    detail = choice.detail if choice.detail == "broad" else "fine"
    chosen = Choice(characteristic, detail, choice.comparator, choice.group, span_key(span))
    return Offer(spans, [*defined, *pairs], chosen=chosen), span


def span_key(span: Span) -> str:
    """A span as an address names it."""
    version, pooled, last, first = span
    return f"{version}.{first.isoformat()}.{last.isoformat()}{'.together' if pooled else ''}"


def details_of(choice: Choice) -> tuple[str, ...]:
    """How finely the chosen characteristic is broken down in the rows shown."""
    return (PAIR,) if " × " in choice.characteristic else (choice.detail,)


def _one_of(asked: str, offered: Sequence[str], otherwise: str) -> str:
    return asked if asked in offered else otherwise


def _worst_group(rows: Sequence[Row]) -> str:
    """Of those flagged, the one that ranks first; else whoever stands furthest from the comparator."""
    ranked = sorted((row["rank"], row["group"]) for row in rows if row["rank"] is not None)
    far = max(rows, key=lambda row: abs((row["shrunk_ratio"] or 1) - 1), default=None)
    return ranked[0][1] if ranked else far["group"] if far else ""


def _beside(comparisons: Rows, key: Mapping[str, object]) -> dict[dt.date, float]:
    rows = comparisons.where(**key, pooled=False).listed("from", "comparator_rate")
    return {row["from"]: row["comparator_rate"] for row in rows if row["comparator_rate"] is not None}


def _funnel(figures: MeasureFigures, place: Place, key: Mapping[str, str]) -> list[Row]:
    """Points of all places, or for a region those of all regions, of the latest span."""
    level = Level.REGION if level_of(place) == Level.REGION else Level.PLACE
    rows = shelf_of(figures.run).funnel(figures.measure, level=str(level), **key).listed()
    last = max(((row["version"], row["to"]) for row in rows), default=None)
    return [row for row in rows if (row["version"], row["to"]) == last]
