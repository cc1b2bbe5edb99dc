"""How much is invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How many places, months and people."""

    months: int
    establishments: int
    custody: int
    """People held at a time."""
    probation: int
    """People supervised at a time."""
    staff: int
    children: int
    planted: int
    """Disparities of each ratio of each measure that are planted with one fate."""
    seed: int = 1
    """The same seed gives the same records."""
    codes: tuple[str, ...] = ()
    """The establishments and settings of these codes; else the first of the table."""


FULL = Size(months=60, establishments=120, custody=85_000, probation=240_000, staff=66_000, children=500, planted=4)
DEMO = Size(
    months=30,
    establishments=12,
    custody=6_000,
    probation=6_000,
    staff=3_000,
    children=200,
    planted=1,
    seed=16,
    codes=("MDI", "LHI", "DNI", "LEI", "EWI", "EXI", "BLI", "EEI", "PVI", "WWI", "ISI", "TSI", "WYI", "FYI"),
)
