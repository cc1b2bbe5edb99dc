"""A measure as a value: what is counted, over what, for whom, beside whom, and when a difference is worth saying."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from answerable.disparity.measures.conditions import Condition


class Kind(StrEnum):
    """What the figure of a cell is."""

    PROPORTION = "proportion"
    """Of n, k had the outcome."""
    RATE = "rate"
    """k events in n units of person-time."""
    MEAN = "mean"
    """The sum k of a column over n records."""
    SHARE = "share"
    """Of all n whose group is known, k are of this group: compared with a benchmark, not with another group."""
    STAGE = "stage"
    """A proportion of those who reached the stage before."""
    DECLARATION = "declaration"
    """Of n, k said which group they belong to; never broken down by what is declared."""
    SURVEY = "survey"
    """Of n who answered the question, k gave this answer."""


class Direction(StrEnum):
    HIGHER_IS_BETTER = "higher is better"
    LOWER_IS_BETTER = "lower is better"
    NEUTRAL = "neutral"


class ColumnType(StrEnum):
    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    DATE = "date"
    """A day, or a moment, which counts on its day in UTC unless the data set names a time zone."""
    TRUTH = "yes or no"


class Counted(StrEnum):
    """What one is, of the k and n of a cell."""

    EVENTS = "events"
    PEOPLE = "people"


class Repeats(StrEnum):
    """What is done when one person has several records in a period."""

    EVERY = "every"
    """Each record counts; intervals allow for records of one person being alike."""
    ONCE = "once"
    """A person counts once in each cell (of a place, of a region, of the nation): in k if any of their records is."""
    NONE = "none"
    """The data hold one record a person and period, or no person at all; nothing is allowed for."""


class Disclosure(StrEnum):
    """Which of a person's codes counts, where they told more later."""

    AS_RECORDED = "as recorded"
    """The code that stands in the record: a later disclosure counts from its date."""
    LATEST = "latest"
    """The person's latest known code, throughout."""


class Cadence(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    """Of the calendar: January to March is the first."""
    YEAR = "year"
    FINANCIAL_YEAR = "financial year"
    """From April to March."""


class Comparator(StrEnum):
    WHITE_BRITISH = "white British"
    ALL_WHITE = "all white"
    EVERYONE_ELSE = "everyone else"
    NAMED = "named"
    """The group that the characteristic names as its reference (men, say)."""


class Verified(StrEnum):
    """How far a definition is known to be the one its owners use."""

    PROPOSED = "proposed"
    """Ours, from public descriptions."""
    PUBLISHED = "published"
    """As a published source states it."""
    CONFIRMED = "confirmed"
    """Agreed with the owners of the data."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """A table of records, or of counts, as a measure expects it.

    `person`, `place`, `region` and `date` name columns of their own among `columns`; those that are None are not held.
    Already counted data have a column of counts, which quantities sum.
    """

    name: str
    columns: dict[str, ColumnType]
    date: str | None = None
    place: str | None = None
    region: str | None = None
    person: str | None = None
    time_zone: str = "UTC"
    """Where moments carry a time zone, the one in whose days they are counted."""


@dataclass(frozen=True, slots=True)
class Band:
    """Whole numbers from `low` to `high`, both included; None is open."""

    label: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Characteristic:
    """How people are grouped: by a shipped classification, by bands of a number, or by the values as they stand.

    `subgroup` names a column that tells apart what one code holds together (Gypsy and Irish Traveller people).
    """

    name: str
    column: str
    classification: str | None = None
    """"ethnicity", or another list of `answerable.disparity.classifications`; None with `bands`, or as given."""
    bands: tuple[Band, ...] = ()
    subgroup: str | None = None
    reference: str | None = None
    """The group with which the others are compared under `Comparator.NAMED`."""
    disclosure: Disclosure = Disclosure.AS_RECORDED


@dataclass(frozen=True, slots=True)
class Adjuster:
    """A characteristic that may legitimately differ, and why."""

    characteristic: Characteristic
    reason: str
    mediator: bool = False
    """Said where the system itself decides it (incentive level): adjusting then hides disparity."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is counted or summed, of which data set. Two measures that name one `stage` mean the same number by it."""

    stage: str
    data: str
    where: Condition | None = None
    column: str | None = None
    """The column to sum; None counts records."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a difference is worth a flag. The defaults are those of the methods: a ratio outside 0.80 to 1.25."""

    low: float = 0.80
    high: float = 1.25
    q: float = 0.05
    least_events: int = 10
    """In the group and its comparator together."""
    least_people: int = 30
    """In the group."""
    posterior: float | None = None
    """Where given, the rule is: the probability of a ratio outside the band is at least this."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The shares of groups in another population, and when they were counted."""

    name: str
    version: str
    shares: dict[str, float]
    """Group to share, from 0 to 1, for every place; or "place/group" where places differ."""
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One definition, in the form in which it was valid from `valid_from` to `valid_to`.

    Raises nothing: `answerable.disparity.measures.checking.check` says what of it cannot be right.
    """

    name: str
    """A short name for files and addresses: "adjudications-proved"."""
    title: str
    why: str
    kind: Kind
    direction: Direction
    numerator: Quantity
    denominator: Quantity | None
    """The stage that feeds the numerator; None for a share, whose denominator is everyone whose group is known."""
    characteristics: tuple[Characteristic, ...]
    counted: Counted = Counted.EVENTS
    repeats: Repeats = Repeats.NONE
    comparators: tuple[Comparator, ...] = (Comparator.WHITE_BRITISH, Comparator.ALL_WHITE, Comparator.EVERYONE_ELSE)
    adjusters: tuple[Adjuster, ...] = ()
    intersections: tuple[tuple[str, str], ...] = ()
    cadence: Cadence = Cadence.MONTH
    pool: int = 12
    """How many of the latest periods are pooled for small groups."""
    per: float = 1.0
    """What a rate is told for: 1,000 people, 100 staff."""
    family: str = "measure, characteristic and period"
    """Within which tests are corrected for being many; or any name that several measures share."""
    partition: str | None = None
    """Measures of one partition (incentive levels) have one denominator, and their numerators add up to it."""
    four_fifths: bool = False
    """Whether the four-fifths screen is shown: selection rates, where higher is better."""
    benchmark: Benchmark | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    version: int = 1
    valid_from: date = date.min
    valid_to: date | None = None
    verified: Verified = Verified.PROPOSED
    source: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Measures and the data sets that they read, as one file holds them or several do together."""

    data_sets: dict[str, DataSet]
    measures: tuple[Measure, ...]
