"""Exact two-sided tests: all outcomes no likelier than the one seen are added up, for many rows at once."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special
from scipy.stats.contingency import odds_ratio

from answerable.disparity.statistics.arrays import (
    Floats,
    aligned,
    counts,
    design_effects,
    events_of_people,
    figures,
    quotient,
    refuse,
)
from answerable.vocabulary.errors import UnusableFiguresError

TIES = 1 + 1e-7
"""An outcome up to this much likelier than the one seen counts as equally likely, as in R."""
NEGLIGIBLE, BOUNDLESS = 1e-17, 1e290
Advance = Callable[[Floats, Floats], Floats]


class FisherExact(NamedTuple):
    """Two-sided p of a two by two table, and its odds ratio by conditional maximum likelihood."""

    p_two_sided: Floats
    or_cmle: Floats


def fisher_p_value(a: ArrayLike, n: ArrayLike, b: ArrayLike, m: ArrayLike) -> Floats:
    """Fisher's two-sided p for a of n against b of m; nan where n or m is 0 (nobody to compare)."""
    (a, n), (b, m) = events_of_people(a, n, ("a", "n")), events_of_people(b, m, ("b", "m"))
    shaped = aligned(a, n, b, m)
    first, people, second, others = (part.ravel() for part in shaped)
    events, missed = first + second, others + people - first - second
    up = _outward(first, np.stack([events, people, others - events]), _hypergeometric)
    down = _outward(people - first, np.stack([missed, people, others - missed]), _hypergeometric)
    p = np.where((people > 0) & (others > 0), _share(up, down), np.nan)
    return p.reshape(shaped[0].shape)


def fisher_exact(table: ArrayLike) -> FisherExact:
    """Fisher's exact test of a table [[a, n - a], [b, m - b]], or of many in the shape (..., 2, 2).

    Raises `UnusableFiguresError` for counts that cannot be and for other shapes.
    """
    cells = counts("table", table)
    if cells.shape[-2:] != (2, 2):
        raise UnusableFiguresError(f"The table has the shape {cells.shape}; give two rows of two counts.")
    (a, c), (b, d) = np.moveaxis(cells, (-2, -1), (0, 1))
    tables = cells.reshape(-1, 2, 2).astype(int)
    conditional = np.array([odds_ratio(one, kind="conditional").statistic for one in tables])
    return FisherExact(fisher_p_value(a, a + c, b, b + d), conditional.reshape(a.shape))


def binomial_test(x: ArrayLike, n: ArrayLike, p0: ArrayLike) -> Floats:
    """Exact two-sided p of x of n against the share p0, between 0 and 1; nan where n is 0."""
    k, people = events_of_people(x, n, ("x", "n"))
    share = figures("p0", p0)
    refuse((share <= 0) | (share >= 1), "p0", share, "give a share between 0 and 1")
    shaped = aligned(k, people, share)
    k, people, share = (part.ravel() for part in shaped)
    up = _outward(k, np.stack([people, share / (1 - share)]), _binomial)
    down = _outward(people - k, np.stack([people, (1 - share) / share]), _binomial)
    return np.where(people > 0, _share(up, down), np.nan).reshape(shaped[0].shape)


def rate_ratio_p_value(
    a: ArrayLike, n: ArrayLike, b: ArrayLike, m: ArrayLike, deff: ArrayLike = 1, deff0: ArrayLike = 1
) -> Floats:
    """Two-sided p that two rates a/n and b/m (n, m person-time) are equal: given a + b, a is binomial.

    Twice the smaller tail, so that it is below 0.05 exactly where the exact conditional limits exclude 1.
    1 where there are no events; nan where n or m is 0.
    """
    a, b = counts("a", a) / design_effects(deff), counts("b", b) / design_effects(deff0)
    n, m = figures("n", n, least=0) / design_effects(deff), figures("m", m, least=0) / design_effects(deff0)
    a, n, b, m = aligned(a, n, b, m)
    # The other tail, towards the rate that both would share, is never below a half.
    more, fewer, share = np.where(a * m >= b * n, [a, b, quotient(n, n + m)], [b, a, quotient(m, n + m)])
    p = np.where(more > 0, np.minimum(2 * special.betainc(np.where(more > 0, more, 1), fewer + 1, share), 1), 1)
    return np.where((n > 0) & (m > 0), p, np.nan)


def _hypergeometric(x: Floats, given: Floats) -> Floats:
    """How much likelier x + 1 is than x: `given` are all events, the people, and the others less the events."""
    events, people, spare = given
    return np.asarray((events - x) * (people - x) / ((x + 1) * (spare + x + 1)))


def _binomial(x: Floats, given: Floats) -> Floats:
    people, odds = given
    return np.asarray((people - x) / (x + 1) * odds)


def _outward(x: Floats, given: Floats, advance: Advance) -> tuple[Floats, Floats]:
    """The likelihood of all outcomes above x, and of those no likelier than x; that of x is 1."""
    everything, unlikely = np.zeros_like(x), np.zeros_like(x)
    rows, likelihood = np.arange(x.size), np.ones_like(x)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        while rows.size:
            likelihood = likelihood * advance(x, given)
            everything[rows] += np.where(likelihood < BOUNDLESS, likelihood, np.inf)
            unlikely[rows] += np.where(likelihood <= TIES, likelihood, 0)
            going = (likelihood > NEGLIGIBLE) & (likelihood < BOUNDLESS)
            x = x + 1
            if not going.all():
                rows, likelihood, x, given = rows[going], likelihood[going], x[going], given[:, going]
    return everything, unlikely


def _share(up: tuple[Floats, Floats], down: tuple[Floats, Floats]) -> Floats:
    """The unlikely share of everything; what is below the smallest number is given as that, never as 0."""
    return np.clip((1 + up[1] + down[1]) / (1 + up[0] + down[0]), np.finfo(float).tiny, 1)
