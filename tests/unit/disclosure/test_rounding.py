import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.disclosure import InvalidPolicyError, shipped
from answerable.disclosure.rounding import refuse_mixing, rounded, rounded_rates


def test_each_figure_on_its_own() -> None:
    assert rounded(np.array([0, 2, 3, 7, 8, 12, 13, 1002]), 5).tolist() == [0, 0, 5, 5, 10, 10, 15, 1000]
    assert rounded(np.array([5, 4, 15]), 10).tolist() == [10, 0, 20]


@given(st.integers(0, 10**9), st.integers(2, 100))
def test_a_rounded_count_is_the_nearest_multiple(count: int, multiple: int) -> None:
    (found,) = rounded(np.array([count]), multiple).tolist()
    assert found % multiple == 0
    assert 2 * abs(found - count) <= multiple


def test_rates_are_of_rounded_counts_or_withheld() -> None:
    rates = rounded_rates(np.array([7, 2, 13]), np.array([12, 2, 13]), 5)
    np.testing.assert_array_equal(rates, [0.5, np.nan, 1.0])


def test_rounded_and_exact_figures_of_the_same_counts_are_not_mixed() -> None:
    refuse_mixing(shipped("rounded"), [5, 5])
    refuse_mixing(shipped("standard"), [None])
    with pytest.raises(InvalidPolicyError, match="“rounded” rounds to 5, but an earlier release is exact"):
        refuse_mixing(shipped("rounded"), [5, None])
    with pytest.raises(
        InvalidPolicyError, match="“standard” prints exact figures, but an earlier release is rounded to 5"
    ):
        refuse_mixing(shipped("standard"), [5])
