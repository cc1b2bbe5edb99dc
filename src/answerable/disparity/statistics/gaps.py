"""The gap between two rates, the people it amounts to, and whether it lies inside a band."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import (
    Flags,
    Floats,
    Interval,
    aligned,
    counts,
    critical,
    design_effects,
    events_of_people,
    figures,
    quotient,
    refuse,
)
from answerable.disparity.statistics.poisson import rate_limits
from answerable.disparity.statistics.proportions import wilson_limits


class Gap(NamedTuple):
    """A difference of two rates with its limits, in the unit of the rates; nan where either group has nobody."""

    diff: Floats
    lower: Floats
    upper: Floats


class Excess(NamedTuple):
    """Events above (or, negative, below) what the comparator's rate would give, with limits; in events."""

    excess: Floats
    lower: Floats
    upper: Floats


def risk_difference_newcombe(
    a: ArrayLike,
    n: ArrayLike,
    b: ArrayLike,
    m: ArrayLike,
    conf: ArrayLike = 0.95,
    deff: ArrayLike = 1,
    deff0: ArrayLike = 1,
) -> Gap:
    """a/n - b/m with limits from the two Wilson intervals (Newcombe 1998, method 10)."""
    (a, n), (b, m) = events_of_people(a, n, ("a", "n")), events_of_people(b, m, ("b", "m"))
    z, effect, effect0 = critical(conf), design_effects(deff), design_effects(deff0)
    first = wilson_limits(a / effect, n / effect, z)
    second = wilson_limits(b / effect0, m / effect0, z)
    return _hybrid(quotient(a, n), first, quotient(b, m), second)


def rate_difference(
    a: ArrayLike,
    n: ArrayLike,
    b: ArrayLike,
    m: ArrayLike,
    conf: ArrayLike = 0.95,
    deff: ArrayLike = 1,
    deff0: ArrayLike = 1,
) -> Gap:
    """a/n - b/m for person-time n and m, with limits from those of the two rates.

    The same hybrid as Newcombe's, on Poisson limits (Zou and Donner 2008).
    """
    first, second = (
        quotient(counts("a", a), figures("n", n, least=0)),
        quotient(counts("b", b), figures("m", m, least=0)),
    )
    return _hybrid(first, rate_limits(a, n, conf, deff), second, rate_limits(b, m, conf, deff0))


def _hybrid(p: Floats, of_p: Interval, q: Floats, of_q: Interval) -> Gap:
    """The difference, its limits as far off as the two rates' own limits are, squared and added."""
    below = np.sqrt((p - of_p.lower) ** 2 + (of_q.upper - q) ** 2)
    above = np.sqrt((of_p.upper - p) ** 2 + (q - of_q.lower) ** 2)
    return Gap(p - q, p - q - below, p - q + above)


def excess_over_comparator(
    k: ArrayLike,
    n: ArrayLike,
    k0: ArrayLike,
    n0: ArrayLike,
    conf: ArrayLike = 0.95,
    deff: ArrayLike = 1,
    deff0: ArrayLike = 1,
    *,
    person_time: bool = False,
) -> Excess:
    """How many more events the group had than at the comparator's rate: k - n·k0/n0; limits are the gap's times n.

    It claims no cause. nan where either group has nobody.
    """
    difference = rate_difference if person_time else risk_difference_newcombe
    gap = difference(k, n, k0, n0, conf, deff, deff0)
    people = figures("n", n, least=0)
    return Excess(*(limit * people for limit in gap))


def inside_band(lower: ArrayLike, upper: ArrayLike, band: tuple[float, float] = (0.8, 1.25)) -> Flags:
    """Whether the whole interval lies inside the band: then a ratio is shown to be near parity, not merely not flagged.

    False where a limit is nan: what cannot be said is not shown to be near. Raises `UnusableFiguresError` for a band
    whose ends are exchanged.
    """
    least, most = figures("band", band)
    refuse(np.asarray(least >= most), "band", np.asarray(least), "give the lower end first, such as 0.8 and 1.25")
    below, above = aligned(np.asarray(lower, float), np.asarray(upper, float))
    return np.asarray((below >= least) & (above <= most))
