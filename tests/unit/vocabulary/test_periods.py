import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.periods import Period, Precision, find_periods, read_period

DAY, MONTH, QUARTER, SEASON, YEAR = Precision


def day(year: int, month: int, number: int) -> Period:
    return Period(DAY, date(year, month, number), date(year, month, number))


@pytest.mark.parametrize(
    "words",
    [
        *("9th September 2022", "9 September 2022", "09 September 2022", "9 Sept 22", "9 Sep. 2022"),
        *("9th of September, 2022", "Friday 9th September 2022", "9 th September 2022", "September 9th, 2022"),
        *("2022-09-09", "09/09/2022", "9/9/22", "09.09.2022", "9-Sep-2022", "9 Medi 2022", "9fed o Fedi 2022"),
        *("9\u00a0September\u00a02022", "9 SEPTEMBER 2022", "9September2022", "(9 September 2022)."),
    ],
)
def test_a_day_is_read_however_it_is_written(words: str) -> None:
    assert read_period(words) == day(2022, 9, 9)


@pytest.mark.parametrize(
    "words",
    [
        *("June 2021", "Jun 2021", "June2021", "June, 2021", "June of 2021", "Jun-21", "Jun '21", "JUNE 2021"),
        *("06/2021", "2021-06", "end of June 2021", "the end of June 2021", "early June 2021", "mid-June 2021"),
        *("Mehefin 2021", "Fehefin 2021"),
    ],
)
def test_a_month_lasts_to_its_last_day(words: str) -> None:
    assert read_period(words) == Period(MONTH, date(2021, 6, 1), date(2021, 6, 30))


@pytest.mark.parametrize(
    "name", ["Quarter One of 2022", "Quarter 1 2022", "Q1 2022", "first quarter of 2022", "2022 Q1"]
)
def test_a_quarter_is_financial_unless_told_otherwise(name: str) -> None:
    assert read_period(name) == Period(QUARTER, date(2022, 4, 1), date(2022, 6, 30))
    assert read_period(name, financial_quarters=False) == Period(QUARTER, date(2022, 1, 1), date(2022, 3, 31))


@pytest.mark.parametrize("words", ["Q4 2021/22", "Q4 2021-22", "Quarter Four 2021/2022", "Q4 FY21/22", "2021/22 Q4"])
def test_a_quarter_of_a_split_year_is_always_financial(words: str) -> None:
    expected = Period(QUARTER, date(2022, 1, 1), date(2022, 3, 31))
    assert [read_period(words, financial_quarters=financial) for financial in (True, False)] == [expected] * 2


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Spring 2022", date(2022, 3, 1), date(2022, 5, 31)),
        ("Summer 2022", date(2022, 6, 1), date(2022, 8, 31)),
        ("Autumn of 2022", date(2022, 9, 1), date(2022, 11, 30)),
        ("Winter 2021", date(2021, 12, 1), date(2022, 2, 28)),
        ("Winter 2023/24", date(2023, 12, 1), date(2024, 2, 29)),
    ],
)
def test_a_season_lasts_three_months(words: str, first: date, last: date) -> None:
    assert read_period(words) == Period(SEASON, first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("end of 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021/22", date(2021, 4, 1), date(2022, 3, 31)),
        ("2021-22", date(2021, 4, 1), date(2022, 3, 31)),
        ("FY21/22", date(2021, 4, 1), date(2022, 3, 31)),
        ("the end of the financial year 2021/22", date(2021, 4, 1), date(2022, 3, 31)),
        ("2021-25", date(2021, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_year_is_a_calendar_year_or_a_financial_one(words: str, first: date, last: date) -> None:
    assert read_period(words) == Period(YEAR, first, last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("June 2021 to March 2022", Period(MONTH, date(2021, 6, 1), date(2022, 3, 31))),
        ("April - June 2022", Period(MONTH, date(2022, 4, 1), date(2022, 6, 30))),
        ("November to January 2022", Period(MONTH, date(2021, 11, 1), date(2022, 1, 31))),
        ("9-13 May 2022", Period(DAY, date(2022, 5, 9), date(2022, 5, 13))),
        ("30 November to 2 January 2022", Period(DAY, date(2021, 11, 30), date(2022, 1, 2))),
        ("w/c 9 May 2022", Period(DAY, date(2022, 5, 9), date(2022, 5, 15))),
    ],
)
def test_a_range_lasts_from_its_first_day_to_its_last(words: str, expected: Period) -> None:
    assert read_period(words) == expected


def test_between_makes_a_range_of_two_dates() -> None:
    found = find_periods("between June 2021 and March 2022")
    assert found == [(8, 32, Period(MONTH, date(2021, 6, 1), date(2022, 3, 31)))]


def test_periods_in_running_words_come_with_their_offsets() -> None:
    words = "Draft by 3 May 2022, final in Autumn 2022; nothing in £2022, 2022% or section 7.2021."
    assert [(words[start:end], period.precision) for start, end, period in find_periods(words)] == [
        ("3 May 2022", DAY),
        ("Autumn 2022", SEASON),
    ]


@pytest.mark.parametrize("words", ["31 February 2022", "30/02/2022", "29 February 2023"])
def test_a_day_that_is_in_no_calendar_is_not_found_as_a_day(words: str) -> None:
    assert [period for _, _, period in find_periods(words) if period.precision is DAY] == []


@pytest.mark.parametrize(
    "words", ["", "may 20 people", "Q5 2022", "Q3 2021/25", "aprıl 22", "June", "12022", "June 2021 and more"]
)
def test_other_words_are_no_period(words: str) -> None:
    assert read_period(words) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(when: date) -> None:
    spelled = (
        f"{when.day} {when:%B} {when.year}",
        when.isoformat(),
        f"{when:%d/%m/%Y}",
        f"{when:%B} {when.day}, {when.year}",
    )
    assert {read_period(words) for words in spelled} == {Period(DAY, when, when)}


@given(st.dates(date(1900, 1, 1), date(2099, 12, 1)))
def test_every_month_ends_the_day_before_the_next(when: date) -> None:
    period = read_period(f"{when:%b} {when.year}")
    assert period is not None
    assert (period.first, (period.last + timedelta(days=1)).day) == (when.replace(day=1), 1)
    assert period.last.month == when.month


FRAGMENTS = st.sampled_from(
    (
        "9",
        "31",
        "/",
        "-",
        "to",
        "and",
        "of",
        "the",
        "end",
        "Q1",
        "quarter",
        "May",
        "june",
        "2021",
        "2021/22",
        "21",
        "Winter",
        "w/c",
        "th",
        ",",
        "'",
        "\n",
    )
)


@given(st.lists(FRAGMENTS).map(" ".join) | st.lists(FRAGMENTS).map("".join) | st.text())
def test_periods_stand_in_order_and_apart(words: str) -> None:
    ends = [0]
    for start, end, period in find_periods(words):
        assert ends[-1] <= start < end <= len(words)
        assert period.first <= period.last
        ends.append(end)


@pytest.mark.parametrize("piece", ["9 ", "june ", " ", "1", "2021-", "the end of ", "Q1 ", "June 2021 - ", "1/1/"])
def test_long_words_are_searched_fast(piece: str) -> None:
    words = piece * (100_000 // len(piece))
    began = time.process_time()
    find_periods(words)
    assert time.process_time() - began < 10
