"""An invented estate whose true disparities are known: places differ, groups live apart, people repeat."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa

from answerable.disparity.classifications import groups
from answerable.disparity.counts import COUNTS, STRATA, Counted
from answerable.disparity.measures.model import (
    Cadence,
    Catalogue,
    Characteristic,
    Direction,
    Kind,
    Measure,
    Quantity,
    Repeats,
)

ETHNICITY = Characteristic("ethnicity", "ethnicity", "ethnicity")
GROUPS = tuple(group.name for group in groups(ETHNICITY))
WHITE_BRITISH = next(at for at, group in enumerate(groups(ETHNICITY)) if group.status == "white British")
WINDOW = 12
"""Months that are pooled."""
MOST = np.log(1.8)
"""How far a place lies above the average, at most: a true ratio of 2 then still leaves a chance below 1."""
MEASURE = Measure(
    *("proved", "Charges proved", "Invented.", Kind.PROPORTION, Direction.LOWER_IS_BETTER),
    *(Quantity("proved", "charges"), Quantity("charges", "charges"), (ETHNICITY,)),
    repeats=Repeats.EVERY,
    pool=WINDOW,
)
YEARLY = Measure(**{name: getattr(MEASURE, name) for name in MEASURE.__slots__} | {"cadence": Cadence.YEAR, "pool": 1})


@dataclass(frozen=True, slots=True)
class Estate:
    """What is invented: sizes, and the true ratio of each group to white British people at every place."""

    places: int = 120
    months: int = 24
    people: int = 60_000
    charges: float = 0.12
    """Of a person, in a month, on average."""
    ratios: dict[int, float] = field(default_factory=dict)
    alike: float = 8.0
    """How alike the charges of one person are: their chance is drawn from a beta distribution of this strength."""


@dataclass(frozen=True, slots=True)
class Records:
    """One charge each: who, of which group, where, when, and whether it was proved."""

    person: np.ndarray
    group: np.ndarray
    place: np.ndarray
    month: np.ndarray
    proved: np.ndarray


def invent(estate: Estate, seed: int) -> Records:
    """Groups live more at some places than at others, and more of them where more is proved."""
    draw = np.random.default_rng(seed)
    level = np.clip(draw.normal(0, 0.35, estate.places), -1, MOST)
    share = np.where(np.arange(len(GROUPS)) == WHITE_BRITISH, 25.0, draw.gamma(0.8, 1.2, len(GROUPS)) + 0.1)
    pull = np.where(np.arange(len(GROUPS)) == WHITE_BRITISH, 0, 1.2)
    weight = share[:, None] * np.exp(pull[:, None] * level + draw.normal(0, 0.5, (len(GROUPS), estate.places)))
    cell = draw.choice(weight.size, estate.people, p=(weight / weight.sum()).ravel())
    group, place = np.divmod(cell, estate.places)
    ratio = np.array([estate.ratios.get(one, 1.0) for one in range(len(GROUPS))])
    chance = 0.25 * np.exp(level[place]) * ratio[group]
    chance = draw.beta(chance * estate.alike, (1 - chance) * estate.alike)
    charges = draw.poisson(draw.gamma(1.0, estate.charges * estate.months, estate.people))
    person = np.repeat(np.arange(estate.people), charges)
    month = draw.integers(0, estate.months, len(person))
    return Records(person, group[person], place[person], month, draw.random(len(person)) < chance[person])


def counted(records: Records, estate: Estate) -> Counted:
    """What an engine counts: each month, and the latest twelve as one; places, and the nation."""
    late = records.month >= estate.months - WINDOW
    months = _table(records, records.month)
    window = np.full(late.sum(), estate.months - WINDOW)
    return Counted(months, STRATA.empty_table(), (), (), _table(_only(records, late), window))


def in_one(records: Records) -> Counted:
    """All of it as one year."""
    return Counted(_table(records, np.zeros_like(records.month)), STRATA.empty_table(), (), ())


def catalogue(measure: Measure) -> Catalogue:
    return Catalogue({}, (measure,))


def _only(records: Records, rows: np.ndarray) -> Records:
    return Records(*(getattr(records, name)[rows] for name in Records.__slots__))


def _table(records: Records, period: np.ndarray) -> pa.Table:
    tables = [_counts(records, period, where) for where in (records.place, np.full_like(records.place, -1))]
    return pa.concat_tables(tables)


def _counts(records: Records, period: np.ndarray, place: np.ndarray) -> pa.Table:
    """Sums over people first, then over the people of each group, place and period; place -1 is the nation."""
    cell = ((period * len(GROUPS) + records.group) * (place.max() + 2)) + place + 1
    keys, of = np.unique(cell * (records.person.max() + 1) + records.person, return_inverse=True)
    k, n = np.bincount(of, records.proved), np.bincount(of).astype(float)
    cells, into = np.unique(keys // (records.person.max() + 1), return_inverse=True)
    sums = {"k": k, "n": n, "people": np.ones_like(n), "kk": k * k, "kn": k * n, "nn": n * n}
    rest, where = np.divmod(cells, place.max() + 2)
    when, group = np.divmod(rest, len(GROUPS))
    level = np.where(where == 0, "nation", "place")
    columns = {
        "measure": ["proved"] * len(cells),
        "version": np.ones(len(cells), dtype=np.int32),
        "characteristic": ["ethnicity"] * len(cells),
        "group": np.array(GROUPS)[group],
        "level": level,
        "place": np.where(where == 0, "", np.char.add("Place ", np.char.zfill(where.astype(str), 3))),
        "region": [""] * len(cells),
        "period": [date(2024 + month // 12, month % 12 + 1, 1) for month in when.tolist()],
        **{name: np.bincount(into, values) for name, values in sums.items()},
    }
    return pa.table(
        {name: pa.array(columns[name]).cast(COUNTS.field(name).type) for name in COUNTS.names}, schema=COUNTS
    )
