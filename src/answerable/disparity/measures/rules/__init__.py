"""What a definition must keep to, by topic. A rule gives the field that breaks it, and why, in a sentence."""

from collections.abc import Callable, Iterable, Mapping

from answerable.disparity.measures.model import DataSet, Measure

Broken = Iterable[tuple[str, str]]
"""Fields, and why each cannot be right."""

DataSets = Mapping[str, DataSet]
Rule = Callable[[Measure, DataSets], Broken]
