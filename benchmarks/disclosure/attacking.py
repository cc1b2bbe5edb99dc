"""What the estate would publish, written as a release, and what the attack makes of it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from answerable.attack import Report, attack
from answerable.disclosure import KEY
from benchmarks.disclosure.estate import Estate
from tests.support.attack import group, measure, place, write_release


def attacked(made: Estate, hidden: np.ndarray) -> Report:
    """The attack on the counts of an estate without those that are `hidden`, a truth a count."""
    groups = [group(name, of=above, about=about, detail=detail) for about, detail, name, above in _rows(made.groups)]
    places = [place(name, of=above, level=level) for level, name, above in _rows(made.places)]
    measures = [measure(name, denominator=whole) for name, whole in made.denominators]
    rates = _rates(made, hidden).to_dict("records")
    with TemporaryDirectory() as folder:
        release = Path(folder) / "release"
        return attack(write_release(release, rates, groups=groups, places=places, measures=measures))


def _rows(table: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(table.itertuples(index=False, name=None))


def _rates(made: Estate, hidden: np.ndarray) -> pd.DataFrame:
    """A row for each numerator, with its denominator."""
    printed = made.counts.assign(value=made.counts["value"].astype(object).mask(hidden))
    numerators = printed.merge(pd.DataFrame(made.denominators, columns=["stage", "of"]), on="stage")
    wholes = printed.rename(columns={"stage": "of", "value": "n"})
    rows = numerators.merge(wholes, on=["of", *KEY[1:]]).rename(columns={"stage": "measure", "value": "k"})
    gone = rows[["k", "n"]].isna()
    return rows.drop(columns="of").assign(
        version=1,
        region="",
        pooled="no",
        hidden=np.where(gone["k"], "k ", "") + np.where(gone["n"], "n", ""),
        **{name: rows[name].astype(str) for name in ("from", "to")},
    )
