"""The methods of the disparity engine, one function each: arrays in, arrays out, and plain numbers as well.

    >>> from answerable.disparity.statistics import default_ratio_limits, wilson
    >>> lower, upper = wilson(65, 100)
    >>> print(f"{lower:.3f} to {upper:.3f}")
    0.553 to 0.736
    >>> rri = default_ratio_limits(k=[68, 4], n=[846, 60], k0=[645, 645], n0=[11111, 11111])
    >>> [f"{ratio:.2f} ({method})" for ratio, method in zip(rri.ratio, rri.method)]
    ['1.38 (score)', '1.15 (exact conditional)']

Figures of all arguments are broadcast against each other, and nothing loops over rows. A figure that cannot be said
is nan, and the docstring says when. Counts that cannot be raise `UnusableFiguresError` with the first position that
is wrong. Where people repeat, `deff` takes the design effect that `cluster_variance` gives.
"""

from answerable.disparity.statistics.arrays import Interval
from answerable.disparity.statistics.beta_binomial import (
    BetaBinomialFit,
    Shrunk,
    beta_binomial_fit,
    beta_binomial_shrink,
    beta_binomial_tails,
)
from answerable.disparity.statistics.charts import ControlChart, XmR, laney_p_chart, p_chart, u_chart, xmr
from answerable.disparity.statistics.direct import Standardised, direct_standardisation, direct_standardised_means
from answerable.disparity.statistics.exact_tests import (
    FisherExact,
    binomial_test,
    fisher_exact,
    fisher_p_value,
    rate_ratio_p_value,
)
from answerable.disparity.statistics.funnels import (
    Overdispersion,
    funnel_proportion,
    funnel_ratio,
    overdispersion,
    overdispersion_proportion,
    overdispersion_ratio,
)
from answerable.disparity.statistics.gamma_poisson import (
    GammaPoissonFit,
    gamma_poisson_fit,
    gamma_poisson_shrink,
    gamma_poisson_tails,
)
from answerable.disparity.statistics.gaps import (
    Excess,
    Gap,
    excess_over_comparator,
    inside_band,
    rate_difference,
    risk_difference_newcombe,
)
from answerable.disparity.statistics.intersections import additive_expected, additive_expected_of_pairs
from answerable.disparity.statistics.james_stein import JamesStein, james_stein
from answerable.disparity.statistics.leaks import (
    counts_behind_rate,
    counts_behind_ratio,
    round_to_base,
    suppression_audit_lp,
)
from answerable.disparity.statistics.marginal import marginal_standardisation
from answerable.disparity.statistics.means import MeanComparison, mean_limits, welch
from answerable.disparity.statistics.multiplicity import Adjusted, benjamini_hochberg, benjamini_yekutieli, bonferroni
from answerable.disparity.statistics.p_values import (
    ChiSquared,
    pearson_chi2,
    pearson_p_value,
    ratio_p_value,
    smallest_expected,
)
from answerable.disparity.statistics.places import SplitGap, between_within, between_within_means
from answerable.disparity.statistics.poisson import byar, exact_poisson, poisson_limits, rate_limits
from answerable.disparity.statistics.proportions import clopper_pearson, wilson
from answerable.disparity.statistics.ratios import (
    DefaultRatio,
    LogRatio,
    Ratio,
    complement_ratio,
    default_ratio_limits,
    rate_ratio,
    rate_ratio_log_wald,
    rate_ratio_score,
    rri_exact_conditional,
)
from answerable.disparity.statistics.repeats import RepeatVariance, cluster_variance
from answerable.disparity.statistics.representation import (
    Benchmarked,
    Declaration,
    binomial_vs_benchmark,
    declaration_rate,
    representation_bounds,
)
from answerable.disparity.statistics.rules import (
    spc_rule_outside,
    spc_rule_shift,
    spc_rule_trend,
    spc_rule_two_of_three,
)
from answerable.disparity.statistics.screens import (
    FourFifths,
    NamedFourFifths,
    adverse_rate_screen,
    four_fifths,
    four_fifths_screen,
)
from answerable.disparity.statistics.standardised import (
    StandardisedRate,
    StandardisedRatio,
    direct_standardised_rate_dobson,
    indirect_standardised_ratio,
    observed_over_expected,
)
from answerable.disparity.statistics.stratified import (
    Homogeneity,
    MantelHaenszelOdds,
    MantelHaenszelRates,
    breslow_day,
    mantel_haenszel_or,
    mantel_haenszel_rates,
    mantel_haenszel_rr,
)

__all__ = [
    "Adjusted",
    "Benchmarked",
    "BetaBinomialFit",
    "ChiSquared",
    "ControlChart",
    "Declaration",
    "DefaultRatio",
    "Excess",
    "FisherExact",
    "FourFifths",
    "GammaPoissonFit",
    "Gap",
    "Homogeneity",
    "Interval",
    "JamesStein",
    "LogRatio",
    "MantelHaenszelOdds",
    "MantelHaenszelRates",
    "MeanComparison",
    "NamedFourFifths",
    "Overdispersion",
    "Ratio",
    "RepeatVariance",
    "Shrunk",
    "SplitGap",
    "Standardised",
    "StandardisedRate",
    "StandardisedRatio",
    "XmR",
    "additive_expected",
    "additive_expected_of_pairs",
    "adverse_rate_screen",
    "benjamini_hochberg",
    "benjamini_yekutieli",
    "beta_binomial_fit",
    "beta_binomial_shrink",
    "beta_binomial_tails",
    "between_within",
    "between_within_means",
    "binomial_test",
    "binomial_vs_benchmark",
    "bonferroni",
    "breslow_day",
    "byar",
    "clopper_pearson",
    "cluster_variance",
    "complement_ratio",
    "counts_behind_rate",
    "counts_behind_ratio",
    "declaration_rate",
    "default_ratio_limits",
    "direct_standardisation",
    "direct_standardised_means",
    "direct_standardised_rate_dobson",
    "exact_poisson",
    "excess_over_comparator",
    "fisher_exact",
    "fisher_p_value",
    "four_fifths",
    "four_fifths_screen",
    "funnel_proportion",
    "funnel_ratio",
    "gamma_poisson_fit",
    "gamma_poisson_shrink",
    "gamma_poisson_tails",
    "indirect_standardised_ratio",
    "inside_band",
    "james_stein",
    "laney_p_chart",
    "mantel_haenszel_or",
    "mantel_haenszel_rates",
    "mantel_haenszel_rr",
    "marginal_standardisation",
    "mean_limits",
    "observed_over_expected",
    "overdispersion",
    "overdispersion_proportion",
    "overdispersion_ratio",
    "p_chart",
    "pearson_chi2",
    "pearson_p_value",
    "poisson_limits",
    "rate_difference",
    "rate_limits",
    "rate_ratio",
    "rate_ratio_log_wald",
    "rate_ratio_p_value",
    "rate_ratio_score",
    "ratio_p_value",
    "representation_bounds",
    "risk_difference_newcombe",
    "round_to_base",
    "rri_exact_conditional",
    "smallest_expected",
    "spc_rule_outside",
    "spc_rule_shift",
    "spc_rule_trend",
    "spc_rule_two_of_three",
    "suppression_audit_lp",
    "u_chart",
    "welch",
    "wilson",
    "xmr",
]
