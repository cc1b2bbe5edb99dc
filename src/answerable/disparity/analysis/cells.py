"""The cells of one measure: every group, fine and broad, at every place, in each period and in the latest together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.analysis.breakdowns import breakdowns_of
from answerable.disparity.analysis.coding import coded, combined, first_rows
from answerable.disparity.analysis.spans import spans_of
from answerable.disparity.analysis.tallies import Codes, Columns, Flags, Tally
from answerable.disparity.counts import LEVELS, Counted
from answerable.disparity.measures.model import Kind, Measure

GROUP, PLACE, PERIOD = ("characteristic", "group"), ("level", "place", "region"), ("period",)
CODES = ("group", "place", "span", "stratum")


@dataclass(frozen=True, slots=True)
class Cells:
    """Counts by codes: rows of the tables of groups (`breakdowns_of`), of places and of spans (`spans_of`)."""

    measure: Measure
    groups: Columns
    places: Columns
    """`level`, `place`, `region`, and `height`, a code for the level."""
    spans: Columns
    group: Codes
    place: Codes
    span: Codes
    stratum: Codes
    """Nought where people are not told apart by adjusters."""
    tally: Tally

    def __len__(self) -> int:
        return len(self.group)

    def __getitem__(self, which: Codes | Flags) -> "Cells":
        codes: Any = {name: getattr(self, name)[which] for name in CODES}
        return replace(self, **codes, tally=self.tally[which])

    def of_group(self, column: str) -> Any:  # noqa: ANN401 - an array of the column's kind
        return self.groups[column][self.group]

    def of_place(self, column: str) -> Any:  # noqa: ANN401 - likewise
        return self.places[column][self.place]

    def of_span(self, column: str) -> Any:  # noqa: ANN401 - likewise
        return self.spans[column][self.span]


def cells_of(measure: Measure, counted: Counted) -> tuple[Cells, Cells]:
    """The cells of one measure, sorted: of all people, and of people told apart by its adjusters."""
    parts = (counted.counts, counted.strata, counted.pooled, counted.pooled_strata)
    tables = [of_measure(measure, part) for part in parts]
    keys = pa.concat_tables([table.select([*GROUP, *PLACE, *PERIOD]) for table in tables])
    group, groups = coded(keys, GROUP)
    place, places = coded(keys, PLACE)
    span, periods = coded(keys, PERIOD)
    about: dict[str, Any] = {
        "groups": breakdowns_of(measure, zip(*groups.values(), strict=True)),
        "places": places | {"height": np.array([LEVELS.index(level) for level in places["level"]])},
        "spans": spans_of(measure, periods["period"]),
    }
    stratum = _strata(tables)
    ends = np.cumsum([len(table) for table in tables])[:-1]
    codes = zip(*(np.split(code, ends) for code in (group, place, span, stratum)), strict=True)
    cells = [
        _shared(Cells(measure, **about, **dict(zip(CODES, code, strict=True)), tally=_tally(table)))
        for table, code in zip(tables, codes, strict=True)
    ]
    return _completed(cells[0], cells[2]), _completed(cells[1], cells[3])


def of_measure(measure: Measure, counts: pa.Table) -> pa.Table:
    """The counts of one version of a measure."""
    return counts.filter((pc.field("measure") == measure.name) & (pc.field("version") == measure.version))


def _strata(tables: Sequence[pa.Table]) -> Codes:
    """A code for the stratum of each row; nought where the table has none."""
    names = [table["stratum"] if "stratum" in table.column_names else pa.repeat("", len(table)) for table in tables]
    return coded(pa.concat_tables([pa.table({"stratum": name}) for name in names]), ["stratum"])[0]


def _tally(table: pa.Table) -> Tally:
    names = ("k", "n", "people", "kk", "kn", "nn")
    return Tally(*(table[name].cast(pa.float64()).to_numpy(zero_copy_only=False) for name in names))


def _shared(cells: Cells) -> Cells:
    """The cells of a share: of all whose group is known; of everyone for those whose group is not."""
    if cells.measure.kind is not Kind.SHARE:
        return cells
    into, size = combined(cells.of_group("home"), cells.place, cells.span)
    apart = cells.of_group("apart")
    known, everyone = (np.bincount(into, cells.tally.k * who, size)[into] for who in (~apart, np.ones_like(apart)))
    return replace(cells, tally=replace(cells.tally, n=np.where(apart, everyone, known)))


def _completed(cells: Cells, together: Cells) -> Cells:
    """The cells with those of the pooled span, counted together or summed over periods, and of broad groups."""
    for pooled in np.flatnonzero(cells.spans["pooled"]):
        late = cells[cells.of_span("from") >= cells.spans["from"][pooled]]
        one = replace(together, span=np.full(len(together), pooled)) if len(together) else _pooled(late, int(pooled))
        cells = joined([cells, one])
    parent = cells.of_group("parent")
    held = parent >= 0
    cells = joined([cells, summed(cells[held], group=parent[held])])
    return cells[np.lexsort((cells.stratum, cells.span, cells.place, cells.group))]


def _pooled(late: Cells, span: int) -> Cells:
    """The sums over periods; how many distinct people they are of cannot be told."""
    found = summed(late, span=np.full(len(late), span))
    return replace(found, tally=replace(found.tally, people=np.full(len(found), np.nan)))


def summed(cells: Cells, *, group: Codes | None = None, span: Codes | None = None) -> Cells:
    """The sums of the cells that come to one when their groups or spans are these."""
    group, span = cells.group if group is None else group, cells.span if span is None else span
    into, size = combined(group, cells.place, span, cells.stratum)
    first = first_rows(into, size)
    return replace(cells[first], group=group[first], span=span[first], tally=cells.tally.summed(into, size))


def joined(parts: Sequence[Cells]) -> Cells:
    """Cells of one measure, one part after the other."""
    codes: Any = {name: np.concatenate([getattr(part, name) for part in parts]) for name in CODES}
    return replace(parts[0], **codes, tally=Tally.joined([part.tally for part in parts]))
