"""What the library answers to a case of `cases.json`, under the names of what the case expects."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from answerable.disparity import statistics as s

Given: TypeAlias = Any
"""Whatever a case holds."""
Answer: TypeAlias = Mapping[str, Given]


def proportion(x: Given, n: Given, conf: Given) -> Answer:
    if isinstance(conf, list):
        limits = np.transpose(s.wilson(x, n, conf))
        return {f"ci{str(level)[2:]}": limit for level, limit in zip(conf, limits, strict=True)}
    return s.wilson(x, n, conf)._asdict()


def mendel(x: int, n: int, p0: float) -> Answer:
    return {"ci95": s.clopper_pearson(x, n), "p_two_sided": s.binomial_test(x, n, p0)}


def isr(observed: list[int], strata: list[dict[str, int]]) -> Answer:
    answer = s.indirect_standardised_ratio(observed, strata)
    ci = [answer.lower[0], answer.upper[0]]
    return {"expected": answer.expected[0], "ratio": answer.ratio, f"ci_{observed[0]}": ci}


def dsr(strata: list[dict[str, int]], per: float) -> Answer:
    rate, *limits = s.direct_standardised_rate_dobson(strata, per=per)
    return {"rate": rate, "ci95": limits}


def newcombe(**two: int) -> Answer:
    diff, *limits = s.risk_difference_newcombe(**two)
    return {"diff": diff, "ci95": limits}


def log_wald(**two: Given) -> Answer:
    answer = s.rate_ratio_log_wald(**two)
    return {"rr": answer.ratio, "se_ln": answer.se_ln, "ci95": [answer.lower, answer.upper]}


def conditional(**two: int) -> Answer:
    rri, *limits = s.rri_exact_conditional(**two)
    return {"rri": rri, "ci95": limits}


def four_fifths(groups: dict[str, tuple[int, int]]) -> Answer:
    screen = s.four_fifths(groups)
    ratios = {f"ratio_{name.lower()}": ratio for name, ratio in screen.ratio.items()}
    return ratios | {f"flag_{name.lower()}": flag for name, flag in screen.flag.items()}


def odds(strata: Given, layout: str) -> Answer:
    del layout
    answer = s.mantel_haenszel_or(strata)
    return answer._asdict() | {"ci95": [answer.lower, answer.upper]}


def rates(strata: Given, layout: str) -> Answer:
    del layout
    return {"rr_mh_male_vs_female": s.mantel_haenszel_rr(strata).rr_mh}


def hochberg(p: list[float], q: float) -> Answer:
    rejected = (method(p, q).reject.sum() for method in (s.benjamini_hochberg, s.bonferroni))
    return dict(zip(("n_reject", "n_reject_bonferroni"), rejected, strict=True))


def xmr(y: list[float], **options: Given) -> Answer:
    answer = s.xmr(y, **options)
    return answer._asdict() | {"limits": [answer.lpl, answer.upl]}


def p_chart(total_events: int, n_each: int, samples: int) -> Answer:
    k = np.full(samples, total_events // samples)
    k[: total_events % samples] += 1
    chart = s.p_chart(k, np.full(samples, n_each))
    return {"cl": chart.cl, "lcl": chart.lcl[0], "ucl": chart.ucl[0]}


def funnel(n: int, average: float) -> Answer:
    names = ("l95", "l998")
    return {
        name: 100 * np.array(s.funnel_proportion(n, average, conf))
        for name, conf in zip(names, (0.95, 0.998), strict=True)
    }


def james_stein(rates: list[float], n_each: int) -> Answer:
    answer = s.james_stein(rates, n_each)
    return {"mean": answer.mean, "factor": answer.factor, "top": answer.estimate[0]}


def audit(cells: dict[str, int], suppressed: list[str], **_: Given) -> Answer:
    if len(cells) == 3:
        return s.suppression_audit_lp(cells, suppressed, [list(cells)])
    lines = [[name for name in cells if letter in name] for letter in "wxyzabcd"]
    least, most = s.suppression_audit_lp(cells, suppressed, lines)["wb"]
    better = s.suppression_audit_lp(cells, [*suppressed, "xb"], lines)
    return {
        "wb_interval": [least, most],
        "wb_exactly_recovered": least == most,
        "after_also_suppressing_xb_recovered": any(low == high for low, high in better.values()),
    }


def rate_leak(published: dict[str, float], suppressed: str) -> Answer:
    return {f"{suppressed}_candidates": s.counts_behind_rate(int(published["n"]), published["rate_percent_1dp"], 1)}


def rri_leak(n: int, k0: int, n0: int, rri_2dp: float) -> Answer:
    return {"k_candidates": s.counts_behind_ratio(rri_2dp, n, k0, n0, 2)}


def benchmark(**share: Given) -> Answer:
    answer = s.binomial_vs_benchmark(**share)
    wilson = [answer.lower, answer.upper]
    return {"share": answer.share, "index": answer.index, "wilson": wilson, "p_two_sided": answer.p}


def standardised(strata: Given, layout: str) -> Answer:
    del layout
    (a, b), (c, d) = np.moveaxis(np.array(strata), 0, -1)
    answer = s.direct_standardisation(a, a + b, c, c + d)
    return {"male": answer.rate, "female": answer.rate0, "ratio": answer.ratio, "gap": answer.gap}


METHODS: dict[str, Callable[..., Answer]] = {
    "wilson": proportion,
    "clopper_pearson+binomial_test": mendel,
    "byar": lambda **case: s.byar(**case)._asdict(),
    "indirect_standardised_ratio": isr,
    "direct_standardised_rate_dobson": dsr,
    "risk_difference_newcombe": newcombe,
    "rate_ratio_log_wald": log_wald,
    "rri_exact_conditional": conditional,
    "four_fifths": four_fifths,
    "fisher_exact": lambda **case: s.fisher_exact(**case)._asdict(),
    "pearson_chi2": lambda **case: s.pearson_chi2(**case)._asdict(),
    "mantel_haenszel_or": odds,
    "mantel_haenszel_rr": rates,
    "benjamini_hochberg": hochberg,
    "xmr": xmr,
    "spc_rule_shift": lambda **case: {"flags": s.spc_rule_shift(**case)},
    "p_chart": p_chart,
    "funnel_proportion": funnel,
    "james_stein": james_stein,
    "suppression_audit_lp": audit,
    "suppression_audit": rate_leak,
    "suppression_audit_rri": rri_leak,
    "rounding": lambda **case: {"rounded": s.round_to_base(**case)},
    "binomial_vs_benchmark": benchmark,
    "direct_standardisation": standardised,
}
