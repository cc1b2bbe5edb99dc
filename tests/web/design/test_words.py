import datetime as dt

from answerable.web.design import words

NOON_UTC = dt.datetime(2026, 6, 3, 12, 5, tzinfo=dt.UTC)


def test_dates_are_written_in_words() -> None:
    assert [words.date(dt.date(2026, 6, 3)), words.month(dt.date(2026, 6, 3)), words.date(None), words.month(None)] == [
        "3 June 2026",
        "June 2026",
        "",
        "",
    ]


def test_a_moment_is_told_by_the_clocks_here() -> None:
    hours = [NOON_UTC, NOON_UTC.replace(month=1), NOON_UTC.replace(hour=23), NOON_UTC.replace(hour=8, minute=30)]
    assert [words.when(moment) for moment in [*hours, None]] == [
        "3 June 2026 at 1:05pm",
        "3 January 2026 at 12:05pm",
        "4 June 2026 at 12:05am",
        "3 June 2026 at 9:30am",
        "",
    ]


def test_counts_agree_with_what_they_count() -> None:
    assert [words.count(number, "plan") for number in (0, 1, 2000)] == ["0 plans", "1 plan", "2,000 plans"]
    assert words.count(2, "inquiry", "inquiries") == "2 inquiries"
