"""The figures as a page of plain Markdown tables."""

from collections.abc import Sequence
from importlib.metadata import version
from statistics import median

from benchmarks.page import machine, table
from benchmarks.reading.cost import Comparison
from benchmarks.reading.truth import Result

PACKAGES = ("pdfplumber", "camelot-py")
SCRIPTED = ("pdfplumber", "camelot")
AIM = 1.5


def report(command: str, costs: Sequence[Comparison], layouts: Sequence[Result], troubles: Sequence[Result]) -> str:
    with_tables = [result for result in layouts if len(result.accuracies) > 1]
    others = [result for result in layouts if len(result.accuracies) == 1]
    return "\n".join(
        [
            *_introduction(command),
            *_cost_section(costs),
            *_truth_section(with_tables),
            *_others_section(others),
            *_trouble_section(troubles),
        ]
    )


def _introduction(command: str) -> list[str]:
    tools = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return [
        "## How well Answerable reads",
        "",
        "Measured on invented action plans whose content is known, set in the layouts that published plans use.",
        "The plans are the same in every run; times are not.",
        "",
        f"Command: `{command}`",
        "",
        f"Machine: {machine()}, {tools}.",
        "",
    ]


def _cost_section(costs: Sequence[Comparison]) -> list[str]:
    heads = ("Layout", "PDF", "Pages", "Seconds", "pdfplumber", "Time ratio", "MiB", "pdfplumber", "Memory ratio")
    time, memory = median(cost.time_ratio for cost in costs), median(cost.memory_ratio for cost in costs)
    return [
        "### Time and memory",
        "",
        "From the bytes of a PDF to the plan, beside bare table extraction by pdfplumber (open, then",
        "`extract_tables` on every page). One process for each measurement, the tools in turn; medians.",
        f"The aim is a ratio of at most {AIM}.",
        "",
        *table(heads, map(_cost_row, costs)),
        "",
        f"Median ratio: {time:.2f} of the time, {memory:.2f} of the memory.",
        "",
    ]


def _cost_row(cost: Comparison) -> tuple[str, ...]:
    return (
        cost.layout,
        cost.format,
        str(cost.pages),
        f"{cost.answerable.seconds:.2f}",
        f"{cost.pdfplumber.seconds:.2f}",
        f"{cost.time_ratio:.2f}",
        f"{cost.answerable.mebibytes:.0f}",
        f"{cost.pdfplumber.mebibytes:.0f}",
        f"{cost.memory_ratio:.2f}",
    )


def _truth_section(results: Sequence[Result]) -> list[str]:
    return [
        "### Accuracy",
        "",
        "Share of the known facts that were found in the right finding: its number, its decision, the words of each",
        "action, and the owner and the target beside the right action. Words must be equal once white space is",
        "folded. Under pdfplumber and camelot (lattice) lies one simple script: the rows of the widest tables,",
        "numbers carried down, lines split.",
        "",
        *table(("Layout", "PDF", "Answerable", *SCRIPTED), (_row(result, result.layout) for result in results)),
        "",
    ]


def _others_section(results: Sequence[Result]) -> list[str]:
    return [
        "#### Without a table in a PDF",
        "",
        "pdfplumber and camelot find tables in PDFs; these they cannot read, so Answerable stands alone.",
        "",
        *table(
            ("Layout", "Format", "Answerable"),
            ((result.layout, result.format, _share(result, "answerable")) for result in results),
        ),
        "",
    ]


def _trouble_section(results: Sequence[Result]) -> list[str]:
    return [
        "#### With one trouble",
        "",
        "Mean of the layouts that the trouble can befall. Owners and targets that no careful reader could place",
        "are not counted.",
        "",
        *table(
            ("Trouble", "Format", "Answerable", *SCRIPTED),
            (_row(result, result.trouble or "none") for result in results),
        ),
        "",
    ]


def _row(result: Result, name: str) -> tuple[str, ...]:
    return (name, result.format, *(_share(result, tool) for tool in ("answerable", *SCRIPTED)))


def _share(result: Result, tool: str) -> str:
    return f"{result.accuracies[tool]:.1%}" if tool in result.accuracies else "not for it"
