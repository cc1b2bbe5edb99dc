"""Records of one person: each counts, or the person does, or there is one of each in a period."""

from dataclasses import replace

import pytest

from answerable.disparity.measures.model import Catalogue, ColumnType, DataSet, Disclosure, Kind, Quantity, Repeats
from tests.spec.disparity.conftest import Count
from tests.support.disparity.drawn import drawn, expected, told
from tests.support.disparity.measuring import ETHNICITY, HEARINGS, catalogue, measure

REPEATED = drawn(
    """
    person  prison    region  day         ethnicity  outcome    days
    ann     Moorland  North   2026-01-05  W1         proved     14
    ann     Moorland  North   2026-01-09  W1         proved     7
    ann     Fosse     North   2026-01-20  W1         dismissed  -
    bea     Moorland  North   2026-01-31  W1         dismissed  -
    -       Moorland  North   2026-01-31  W1         proved     1
    -       Moorland  North   2026-01-31  W1         dismissed  -
    """,
    HEARINGS,
)
FIGURES = "level  place  k  n  people  kk  kn  nn"


def test_every_record_counts_and_sums_of_squares_are_over_people(counted: Count) -> None:
    counts, _ = counted(catalogue(measure(repeats=Repeats.EVERY)), {"hearings": REPEATED})
    assert told(counts, FIGURES, characteristic="ethnicity") == expected(
        """
        level   place     k  n  people  kk  kn  nn
        place   Moorland  3  5  4       5   5   7
        place   Fosse     0  1  1       0   0   1
        region  North     3  6  4       5   7   12
        nation  -         3  6  4       5   7   12
        """
    )


def test_a_person_counts_once_in_a_place_a_region_and_the_nation(counted: Count) -> None:
    counts, _ = counted(catalogue(measure(repeats=Repeats.ONCE)), {"hearings": REPEATED})
    assert told(counts, FIGURES, characteristic="") == expected(
        """
        level   place     k  n  people  kk  kn  nn
        place   Moorland  2  4  4       -   -   -
        place   Fosse     0  1  1       -   -   -
        region  North     2  4  4       -   -   -
        nation  -         2  4  4       -   -   -
        """
    )


def test_a_person_with_two_codes_of_one_group_counts_once_in_it(counted: Count) -> None:
    rows = drawn(
        """
        person  prison    region  day         ethnicity  outcome
        ann     Moorland  North   2026-01-05  W3         proved
        ann     Moorland  North   2026-01-09  W8         proved
        bea     Moorland  North   2026-01-09  A4         -
        bea     Moorland  North   2026-01-11  W3         proved
        """,
        HEARINGS,
    )
    counts, _ = counted(catalogue(measure(repeats=Repeats.ONCE)), {"hearings": rows})
    assert told(counts, "characteristic  group  k  n", level="nation") == expected(
        """
        characteristic  group                     k  n
        -               -                         2  2
        ethnicity       Gypsy or Irish Traveller  2  2
        ethnicity       Chinese                   0  1
        """
    )


def test_events_are_counted_over_the_person_time_of_another_data_set(counted: Count) -> None:
    days = DataSet(
        "present",
        {
            "id": ColumnType.TEXT,
            "place": ColumnType.TEXT,
            "area": ColumnType.TEXT,
            "month": ColumnType.DATE,
            "ethnicity": ColumnType.TEXT,
            "days_present": ColumnType.WHOLE,
        },
        date="month",
        place="place",
        region="area",
        person="id",
    )
    present = drawn(
        """
        id   place     area   month       ethnicity  days_present
        ann  Moorland  North  2026-01-01  W1         31
        bea  Moorland  North  2026-01-01  W1         10
        bea  Fosse     North  2026-01-11  W1         21
        cat  Fosse     North  2026-01-01  A1         31
        """,
        days,
    )
    rate = measure(
        kind=Kind.RATE, repeats=Repeats.EVERY, denominator=Quantity("days", "present", column="days_present")
    )
    counts, _ = counted(catalogue(rate, present=days), {"hearings": REPEATED[:4], "present": present})
    assert told(counts, f"group  {FIGURES}", characteristic="ethnicity") == expected(
        """
        group                                                level   place     k  n   people  kk  kn  nn
        English, Welsh, Scottish, Northern Irish or British  place   Moorland  2  41  2       4   62  1061
        English, Welsh, Scottish, Northern Irish or British  place   Fosse     0  21  1       0   0   441
        Indian                                               place   Fosse     0  31  1       0   0   961
        English, Welsh, Scottish, Northern Irish or British  region  North     2  62  2       4   62  1922
        Indian                                               region  North     0  31  1       0   0   961
        English, Welsh, Scottish, Northern Irish or British  nation  -         2  62  2       4   62  1922
        Indian                                               nation  -         0  31  1       0   0   961
        """
    )


@pytest.mark.parametrize(
    ("repeats", "figures"),
    [(Repeats.EVERY, ("22", "3", "2", "442", "43", "5")), (Repeats.NONE, ("22", "3", "-", "246", "22", "3"))],
)
def test_a_mean_carries_squares_of_people_or_of_records(
    counted: Count, repeats: Repeats, figures: tuple[str, ...]
) -> None:
    with_people = replace(HEARINGS, person="person" if repeats is Repeats.EVERY else None)
    mean = measure(
        kind=Kind.MEAN,
        numerator=Quantity("days", "hearings", column="days", where=measure().numerator.where),
        denominator=Quantity("proved", "hearings", measure().numerator.where),
        repeats=repeats,
    )
    rows = [REPEATED[0], REPEATED[1], REPEATED[4]]
    counts, _ = counted(Catalogue({"hearings": with_people}, (mean,)), {"hearings": rows})
    assert told(counts, "k  n  people  kk  kn  nn", characteristic="", level="nation") == [figures]


def test_a_share_is_of_everyone_whose_group_is_known(counted: Count) -> None:
    rows = drawn(
        """
        person  prison    region  day         ethnicity
        ann     Moorland  North   2026-01-05  W1
        bea     Moorland  North   2026-01-05  W1
        cat     Moorland  North   2026-01-05  A1
        dan     Moorland  North   2026-01-05  NS
        """,
        HEARINGS,
    )
    share = measure(kind=Kind.SHARE, above=None, denominator=None)
    counts, _ = counted(catalogue(share), {"hearings": rows})
    assert told(counts, "group  k  n  people", level="place") == expected(
        """
        group                                                k  n  people
        -                                                    4  4  4
        English, Welsh, Scottish, Northern Irish or British  2  3  2
        Indian                                               1  3  1
        Prefer not to say                                    1  3  1
        """
    )


TOLD_LATER = drawn(
    """
    person  prison    region  day         ethnicity  outcome
    ann     Moorland  North   2026-01-05  -          proved
    ann     Moorland  North   2026-02-09  W3         -
    ann     Moorland  North   2026-03-09  NS         -
    bea     Moorland  North   2026-01-09  NS         -
    -       Moorland  North   2026-01-09  -          -
    -       Moorland  North   2026-02-09  A1         -
    """,
    HEARINGS,
)


@pytest.mark.parametrize("repeats", [Repeats.NONE, Repeats.EVERY])
@pytest.mark.parametrize(
    ("disclosure", "picture"),
    [
        (
            Disclosure.AS_RECORDED,
            """
            group                     period      k  n
            Not recorded              2026-01-01  1  2
            Prefer not to say         2026-01-01  0  1
            Gypsy or Irish Traveller  2026-02-01  0  1
            Indian                    2026-02-01  0  1
            Prefer not to say         2026-03-01  0  1
            """,
        ),
        (
            Disclosure.LATEST,
            """
            group                     period      k  n
            Gypsy or Irish Traveller  2026-01-01  1  1
            Not recorded              2026-01-01  0  1
            Prefer not to say         2026-01-01  0  1
            Gypsy or Irish Traveller  2026-02-01  0  1
            Indian                    2026-02-01  0  1
            Gypsy or Irish Traveller  2026-03-01  0  1
            """,
        ),
    ],
)
def test_a_later_disclosure_counts_from_its_date_or_throughout(
    counted: Count, disclosure: Disclosure, picture: str, repeats: Repeats
) -> None:
    one = measure(characteristics=(replace(ETHNICITY, disclosure=disclosure),), repeats=repeats)
    counts, _ = counted(catalogue(one), {"hearings": TOLD_LATER})
    assert told(counts, "group  period  k  n", characteristic="ethnicity", level="place") == expected(picture)


def test_what_people_say_of_themselves_tells_gypsy_and_irish_traveller_people_apart(counted: Count) -> None:
    data = replace(HEARINGS, columns={**HEARINGS.columns, "said": ColumnType.TEXT})
    rows = drawn(
        """
        person  prison    region  day         ethnicity  said             outcome
        ann     Moorland  North   2026-01-05  W3         Irish Traveller  proved
        bea     Moorland  North   2026-01-09  W8         Romany Gypsy     -
        cat     Moorland  North   2026-01-09  W3         -                -
        dan     Moorland  North   2026-01-09  W4         Irish Traveller  -
        """,
        data,
    )
    one = measure(characteristics=(replace(ETHNICITY, subgroup="said"),), repeats=Repeats.ONCE)
    counts, _ = counted(Catalogue({"hearings": data}, (one,)), {"hearings": rows})
    assert told(counts, "group  k  n", characteristic="ethnicity", level="place") == expected(
        """
        group                     k  n
        Irish Traveller           1  2
        Gypsy                     0  1
        Gypsy or Irish Traveller  0  1
        """
    )


def test_counts_that_were_made_before_are_summed(counted: Count) -> None:
    monthly = DataSet(
        "monthly",
        {
            "month": ColumnType.DATE,
            "prison": ColumnType.TEXT,
            "ethnicity": ColumnType.TEXT,
            "decided": ColumnType.WHOLE,
            "granted": ColumnType.WHOLE,
        },
        date="month",
        place="prison",
    )
    rows = drawn(
        """
        month       prison    ethnicity  decided  granted
        2026-01-01  Moorland  W1         10       4
        2026-01-01  Moorland  W2         3        0
        2026-01-01  Fosse     W1         5        5
        """,
        monthly,
    )
    granted = measure(
        numerator=Quantity("granted", "monthly", column="granted"),
        denominator=Quantity("decided", "monthly", column="decided"),
    )
    counts, _ = counted(Catalogue({"monthly": monthly}, (granted,)), {"monthly": rows})
    assert told(counts, "group  level  place  region  k  n  people", characteristic="ethnicity") == expected(
        """
        group                                                level   place     region  k  n   people
        English, Welsh, Scottish, Northern Irish or British  place   Moorland  -       4  10  -
        Irish                                                place   Moorland  -       0  3   -
        English, Welsh, Scottish, Northern Irish or British  place   Fosse     -       5  5   -
        English, Welsh, Scottish, Northern Irish or British  nation  -         -       9  15  -
        Irish                                                nation  -         -       0  3   -
        """
    )
