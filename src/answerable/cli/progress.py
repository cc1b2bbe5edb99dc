"""How far the reading of several files has come, on standard error."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

import typer

from answerable.cli.wording import printable

if TYPE_CHECKING:
    from rich.progress import Progress


class Report:
    """Tells what came of each file: above a progress bar on a terminal, as plain lines elsewhere."""

    def __init__(self, bar: "Progress | None" = None) -> None:
        self.bar = bar

    def each(self, sources: Sequence[str]) -> Iterator[str]:
        if self.bar is None:
            yield from sources
            return
        task = self.bar.add_task("", total=len(sources))
        for source in sources:
            self.bar.update(task, description=source)
            yield source
            self.bar.advance(task)

    def say(self, message: str) -> None:
        with self.paused():
            typer.echo(printable(message), err=True)

    def paused(self) -> AbstractContextManager[None]:
        """Take the bar away while something else is printed."""
        return nullcontext() if self.bar is None else stopped(self.bar)


@contextmanager
def stopped(bar: "Progress") -> Iterator[None]:
    bar.stop()
    try:
        yield
    finally:
        bar.start()


@contextmanager
def report_on(count: int) -> Iterator[Report]:
    """A report with a bar where several files are read at a terminal."""
    if count < 2 or not sys.stderr.isatty():
        yield Report()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Report(bar)
