"""Parts of statements, and conditions as one. Names are quoted and values are literals: no input is ever SQL."""

from sqlglot import exp

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Scalar, Within

MATERIALIZING = ("duckdb",)
"""The dialects in which a part of a statement is said to be made once."""


def column(name: str) -> exp.Column:
    return exp.column(exp.to_identifier(name, quoted=True))


def relation(name: str) -> exp.Table:
    return exp.Table(this=exp.to_identifier(name, quoted=True))


def literal(value: Scalar | None) -> exp.Expr:
    return exp.cast(exp.null(), "TEXT") if value is None else exp.convert(value)


def within(value: exp.Expr, low: Scalar | None, high: Scalar | None) -> exp.Expr:
    """Whether a value lies between two ends, both included; one that is None is open."""
    ends: list[exp.Expr] = [exp.GTE(this=value.copy(), expression=literal(low))] if low is not None else []
    ends += [exp.LTE(this=value.copy(), expression=literal(high))] if high is not None else []
    return exp.and_(*ends) if ends else known(value)


def known(value: exp.Expr) -> exp.Expr:
    return exp.Not(this=exp.Is(this=value.copy(), expression=exp.null()))


def number_where(condition: exp.Expr) -> exp.Expr:
    """How many rows meet a condition."""
    return exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))


def predicate(condition: Condition) -> exp.Expr:
    """True, false, or unknown where a column is missing; wherever that is read, unknown counts as false."""
    match condition:
        case IsOneOf(name, values):
            return column(name).isin(*[literal(value) for value in values])
        case Within(name, low, high):
            return within(column(name), low, high)
        case Known(name):
            return known(column(name))
        case Not(inner):
            return exp.Not(this=exp.Coalesce(this=predicate(inner), expressions=[exp.false()]))
        case AllOf(conditions):
            return exp.and_(*map(predicate, conditions))
        case AnyOf(conditions):
            return exp.or_(*map(predicate, conditions))


def written(query: exp.Query, dialect: str, *, pretty: bool = False) -> str:
    """The text of a query. Where a dialect has no word for a part that is made once, the engine decides that itself."""
    told = query.copy()
    if dialect not in MATERIALIZING:
        for part in told.find_all(exp.CTE):
            part.set("materialized", None)
    return told.sql(dialect, pretty=pretty)
