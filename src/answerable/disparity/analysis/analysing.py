"""Every measure of a run, from counts to the tables of results."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.analysis.cells import cells_of, of_measure
from answerable.disparity.analysis.comparators import beside
from answerable.disparity.analysis.comparisons import Comparisons, comparisons_of, judged
from answerable.disparity.analysis.funnels import funnels
from answerable.disparity.analysis.parts import parts_of
from answerable.disparity.analysis.ranking import ranked
from answerable.disparity.analysis.rating import rated
from answerable.disparity.analysis.shrinking import shrunk_rates
from answerable.disparity.analysis.splits import splits
from answerable.disparity.analysis.tables import table
from answerable.disparity.analysis.trends import trends
from answerable.disparity.counts import Counted, Problem
from answerable.disparity.measures.model import Catalogue, Measure
from answerable.disparity.results import PROBLEMS, RATES, TABLES
from answerable.vocabulary.errors import AnswerableError

Tables = dict[str, pa.Table]
_NOTHING = "No record of it was found, so nothing can be said: look at its conditions and at its dates."


def analyse(counted: Counted, catalogue: Catalogue) -> Tables:
    """The tables of `results.TABLES` from the counts of these measures; what cannot be said of one is a problem."""
    parts = [analyse_part(counted, part) for part in parts_of(catalogue.measures)]
    whole = assembled([problems(counted.problems), *parts], catalogue)
    return {name: _together(name, stretches) for name, stretches in whole.items()}


def analyse_part(counted: Counted, measures: Sequence[Measure]) -> Tables:
    """The tables of measures whose tests are corrected together; ranks are left to `assembled`."""
    tables: dict[str, list[pa.Table]] = defaultdict(list)
    compared: list[Comparisons] = []
    for measure in measures:
        try:
            found, comparisons = _measured(counted, measure)
        except AnswerableError as error:
            found, comparisons = problems([Problem(measure.name, "its figures", str(error))]), []
        compared += comparisons
        for name, one in found.items():
            tables[name].append(one)
    tables["comparisons"] = judged(compared)
    return {name: pa.concat_tables(found) for name, found in tables.items() if found}


def _measured(counted: Counted, measure: Measure) -> tuple[Tables, list[Comparisons]]:
    if not len(of_measure(measure, counted.counts)):
        return problems(() if _told(counted, measure) else [Problem(measure.name, "its figures", _NOTHING)]), []
    cells, strata = cells_of(measure, counted)
    pairs = beside(cells)
    tables = {
        "rates": table(RATES, cells, rated(cells) | shrunk_rates(cells)),
        "trends": trends(cells, later=_follows(counted.counts, measure)),
        "funnels": _together("funnels", funnels(cells, pairs)),
        "splits": _together("splits", splits(pairs)),
    }
    return tables, [comparisons_of(cells, strata, pairs)] if len(pairs) else []


def _told(counted: Counted, measure: Measure) -> bool:
    """Whether it is said already why nothing of the measure was counted."""
    return any(problem.measure == measure.name for problem in counted.problems)


def _follows(counts: pa.Table, measure: Measure) -> bool:
    """Whether an earlier version of the definition was counted as well."""
    earlier = counts.filter((pc.field("measure") == measure.name) & (pc.field("version") < measure.version))
    return len(earlier) > 0


def problems(found: Iterable[Problem]) -> Tables:
    """The table of problems, among the tables of a part."""
    rows = [{"measure": problem.measure, "where": problem.where, "why": problem.why} for problem in found]
    return {"problems": pa.Table.from_pylist(rows, schema=PROBLEMS)}


def assembled(parts: Sequence[Mapping[str, pa.Table]], catalogue: Catalogue) -> dict[str, Iterator[pa.Table]]:
    """The tables of a run, each as those of its parts one after another; the flagged ranked among each other."""
    compared = [part for part in parts if "comparisons" in part]
    return {name: _stretches(name, parts) for name in TABLES} | {"comparisons": ranked(compared, catalogue)}


def _stretches(name: str, parts: Iterable[Mapping[str, pa.Table]]) -> Iterator[pa.Table]:
    return (part[name] for part in parts if name in part)


def _together(name: str, tables: Iterable[pa.Table]) -> pa.Table:
    return pa.concat_tables([TABLES[name].empty_table(), *tables])
