"""What an attack found."""

from dataclasses import dataclass

import pandas as pd

from answerable.attack.space import Cell


@dataclass(frozen=True, slots=True)
class Finding:
    """A hidden count that the published files give away."""

    cell: Cell
    low: int
    high: int
    """It lies between these."""
    how: str
    """From what, in words."""
    knowing: Cell | None = None
    """The hidden cell in which somebody must be alone to find it out; None where everyone can."""

    def __str__(self) -> str:
        value = f"is {self.low}" if self.low == self.high else f"is from {self.low} to {self.high}"
        who = f" for somebody who is alone in {self.knowing}" if self.knowing else ""
        return f"{self.cell}: {value}{who}. {self.how}"


@dataclass(frozen=True, slots=True)
class Report:
    """All that was tried on a release, and what came of it."""

    release: str
    earlier: tuple[str, ...]
    cells: int
    """Counts that the published files say something of."""
    equations: int
    hidden: int
    tried: int
    """Hidden counts that were attacked: all of them."""
    witnessed: int
    """Of those, how many were seen to take values far enough apart."""
    in_parts: int
    """Hidden counts that hang together with so many others that they were attacked a few places at a time."""
    solved_lp: int
    solved_ip: int
    unfinished: tuple[Cell, ...]
    """Hidden counts of which neither was shown in time. They count as given away."""
    recovered: tuple[Finding, ...]
    intervals: pd.DataFrame
    """A row for each hidden count: its cell, `low` and `high`, which nothing published lets it pass, and `seen_low`
    and `seen_high`, between which it was seen to lie."""

    @property
    def opened(self) -> bool:
        """Whether the release must be refused."""
        return bool(self.recovered or self.unfinished)
