"""The table of comparisons of measures that share families of tests: figures first, then what to make of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from answerable.disparity.analysis.adjusting import adjusted, unadjusted
from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.comparators import Beside
from answerable.disparity.analysis.comparing import compared, effects_of
from answerable.disparity.analysis.families import families_of
from answerable.disparity.analysis.intersections import additive
from answerable.disparity.analysis.judging import flagged, persistence, rule_in_words, severity
from answerable.disparity.analysis.reasons import reasons
from answerable.disparity.analysis.screening import four_fifths
from answerable.disparity.analysis.shrinking import shrunk_ratios
from answerable.disparity.analysis.tables import table
from answerable.disparity.analysis.tallies import Codes, Columns, Flags, Floats
from answerable.disparity.analysis.wording import sentences
from answerable.disparity.measures.model import Kind
from answerable.disparity.results import COMPARISONS
from answerable.disparity.statistics import benjamini_hochberg


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The comparisons of one measure, and the columns of `results.COMPARISONS` as arrays."""

    cells: Cells
    columns: Columns


def comparisons_of(cells: Cells, strata: Cells, pairs: Beside) -> Comparisons:
    """The cells of one measure beside each of its comparators, with everything that needs no other measure."""
    effects, told = effects_of(pairs), pairs.cells
    columns = {
        **compared(pairs, effects),
        **shrunk_ratios(pairs, effects[0], additive(cells)[pairs.rows]),
        **adjusted(pairs, strata, np.maximum(*effects)),
        "comparator": pairs.names,
        "comparator_code": pairs.comparator,
        "four_fifths": four_fifths(cells)[pairs.rows],
        "family": families_of(told),
    }
    why = _reasons(told, columns) | unadjusted(told, columns)
    return Comparisons(told, columns | {"cannot_say": reasons(why, len(told))})


def _reasons(cells: Cells, columns: Columns) -> dict[str, Flags]:
    k0, n0, mean = columns["comparator_k"], columns["comparator_n"], cells.measure.kind is Kind.MEAN
    both, limits = (cells.tally.n > 0) & (n0 > 0), ~np.isnan(columns["gap_low"])
    return {
        "Nobody of the group is here.": cells.tally.n == 0,
        "Nobody of the comparator is here.": n0 == 0,
        "The comparator has no events, so there is no ratio, only a gap.": both & (k0 == 0) & (not mean),
        "Everyone of the comparator had the outcome, so the complement has no ratio.": both & (k0 == n0) & (not mean),
        "A mean is not above 0, so there is no ratio, only a gap.": both & mean & ((k0 <= 0) | (cells.tally.k <= 0)),
        "Fewer than 2 people stand behind a mean, so there are no limits.": both & ~limits,
        "Neither mean varies, so there is no test.": both & limits & mean & np.isnan(columns["p"]),
        "A ratio of means is not drawn towards 1.": both & mean,
    }


def judged(several: Sequence[Comparisons]) -> list[pa.Table]:
    """The tables of measures whose tests are corrected together, each by the rule of its measure."""
    if not several:
        return []
    p, family = (np.concatenate([one.columns[name] for one in several]) for name in ("p", "family"))
    found = benjamini_hochberg(p, family=pd.factorize(family)[0])
    ends = np.cumsum([len(one.cells) for one in several])[:-1]
    corrected = zip(np.split(found.adjusted, ends), np.split(found.m, ends), strict=True)
    return [_judged(one, q, size) for one, (q, size) in zip(several, corrected, strict=True)]


def _judged(one: Comparisons, q: Floats, size: Codes) -> pa.Table:
    columns = one.columns | {"q": q, "family_size": size}
    flag = flagged(one.cells, columns)
    columns |= {
        "flag": flag,
        "rule": pa.repeat(pa.scalar(rule_in_words(one.cells.measure)), len(flag)),
        "severity": severity(columns, flag),
        "persistence": persistence(one.cells, columns),
    }
    return table(COMPARISONS, one.cells, columns | {"sentence": sentences(one.cells, columns)})
