"""Cells of all tables, and the equations among them."""

from datetime import date

import pandas as pd
import pytest

from answerable.disclosure import InvalidCountsError, Linked, link
from tests.support.disclosure import YEAR, cell, counts, groups, places, two_way

NAMES = ["stage", "group", "place"]


def told(linked: Linked) -> set[str]:
    """Each equation in words: whole = part + part."""
    words = []
    for row in range(linked.equations.shape[0]):
        entries = slice(*linked.equations.indptr[row : row + 2])
        cells = linked.cells.iloc[linked.equations.indices[entries]]
        named = cells["stage"] + " " + cells["group"] + " " + cells["place"] + " " + cells["from"].astype(str)
        signs = linked.equations.data[entries]
        whole, parts = named[signs > 0].tolist(), sorted(named[signs < 0].tolist())
        words.append(" ".join(f"{whole[0]} = {' + '.join(parts)}".replace(" 2025-01-01", "").split()))
    return set(words)


def test_a_table_with_its_margins_and_complements() -> None:
    table = {"x": {"a": 10, "b": 20}, "y": {"a": 5, "b": 6}}
    linked = link(counts(two_way(table)), groups=groups("a", "b"), places=places("x", "y"))
    assert told(linked) == {
        *("people x = people a x + people b x", "people y = people a y + people b y", "people = people a + people b"),
        *("people a = people a x + people a y", "people b = people b x + people b y", "people = people x + people y"),
    }


def test_complements_and_partitions() -> None:
    cells = [cell(10), cell(3, stage="low"), cell(7, stage="high"), cell(6, stage="seen")]
    pairs = [("low", "people"), ("high", "people")]
    linked = link(
        counts(cells), groups=groups(), places=places(), denominators=pairs, partitions={"people": ("low", "high")}
    )
    assert told(linked) == {
        *("people = high + low", "people = low + people less low", "people = high + people less high"),
    }
    assert linked.cells["value"].tolist() == [10, 3, 7, 6, 7, 3]
    assert linked.stages == (frozenset({"people", "low", "high"}), frozenset({"seen"}))


def test_fine_and_broad_groups_and_those_that_stand_apart() -> None:
    rows = [("fine", "a1", "A"), ("fine", "a2", "A"), ("broad", "A", ""), ("fine", "none", ""), ("broad", "none", "")]
    listed = pd.DataFrame(
        [("ethnicity", *row) for row in rows], columns=["characteristic", "detail", "group", "parent"]
    )
    cells = [cell(5, group=group, detail=detail) for detail, group, _ in rows] + [cell(20)]
    linked = link(counts(cells), groups=listed, places=places())
    assert told(linked) == {
        "people A = people a1 + people a2",
        "people none = people none",
        "people = people A + people none",
    }


def test_pairs_of_groups_add_up_both_ways() -> None:
    both = groups("Roma", characteristic="ethnicity"), groups("women", "men", characteristic="sex")
    pairs = pd.DataFrame(
        [("ethnicity × sex", "pair", f"Roma × {sex}", f"Roma | {sex}") for sex in ("women", "men")],
        columns=both[0].columns,
    )
    cells = [cell(9, group="Roma"), cell(9)]
    cells += [cell(n, group=sex, characteristic="sex") for sex, n in {"women": 4, "men": 5}.items()]
    cells += [
        cell(n, group=f"Roma × {sex}", characteristic="ethnicity × sex", detail="pair")
        for sex, n in {"women": 4, "men": 5}.items()
    ]
    linked = link(counts(cells), groups=pd.concat([*both, pairs]), places=places())
    assert told(linked) == {
        *("people = people Roma", "people = people men + people women"),
        *("people Roma = people Roma × men + people Roma × women",),
        *("people men = people Roma × men", "people women = people Roma × women"),
    }


def test_periods_are_tied_where_they_follow_one_another_without_a_gap() -> None:
    spring, rest = (date(2025, 1, 1), date(2025, 3, 31)), (date(2025, 4, 1), date(2025, 12, 31))
    late = (date(2025, 5, 1), date(2025, 12, 31))
    cells = [cell(9, period=YEAR), cell(4, period=spring), cell(5, period=rest), cell(3, period=late)]
    linked = link(counts(cells), groups=groups(), places=places())
    assert linked.equations.toarray().tolist() == [[1, -1, -1, 0]]


def test_people_counted_once_in_a_region_and_in_each_of_its_places_are_tied_all_the_same() -> None:
    linked = link(counts([cell(8, place="x"), cell(7, place="y"), cell(12)]), groups=groups(), places=places("x", "y"))
    assert linked.equations.toarray().tolist() == [[-1, -1, 1]]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([cell(-1)], "The count of “people” (all, nation, 2025-01-01, 2025-12-31) is not a whole number from 0."),
        ([cell(1, group="a") | {"value": 1.5}], "(ethnicity, fine, a, nation, 2025-01-01, 2025-12-31) is not a whole"),
        ([cell(1) | {"value": float("nan")}], "is not a whole number from 0."),
        ([cell(1) | {"value": "many"}], "is not a whole number from 0."),
        ([cell(1), cell(1)], "is there twice."),
        (
            [cell(5), cell(6, stage="proved")],
            "The count of “proved” (all, nation, 2025-01-01, 2025-12-31) counts more than",
        ),
    ],
)
def test_what_is_not_a_count_is_refused(cells: list[dict[str, object]], says: str) -> None:
    with pytest.raises(InvalidCountsError) as refusal:
        link(counts(cells), groups=groups(), places=places(), denominators=[("proved", "people")])
    assert says in str(refusal.value)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InvalidCountsError, match=r"^The counts lack the column place\.$"):
        link(counts([cell(1)]).drop(columns="place"), groups=groups(), places=places())
