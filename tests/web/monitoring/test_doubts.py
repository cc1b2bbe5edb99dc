"""When a month is late, and who returned nothing: rules that need no database."""

import datetime as dt

import pytest

from answerable.web.monitoring.doubts import Found, late_since, not_returned

MONTHS = [f"2026-0{month}-01" for month in range(1, 8)]


@pytest.mark.parametrize(
    ("last", "late"),
    [
        (dt.date(2026, 10, 28), dt.date(2026, 12, 31)),
        (dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        (dt.date(2026, 12, 31), dt.date(2027, 3, 3)),
        (None, None),
    ],
)
def test_the_month_after_the_last_record_is_late_so_many_days_after_its_end(
    last: dt.date | None, late: dt.date | None
) -> None:
    assert late_since(last, due_days=30) == late


def test_a_place_that_stopped_long_ago_is_not_waited_for() -> None:
    places = {"Here": MONTHS, "Late": MONTHS[:-1], "Later": MONTHS[:4], "Closed": MONTHS[:3], "New": MONTHS[-1:]}
    found = Found(
        rows=1,
        last=dt.date(2026, 7, 2),
        fingerprint="",
        periods=dict.fromkeys(MONTHS, 1),
        places={name: dict.fromkeys(months, 1) for name, months in places.items()},
    )
    assert not_returned(found) == ["Late", "Later"]
