"""A catalogue from YAML files: what they define may be used in all of them."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

from answerable.disparity.measures.characteristic_reading import read_characteristic
from answerable.disparity.measures.checking import check, subject_of
from answerable.disparity.measures.faults import Fault, Misread
from answerable.disparity.measures.measure_reading import MeasureReader, Names, read_data_set
from answerable.disparity.measures.model import Catalogue, Measure
from answerable.disparity.measures.values import items, pairs, record
from answerable.disparity.measures.yaml_nodes import read_node, wrong
from answerable.vocabulary.errors import InvalidMeasureError

T = TypeVar("T")


def read_catalogue(*paths: Path | str, checked: bool = True) -> Catalogue:
    """The measures of YAML files, and of all in folders; not `checked` again where a run kept some of those it read.

    Raises InvalidMeasureError with a line for each fault: file, line, measure, reason.
    """
    reading = _Reading()
    catalogue = reading.catalogue(_files(paths))
    found = check(catalogue) if checked else ()
    faults = dict.fromkeys((*reading.faults, *map(reading.placed, found)))
    if faults:
        raise InvalidMeasureError("\n".join(map(str, sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))))
    return catalogue


def _files(paths: Iterable[Path | str]) -> Iterator[Path]:
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
        elif found := sorted((*path.glob("*.yaml"), *path.glob("*.yml"))):
            yield from found
        else:
            raise InvalidMeasureError(f"{path}: the folder holds no file whose name ends in .yaml.")


@dataclass(slots=True)
class _Reading:
    """What has been read so far: names, where things stand, and what is wrong."""

    names: Names = field(default_factory=Names)
    faults: list[Fault] = field(default_factory=list)
    marks: dict[tuple[str, str], yaml.Mark] = field(default_factory=dict)
    """Measure or data set, and field of it or "", to where it stands."""

    def catalogue(self, files: Iterable[Path]) -> Catalogue:
        """What the files define, as far as it could be read."""
        sections = list(self._all(partial(_sections, file) for file in files))
        for section in sections:
            self._define(section.data_sets, read_data_set, self.names.data_sets)
        for section in sections:
            self._define(section.characteristics, read_characteristic, self.names.characteristics)
        nodes = [node for section in sections for node in section.measures]
        return Catalogue(self.names.data_sets, tuple(self._all(partial(self._measure, node) for node in nodes)))

    def placed(self, fault: Fault) -> Fault:
        """The fault with its file and line."""
        mark = self.marks.get((fault.subject, fault.part)) or self.marks.get((fault.subject, ""))
        return replace(fault, file=mark.name, line=mark.line + 1) if mark else fault

    def _all(self, reads: Iterable[Callable[[], T]]) -> Iterator[T]:
        """What each call gives back, without those that fail."""
        for read in reads:
            try:
                yield read()
            except Misread as misread:
                self.faults.extend(misread.faults)

    def _define(
        self, node: yaml.Node | None, reader: Callable[[str, yaml.Node], T], known: MutableMapping[str, T]
    ) -> None:
        """Add what one section of a file names; a name that fails, or stands in two files, is broken."""
        for name, key, value in pairs(node) if node else ():
            self.names.broken.add(name)
            if name in known:
                self.faults.extend(wrong(key, f"`{name}` is defined in two files. Keep one.").faults)
            for found in self._all([partial(reader, name, value)]):
                known.setdefault(name, found)
                self.marks.setdefault((name, ""), key.start_mark)

    def _measure(self, node: yaml.Node) -> Measure:
        measure = MeasureReader(self.names).read(node)
        subject = subject_of(measure)
        self.marks[subject, ""] = node.start_mark
        for name, key, _ in pairs(node):
            self.marks[subject, name.replace(" ", "_")] = key.start_mark
        return measure


@dataclass(frozen=True, slots=True)
class _Sections:
    """What one file holds, not yet read."""

    data_sets: yaml.Node | None = None
    characteristics: yaml.Node | None = None
    measures: tuple[yaml.Node, ...] = ()


def _sections(path: Path) -> _Sections:
    readers = {"data_sets": _mapping, "characteristics": _mapping, "measures": items(_as_it_stands)}
    return _Sections(**record(read_node(path), readers, ()))


def _mapping(node: yaml.Node) -> yaml.Node:
    list(pairs(node))
    return node


def _as_it_stands(node: yaml.Node) -> yaml.Node:
    return node
