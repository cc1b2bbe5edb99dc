"""The page of figures: one file of Markdown, a section for each benchmark."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks.md"
_TITLE = "# Benchmarks"


def write_section(section: str) -> None:
    """Put a section (it begins with "## " and its heading) in the place of the one of that heading, or at the end."""
    heading = section.partition("\n")[0]
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else f"{_TITLE}\n\n"
    opening, *others = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    kept = {other.partition("\n")[0]: other.strip() for other in others} | {heading: section.strip()}
    PAGE.write_text("\n\n".join([opening.strip(), *kept.values()]) + "\n", encoding="utf-8")


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = f"{os.cpu_count()} cores, {memory:.0f} GiB of memory"
    return f"{platform.system()} {platform.machine()}, {cores}, Python {platform.python_version()}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table, its columns padded so that it is also plain to read in a terminal."""
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    first, *others = (
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines
    )
    return [first, f"|{'|'.join('-' * (width + 2) for width in widths)}|", *others]
