"""Columns that a definition names must be there, and hold what it expects."""

from collections.abc import Iterator
from datetime import date

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Scalar, Within
from answerable.disparity.measures.model import ColumnType, DataSet, Measure
from answerable.disparity.measures.rules import Broken, DataSets

NUMBERS = (ColumnType.WHOLE, ColumnType.NUMBER)
_TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.TEXT: (str,),
    ColumnType.WHOLE: (int,),
    ColumnType.NUMBER: (int, float),
    ColumnType.DATE: (date,),
    ColumnType.TRUTH: (bool,),
}


def of_data_set(data: DataSet) -> Iterator[str]:
    """What is wrong with a data set by itself."""
    expected = {
        "date": (data.date, (ColumnType.DATE,)),
        "place": (data.place, (ColumnType.TEXT,)),
        "region": (data.region, (ColumnType.TEXT,)),
        "person": (data.person, (ColumnType.TEXT, ColumnType.WHOLE)),
    }
    for role, (column, types) in expected.items():
        if column is not None and column not in data.columns:
            yield f"The {role} is said to be `{column}`, which is not among the columns."
        elif column is not None and data.columns[column] not in types:
            yield f"The {role}, `{column}`, must be {' or '.join(types)}, not {data.columns[column]}."
    if data.date is None:
        yield "It names no date. Without one nothing falls into a period: name the column under `date`."


def quantities(measure: Measure, data_sets: DataSets) -> Broken:
    """A numerator and a denominator read columns that are there."""
    for part, quantity in (("numerator", measure.numerator), ("denominator", measure.denominator)):
        if quantity is None:
            continue
        data = data_sets.get(quantity.data)
        if data is None:
            yield part, f"There is no data set `{quantity.data}`."
            continue
        if quantity.column is not None and data.columns.get(quantity.column) not in NUMBERS:
            yield part, f"`{quantity.column}` cannot be summed: it is no column of numbers of `{data.name}`."
        if quantity.where is not None:
            yield from ((part, why) for why in _mismatches(quantity.where, data))


def groups(measure: Measure, data_sets: DataSets) -> Broken:
    """Every data set that is counted holds the columns by which people are grouped."""
    named = [("characteristics", one) for one in measure.characteristics]
    named += [("adjusters", adjuster.characteristic) for adjuster in measure.adjusters]
    for part, one in named:
        for name in sorted({q.data for q in (measure.numerator, measure.denominator) if q}):
            columns = data_sets[name].columns if name in data_sets else {}
            for column in filter(None, (one.column, one.subgroup)):
                if columns and column not in columns:
                    yield part, f"{one.name} is in the column `{column}`, which `{name}` does not have."
            if one.bands and columns.get(one.column, ColumnType.WHOLE) not in NUMBERS:
                yield part, f"{one.name} has bands, but `{one.column}` of `{name}` is {columns[one.column]}."


def _mismatches(condition: Condition, data: DataSet) -> Iterator[str]:
    match condition:
        case Not(inner):
            yield from _mismatches(inner, data)
        case AllOf(conditions) | AnyOf(conditions):
            for one in conditions:
                yield from _mismatches(one, data)
        case Known(column) | IsOneOf(column) | Within(column) if column not in data.columns:
            yield f"`{data.name}` has no column `{column}`."
        case IsOneOf(column, values):
            yield from _misfits(column, values, data)
        case Within(column, low, high):
            yield from _misfits(column, [end for end in (low, high) if end is not None], data)


def _misfits(column: str, values: "list[Scalar] | tuple[Scalar, ...]", data: DataSet) -> Iterator[str]:
    kind = data.columns[column]
    for value in values:
        if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind is not ColumnType.TRUTH):
            yield f"`{column}` of `{data.name}` is {kind}, and {value!r} is not."


RULES = (quantities, groups)
