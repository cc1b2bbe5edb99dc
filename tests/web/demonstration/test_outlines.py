import datetime as dt

import pytest

from answerable.web.demonstration.outlines import dated, read_outline


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("{day -22}", "31 October 2026"),
        ("{day 12}", "4 December 2026"),
        ("{month 0}", "November 2026"),
        ("{month -11}", "December 2025"),
        ("{month 2} (subject to funding)", "January 2027 (subject to funding)"),
        ("Quarterly from {month -23}", "Quarterly from December 2024"),
        ("Early {year 1}", "Early 2027"),
        ("{something else}", "{something else}"),
    ],
)
def test_dates_are_said_from_the_day_of_the_demonstration(said: str, means: str) -> None:
    assert dated(said, dt.date(2026, 11, 22)) == means


def test_progress_names_the_commitment_that_it_reports_on() -> None:
    outline = read_outline("west_midlands", on=dt.date(2026, 11, 22))
    assert outline.reports("progress") == {"1.1": "1.1", "1.2": "1.2", "2.1": "2.1", "3.1": "3.1", "4.1": "4.1"}
