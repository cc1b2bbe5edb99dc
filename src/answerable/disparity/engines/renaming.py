"""Columns of a source under the names that measures give them."""

from collections.abc import Collection

from sqlglot import exp

from answerable.disparity.engines.expressions import column, relation
from answerable.disparity.engines.profiling import Engine
from answerable.disparity.engines.sources import Renamed, Source


def open_source(engine: Engine, name: str, source: Source, reads: Collection[str]) -> None:
    """Make a source readable under a name, its columns as measures name them. Raises `UnusableDataError`.

    A column that is not there is left out; so is one of the same name as another that was renamed to it.
    """
    if not isinstance(source, Renamed):
        engine.open(name, source, reads)
        return
    before = f"{name}, before its columns were renamed"
    theirs = {ours: source.columns.get(ours, ours) for ours in reads}
    engine.open(before, source.held, dict.fromkeys(theirs.values()))
    has = engine.run(exp.select("*").from_(relation(before)).limit(0)).schema.names
    renamed = [column(name).as_(ours, quoted=True) for ours, name in theirs.items() if name in has]
    engine.define(name, exp.select(*(renamed or [exp.Star()])).from_(relation(before)))
