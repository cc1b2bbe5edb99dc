"""How the figures of a measure are made, from its definition: each step by the name of its method.

The methods are functions of `answerable.disparity.statistics`, which name their sources.
"""

from dataclasses import dataclass, replace

from answerable.disparity.measures.describing import Lines, describe
from answerable.disparity.measures.model import Kind, Measure, Repeats
from answerable.disparity.measures.wording import joined


@dataclass(frozen=True, slots=True)
class _Methods:
    """The methods of one kind of measure, in words."""

    figure: str = "Of n, k had the outcome: k / n."
    interval: str = "Wilson's limits of 95%"
    ratio: str = "Koopman's score limits, exact conditional limits where either has fewer than 10 events"
    gap: str = "Newcombe's hybrid limits"
    test: str = "Fisher's exact test where an expected count is below 5, else Pearson's chi-squared"
    small: str = "Rates are drawn towards those of other places (beta-binomial), ratios towards 1 (gamma-Poisson)."
    chart: str = "A p chart, with Laney's limits where periods differ by more than chance."


_PROPORTION = _Methods()
_METHODS = {
    Kind.RATE: _Methods(
        figure="k events in n units of person-time: k / n.",
        interval="Byar's limits of 95%, exact Poisson limits below 10 events",
        ratio="exact conditional limits",
        gap="hybrid limits from those of the two rates",
        test="Exact test of two Poisson counts",
        small="Rates are drawn towards those of other places, ratios towards 1 (both gamma-Poisson).",
        chart="A u chart.",
    ),
    Kind.MEAN: _Methods(
        figure="The sum k over n records: k / n.",
        interval="Student's limits of 95%",
        ratio="Welch's limits on the log scale",
        gap="Welch's limits",
        test="Welch's t test",
        small="Periods are pooled; means are not shrunk.",
        chart="An XmR chart.",
    ),
    Kind.SHARE: replace(
        _PROPORTION,
        figure="Of all n whose group is known, k are of the group: k / n. Index = share / benchmark.",
        test="Exact binomial test against the benchmark's share",
        small="Periods are pooled; shares are not shrunk.",
    ),
    Kind.DECLARATION: replace(
        _PROPORTION,
        figure="Of n, k said which group they belong to: k / n. Bands: below 60%, 60% or more, 80% or more.",
    ),
}


def explain(measure: Measure) -> Lines:
    """The definition and then the methods: heading and words."""
    methods = _METHODS.get(measure.kind, _PROPORTION)
    lines = (
        ("Figure", methods.figure),
        ("Interval", f"{methods.interval}{_repeats(measure)}."),
        *((("Test", f"{methods.test}."),) if measure.kind is Kind.SHARE else _comparison(measure, methods)),
        ("Group not known", "Counted apart and never compared; bounds tell how far they could change a figure."),
        ("Small groups", f"{methods.small} Raw and shrunk stand side by side; ranks are of the shrunk."),
        ("Over time", f"{methods.chart} Limits from 12 points on; a change of definition breaks the line."),
        ("Between places", _places(measure)),
    )
    return (*describe(measure), *((heading, words) for heading, words in lines if words))


def _repeats(measure: Measure) -> str:
    return ", widened where people have several records" if measure.repeats is Repeats.EVERY else ""


def _comparison(measure: Measure, methods: _Methods) -> Lines:
    return (
        ("Ratio", f"Relative rate index = the group's figure / the comparator's, with {methods.ratio}."),
        ("Gap", f"The group's figure - the comparator's, with {methods.gap}."),
        ("Excess", "Excess over comparator = k - n times the comparator's figure."),
        ("Adjusted", _adjusted(measure)),
        ("Test", f"{methods.test}, of the crude ratio. Benjamini and Hochberg's correction within: {measure.family}."),
        ("Flag", _flag(measure)),
        ("Four-fifths", _FOUR_FIFTHS if measure.four_fifths else ""),
    )


_FOUR_FIFTHS = (
    "A screen: whether the group's rate is below four fifths of the highest; exactly four fifths is not. It is "
    "practice in the United States, and no legal test in England and Wales."
)


def _adjusted(measure: Measure) -> str:
    if not measure.adjusters:
        return ""
    names = joined(adjuster.characteristic.name for adjuster in measure.adjusters)
    pooled = {Kind.RATE: "Mantel-Haenszel for person-time, and ", Kind.MEAN: ""}
    return (
        f"For {names}: {pooled.get(measure.kind, 'Mantel-Haenszel, and ')}marginal standardisation, beside the crude "
        "ratio, with how many people it drops. Adjusting never clears a flag."
    )


def _flag(measure: Measure) -> str:
    rule = measure.thresholds
    what = "The ratio" if measure.kind in {Kind.RATE, Kind.MEAN} else "The ratio, or that of the complement,"
    beyond = f"lies outside {rule.low:.2f} to {rule.high:.2f}"
    surely = f"with q below {rule.q:g}"
    if rule.posterior is not None:
        what, surely = "The ratio", f"with a posterior probability of at least {rule.posterior:g}"
    return (
        f"{what} {beyond}, {surely}; {rule.least_events} or more events in the group and its comparator together, and "
        f"{rule.least_people} or more people in the group."
    )


def _places(measure: Measure) -> str:
    if measure.kind is Kind.MEAN:
        return ""
    return "A funnel with limits of 95% and 99.8%, widened where places differ by more than chance."
