"""Random small tables and measures: what DuckDB counts is what plain Python over every record does."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.disparity.engines import Files, count, reference
from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within
from answerable.disparity.measures.model import (
    Adjuster,
    Cadence,
    Catalogue,
    ColumnType,
    DataSet,
    Disclosure,
    Kind,
    Measure,
    Quantity,
    Repeats,
)
from tests.support.disparity.drawn import Row, write
from tests.support.disparity.measuring import AGE, ETHNICITY, HEARINGS, SEX, measure

REGIONS: dict[Any, str | None] = {"Moorland": "North", "Fosse": "North", "Wandle": "South", None: None}
DAYS = [date(2025, 3, 31), date(2025, 4, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 28)]
COLUMNS = HEARINGS.columns | {"said": ColumnType.TEXT, "score": ColumnType.NUMBER, "appealed": ColumnType.TRUTH}

rows = st.lists(
    st.fixed_dictionaries(
        {
            "person": st.sampled_from(["ann", "bea", "cat", None]),
            "prison": st.sampled_from(list(REGIONS)),
            "day": st.sampled_from([*DAYS, None]),
            "ethnicity": st.sampled_from(["W1", "W3", "W8", "A1", "A4", "O1", "NS", "XX", None]),
            "said": st.sampled_from(["Irish Traveller", "Roma", None]),
            "sex": st.sampled_from(["M", "F", None]),
            "age": st.none() | st.integers(15, 70),
            "outcome": st.sampled_from(["proved", "dismissed", None]),
            "days": st.none() | st.integers(0, 40),
            "score": st.none() | st.integers(-4, 4).map(lambda quarters: quarters / 4),
            "appealed": st.sampled_from([True, False, None]),
        }
    ).map(lambda row: row | {"region": REGIONS[row["prison"]]}),
    min_size=1,
    max_size=12,
)

plain = st.one_of(
    st.builds(IsOneOf, st.just("outcome"), st.sampled_from([("proved",), ("proved", "dismissed")])),
    st.builds(IsOneOf, st.just("appealed"), st.sampled_from([(True,), (False,), (True, False)])),
    st.builds(Within, st.just("days"), st.none() | st.integers(0, 20), st.none() | st.integers(20, 40)),
    st.builds(Within, st.just("score"), st.none() | st.just(-0.5), st.none() | st.just(0.25)),
    st.builds(Within, st.just("day"), st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)),
    st.builds(Known, st.sampled_from(list(COLUMNS))),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)


def _quantities(kind: Kind, above: Condition, below: Condition | None) -> dict[str, Any]:
    both = above if below is None else AllOf((above, below))
    match kind:
        case Kind.RATE:
            numerator = Quantity("events", "hearings", above)
            return {"numerator": numerator, "denominator": Quantity("time", "present", below, "days")}
        case Kind.MEAN:
            return {
                "numerator": Quantity("sum", "hearings", both, "score"),
                "denominator": Quantity("of", "hearings", below),
            }
        case Kind.SHARE:
            return {"numerator": Quantity("events", "hearings", above), "denominator": None}
        case _:
            return {"numerator": Quantity("k", "hearings", both), "denominator": Quantity("n", "hearings", below)}


@st.composite
def measures(draw: st.DrawFn, name: str) -> Measure:
    kind = draw(st.sampled_from([Kind.PROPORTION, Kind.RATE, Kind.MEAN, Kind.SHARE]))
    repeats = draw(st.sampled_from([Repeats.NONE, Repeats.EVERY] + [Repeats.ONCE] * (kind is not Kind.MEAN)))
    ethnicity = replace(
        ETHNICITY, disclosure=draw(st.sampled_from(list(Disclosure))), subgroup=draw(st.sampled_from([None, "said"]))
    )
    return measure(
        name=name,
        kind=kind,
        repeats=repeats,
        cadence=draw(st.sampled_from(list(Cadence))),
        characteristics=(ethnicity, AGE),
        adjusters=(Adjuster(SEX, "differs"), Adjuster(AGE, "differs")) if draw(st.booleans()) else (),
        intersections=(("age", "ethnicity"),) if draw(st.booleans()) else (),
        valid_from=draw(st.sampled_from([date.min, DAYS[1]])),
        valid_to=draw(st.sampled_from([None, DAYS[4]])),
        **_quantities(kind, draw(conditions), draw(st.none() | conditions)),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    held = {role: draw(st.sampled_from([role and getattr(HEARINGS, role), None])) for role in ("place", "region")}
    hearings = replace(HEARINGS, columns=COLUMNS, **held)
    return Catalogue(
        {"hearings": hearings, "present": replace(hearings, name="present")},
        (draw(measures("first")), draw(measures("second"))),
    )


def _written(data: DataSet, of: list[Row], folder: str) -> Files:
    return Files((write(of, data, Path(folder) / f"{data.name}.parquet"),))


@settings(max_examples=25)
@given(catalogues(), rows, rows)
def test_duckdb_counts_what_the_referee_does(catalogue: Catalogue, hearings: list[Row], present: list[Row]) -> None:
    tables = {"hearings": hearings, "present": present}
    with TemporaryDirectory() as folder:
        sources = {name: _written(catalogue.data_sets[name], of, folder) for name, of in tables.items()}
        found = count(catalogue, sources)
    refused = {problem.measure for problem in found.problems if "Records that lack it" not in problem.why}
    unexpected = [one for one in found.problems if one.measure in refused and "several records" not in one.why]
    assert [one for one in unexpected if "Records that lack it" not in one.why] == []
    right = replace(catalogue, measures=tuple(one for one in catalogue.measures if one.name not in refused))
    counts, strata = reference.count(right, tables)
    assert found.counts.to_pylist() == counts.to_pylist()
    assert found.strata.to_pylist() == strata.to_pylist()
