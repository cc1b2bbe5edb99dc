"""Figures that cannot be are refused with a sentence."""

from collections.abc import Callable

import numpy as np
import pytest

from answerable.disparity import statistics as s
from answerable.vocabulary.errors import UnusableFiguresError

REFUSALS: dict[str, Callable[[], object]] = {
    "x is 6 at position 1: a proportion cannot have more events than n; count people, or use a rate.": (
        lambda: s.wilson([1, 6], 5)
    ),
    "x is -1: give 0 or more.": lambda: s.byar(-1),
    "x is 2.5 at position 0, 1: counts are whole numbers.": lambda: s.exact_poisson([[1, 2.5]]),
    "n is nan at position 1: give a number for each, or leave the row out.": lambda: s.wilson([1, 1], [3, np.nan]),
    "conf is 95: give a share between 0 and 1, such as 0.95.": lambda: s.wilson(1, 3, 95),
    "x must be numbers, all in one shape.": lambda: s.byar(["few"]),
    "The figures do not fit each other: their shapes are (3,), (2,).": lambda: s.wilson([1, 1, 1], [3, 3]),
    "b is 9: a proportion cannot have more events than m; count people, or use a rate.": (
        lambda: s.risk_difference_newcombe(1, 3, 9, 3)
    ),
    "n is -1: give 0 or more.": lambda: s.rri_exact_conditional(1, -1, 9, 3),
    "p0 is 0: give a share between 0 and 1.": lambda: s.binomial_test(1, 2, 0),
    "p is 1.5 at position 1: give a probability between 0 and 1, or nan where nothing was tested.": (
        lambda: s.benjamini_hochberg([0.1, 1.5])
    ),
    "p has the shape (); give one row of p values.": lambda: s.benjamini_hochberg(0.1),
    "There are 2 rows, but family ids in the shape (3,).": lambda: s.bonferroni([0.1, 0.2], family=[1, 2, 3]),
    "Row 1 has no family id; give each row one.": lambda: s.bonferroni([0.1, 0.2], family=[1, np.nan]),
    "band is 1.25: give the lower end first, such as 0.8 and 1.25.": lambda: s.inside_band(1, 2, (1.25, 0.8)),
    "The table has the shape (4,); give two rows of two counts.": lambda: s.fisher_exact([1, 2, 3, 4]),
    "The strata have the shape (2, 2); give a two by two table for each.": (
        lambda: s.mantel_haenszel_or([[1, 2], [3, 4]])
    ),
    "The strata have no column std; they need count, pop, std.": (
        lambda: s.direct_standardised_rate_dobson([{"count": 1, "pop": 2}])
    ),
    "y must be numbers, all in one shape.": lambda: s.xmr(["high"] * 12),
    "y must be a series of finite numbers; nan stands for a time without a figure.": lambda: s.xmr(3),
    "The constant is 3; give one of 2.66, 3/1.128.": lambda: s.xmr([1.0] * 12, "3"),  # type: ignore[arg-type]
    "A chart needs a series: one count and one denominator for each time.": lambda: s.p_chart(1, 2),
    "k is 0: a run has at least one point.": lambda: s.spc_rule_shift([1], 0),
    "observed is 1: no events can be seen where none is expected.": lambda: s.gamma_poisson_shrink(1, 0, 3),
    "strength is 0: give more than 0.": lambda: s.beta_binomial_shrink(1, 2, 0.5, 0),
    "declared is 4: a proportion cannot have more events than headcount; count people, or use a rate.": (
        lambda: s.declaration_rate(4, 3)
    ),
    "There are 3 rates; shrinking toward their mean needs 4.": lambda: s.james_stein([0.1, 0.2, 0.3], 9),
    "persons is 0: where something is counted there is a person.": lambda: s.cluster_variance(1, 2, 1, 1, 4, 0),
    "No such cell: q.": lambda: s.suppression_audit_lp({"a": 1}, ["q"], []),
    "k0 and n0 is 0 at position 0: give more than 0.": lambda: s.counts_behind_ratio(1.0, 9, 0, 3, 1),
    "average is 80: give a share between 0 and 1.": lambda: s.funnel_proportion(10, 80),
}


@pytest.mark.parametrize("message", REFUSALS)
def test_what_cannot_be_is_refused_with_the_first_wrong_position(message: str) -> None:
    with pytest.raises(UnusableFiguresError) as refusal:
        REFUSALS[message]()
    assert str(refusal.value) == message


def test_no_rows_give_no_rows() -> None:
    none = np.empty(0)
    assert s.default_ratio_limits(none, none, none, none).ratio.size == 0
    assert s.ratio_p_value(none, none, none, none).size == 0
    assert s.benjamini_hochberg(none).adjusted.size == 0
    assert s.four_fifths_screen(none, none).flag.size == 0
    assert s.beta_binomial_fit(none, none, none).code.size == 0


def test_one_figure_may_have_limits_at_several_confidences() -> None:
    two = (s.default_ratio_limits, s.rri_exact_conditional, s.rate_ratio_score, s.risk_difference_newcombe)
    for limits in two:
        together = limits(12, 60, 20, 90, conf=[0.95, 0.998])
        apart = [limits(12, 60, 20, 90, conf=conf) for conf in (0.95, 0.998)]
        np.testing.assert_allclose(together[1:3], np.transpose([one[1:3] for one in apart]))


def test_a_table_of_any_shape_keeps_it() -> None:
    k, n = np.array([[1, 20], [3, 0]]), np.full((2, 2), 60)
    answers = (s.wilson(k, n), s.default_ratio_limits(k, n, 12, 90), s.risk_difference_newcombe(k, n, 12, 90))
    assert {figure.shape for answer in answers for figure in answer} == {(2, 2)}
    assert s.ratio_p_value(k, n, 12, 90).shape == (2, 2)
