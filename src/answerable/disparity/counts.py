"""What an engine hands over: counts, and nothing else. Everything after them is arithmetic on these two tables."""

from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

NATION, REGION, PLACE = "nation", "region", "place"
LEVELS = (NATION, REGION, PLACE)

NOT_DECLARED = "Prefer not to say"
NOT_RECORDED = "Not recorded"
NOT_TRANSFERRED = "Not transferred"
UNKNOWN_CODE = "Code not known"
APART = (NOT_DECLARED, NOT_RECORDED, NOT_TRANSFERRED, UNKNOWN_CODE)
"""Groups for counting only: never a reference, never flagged."""

EVERYONE = ""
"""The characteristic, and the group, of a count of everyone: those whose group is not known included."""

COUNTS = pa.schema(
    [
        pa.field("measure", pa.string(), nullable=False),
        pa.field("version", pa.int32(), nullable=False),
        pa.field("characteristic", pa.string(), nullable=False),  # "" for everyone; "ethnicity × sex" for a pair
        pa.field("group", pa.string(), nullable=False),  # the finest group, or one of APART; "Roma × Women" for a pair
        pa.field("level", pa.string(), nullable=False),  # one of LEVELS
        pa.field("place", pa.string(), nullable=False),  # "" at the nation; the region's name at a region
        pa.field("region", pa.string(), nullable=False),  # "" where none is held
        pa.field("period", pa.date32(), nullable=False),  # its first day
        pa.field("k", pa.float64(), nullable=False),
        pa.field("n", pa.float64(), nullable=False),
        pa.field("people", pa.int64()),  # distinct people; null where no person is held
        pa.field("kk", pa.float64()),  # sums over people of k², kn and n²; over records for a mean without people
        pa.field("kn", pa.float64()),
        pa.field("nn", pa.float64()),
    ]
)

STRATA = COUNTS.insert(7, pa.field("stratum", pa.string(), nullable=False))
"""The same, of measures that adjust: `stratum` holds the groups of the adjusters, joined by " | "."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be counted or said, and what to do about it; the rest of the run stands."""

    measure: str
    where: str
    """Of what: a data set, a column, a group at a place."""
    why: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What was found in a data set while it was counted."""

    data: str
    rows: int
    first: date | None
    last: date | None
    unknown_codes: dict[str, dict[str, int]]
    """Characteristic to code to how many records carry it."""
    missing: dict[str, int]
    """Column to how many records lack it."""
    fingerprint: str
    """SHA-256 of the data, or of what tells one state of them from another where they are too large or far away."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of some measures over one state of the data."""

    counts: pa.Table
    strata: pa.Table
    profiles: tuple[Profile, ...]
    problems: tuple[Problem, ...]
    pooled: pa.Table = field(default_factory=COUNTS.empty_table)
    """The latest `pool` periods as one, of measures in which people repeat: sums would count them anew each time.

    `period` is the first day of the first of them.
    """
    pooled_strata: pa.Table = field(default_factory=STRATA.empty_table)
