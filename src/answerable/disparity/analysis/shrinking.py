"""Small groups: rates drawn towards those of other places, ratios drawn towards 1, as far as places are alike."""

import numpy as np

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.comparators import Beside
from answerable.disparity.analysis.effects import design_effects
from answerable.disparity.analysis.tallies import Codes, Columns, Flags, Floats, quotient
from answerable.disparity.counts import NATION
from answerable.disparity.measures.model import Kind
from answerable.disparity.statistics import (
    beta_binomial_fit,
    beta_binomial_shrink,
    gamma_poisson_fit,
    gamma_poisson_shrink,
    gamma_poisson_tails,
)

LIMITS = ("shrunk", "shrunk_low", "shrunk_high")
UNSHRUNK = {Kind.MEAN, Kind.SHARE}


def shrunk_rates(cells: Cells) -> Columns:
    """Each rate as a group's other places make it likely: beta-binomial, of rates gamma-Poisson over the group's own.

    The nation has no other place; means and shares are left as they are.
    """
    columns = {name: np.full(len(cells), np.nan) for name in LIMITS}
    if cells.measure.kind in UNSHRUNK:
        return columns
    rows = np.flatnonzero((cells.of_place("level") != NATION) & (cells.tally.n > 0) & ~cells.of_group("apart"))
    found = (_person_time if cells.measure.kind is Kind.RATE else _proportions)(cells[rows])
    for column, figures in zip(columns.values(), found, strict=True):
        column[rows] = cells.measure.per * figures
    return columns


def _proportions(cells: Cells) -> tuple[Floats, ...]:
    k, n, deff = cells.tally.k, cells.tally.n, design_effects(cells, cells.tally)
    fit = beta_binomial_fit(k, n, _family(cells), deff)
    return beta_binomial_shrink(k, n, fit.mean[fit.code], fit.strength[fit.code], deff=deff)


def _person_time(cells: Cells) -> tuple[Floats, ...]:
    """The events of each place over those that the group's rate at all places would give, times that rate.

    A group without events anywhere counts as having half of one.
    """
    family, deff = _family(cells), design_effects(cells, cells.tally)
    whole = cells.tally.summed(family, int(family.max(initial=-1)) + 1)
    rate = quotient(np.where(whole.k > 0, whole.k, 0.5), whole.n)[family]
    fit = gamma_poisson_fit(cells.tally.k, cells.tally.n * rate, family, deff)
    found = gamma_poisson_shrink(cells.tally.k, cells.tally.n * rate, fit.strength[fit.code], deff=deff)
    return tuple(figures * rate for figures in found)


def shrunk_ratios(pair: Beside, deff: Floats, additive: Floats) -> Columns:
    """Each ratio drawn towards 1, on the events that the comparator's rate at the same place would give.

    That of a pair is drawn towards the ratio of its `additive` events, if its two characteristics only added up. How
    far is learned from the group's other places; at the nation from the other groups. `deff`: design effects.
    """
    columns = {name: np.full(len(pair), np.nan) for name in ("shrunk_ratio", *LIMITS[1:], "below", "above")}
    if pair.cells.measure.kind is Kind.MEAN:
        return columns
    expected = np.nan_to_num(pair.own.n * quotient(pair.other.k, pair.other.n))
    rows, within = np.flatnonzero(expected > 0), pair.cells.measure.thresholds
    observed, deff, towards = pair.own.k[rows], deff[rows], np.nan_to_num(additive[rows] / expected[rows], nan=1.0)
    expected = expected[rows] * towards
    fit = gamma_poisson_fit(observed, expected, _family(pair.cells[rows], pair.comparator[rows]), deff)
    strength = fit.strength[fit.code]
    found = gamma_poisson_shrink(observed, expected, strength, deff=deff)
    tails = gamma_poisson_tails(observed, expected, strength, (within.low / towards, within.high / towards), deff)
    for column, figures in zip(columns.values(), (*(towards * figures for figures in found), *tails), strict=True):
        column[rows] = figures
    return columns


def _family(cells: Cells, *apart: Codes) -> Codes:
    """The places of one level at which a group is in one span; at the nation the groups of one characteristic.

    `apart`: codes of what else sets families apart.
    """
    nation: Flags = cells.of_place("level") == NATION
    return combined(np.where(nation, cells.of_group("set"), cells.group), cells.of_place("height"), cells.span, *apart)[
        0
    ]
