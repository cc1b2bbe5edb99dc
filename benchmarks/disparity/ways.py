"""The same counts, each way: overall, by region and by place, of the groups of each characteristic."""

from collections.abc import Callable
from pathlib import Path

from benchmarks.disparity.facts import BANDS, OUTCOMES, TEXTS, WHERE

LEVELS: tuple[list[str], ...] = ([], ["region"], ["region", "place"])
GROUPS = (*TEXTS, "age_band")


def scan(path: Path) -> object:
    """Every needed column is decoded, and as little as can be is done with it."""
    import duckdb  # noqa: PLC0415 - only the tool that is measured may be loaded

    ends = [f"min({name}), max({name})" for name in (*WHERE, *TEXTS, "age")]
    either = [f"bool_or({name})" for name in OUTCOMES]
    return duckdb.sql(f"SELECT {', '.join(ends + either)} FROM '{path}'").fetchall()  # noqa: S608


def by_hand(path: Path) -> object:
    import duckdb  # noqa: PLC0415

    counts = ", ".join(["count(*)", *(f"count(*) FILTER ({name})" for name in OUTCOMES)])
    sets = ", ".join(f"({', '.join([group, *level])})" for group in GROUPS for level in LEVELS)
    bands = " ".join(f"WHEN age BETWEEN {low} AND {high or 200} THEN '{label}'" for label, (low, high) in BANDS.items())
    rows = f"SELECT *, CASE {bands} END AS age_band FROM '{path}'"  # noqa: S608
    return duckdb.sql(
        f"SELECT {', '.join(GROUPS)}, region, place, {counts} FROM ({rows}) GROUP BY GROUPING SETS ({sets})"  # noqa: S608
    ).fetchnumpy()


def counting(path: Path) -> object:
    from answerable.disparity.engines import Files, count  # noqa: PLC0415
    from benchmarks.disparity.ours import catalogue  # noqa: PLC0415

    return count(catalogue(), {"records": Files((path,))})


def job(path: Path) -> object:
    """Counting, and every rate, comparison, test, shrunken figure, chart and funnel made of the counts."""
    from answerable.disparity.analysis import analyse  # noqa: PLC0415
    from answerable.disparity.engines import Files, count  # noqa: PLC0415
    from benchmarks.disparity.ours import catalogue  # noqa: PLC0415

    return analyse(count(catalogue(), {"records": Files((path,))}), catalogue())


def polars(path: Path) -> object:
    import polars as pl  # noqa: PLC0415

    breaks = [high for _, high in BANDS.values() if high]
    rows = pl.scan_parquet(path).with_columns(pl.col("age").cut(breaks, labels=list(BANDS)).alias("age_band"))
    counts = [pl.len(), *(pl.col(name).sum() for name in OUTCOMES)]
    return pl.collect_all([rows.group_by([group, *level]).agg(counts) for group in GROUPS for level in LEVELS])


def pandas(path: Path) -> object:
    rows = _frame(path)
    by = [[group, *level] for group in GROUPS for level in LEVELS]
    return [rows.groupby(keys, observed=True)[list(OUTCOMES)].agg(["size", "sum"]) for keys in by]


def fairlearn(path: Path) -> object:
    """A frame of metrics for each characteristic and level, with all outcomes as one array of predictions: its best."""
    from fairlearn.metrics import MetricFrame  # noqa: PLC0415

    rows = _frame(path)
    outcomes = rows[list(OUTCOMES)].to_numpy()

    def rates(_: object, predicted: object) -> object:
        return predicted.mean(axis=0)  # type: ignore[attr-defined]

    return [
        MetricFrame(
            metrics=rates,
            y_true=outcomes,
            y_pred=outcomes,
            sensitive_features=rows[[group]],
            control_features=rows[level[-1:]] if level else None,
        ).by_group
        for group in GROUPS
        for level in LEVELS
    ]


def _frame(path: Path):  # type: ignore[no-untyped-def] # noqa: ANN202 - of a library without types
    import pandas as pd  # noqa: PLC0415

    rows = pd.read_parquet(path, columns=["place", "region", *TEXTS, "age", *OUTCOMES])
    rows = rows.astype(dict.fromkeys(["place", "region", *TEXTS], "category"))
    breaks = [17, *(high or 200 for _, high in BANDS.values())]
    return rows.assign(age_band=pd.cut(rows["age"], breaks, labels=list(BANDS)))


RUN: dict[str, Callable[[Path], object]] = {
    way.__name__: way for way in (scan, by_hand, counting, job, polars, pandas, fairlearn)
}
