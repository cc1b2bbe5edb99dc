"""Charts, from plain frames to SVG."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.disparity.report.charts import Mark, Words, dot_and_interval, funnel, trend
from answerable.disparity.report.charts.drawing import RED

NAN = float("nan")
WORDS = Words("chart-1", 'Groups & "places"', "What <it> shows")
SVG = "{http://www.w3.org/2000/svg}"

GROUPS = pd.DataFrame(
    {
        "label": ["Caribbean", "Any other Black, Black British, or Caribbean background", "Arab", "<b>Roma</b>"],
        "value": [2.0, 1.4, 0.0, NAN],
        "low": [1.5, 0.7, 0.0, NAN],
        "high": [2.5, 2.8, 90.0, NAN],
        "shrunk": [1.9, 1.2, 0.9, NAN],
        "flagged": [True, False, False, False],
        "text": ["2.00 (1.50 to 2.50)", "1.40 (0.70 to 2.80)", "0.00 (0.00 to 90.00)", "cannot say"],
    }
)
MONTHS = pd.DataFrame(
    {
        "from": [date(2026, month, 1) for month in range(1, 7)],
        "value": [0.1, 0.2, NAN, 0.15, 0.1, 0.4],
        "centre": 0.15,
        "low": 0.0,
        "high": 0.3,
        "signal": [False] * 5 + [True],
        "break_before": [False] * 4 + [True, False],
    }
)
PLACES = pd.DataFrame(
    {
        "place": ["Ashfield", "Birch", "Castle"],
        "value": [1.0, 3.0, 0.9],
        "size": [20.0, 50.0, 80.0],
        "centre": 1.0,
        "low_95": [0.5, 0.7, 0.8],
        "high_95": [1.6, 1.4, 1.3],
        "low_998": [0.2, 0.5, 0.6],
        "high_998": [2.0, 1.7, 1.5],
        "outside": ["", "99.8%", ""],
        "here": [False, False, True],
    }
)


def dots(rows: pd.DataFrame) -> str:
    return dot_and_interval(rows, WORDS, band=(0.8, 1.25), axis="Times as often as everyone else")


CHARTS = {
    "dots": lambda: dots(GROUPS),
    "trend": lambda: trend(MONTHS, WORDS, number=".0%"),
    "funnel": lambda: funnel(PLACES, WORDS, number=".1f", size="Expected events"),
}


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_an_image_with_a_name_that_needs_nothing_else(name: str) -> None:
    svg = CHARTS[name]()
    root = ET.fromstring(svg)  # noqa: S314 - our own
    named = {tag.get("id"): tag.text for tag in root.iter() if tag.get("id")}
    assert named == {"chart-1-title": WORDS.title, "chart-1-description": WORDS.description}
    assert {name: root.get(name) for name in ("role", "aria-labelledby", "aria-describedby")} == {
        "role": "img",
        "aria-labelledby": "chart-1-title",
        "aria-describedby": "chart-1-description",
    }
    assert re.findall(r"<script|href|url\(|style=|<image|xlink", svg) == []


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_same_each_time_and_its_letters_are_large(name: str) -> None:
    svg = CHARTS[name]()
    assert svg == CHARTS[name]()
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 ')
    assert set(re.findall(r'font-size="(\d+)px"', svg)) == {"14"}


def test_groups_are_named_with_their_figures_and_names_are_no_markup() -> None:
    said = texts(dots(GROUPS))
    assert {"Caribbean", "<b>Roma</b>", "2.00 (1.50 to 2.50)", "cannot say"} <= set(said)
    assert "Any other Black, Black British, orCaribbean background" in said  # two lines


def test_what_stands_out_has_a_shape_of_its_own() -> None:
    assert dots(GROUPS).count(f'fill="{RED}"') == 1
    assert dots(GROUPS.assign(flagged=False)).count(f'fill="{RED}"') == 0
    assert trend(MONTHS, WORDS, number=".0%").count(f'fill="{RED}"') == 1
    assert funnel(PLACES, WORDS, number=".1f", size="Events").count(f'fill="{RED}"') == 1


def test_a_trend_tells_its_first_and_last_month() -> None:
    said = texts(trend(MONTHS, WORDS, number=".0%"))
    assert (said[0], "Jun 2026" in said, "40%" in said) == ("Jan 2026", True, True)


def test_a_funnel_names_the_place_of_the_page_and_those_beyond_the_limits() -> None:
    assert {"Birch", "Castle", "Ashfield"} & set(texts(CHARTS["funnel"]())) == {"Birch", "Castle"}


def test_names_of_places_do_not_cover_each_other() -> None:
    close = PLACES.assign(outside="99.8%", value=[3.0, 3.01, 3.02], size=[20.0, 20.5, 80.0], here=False)
    assert {"Ashfield", "Birch"} - set(texts(funnel(close, WORDS, number=".1f", size="Events"))) == {"Ashfield"}


def test_a_trend_without_limits_has_its_points() -> None:
    assert "Jan 2026" in texts(trend(MONTHS.assign(centre=NAN, low=NAN, high=NAN), WORDS, number=".0%"))


figures = st.one_of(st.just(NAN), st.just(0.0), st.floats(1e-9, 1e9))


@settings(max_examples=8)
@given(st.lists(st.tuples(figures, figures, figures), min_size=1, max_size=3))
def test_any_figures_make_a_chart_with_every_group(rows: list[tuple[float, float, float]]) -> None:
    frame = pd.DataFrame([sorted(row) for row in rows], columns=["low", "value", "high"], dtype=float)
    names = [f"Group {number}" for number in range(len(rows))]
    svg = dots(frame.assign(label=names, shrunk=frame["value"], flagged=False, text=""))
    assert "NaN" not in svg
    assert set(names) <= set(texts(svg))


def test_a_trend_marks_days_within_its_periods_and_draws_the_comparator_beside() -> None:
    marks = (Mark(date(2026, 3, 10), "A"), Mark(date(2031, 1, 1), "B"))
    marked = trend(MONTHS.assign(beside=0.9), WORDS, number=".0%", marks=marks)
    assert ({"A", "B"} & set(texts(marked)), "100%" in texts(marked)) == ({"A"}, True)
