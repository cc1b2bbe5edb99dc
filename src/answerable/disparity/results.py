"""The results of a run: six documented tables in a folder, and a manifest that says what they were made from.

A figure is one row; `measure`, `version`, `characteristic`, `detail`, `group`, `level`, `place`, `from` and `to` are
its key (a comparison also has its `comparator`). Missing figures are null, and then `cannot_say` tells why; nothing is
ever NaN or infinite.
"""

import pyarrow as pa

FINE, BROAD, PAIR, ALL = "fine", "broad", "pair", "all"
"""How finely a characteristic is broken down in a row; `all` is everyone, with an empty characteristic and group."""

_TEXT, _NUMBER, _TRUTH = pa.string(), pa.float64(), pa.bool_()


def _table(columns: dict[str, tuple[pa.DataType, str]]) -> pa.Schema:
    return pa.schema([pa.field(name, kind, metadata={"description": about}) for name, (kind, about) in columns.items()])


KEY = {
    "measure": (_TEXT, "short name of the measure"),
    "version": (pa.int32(), "version of its definition"),
    "characteristic": (_TEXT, "what people are grouped by; empty for everyone"),
    "detail": (_TEXT, "fine, broad, pair or all"),
    "group": (_TEXT, "the group; empty for everyone"),
    "level": (_TEXT, "nation, region or place"),
    "place": (_TEXT, "place or region; empty for the nation"),
    "region": (_TEXT, "the region of a place; empty where none is held"),
    "from": (pa.date32(), "first day"),
    "to": (pa.date32(), "last day"),
    "pooled": (_TRUTH, "whether several periods are taken together"),
}

RATES = _table(
    KEY
    | {
        "k": (_NUMBER, "how many had the outcome; for a mean the sum; for a share, how many are of the group"),
        "n": (_NUMBER, "of how many; for a rate the person-time; for a share, everyone whose group is known"),
        "people": (_NUMBER, "distinct people, where the data tell people apart"),
        "rate": (_NUMBER, "k / n (for a rate, times what it is told per)"),
        "low": (_NUMBER, "lower 95% limit of the rate"),
        "high": (_NUMBER, "upper 95% limit of the rate"),
        "limits": (_TEXT, "how the limits were made"),
        "complement": (_NUMBER, "n - k, where there is one"),
        "shrunk": (_NUMBER, "the rate drawn towards other places, for small groups; null where the group is not known"),
        "shrunk_low": (_NUMBER, "lower 95% limit of the shrunk rate"),
        "shrunk_high": (_NUMBER, "upper 95% limit of the shrunk rate"),
        "bound_low": (_NUMBER, "the rate if those whose group is not known were of this group, none with the outcome"),
        "bound_high": (_NUMBER, "the same, with all who had the outcome and nobody else"),
        "index": (_NUMBER, "for a share: share / benchmark"),
        "benchmark": (_NUMBER, "for a share: the benchmark's share"),
        "p": (_NUMBER, "for a share: exact binomial p against the benchmark"),
        "band": (_TEXT, "for a declaration rate: below 60%, 60% or more, 80% or more"),
        "cannot_say": (_TEXT, "why a figure is missing"),
    }
)

COMPARISONS = _table(
    KEY
    | {
        "comparator": (_TEXT, "white British, all white, everyone else, or the named group"),
        "comparator_k": (_NUMBER, "the comparator's k"),
        "comparator_n": (_NUMBER, "the comparator's n"),
        "comparator_rate": (_NUMBER, "the comparator's rate"),
        "ratio": (_NUMBER, "relative rate index: rate / comparator's rate"),
        "ratio_low": (_NUMBER, "lower 95% limit"),
        "ratio_high": (_NUMBER, "upper 95% limit"),
        "ratio_limits": (_TEXT, "how the limits were made"),
        "complement_ratio": (_NUMBER, "the same ratio of those without the outcome; rates and means have none"),
        "complement_low": (_NUMBER, "lower 95% limit"),
        "complement_high": (_NUMBER, "upper 95% limit"),
        "gap": (_NUMBER, "rate - comparator's rate"),
        "gap_low": (_NUMBER, "lower 95% limit"),
        "gap_high": (_NUMBER, "upper 95% limit"),
        "excess": (_NUMBER, "k less what the comparator's rate would give: excess over comparator"),
        "excess_low": (_NUMBER, "lower 95% limit"),
        "excess_high": (_NUMBER, "upper 95% limit"),
        "p": (_NUMBER, "p of the crude ratio"),
        "test": (_TEXT, "Fisher or Pearson; Poisson for rates; t for means"),
        "q": (_NUMBER, "p corrected for the tests of its family (Benjamini-Hochberg)"),
        "family": (_TEXT, "the family"),
        "family_size": (pa.int32(), "tests in the family"),
        "shrunk_ratio": (
            _NUMBER,
            "ratio drawn towards 1 (gamma-Poisson); of a pair, towards what its parts add up to",
        ),
        "shrunk_low": (_NUMBER, "lower 95% limit"),
        "shrunk_high": (_NUMBER, "upper 95% limit"),
        "above": (_NUMBER, "posterior probability that the ratio is above the band"),
        "below": (_NUMBER, "posterior probability that it is below"),
        "adjusted_ratio": (_NUMBER, "ratio after the measure's adjusters (Mantel-Haenszel); null where it has none"),
        "adjusted_low": (_NUMBER, "lower 95% limit"),
        "adjusted_high": (_NUMBER, "upper 95% limit"),
        "standardised_ratio": (_NUMBER, "ratio after marginal standardisation; null likewise"),
        "standardised_low": (_NUMBER, "lower 95% limit"),
        "standardised_high": (_NUMBER, "upper 95% limit"),
        "standardised_gap": (_NUMBER, "gap after marginal standardisation"),
        "adjusters": (_TEXT, "for what was adjusted"),
        "dropped": (
            _NUMBER,
            "people (or person-time, or records) of both groups whom standardising drops",
        ),
        "four_fifths": (_TRUTH, "whether the four-fifths screen is met; null where it does not apply"),
        "flag": (_TRUTH, "whether the rule flags the row"),
        "rule": (_TEXT, "the rule, with its numbers"),
        "severity": (_TEXT, "empty, moderate, large or very large"),
        "persistence": (
            pa.int32(),
            "of the latest 12 periods, in how many the ratio lay outside the band on the same side",
        ),
        "rank": (pa.int32(), "place among the flagged, on the shrunk estimate; 1 is worst"),
        "sentence": (_TEXT, "the row in plain words"),
        "cannot_say": (_TEXT, "why a figure is missing"),
    }
)

TRENDS = _table(
    KEY
    | {
        "value": (_NUMBER, "the period's rate"),
        "chart": (_TEXT, "p, u, Laney p or XmR"),
        "centre": (_NUMBER, "centre line"),
        "low": (_NUMBER, "lower control limit"),
        "high": (_NUMBER, "upper control limit"),
        "signals": (_TEXT, "rules met at this point, joined by a semicolon"),
        "break_before": (_TRUTH, "whether the definition changed between the period before and this one"),
        "cannot_say": (_TEXT, "why no limits are given"),
    }
)

FUNNELS = _table(
    KEY
    | {
        "comparator": (_TEXT, "the comparator of a ratio; empty for a rate"),
        "value": (_NUMBER, "the place's rate, or ratio; of means no ratio"),
        "size": (_NUMBER, "n, or the expected count of a ratio"),
        "centre": (_NUMBER, "the target: the mean of all places, or 1"),
        "low_95": (_NUMBER, "inner lower limit"),
        "high_95": (_NUMBER, "inner upper limit"),
        "low_998": (_NUMBER, "outer lower limit"),
        "high_998": (_NUMBER, "outer upper limit"),
        "overdispersion": (_NUMBER, "phi: 1 where places differ by chance alone"),
        "outside": (_TEXT, "empty, 95% or 99.8%"),
        "cannot_say": (_TEXT, "why no limits are given"),
    }
)

SPLITS = _table(
    KEY
    | {
        "comparator": (_TEXT, "the comparator"),
        "gap": (_NUMBER, "the gap over all places"),
        "within": (_NUMBER, "the part that arises within places"),
        "between": (_NUMBER, "the part that arises because groups are at different places"),
        "places": (pa.int32(), "places that hold both"),
        "cannot_say": (_TEXT, "why it is not split"),
    }
)

PROBLEMS = _table(
    {
        "measure": (_TEXT, "short name of the measure; empty for the whole run"),
        "where": (_TEXT, "of what: a data set, a column, a group at a place"),
        "why": (_TEXT, "what could not be said, and what to do"),
    }
)

TABLES = {
    "rates": RATES,
    "comparisons": COMPARISONS,
    "trends": TRENDS,
    "funnels": FUNNELS,
    "splits": SPLITS,
    "problems": PROBLEMS,
}
"""Each is a file of the results folder: rates.parquet, and so on; beside them `manifest.json` and `measures.yaml`."""
