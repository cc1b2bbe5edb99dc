"""What is hidden beside small counts, so that nobody can work them out."""

from datetime import date
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.disclosure import Linked, Suppression, hide_better, link, shipped, suppress
from tests.support.disclosure import cell, counts, groups, intervals, named, places, two_way, worked_out

STANDARD = shipped("standard")


def assert_safe(linked: Linked, suppression: Suppression) -> None:
    """Nothing hidden follows from what is published, and every hidden count has room."""
    assert worked_out(linked, suppression) == []
    values = linked.counts
    for position, (low, high) in intervals(linked, suppression.hidden).items():
        value = values[position]
        if value < STANDARD.smallest_count:
            assert (low, min(high, STANDARD.width)) == (0, STANDARD.width), linked.cells.iloc[position]
        assert high - low >= STANDARD.width, linked.cells.iloc[position]
    assert suppression.given_away.tolist() == suppression.narrow.tolist() == []


def four_by_four() -> Linked:
    table = {
        "w": {"a": 30, "b": 47, "c": 64, "d": 89},
        "x": {"a": 90, "b": 124, "c": 5, "d": 31},
        "y": {"a": 92, "b": 100, "c": 59, "d": 85},
        "z": {"a": 800, "b": 991, "c": 651, "d": 685},
    }
    return link(counts(two_way(table)), groups=groups(*"abcd"), places=places(*"wxyz"))


def test_two_hidden_cells_in_every_row_and_column_are_not_enough() -> None:
    linked = four_by_four()
    pattern = ["wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"]
    must = [named(linked, place=one[0], group=one[1]) for one in pattern]
    wb = named(linked, place="w", group="b")
    assert intervals(linked, np.isin(np.arange(len(linked.counts)), must))[wb] == (47, 47)
    safe = suppress(linked, STANDARD, also=must)
    assert safe.hidden.sum() > len(must)
    assert_safe(linked, safe)


def test_a_lone_hidden_cell_is_no_protection() -> None:
    linked = link(
        counts([cell(40, group="a"), cell(57, group="b"), cell(3, group="c"), cell(100)]),
        groups=groups(*"abc"),
        places=places(),
    )
    suppression = suppress(linked, STANDARD)
    assert suppression.hidden.tolist() == [True, False, True, False]
    assert_safe(linked, suppression)


def test_the_complement_is_protected_like_the_count() -> None:
    cells = [cell(n, group=group) for group, n in {"a": 60, "b": 80, "": 140}.items()]
    cells += [cell(n, group=group, stage="proved") for group, n in {"a": 57, "b": 40, "": 97}.items()]
    linked = link(counts(cells), groups=groups("a", "b"), places=places(), denominators=[("proved", "people")])
    suppression = suppress(linked, STANDARD)
    assert suppression.hidden[named(linked, stage="people less proved", group="a")]
    assert suppression.hidden[named(linked, stage="proved", group="a")]
    assert_safe(linked, suppression)


def test_a_partition_gives_no_part_away() -> None:
    levels = {"Basic": {"a": 3, "b": 20}, "Standard": {"a": 40, "b": 50}, "Enhanced": {"a": 17, "b": 30}}
    cells = [cell(60, group="a"), cell(100, group="b"), cell(160)]
    for stage, row in levels.items():
        cells += [cell(n, group=group, stage=stage) for group, n in row.items()] + [
            cell(sum(row.values()), stage=stage)
        ]
    linked = link(
        counts(cells),
        groups=groups("a", "b"),
        places=places(),
        denominators=[(stage, "people") for stage in levels],
        partitions={"people": tuple(levels)},
    )
    suppression = suppress(linked, STANDARD)
    assert suppression.hidden[named(linked, stage="Basic", group="a")]
    assert_safe(linked, suppression)


def test_two_characteristics_share_their_totals() -> None:
    rows = {"x": {"a": 40, "b": 4, "c": 30}, "y": {"a": 20, "b": 30, "c": 25}}
    cells = two_way(rows)
    ages = {"x": {"young": 3, "old": 71}, "y": {"young": 35, "old": 40}}
    cells += [
        cell(n, group=age, place=place, characteristic="age") for place, row in ages.items() for age, n in row.items()
    ]
    cells += [cell(38, group="young", characteristic="age"), cell(111, group="old", characteristic="age")]
    both = pd.concat([groups(*"abc"), groups("young", "old", characteristic="age")])
    linked = link(counts(cells), groups=both, places=places("x", "y"))
    assert_safe(linked, suppress(linked, STANDARD))


def test_quarters_of_a_year_and_regions_are_tied() -> None:
    quarters = [(date(2025, m, 1), date(2025, m + 2, 30 if m in {4, 7} else 31)) for m in (1, 4, 7, 10)]
    spread = {"p": (3, 12, 20, 40), "q": (30, 25, 14, 6), "r": (11, 13, 17, 19)}
    cells = [
        cell(n, place=place, period=quarter)
        for place, row in spread.items()
        for n, quarter in zip(row, quarters, strict=True)
    ]
    cells += [cell(sum(row), place=place) for place, row in spread.items()]
    cells += [
        cell(sum(column), period=quarter)
        for column, quarter in zip(zip(*spread.values(), strict=True), quarters, strict=True)
    ]
    cells += [cell(sum(map(sum, spread.values())))]
    linked = link(counts(cells), groups=groups(), places=places(*spread))
    assert linked.equations.shape[0] == 3 + 1 + 5
    assert_safe(linked, suppress(linked, STANDARD))


def test_what_an_earlier_release_printed_cannot_protect_or_be_hidden() -> None:
    linked = link(
        counts([cell(40, group="a"), cell(57, group="b"), cell(3, group="c"), cell(100)]),
        groups=groups(*"abc"),
        places=places(),
    )
    assert suppress(linked, STANDARD, known=[0]).hidden.tolist() == [False, True, True, False]
    assert suppress(linked, STANDARD, known=[0, 1, 3]).given_away.tolist() == [2]
    assert suppress(linked, STANDARD, known=[2]).given_away.tolist() == [2]


def test_what_was_opened_is_hidden_better_and_stays_safe() -> None:
    linked = four_by_four()
    opened = [named(linked, place="w", group="a")]
    before = suppress(linked, STANDARD, also=opened)
    better = hide_better(linked, before, opened)
    assert (better.hidden >= before.hidden).all()
    assert better.hidden.sum() > before.hidden.sum()
    assert_safe(linked, better)
    assert suppress(linked, STANDARD, also=opened).hidden.tolist() == before.hidden.tolist()


@pytest.mark.parametrize("value", [4, 5, 6])
def test_the_threshold_is_the_first_number_that_is_shown(value: int) -> None:
    linked = link(counts([cell(value)]), groups=groups(), places=places())
    assert suppress(linked, STANDARD).hidden.tolist() == [value < STANDARD.smallest_count]


def test_the_same_counts_give_the_same_pattern() -> None:
    chance = np.random.default_rng(3)
    table = {place: dict(zip("abcde", chance.poisson(8, 5).tolist(), strict=True)) for place in "uvwxyz"}
    linked = link(counts(two_way(table)), groups=groups(*"abcde"), places=places(*"uvwxyz"))
    first, second = (suppress(linked, STANDARD) for _ in range(2))
    assert first.hidden.tolist() == second.hidden.tolist()


@st.composite
def linked_tables(draw: st.DrawFn) -> Linked:
    """A denominator and its numerator by group and place, with margins."""
    names, sites = "abc"[: draw(st.integers(2, 3))], "xyz"[: draw(st.integers(2, 3))]
    people = {site: {name: draw(st.integers(0, 40)) for name in names} for site in sites}
    proved = {site: {name: draw(st.integers(0, n)) for name, n in row.items()} for site, row in people.items()}
    cells = two_way(people) + two_way(proved, "proved")
    return link(counts(cells), groups=groups(*names), places=places(*sites), denominators=[("proved", "people")])


@given(linked_tables())
@settings(max_examples=12)
def test_nothing_hidden_can_be_worked_out(linked: Linked) -> None:
    suppression = suppress(linked, STANDARD)
    assert worked_out(linked, suppression) == []
    assert not (np.flatnonzero(suppression.primary != "")[:, None] == np.flatnonzero(~suppression.hidden)).any()
    narrow, values = set(suppression.narrow.tolist()), linked.counts
    for position, (low, high) in intervals(linked, suppression.hidden).items():
        small = values[position] < STANDARD.smallest_count
        roomy = (low == 0 and high >= STANDARD.width) if small else high - low >= STANDARD.width
        assert roomy or position in narrow


def test_all_levels_together() -> None:
    """Six places in two regions, two broad groups of two, two quarters and their year; 486 cells."""
    chance = np.random.default_rng(5)
    fine = {"a1": "A", "a2": "A", "b1": "B", "b2": "B"}
    sites = {f"p{n}": f"r{n % 2}" for n in range(6)}
    halves = [(date(2025, 1, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 12, 31))]
    keys = list(product(sites, fine, halves))
    people = chance.poisson(12, len(keys))
    rows = []
    for stage, values in {"people": people, "proved": chance.binomial(people, 0.3)}.items():
        frame = pd.DataFrame(keys, columns=["place", "group", "period"]).assign(value=values)
        for group, place, period in product(("fine", "broad", "all"), ("place", "region", "nation"), (True, False)):
            told = frame.assign(
                group=frame["group"] if group == "fine" else frame["group"].map(fine) if group == "broad" else "",
                place=frame["place"] if place == "place" else frame["place"].map(sites) if place == "region" else "",
                period=frame["period"] if period else [YEAR_OF_HALVES] * len(frame),
            )
            for (one, where, when), value in told.groupby(["group", "place", "period"])["value"].sum().items():
                rows.append(cell(value, stage=stage, group=one, place=where, period=when, detail=group, level=place))
    parents = pd.DataFrame(
        [("ethnicity", "fine", one, broad) for one, broad in fine.items()]
        + [("ethnicity", "broad", one, "") for one in "AB"],
        columns=["characteristic", "detail", "group", "parent"],
    )
    around = pd.DataFrame(
        [("place", one, region) for one, region in sites.items()] + [("region", one, "") for one in ("r0", "r1")],
        columns=["level", "place", "parent"],
    )
    linked = link(counts(rows), groups=parents, places=around, denominators=[("proved", "people")])
    assert abs(linked.equations @ linked.counts).max() == 0
    suppression = suppress(linked, STANDARD)
    assert worked_out(linked, suppression) == []
    assert suppression.narrow.tolist() == []


YEAR_OF_HALVES = (date(2025, 1, 1), date(2025, 12, 31))
