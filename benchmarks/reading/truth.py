"""How much of what is known each tool finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from answerable.vocabulary.errors import AnswerableError
from benchmarks.reading.facts import accuracy, facts_known
from benchmarks.reading.samples import Sample, layout_samples, trouble_samples
from benchmarks.reading.tools import TOOLS


@dataclass(frozen=True, slots=True)
class Result:
    layout: str
    format: str
    trouble: str | None
    accuracies: dict[str, float]
    """By tool; a tool that finds tables in PDFs is left out where there are none to find."""


def layout_results(*, quick: bool) -> Iterator[Result]:
    return _results(layout_samples(quick=quick))


def trouble_results(*, quick: bool) -> list[Result]:
    """One result for each trouble: the mean of the layouts it can befall, tables apart from other documents."""
    results: dict[tuple[str | None, bool], list[Result]] = {}
    for result in _results(trouble_samples(quick=quick)):
        results.setdefault((result.trouble, len(result.accuracies) > 1), []).append(result)
    return [_mean(group) for _, group in sorted(results.items(), key=lambda item: (not item[0][1], item[0]))]


def _mean(results: list[Result]) -> Result:
    tools = chain.from_iterable(result.accuracies for result in results)
    means = {tool: mean(result.accuracies[tool] for result in results) for tool in dict.fromkeys(tools)}
    return Result(", ".join(result.layout for result in results), results[0].format, results[0].trouble, means)


def _results(samples: Iterable[Sample]) -> Iterator[Result]:
    with TemporaryDirectory() as folder:
        for sample in samples:
            path = Path(folder) / sample.made.name
            path.write_bytes(sample.made.data)
            tools = TOOLS if sample.has_tables else ("answerable",)
            accuracies = {tool: _accuracy(tool, path, sample) for tool in tools}
            yield Result(sample.layout.name, sample.format, sample.trouble, accuracies)


def _accuracy(tool: str, path: Path, sample: Sample) -> float:
    """Nothing is found where Answerable refuses the file."""
    try:
        return accuracy(facts_known(sample.made.known), TOOLS[tool](path))
    except AnswerableError:
        return 0.0
