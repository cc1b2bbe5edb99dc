"""What is counted: of each group, at each level, in each period."""

from datetime import date

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within
from answerable.disparity.measures.model import Adjuster, Cadence
from tests.spec.disparity.conftest import Count
from tests.support.disparity.drawn import drawn, expected, told
from tests.support.disparity.measuring import AGE, ETHNICITY, HEARINGS, PROVED, SEX, catalogue, measure

FOUR = drawn(
    """
    person  prison    region  day         ethnicity  sex  age  outcome    days
    ann     Moorland  North   2026-01-05  W1         F    24   proved     14
    bea     Moorland  North   2026-01-31  A1         F    30   dismissed  -
    cat     Fosse     North   2026-01-12  W1         F    50   proved     7
    dan     Wandle    South   2026-02-01  W1         M    17   dismissed  -
    """,
    HEARINGS,
)


def test_groups_are_counted_at_places_in_regions_and_in_the_nation(counted: Count) -> None:
    counts, _ = counted(catalogue(measure()), {"hearings": FOUR})
    assert told(counts, "group  level  place  region  period  k  n", characteristic="ethnicity") == expected(
        """
        group                                                 level   place     region  period      k  n
        English, Welsh, Scottish, Northern Irish or British   place   Moorland  North   2026-01-01  1  1
        Indian                                                place   Moorland  North   2026-01-01  0  1
        English, Welsh, Scottish, Northern Irish or British   place   Fosse     North   2026-01-01  1  1
        English, Welsh, Scottish, Northern Irish or British   place   Wandle    South   2026-02-01  0  1
        English, Welsh, Scottish, Northern Irish or British   region  North     North   2026-01-01  2  2
        Indian                                                region  North     North   2026-01-01  0  1
        English, Welsh, Scottish, Northern Irish or British   region  South     South   2026-02-01  0  1
        English, Welsh, Scottish, Northern Irish or British   nation  -         -       2026-01-01  2  2
        Indian                                                nation  -         -       2026-01-01  0  1
        English, Welsh, Scottish, Northern Irish or British   nation  -         -       2026-02-01  0  1
        """
    )


def test_everyone_is_counted_whatever_their_group(counted: Count) -> None:
    counts, _ = counted(catalogue(measure()), {"hearings": FOUR})
    assert told(counts, "group  level  place  k  n  people", characteristic="") == expected(
        """
        group  level   place     k  n  people
        -      place   Moorland  1  2  2
        -      place   Fosse     1  1  1
        -      place   Wandle    0  1  1
        -      region  North     2  3  3
        -      region  South     0  1  1
        -      nation  -         2  3  3
        -      nation  -         0  1  1
        """
    )


def test_numbers_are_grouped_in_bands_and_one_outside_them_is_not_dropped(counted: Count) -> None:
    counts, _ = counted(catalogue(measure(characteristics=(AGE,))), {"hearings": FOUR})
    assert told(counts, "group  period  k  n", characteristic="age", level="nation") == expected(
        """
        group           period      k  n
        18 to 25        2026-01-01  1  1
        26 to 49        2026-01-01  0  1
        50 and over     2026-01-01  1  1
        Code not known  2026-02-01  0  1
        """
    )


def test_periods_begin_on_their_first_day(counted: Count) -> None:
    days = drawn(
        """
        person  prison    region  day         ethnicity  sex  age  outcome
        ann     Moorland  North   2025-03-31  W1         F    24   proved
        bea     Moorland  North   2025-04-01  W1         F    24   proved
        cat     Moorland  North   2026-03-31  W1         F    24   proved
        """,
        HEARINGS,
    )
    starts = {
        Cadence.MONTH: ["2025-03-01", "2025-04-01", "2026-03-01"],
        Cadence.QUARTER: ["2025-01-01", "2025-04-01", "2026-01-01"],
        Cadence.YEAR: ["2025-01-01", "2026-01-01"],
        Cadence.FINANCIAL_YEAR: ["2024-04-01", "2025-04-01"],
    }
    measures = [measure(name=cadence.value, cadence=cadence) for cadence in Cadence]
    counts, _ = counted(catalogue(*measures), {"hearings": days})
    found = {
        cadence: told(counts, "period", measure=cadence.value, level="nation", characteristic="") for cadence in Cadence
    }
    assert found == {cadence: [(start,) for start in periods] for cadence, periods in starts.items()}


def test_a_version_counts_what_happened_while_it_was_valid(counted: Count) -> None:
    first = measure(version=1, valid_to=date(2026, 1, 31))
    second = measure(
        below=IsOneOf("sex", ("F",)),
        above=AllOf((PROVED, IsOneOf("sex", ("F",)))),
        version=2,
        valid_from=date(2026, 2, 1),
    )
    counts, _ = counted(catalogue(first, second), {"hearings": FOUR})
    assert told(counts, "version  period  k  n", characteristic="", level="nation") == [("1", "2026-01-01", "2", "3")]


def test_what_is_missing_meets_no_condition_and_so_meets_its_opposite(counted: Count) -> None:
    rows = drawn(
        """
        person  prison    region  day         ethnicity  sex  outcome    days
        ann     Moorland  North   2026-01-05  W1         F    proved     14
        bea     Moorland  North   2026-01-31  W1         F    -          -
        cat     Moorland  North   2026-01-31  W1         M    dismissed  30
        """,
        HEARINGS,
    )
    conditions: dict[str, tuple[Condition, str]] = {
        "known": (Known("outcome"), "2"),
        "not known": (Not(Known("outcome")), "1"),
        "not proved": (Not(PROVED), "2"),
        "at least 14": (Within("days", 14), "2"),
        "at most 14": (Within("days", high=14), "1"),
        "not at least 14": (Not(Within("days", 14)), "1"),
        "any": (AnyOf((PROVED, Within("days", 30))), "2"),
        "none of both": (Not(AnyOf((PROVED, Within("days", 30)))), "1"),
        "not all": (Not(AllOf((Known("sex"), Within("days", 14)))), "1"),
        "on or after": (Within("day", date(2026, 1, 31)), "2"),
        "of two": (IsOneOf("days", (14, 30)), "2"),
    }
    measures = [measure(above=condition, name=name) for name, (condition, _) in conditions.items()]
    counts, _ = counted(catalogue(*measures), {"hearings": rows})
    found = {name: told(counts, "k", measure=name, characteristic="", level="nation") for name in conditions}
    assert found == {name: [(k,)] for name, (_, k) in conditions.items()}


def test_a_pair_of_characteristics_is_counted_together(counted: Count) -> None:
    both = measure(characteristics=(ETHNICITY, SEX), intersections=(("ethnicity", "sex"),))
    counts, _ = counted(catalogue(both), {"hearings": FOUR})
    assert told(counts, "group  period  k  n", characteristic="ethnicity × sex", level="nation") == expected(
        """
        group                                                        period      k  n
        English, Welsh, Scottish, Northern Irish or British × Women  2026-01-01  2  2
        Indian × Women                                               2026-01-01  0  1
        English, Welsh, Scottish, Northern Irish or British × Men    2026-02-01  0  1
        """
    )


def test_strata_are_the_groups_of_the_adjusters_and_a_characteristic_does_not_adjust_for_itself(counted: Count) -> None:
    adjusted = measure(characteristics=(ETHNICITY, SEX), adjusters=(Adjuster(SEX, "differs"), Adjuster(AGE, "differs")))
    _, strata = counted(catalogue(adjusted), {"hearings": FOUR})
    assert told(strata, "group  stratum  k  n", characteristic="ethnicity", level="nation") == expected(
        """
        group                                                stratum                k  n
        English, Welsh, Scottish, Northern Irish or British  Women | 18 to 25       1  1
        Indian                                               Women | 26 to 49       0  1
        English, Welsh, Scottish, Northern Irish or British  Women | 50 and over    1  1
        English, Welsh, Scottish, Northern Irish or British  Men | Code not known   0  1
        """
    )
    assert told(strata, "group  stratum  k  n", characteristic="sex", level="place", place="Moorland") == expected(
        """
        group  stratum   k  n
        Women  18 to 25  1  1
        Women  26 to 49  0  1
        """
    )


def test_a_record_without_a_place_or_a_group_is_counted_and_one_without_a_day_is_not(counted: Count) -> None:
    rows = drawn(
        """
        person  prison    region  day         ethnicity  outcome
        ann     -         North   2026-01-05  -          proved
        bea     Moorland  -       2026-01-05  NS         proved
        cat     Moorland  -       -           W1         proved
        dan     Moorland  -       2026-01-05  XX         -
        """,
        HEARINGS,
    )
    counts, _ = counted(catalogue(measure()), {"hearings": rows})
    assert told(counts, "group  level  place  region  k  n", characteristic="ethnicity") == expected(
        """
        group              level   place         region        k  n
        Not recorded       place   Not recorded  North         1  1
        Prefer not to say  place   Moorland      Not recorded  1  1
        Code not known     place   Moorland      Not recorded  0  1
        Not recorded       region  North         North         1  1
        Prefer not to say  region  Not recorded  Not recorded  1  1
        Code not known     region  Not recorded  Not recorded  0  1
        Not recorded       nation  -             -             1  1
        Prefer not to say  nation  -             -             1  1
        Code not known     nation  -             -             0  1
        """
    )
