"""Which counts may not be printed: what the policy says of the figures, handed over as cells and equations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from answerable.disclosure import KEY as CELL
from answerable.disclosure import Linked, Policy, Reason, link
from answerable.disclosure.elimination import PRIME, points
from answerable.disclosure.primary import primary
from answerable.disparity.counts import APART
from answerable.disparity.measures.model import Kind, Measure
from answerable.disparity.results import ALL
from answerable.releases.cells import Flags, Positions
from answerable.releases.figures import Figures

APART_KINDS = {Kind.RATE, Kind.MEAN, Kind.SHARE}
"""Kinds of which the numerator is not some of the people or events that the denominator counts, cell by cell."""
_WISHES = {"all": 100.0, "known": 30.0, "broad": 3.0, "fine": 1.0, "pair": 1.0}
_APART = 0.3
_WHERE = ["measure", "version", "level", "place", "from", "to"]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Protected:
    """What there is to protect, and what is public already. Positions are those of the cells of the figures."""

    linked: Linked
    also: Positions
    """Cells that must not be worked out, although the rules for a single count do not say so."""
    known: Positions
    undeclared: Flags
    """Of each row of the rates, whether too few people told their group for a share to be given."""


def protected_of(figures: Figures, policy: Policy, printed: pd.DataFrame) -> Protected:
    """Tie all counts together. `printed` has the cells that earlier releases printed: `disclosure.KEY` and `value`."""
    undeclared = _undeclared(figures.tables["rates"], figures.measures, policy)
    values = np.rint(figures.cells.counts["value"].to_numpy(float))
    counts = figures.cells.counts.assign(value=values, structural=_nobody(figures, values, policy))
    counts = counts.assign(weight=values * _wishes(counts, figures))
    known, others = _already(counts, printed)
    linked = link(
        pd.concat([counts, others.assign(structural=False, weight=0.0)], ignore_index=True),
        groups=figures.code_lists["groups"],
        places=figures.code_lists["places"],
        denominators=_denominators(figures.measures),
        partitions=_partitions(figures.measures),
    )
    cells = [*_few(figures, policy), figures.cells.k[undeclared]]
    also = np.unique(np.concatenate(cells))
    also = also[also >= 0]
    others = also[primary(linked, policy)[also] == Reason.SHOWN]
    return Protected(_with_sums(linked, figures.cells.sums), others, known, undeclared)


@dataclass(frozen=True, slots=True)
class Missing:
    """The counts that are not printed."""

    cells: Flags
    """Of each cell of the figures."""
    rest_k: Flags
    """Of each row of the rates: the count of everyone else."""
    rest_n: Flags


def withhold(protected: Protected, figures: Figures, hidden: Flags, must: Flags) -> Missing:
    """What is not printed of the `hidden` counts: all but what follows from the others, as that tells nothing.

    What `must` stay hidden stays so. Everyone else follows where they vary as those whose group is known less the
    group.
    """
    point = points(protected.linked.equations, hidden)
    at = figures.cells
    rests = [(at.known_k, at.k), (at.known_n, at.n)]
    rest_k, rest_n = ((known >= 0) & ((point[known] - point[own]) % PRIME != 0) for known, own in rests)
    return Missing((hidden & (must | (point != 0)))[: len(at.counts)], rest_k, rest_n)


def _wishes(counts: pd.DataFrame, figures: Figures) -> Numbers:
    """How much more than by its size a count is wanted: totals first, and longer spans before the shorter."""
    shares = {one.numerator.stage for one in figures.measures if one.kind is Kind.SHARE}
    unneeded = (counts["detail"] == "known") & ~counts["stage"].isin(shares)
    wish = counts["detail"].map(_WISHES).mask(counts["group"].isin(APART), _APART).mask(unneeded, 0.0)
    days = pd.to_datetime(counts["to"]) - pd.to_datetime(counts["from"])
    return np.asarray(wish * days.dt.days, dtype=float)


def _nobody(figures: Figures, values: Numbers, policy: Policy) -> Flags:
    """Zeros of nobody, which tell of no one. A zero of a few tells that none of them had the outcome."""
    n = figures.tables["rates"]["n"].to_numpy(float)
    few, some = (n > 0) & (n < policy.zeros_below), n > 0
    of_few, of_some = (_marked(figures.cells.k[rows], len(values)) for rows in (few, some))
    base = _marked(figures.cells.n, len(values))
    return np.asarray((values == 0) & ~of_few & (base | ~of_some))


def _marked(cells: Positions, size: int) -> Flags:
    flags = np.zeros(size, dtype=bool)
    flags[cells[cells >= 0]] = True
    return flags


def _already(counts: pd.DataFrame, printed: pd.DataFrame) -> tuple[Positions, pd.DataFrame]:
    """Positions of what was printed before, as it is now; and what was printed that is not among the counts."""
    found = printed.merge(counts.assign(at=np.arange(len(counts))), how="left", on=CELL, suffixes=("", " now"))
    others = found.loc[found["at"].isna(), [*CELL, "value"]]
    same = found.loc[found["value"] == found["value now"], "at"].to_numpy(np.int64)
    return np.concatenate([same, len(counts) + np.arange(len(others))]), others


def _denominators(measures: Iterable[Measure]) -> list[tuple[str, str]]:
    whole = [one for one in measures if one.kind not in APART_KINDS]
    return [(one.numerator.stage, one.denominator.stage) for one in whole if one.denominator]


def _partitions(measures: Iterable[Measure]) -> dict[str, tuple[str, ...]]:
    """Denominators that measures of one partition share, and the stages that add up to each."""
    parts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for measure in measures:
        if measure.partition and measure.denominator:
            parts[measure.denominator.stage][measure.numerator.stage] = None
    return {whole: tuple(stages) for whole, stages in parts.items()}


def _with_sums(linked: Linked, sums: sparse.csr_array) -> Linked:
    """With the equations of those whose group is known."""
    wide = sparse.csr_array((sums.data, sums.indices, sums.indptr), shape=(sums.shape[0], linked.equations.shape[1]))
    return replace(linked, equations=sparse.csr_array(sparse.vstack([wide, linked.equations])))


def _few(figures: Figures, policy: Policy) -> list[Positions]:
    """Cells of rows in which few are told of, or few are left: everyone else beside a large group."""
    rates, comparisons = figures.tables["rates"], figures.tables["comparisons"]
    kinds = {(one.name, one.version): one.kind for one in figures.measures}
    rest = comparisons[comparisons["rest"]]
    found = []
    for table, k, n in ((rates, "k", "n"), (rest, "comparator_k", "comparator_n")):
        kind = [kinds[key] for key in zip(table["measure"], table["version"], strict=True)]
        whole = np.array([one not in APART_KINDS for one in kind], dtype=bool)
        few = _is_few(table[k].to_numpy(float), table[n].to_numpy(float), policy, whole, beside=k != "k")
        rows = table["row"].to_numpy()[few]
        found += [figures.cells.k[rows], figures.cells.n[rows]]
    return found


def _is_few(k: Numbers, n: Numbers, policy: Policy, whole: Flags, *, beside: bool) -> Flags:
    """Whether there are too few for anything to be told; `beside` counts too that are cells only of a comparison."""
    few = (n > 0) & ((n < policy.smallest_base) | ((k == 0) & (n < policy.zeros_below)))
    if not beside:
        return np.asarray(few)
    parts = [k, np.where(whole, n - k, 0)]
    small = np.logical_or.reduce([(part >= 1) & (part < policy.smallest_count) for part in parts])
    return np.asarray(few | small)


def _undeclared(rates: pd.DataFrame, measures: Sequence[Measure], policy: Policy) -> Flags:
    """Shares where fewer than the floor said which group they belong to, of everyone at the place in the span."""
    shares = {(one.name, one.version) for one in measures if one.kind is Kind.SHARE}
    share = np.array([key in shares for key in zip(rates["measure"], rates["version"], strict=True)], dtype=bool)
    everyone = rates["k"].where(rates["detail"] == ALL).groupby([rates[name] for name in _WHERE]).transform("max")
    floor = Fraction(str(policy.declaration_floor))
    below = rates["n"] * floor.denominator < everyone * floor.numerator
    return np.asarray(share & below & (rates["detail"] != ALL) & ~rates["apart"], dtype=bool)
