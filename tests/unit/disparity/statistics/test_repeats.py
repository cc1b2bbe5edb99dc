"""People who appear more than once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.disparity import statistics as s

PEOPLE = st.lists(
    st.integers(1, 6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=40
)


def from_persons(k: np.ndarray, n: np.ndarray, **kind: str) -> s.RepeatVariance:
    sums = (k.sum(), n.sum(), k @ k, k @ n, n @ n, len(k))
    return s.cluster_variance(*sums, **kind)  # type: ignore[arg-type]


@given(PEOPLE)
def test_the_variance_is_that_of_the_residuals_of_persons(rows: list[tuple[int, int]]) -> None:
    k, n = np.array(rows, float).T
    answer = from_persons(k, n)
    rate = k.sum() / n.sum()
    assert answer.rate == pytest.approx(rate)
    assert answer.variance == pytest.approx(len(k) * np.var(k - rate * n, ddof=1) / n.sum() ** 2, abs=1e-12)
    assert answer.design_effect >= 1


def test_people_counted_once_have_no_design_effect() -> None:
    assert s.cluster_variance(3, 10, 3, 3, 10, 10).design_effect == 1
    assert s.cluster_variance(0, 1, 0, 0, 1, 1).design_effect == 1


def test_people_who_always_repeat_alike_count_once_each() -> None:
    k, n = np.tile([0.0, 5.0], 500), np.full(1000, 5.0)
    assert from_persons(k, n).design_effect == pytest.approx(5, rel=0.01)
    assert from_persons(k, n, kind="rate").design_effect == pytest.approx(2.5, rel=0.01)


def test_one_person_who_repeats_cannot_be_said() -> None:
    answer = s.cluster_variance(4, 9, 16, 36, 81, 1)
    assert np.isnan([answer.variance, answer.design_effect]).all()
    assert answer.rate == pytest.approx(4 / 9)
