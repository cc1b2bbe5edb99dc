"""What the estate would publish, written as a release, and what the attack makes of it."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from answerable.attack import Report, attack
from answerable.disclosure import KEY, Linked, Suppression, shipped
from answerable.disclosure.elimination import points
from answerable.releases.cells import Flags, Positions
from answerable.releases.opening import opened
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


class Attacks:
    """The attack on an estate, once more in each round; what they recovered and took, in seconds."""

    def __init__(self, made: Estate, linked: Linked) -> None:
        self._made, self._equations = made, linked.equations
        self._counts = made.counts.assign(**{name: made.counts[name].astype(str) for name in ("from", "to")})
        self.recovered: list[int] = []
        self.seconds = 0.0

    def attack(self, suppression: Suppression, also: Positions) -> tuple[Report, Positions]:
        """The report on what the suppression leaves, and the positions of the counts that were opened."""
        began, hidden = time.perf_counter(), self._withheld(suppression, also)
        report = attacked(self._made, hidden)
        self.recovered.append(len(report.recovered))
        self.seconds += time.perf_counter() - began
        return report, opened(report, self._counts, hidden, shipped("standard"))

    def _withheld(self, suppression: Suppression, also: Positions) -> Flags:
        """As a release does: what follows from other counts is printed, as that tells nothing."""
        known = points(self._equations, suppression.hidden) == 0
        return np.asarray(suppression.hidden & (suppression.must(also) | ~known))[: len(self._counts)]


def _rows(table: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(table.itertuples(index=False, name=None))


def _rates(made: Estate, hidden: np.ndarray) -> pd.DataFrame:
    """A row for each numerator, with its denominator where that is counted too."""
    printed = made.counts.assign(value=made.counts["value"].astype(object).mask(hidden))
    numerators = printed.merge(pd.DataFrame(made.denominators, columns=["stage", "of"]), on="stage")
    wholes = printed.rename(columns={"stage": "of", "value": "n"}).assign(counted=True)
    rows = numerators.merge(wholes, on=["of", *KEY[1:]], how="left").rename(columns={"stage": "measure", "value": "k"})
    gone = rows[["k", "n"]].isna() & pd.DataFrame({"k": True, "n": rows["counted"].notna()})
    return rows.drop(columns=["of", "counted"]).assign(
        version=1,
        region="",
        pooled="no",
        hidden=np.where(gone["k"], "k ", "") + np.where(gone["n"], "n", ""),
        **{name: rows[name].astype(str) for name in ("from", "to")},
    )
