"""Named screens: rules of thumb that say where to look, and are no test of law here."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Families, Flags, Floats, events_of_people, quotient
from answerable.disparity.statistics.exact_tests import fisher_p_value


class FourFifths(NamedTuple):
    """The four-fifths screen, for each group.

    `ratio`: its rate over the highest rate of its family; `flag`: that is below four fifths; `flag_one_more`: it would
    be even with one more person of the group selected; `p`: Fisher's, against the group with the highest rate.
    """

    ratio: Floats
    flag: Flags
    flag_one_more: Flags
    p: Floats


class NamedFourFifths(NamedTuple):
    """The four-fifths screen by the names of the groups."""

    ratio: dict[str, float]
    flag: dict[str, bool]
    flag_one_more: dict[str, bool]
    p: dict[str, float]


def four_fifths(groups: Mapping[str, tuple[int, int]]) -> NamedFourFifths:
    """The four-fifths screen of groups given as name: (selected, of how many). See `four_fifths_screen`."""
    pairs = np.array(list(groups.values()), dtype=float).reshape(-1, 2)
    screen = four_fifths_screen(pairs[:, 0], pairs[:, 1])
    return NamedFourFifths(*(dict(zip(groups, figure.tolist(), strict=True)) for figure in screen))


def four_fifths_screen(k: ArrayLike, n: ArrayLike, family: ArrayLike | None = None) -> FourFifths:
    """Whether a group is selected at less than four fifths of the highest rate of its family (UGESP 1978).

    Compared as whole numbers, 5·k·n_max < 4·k_max·n, so exactly 80% is not flagged. US practice: a screen, and no legal
    test in England and Wales; for a favourable outcome only. nan and no flag where nobody of the family was selected.
    """
    selected, people = events_of_people(k, n)
    families = Families(family, selected.size)
    rate = np.nan_to_num(quotient(selected, people), nan=-1)
    order = np.lexsort((rate, families.codes))
    last = np.flatnonzero(np.diff(families.codes[order], append=-1))
    best = order[last][families.codes]
    flag, flag_one_more = (
        (people > 0) & (5 * more * people[best] < 4 * selected[best] * people)
        for more in (selected, np.minimum(selected + 1, people))
    )
    p = fisher_p_value(selected, people, selected[best], people[best])
    return FourFifths(quotient(quotient(selected, people), quotient(selected, people)[best]), flag, flag_one_more, p)


def adverse_rate_screen(k: ArrayLike, n: ArrayLike, k0: ArrayLike, n0: ArrayLike) -> Flags:
    """Whether the rate of an adverse outcome is at least 1.25 times the comparator's: 4·k·n0 ≥ 5·k0·n.

    A screen of its own: four fifths is not defined for an adverse outcome. No flag where the comparator has no events.
    """
    (k, n), (k0, n0) = events_of_people(k, n), events_of_people(k0, n0, ("k0", "n0"))
    return np.asarray((k0 > 0) & (n > 0) & (4 * k * n0 >= 5 * k0 * n))
