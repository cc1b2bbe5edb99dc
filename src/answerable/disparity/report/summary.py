"""What matters first: the worst and most lasting differences, how sure they are, and what cannot be said."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from answerable.disparity.measures.model import Direction
from answerable.disparity.measures.wording import day
from answerable.disparity.report import numbers
from answerable.disparity.report.choosing import Told, frame
from answerable.disparity.report.wording import heading, people, some, things
from answerable.disparity.results import PAIR
from answerable.disparity.results_folder import Results

MOST_WORST, MOST_PROBLEMS, MOST_CODES = 10, 30, 20


@dataclass(frozen=True, slots=True)
class Worst:
    """One of the worst differences: of which measure, how severe, its sentences, and how sure it is.

    `better` is empty unless the group fares better than its comparator, which then fares worse; `lasting` is empty
    where the sentences tell in how many periods it stood.
    """

    measure: str
    title: str
    grade: str
    better: str
    lasting: str
    sentences: str
    sure: str


@dataclass(frozen=True, slots=True)
class Data:
    """One data set as it was found: how many records, of which days, and what it lacks."""

    name: str
    records: str
    days: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The beginning of the page; `unsaid` and `problems` are reasons, each with what it concerns."""

    flagged: str
    worst: Sequence[Worst]
    unsaid: Sequence[tuple[str, str]]
    problems: Sequence[tuple[str, str, str]]
    more_problems: int
    age: str
    data: Sequence[Data]
    codes: Sequence[tuple[str, str, str, str]]
    more_codes: int


def summary(results: Results, told: Sequence[Told], today: date) -> Summary:
    """The summary of what is told, on the day on which it is read."""
    profiles = results.manifest["made from"]
    names = {one.measure.name for one in told}
    problems = frame(results.tables["problems"])
    problems = problems[problems["measure"].isin(names | {""})] if told else problems
    codes = list(_codes(profiles))
    return Summary(
        _flagged(told),
        _worst(told),
        _unsaid(told),
        list(problems.head(MOST_PROBLEMS).itertuples(index=False, name=None)),
        max(0, len(problems) - MOST_PROBLEMS),
        _age(profiles, today),
        [_data(profile) for profile in profiles],
        codes[:MOST_CODES],
        max(0, len(codes) - MOST_CODES),
    )


def _flagged(told: Sequence[Told]) -> str:
    rows = [one.comparisons for one in told if len(one.comparisons)]
    if not rows:
        return "No group is compared with another here, so nothing is flagged."
    tests, flags = sum(len(one) for one in rows), sum(int(one["flag"].sum()) for one in rows)
    pairs = sum(int((one["flag"] & (one["detail"] == PAIR)).sum()) for one in rows)
    apart = f" Of these, {pairs:,} are of pairs of characteristics, and are told under their measures." if pairs else ""
    return (
        f"Of {things(tests, 'comparison')}, {flags:,} {'is' if flags == 1 else 'are'} flagged.{apart} What is not "
        "flagged is not shown to be equal: small groups can differ unseen."
    )


def _worst(told: Sequence[Told]) -> list[Worst]:
    """The worst ranked, each group once; pairs are left to their measures."""
    found = [
        one.comparisons.assign(title=one.measure.title, direction=one.measure.direction)
        for one in told
        if len(one.comparisons)
    ]
    if not found:
        return []
    rows = pd.concat(found, ignore_index=True)
    rows = rows[rows["flag"].astype(bool) & (rows["detail"] != PAIR)].sort_values(["rank", "persistence"])
    groups = rows.groupby(["measure", "characteristic", "group"], sort=False)
    beside = groups["comparator"].agg(list)
    return [
        _one(row, beside[row["measure"], row["characteristic"], row["group"]])
        for row in groups.head(1).head(MOST_WORST).to_dict("records")
    ]


def _one(row: Mapping[str, Any], comparators: Sequence[str]) -> Worst:
    others = [people(name) for name in comparators if name != row["comparator"]]
    also = f" It is flagged also beside {some(others)}." if others else ""
    among = f", corrected for {things(row['family_size'], 'test')}" if numbers.known(row["family_size"]) else ""
    sure = f"q {numbers.probability(row['q'])}{among}." if numbers.known(row["q"]) else ""
    if numbers.known(row["shrunk_ratio"]):
        names = ("shrunk_ratio", "shrunk_low", "shrunk_high")
        sure += f" Drawn towards 1 the ratio is {numbers.with_interval(row, names, numbers.ratio)}."
    return Worst(
        row["measure"],
        f"{row['title']}: {row['group']}",
        heading(row["severity"]),
        _better(row["direction"], row["ratio"]),
        "" if row["persistence"] > 1 else "It is seen over the whole time, and hardly in single periods.",
        row["sentence"] + also,
        sure,
    )


def _better(direction: Direction, ratio: float) -> str:
    good = {Direction.HIGHER_IS_BETTER: ratio > 1, Direction.LOWER_IS_BETTER: ratio < 1}
    return "This group fares better." if good.get(direction) else ""


def _unsaid(told: Sequence[Told]) -> list[tuple[str, str]]:
    """Reasons why a figure is missing, the most frequent first, with how many figures of which measures."""
    rows: Counter[str] = Counter()
    measures: dict[str, dict[str, None]] = {}
    for one in told:
        for table in (one.rates, one.comparisons):
            for reason, many in table.loc[table["cannot_say"] != "", "cannot_say"].value_counts().items():
                rows[reason] += many
                measures.setdefault(reason, {})[one.measure.title] = None
    return [(reason, f"{things(many, 'row')} of {some([*measures[reason]])}") for reason, many in rows.most_common()]


def _age(profiles: Sequence[Mapping[str, Any]], today: date) -> str:
    lasts = [date.fromisoformat(profile["last"]) for profile in profiles if profile["last"]]
    if not lasts:
        return "How old the data are cannot be said, because no record carries a date."
    old = (today - max(lasts)).days
    return f"The newest record is of {day(max(lasts))}, {things(old, 'day')} before this page was made."


def _data(profile: Mapping[str, Any]) -> Data:
    ends = [day(date.fromisoformat(profile[end])) for end in ("first", "last") if profile[end]]
    lacks = [f"{column} in {things(many, 'record')}" for column, many in profile["missing"].items()]
    return Data(profile["data"], f"{profile['rows']:,}", " to ".join(ends), some(lacks))


def _codes(profiles: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str, str]]:
    """Data set, characteristic, code and how many records carry it."""
    for profile in profiles:
        for characteristic, codes in profile["unknown_codes"].items():
            for code, many in sorted(codes.items(), key=lambda one: (-one[1], one[0])):
                yield profile["data"], characteristic, code, f"{many:,}"
