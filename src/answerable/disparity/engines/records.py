"""The rows that a job counts: its data sets under common names, with the codes and tallies of each record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlglot import exp

from answerable.disparity.engines import calendar
from answerable.disparity.engines.expressions import column, known, literal, predicate, relation, within
from answerable.disparity.engines.jobs import Job, Tally
from answerable.disparity.measures.model import Band, Characteristic, ColumnType, DataSet, Disclosure

OUTSIDE = "outside the bands"

Code = tuple[str | None, str | None]
"""A code and a subcode."""


@dataclass(frozen=True, slots=True)
class Codes:
    """What must be known of the codes of a dimension beforehand, where a person may have had several."""

    same: Mapping[Code, Code] = field(default_factory=dict)
    """Codes of a group that has several, each to the one that stands for all: who had two is one of the group."""
    telling: tuple[str, ...] | None = None
    """Codes that tell a group; None where each does."""


Known = Mapping[Characteristic, Codes]


def records(job: Job, codes: Known) -> exp.Query:
    """One row for each record that has a date."""
    parts = [_of(data, job, codes) for data in job.data_sets]
    return parts[0] if len(parts) == 1 else exp.union(*parts, distinct=False)


def _of(data: DataSet, job: Job, codes: Known) -> exp.Select:
    held = {"place": job.has_place, "region": job.has_region, "person": job.has_person}
    row: list[exp.Expr] = [calendar.number(column(data.date or ""), job.cadence).as_("period")]
    row += [text(data, getattr(data, role)).as_(role) for role, is_held in held.items() if is_held]
    if job.per_person:
        unknown = text(data, data.person).is_(exp.null())
        row.append(exp.Case().when(unknown, exp.cast(exp.func("UUID", dialect="duckdb"), "TEXT")).as_("alone"))
    for i, one in enumerate(job.dimensions):
        code, subcode = _codes(one, data, codes.get(one, Codes()))
        row += [code.as_(f"d{i}"), *([subcode.as_(f"s{i}")] if one.subgroup else [])]
    row += [_tally(one, data).as_(f"t{i}") for i, one in enumerate(job.tallies)]
    dated = known(column(data.date or ""))
    return exp.select(*row).from_(relation(data.name)).where(dated)


def text(data: DataSet, name: str | None) -> exp.Expr:
    """A column as text; missing where the data set does not hold it."""
    if name is None or name not in data.columns:
        return exp.cast(exp.null(), "TEXT")
    held = column(name)
    return held if data.columns[name] is ColumnType.TEXT else exp.cast(held, "TEXT")


def _codes(one: Characteristic, data: DataSet, codes: Codes) -> tuple[exp.Expr, exp.Expr]:
    """The code of a record and its subcode."""
    if one.bands and one.column in data.columns:
        return _banded(column(one.column), one.bands), text(data, None)
    code, subcode = text(data, one.column), text(data, one.subgroup)
    if one.disclosure is Disclosure.LATEST and data.person and one.column in data.columns:
        code, subcode = _latest(code, subcode, data, codes.telling)
    return _one_of_several(code, subcode, codes.same)


def _banded(number: exp.Expr, bands: tuple[Band, ...]) -> exp.Expr:
    label = exp.Case()
    for band in bands:
        label = label.when(within(number, band.low, band.high), literal(band.label))
    return label.when(known(number), literal(OUTSIDE))


def _latest(
    code: exp.Expr, subcode: exp.Expr, data: DataSet, telling: tuple[str, ...] | None
) -> tuple[exp.Expr, exp.Expr]:
    """What the person told last in this data set, and in each record of somebody who never told, what stands there."""
    tells = known(code) if telling is None else _one_of(code, telling)
    no_subcode = exp.func("COALESCE", subcode.copy(), literal(""))
    order = [exp.Ordered(this=what.copy(), desc=True) for what in (column(data.date or ""), code, no_subcode)]
    throughout = {"start": "UNBOUNDED", "start_side": "PRECEDING", "end": "UNBOUNDED", "end_side": "FOLLOWING"}

    def last(value: exp.Expr) -> exp.Expr:
        told = exp.Case().when(tells.copy(), value)
        found = exp.Window(
            this=exp.IgnoreNulls(this=exp.FirstValue(this=told)),
            partition_by=[text(data, data.person)],
            order=exp.Order(expressions=[one.copy() for one in order]),
            spec=exp.WindowSpec(kind="ROWS", **throughout),
        )
        return exp.Case().when(known(text(data, data.person)), found)

    return (
        exp.func("COALESCE", last(code.copy()), code.copy()),
        exp.func("NULLIF", exp.func("COALESCE", last(no_subcode.copy()), no_subcode.copy()), literal("")),
    )


def _one_of(code: exp.Expr, codes: tuple[str, ...]) -> exp.Expr:
    return code.copy().isin(*map(literal, codes)) if codes else exp.false()


def _one_of_several(code: exp.Expr, subcode: exp.Expr, same: Mapping[Code, Code]) -> tuple[exp.Expr, exp.Expr]:
    if not same:
        return code, subcode
    of_code, of_subcode = exp.Case(), exp.Case()
    for held, standing in same.items():
        found = exp.and_(_equal(code, held[0]), _equal(subcode, held[1]))
        of_code = of_code.when(found, literal(standing[0]))
        of_subcode = of_subcode.when(found.copy(), literal(standing[1]))
    return of_code.else_(code.copy()), of_subcode.else_(subcode.copy())


def _equal(value: exp.Expr, to: str | None) -> exp.Expr:
    return value.copy().is_(exp.null()) if to is None else value.copy().eq(literal(to))


def _tally(one: Tally, data: DataSet) -> exp.Expr:
    """What a record adds: 1 where it counts, or the value of the column that is summed."""
    if one.data != data.name:
        return exp.cast(exp.null(), "INT" if one.column is None else "DOUBLE")
    conditions = [predicate(one.where)] if one.where is not None else []
    valid_from = None if one.valid_from == date.min else one.valid_from
    if valid_from or one.valid_to:
        conditions.append(within(column(data.date or ""), valid_from, one.valid_to))
    if one.column is not None:
        value = column(one.column)
        return exp.Case().when(exp.and_(*conditions), value) if conditions else value
    return exp.cast(exp.and_(*conditions), "INT") if conditions else exp.Literal.number(1)
