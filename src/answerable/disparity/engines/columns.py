"""Columns as data hold them, turned into the types that a data set declares."""

from collections.abc import Callable
from enum import Enum, auto

import pyarrow as pa
from sqlglot import exp

from answerable.disparity.engines.expressions import column, literal
from answerable.disparity.measures.model import ColumnType

LARGEST = 1.7976931348623157e308


class Held(Enum):
    """What a column of the data holds."""

    TEXT = auto()
    WHOLE = auto()
    NUMBER = auto()
    DAY = auto()
    MOMENT = auto()
    MOMENT_IN_ZONE = auto()
    TRUTH = auto()
    OTHER = auto()


_KINDS: tuple[tuple[Callable[[pa.DataType], bool], Held], ...] = (
    (pa.types.is_boolean, Held.TRUTH),
    (pa.types.is_integer, Held.WHOLE),
    (pa.types.is_floating, Held.NUMBER),
    (pa.types.is_decimal, Held.NUMBER),
    (pa.types.is_date, Held.DAY),
    (lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind), Held.TEXT),
    (lambda kind: pa.types.is_timestamp(kind) and kind.tz is not None, Held.MOMENT_IN_ZONE),
    (pa.types.is_timestamp, Held.MOMENT),
)


def held(kind: pa.DataType) -> Held:
    """What a column of this Arrow type holds."""
    if pa.types.is_dictionary(kind):
        return held(kind.value_type)
    return next((found for fits, found in _KINDS if fits(kind)), Held.OTHER)


def typed(name: str, has: Held, wanted: ColumnType, time_zone: str) -> exp.Expr | None:
    """The column in the type that is wanted, missing in cells that cannot be of it; None if no cell can."""
    make = _TYPED.get((has, wanted))
    return make(column(name), time_zone) if make else None


def in_zone(name: str) -> exp.Expr:
    """Whether a text is a moment that says its time zone."""
    return exp.RegexpLike(this=column(name), expression=literal(r":.*(Z|[+-][0-9]{2}:?[0-9]{2})$"))


def without_zone(name: str) -> exp.Expr:
    """Whether a text is a moment that says none."""
    return exp.and_(column(name).like("%:%"), in_zone(name).not_())


def _cast(what: exp.Expr, kind: str) -> exp.Expr:
    return exp.cast(what, kind, dialect="duckdb")


def _try(what: exp.Expr, kind: str) -> exp.Expr:
    return exp.TryCast(this=what, to=exp.DataType.build(kind, dialect="duckdb"))


def _where(condition: exp.Expr, value: exp.Expr) -> exp.Case:
    return exp.Case().when(condition, value)


def _like(what: exp.Expr, pattern: str) -> exp.Expr:
    return exp.RegexpLike(this=what.copy(), expression=literal(pattern))


def _finite(what: exp.Expr, _: str) -> exp.Expr:
    number = _try(what, "DOUBLE")
    return _where(exp.func("ABS", number) <= literal(LARGEST), number.copy())


def _whole_text(what: exp.Expr, _: str) -> exp.Expr:
    return _where(_like(what, "^ *[+-]?[0-9]+ *$"), _try(exp.func("TRIM", what), "BIGINT"))


def _whole_number(what: exp.Expr, _: str) -> exp.Expr:
    return _where(what.eq(exp.func("FLOOR", what.copy())), _try(what.copy(), "BIGINT"))


def _day_in_zone(moment: exp.Expr, time_zone: str) -> exp.Expr:
    return _cast(exp.AtTimeZone(this=moment, zone=literal(time_zone)), "DATE")


def _day_of_text(what: exp.Expr, time_zone: str) -> exp.Expr:
    name = what.name
    day = _where(in_zone(name), _day_in_zone(_try(what, "TIMESTAMPTZ"), time_zone)).else_(
        _cast(_try(what.copy(), "TIMESTAMP"), "DATE")
    )
    return _where(_like(what, "^[0-9]{4}-[0-9]{2}-[0-9]{2}"), day)


def _truth_of_text(what: exp.Expr, _: str) -> exp.Expr:
    said = exp.func("LOWER", exp.func("TRIM", what))
    yes, no = (said.copy().isin(*words) for words in (("yes", "y", "true", "1"), ("no", "n", "false", "0")))
    return _where(yes, exp.true()).when(no, exp.false())


def _truth_of_whole(what: exp.Expr, _: str) -> exp.Expr:
    return _where(what.eq(1), exp.true()).when(what.copy().eq(0), exp.false())


def _as_it_is(what: exp.Expr, _: str) -> exp.Expr:
    return what


_TYPED: dict[tuple[Held, ColumnType], Callable[[exp.Expr, str], exp.Expr]] = {
    (Held.TEXT, ColumnType.TEXT): _as_it_is,
    (Held.WHOLE, ColumnType.TEXT): lambda what, _: _cast(what, "TEXT"),
    (Held.WHOLE, ColumnType.WHOLE): lambda what, _: _cast(what, "BIGINT"),
    (Held.NUMBER, ColumnType.WHOLE): _whole_number,
    (Held.TEXT, ColumnType.WHOLE): _whole_text,
    (Held.WHOLE, ColumnType.NUMBER): lambda what, _: _cast(what, "DOUBLE"),
    (Held.NUMBER, ColumnType.NUMBER): _finite,
    (Held.TEXT, ColumnType.NUMBER): _finite,
    (Held.DAY, ColumnType.DATE): _as_it_is,
    (Held.MOMENT, ColumnType.DATE): lambda what, _: _cast(what, "DATE"),
    (Held.MOMENT_IN_ZONE, ColumnType.DATE): _day_in_zone,
    (Held.TEXT, ColumnType.DATE): _day_of_text,
    (Held.TRUTH, ColumnType.TRUTH): _as_it_is,
    (Held.TEXT, ColumnType.TRUTH): _truth_of_text,
    (Held.WHOLE, ColumnType.TRUTH): _truth_of_whole,
}


def may_fail(has: Held, wanted: ColumnType) -> bool:
    """Whether a cell may hold something that is not of the type that is wanted."""
    return (has is Held.TEXT and wanted is not ColumnType.TEXT) or has is Held.NUMBER or wanted is ColumnType.TRUTH
