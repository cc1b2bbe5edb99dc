"""Nobody who is alone in a count, and knows it, works out another small one."""

from dataclasses import replace
from itertools import combinations

import numpy as np
from scipy.linalg import null_space

from answerable.disclosure import link, shipped, suppress
from tests.support.disclosure import counts, groups, named, places, two_way, worked_out

STANDARD = shipped("standard")


def test_one_person_who_knows_of_themself_learns_no_other_small_count() -> None:
    table = {"x": {"a": 1, "b": 4, "c": 50}, "y": {"a": 30, "b": 40, "c": 60}}
    linked = link(counts(two_way(table)), groups=groups(*"abc"), places=places("x", "y"))
    suppression = suppress(linked, STANDARD)
    known = named(linked, place="x", group="a")
    without = suppression.hidden.copy()
    without[known] = False
    assert named(linked, place="x", group="b") not in worked_out(linked, replace(suppression, hidden=without))


def test_nobody_can_tell_a_small_count_from_another_in_which_somebody_may_be_alone() -> None:
    """Where a sum or a difference of two hidden counts is known, who holds the one for 1 has the other."""
    chance = np.random.default_rng(1)
    for _ in range(13):
        table = {place: dict(zip("abcd", chance.poisson([4, 12, 30, 60]).tolist(), strict=True)) for place in "wxyz"}
        linked = link(counts(two_way(table)), groups=groups(*"abcd"), places=places(*"wxyz"))
        hidden = np.flatnonzero(suppress(linked, STANDARD).hidden)
        moves, values = null_space(linked.equations[:, hidden].toarray()), linked.counts[hidden]
        for one, other in combinations(np.flatnonzero(values <= STANDARD.smallest_base), 2):
            if np.allclose(moves[one], -moves[other]):
                assert not 2 <= values[one] + values[other] <= STANDARD.smallest_count
            if np.allclose(moves[one], moves[other]):
                assert abs(values[one] - values[other]) >= STANDARD.width
