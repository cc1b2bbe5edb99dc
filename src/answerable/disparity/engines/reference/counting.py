"""Cells of every breakdown of every measure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pyarrow as pa

from answerable.disparity.counts import APART, COUNTS, EVERYONE, STRATA
from answerable.disparity.engines.reference.figures import ZERO, Figures, Record, Row, figures
from answerable.disparity.engines.reference.grouping import Where, groups, wheres
from answerable.disparity.measures.model import Catalogue, Characteristic, Measure

Key = tuple[str, str, Where]
"""Group, stratum, and where."""


def count(catalogue: Catalogue, data: Mapping[str, Sequence[Row]]) -> tuple[pa.Table, pa.Table]:
    """COUNTS and STRATA of measures over rows in their types; for data with which nothing is wrong."""
    counts: list[Row] = []
    strata: list[Row] = []
    for measure in catalogue.measures:
        subject = _Subject.of(measure, catalogue, data)
        counts += subject.cells(EVERYONE, [])
        for one in measure.characteristics:
            found = subject.groups(one)
            counts += subject.cells(one.name, [found])
            others = [it.characteristic for it in measure.adjusters if it.characteristic.column != one.column]
            if measure.adjusters:
                strata += subject.cells(one.name, [found], [subject.groups(other) for other in others])
        for pair in measure.intersections:
            both = [subject.groups(one) for name in pair for one in measure.characteristics if one.name == name]
            counts += subject.cells(" × ".join(pair), both)
    return _table(counts, COUNTS), _table(strata, STRATA)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A measure, and the records of its data sets that have a day."""

    measure: Measure
    records: list[Record]
    tells_people: bool

    @classmethod
    def of(cls, measure: Measure, catalogue: Catalogue, data: Mapping[str, Sequence[Row]]) -> "_Subject":
        names = dict.fromkeys(one.data for one in (measure.numerator, measure.denominator) if one)
        found = [(catalogue.data_sets[name], row) for name in names for row in data[name]]
        records = [(of, row) for of, row in found if row[of.date or ""] is not None]
        counted = (measure.denominator or measure.numerator).data
        return cls(measure, records, catalogue.data_sets[counted].person is not None)

    def groups(self, one: Characteristic) -> list[str]:
        return groups(one, self.records)

    def cells(self, name: str, by: list[list[str]], adjusters: Sequence[list[str]] = ()) -> list[Row]:
        """The rows of one breakdown, of which `by` and `adjusters` are the groups of each record."""
        held: dict[Key, list[Record]] = defaultdict(list)
        for number, record in enumerate(self.records):
            group = " × ".join(one[number] for one in by)
            stratum = " | ".join(one[number] for one in adjusters)
            for where in wheres(self.measure, *record):
                held[group, stratum, where].append(record)
        found = {key: figures(self.measure, of, tells_people=self.tells_people) for key, of in held.items()}
        if self.measure.denominator is None:
            found = {key: _share(found, key, grouped=bool(by)) for key in found}
        of = {"measure": self.measure.name, "version": self.measure.version, "characteristic": name}
        return [
            of
            | {"group": group, "stratum": stratum, "level": level, "place": place, "region": region, "period": period}
            | one
            for (group, stratum, (level, place, region, period)), one in found.items()
            if one["k"] or (one["n"] and self.measure.denominator)
        ]


def _share(found: Mapping[Key, Figures], key: Key, *, grouped: bool) -> Figures:
    """A cell of a share, which is of everyone whose group is known at the same place and time."""
    one = found[key]
    known = [other for (group, _, at), other in found.items() if at == key[2] and not (grouped and _apart(group))]
    n, nn = (sum((other[number] or ZERO for other in known), ZERO) for number in ("k", "kk"))
    squared = one["kk"] is not None
    return one | {"n": n, "kn": one["kk"], "nn": nn if squared else None}


def _apart(group: str) -> bool:
    return any(part in APART for part in group.split(" × "))


def _table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    plain = [{name: _plain(row[name]) for name in schema.names} for row in rows]
    numbers = {"k", "n", "people", "kk", "kn", "nn"}
    keys = [(name, "ascending") for name in schema.names if name not in numbers]
    return pa.Table.from_pylist(plain, schema=schema).sort_by(keys)


def _plain(value: object) -> object:
    if not isinstance(value, Fraction):
        return value
    return int(value) if value.denominator == 1 else float(value)
