"""Charts, from plain rows to SVG."""

import re
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.disparity.report.charts import Mark, Words, dot_and_interval, funnel, trend
from answerable.disparity.report.charts.drawing import INK, RED
from answerable.disparity.report.charts.scales import steps
from answerable.disparity.report.numbers import round_number, round_share

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
    return dot_and_interval(rows.to_dict("records"), WORDS, band=(0.8, 1.25), axis="Times as often as everyone else")


def over_time(rows: pd.DataFrame, marks: Sequence[Mark] = ()) -> str:
    return trend(rows.to_dict("records"), WORDS, number=round_share, marks=marks)


def by_size(rows: pd.DataFrame) -> str:
    return funnel(rows.to_dict("records"), WORDS, number=round_number, size="Expected events")


CHARTS = {"dots": lambda: dots(GROUPS), "trend": lambda: over_time(MONTHS), "funnel": lambda: by_size(PLACES)}


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
    assert set(re.findall(r'font-size="([^"]*)"', svg)) == {"14"}


def test_groups_are_named_with_their_figures_and_names_are_no_markup() -> None:
    said = texts(dots(GROUPS))
    assert {"Caribbean", "<b>Roma</b>", "2.00 (1.50 to 2.50)", "cannot say"} <= set(said)
    assert "Any other Black, Black British, or" in said


def test_what_stands_out_has_a_shape_of_its_own() -> None:
    assert dots(GROUPS).count(f'fill="{RED}"') == 1
    assert dots(GROUPS.assign(flagged=False)).count(f'fill="{RED}"') == 0
    assert over_time(MONTHS).count(f'fill="{RED}"') == 1
    assert by_size(PLACES).count(f'fill="{RED}"') == 1


def test_a_trend_tells_its_first_and_last_month() -> None:
    said = texts(over_time(MONTHS))
    assert said == ["0%", "10%", "20%", "30%", "40%", "50%", "Jan 2026", "Mar 2026", "Apr 2026", "Jun 2026"]


def test_a_funnel_names_the_place_of_the_page_and_those_beyond_the_limits() -> None:
    assert {"Birch", "Castle", "Ashfield"} & set(texts(CHARTS["funnel"]())) == {"Birch", "Castle"}


def test_a_place_without_a_name_is_a_point() -> None:
    unnamed = PLACES.assign(place=["Ashfield", "", "Castle"])
    assert by_size(unnamed).count(f'fill="{RED}"') == 1
    assert "" not in texts(by_size(unnamed))


def test_names_of_places_do_not_cover_each_other() -> None:
    close = PLACES.assign(outside="99.8%", value=[3.0, 3.01, 3.02], size=[20.0, 20.5, 80.0], here=False)
    assert {"Ashfield", "Birch"} - set(texts(by_size(close))) == {"Ashfield"}


def test_a_trend_without_limits_has_its_points() -> None:
    assert "Jan 2026" in texts(over_time(MONTHS.assign(centre=NAN, low=NAN, high=NAN)))


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
    marked = over_time(MONTHS.assign(beside=0.9), marks)
    assert ({"A", "B"} & set(texts(marked)), "100%" in texts(marked)) == ({"A"}, True)


def test_letters_of_days_that_are_near_stand_beside_each_other() -> None:
    svg = over_time(MONTHS, [Mark(date(2026, 3, 10), "A"), Mark(date(2026, 3, 11), "B")])
    places = {text.text: float(text.get("x", "")) for text in ET.fromstring(svg).iter(f"{SVG}text")}  # noqa: S314
    assert places["B"] - places["A"] == 16


def test_no_line_crosses_a_missing_figure_or_a_break() -> None:
    value = next(path for path in ET.fromstring(over_time(MONTHS)).iter(f"{SVG}path") if path.get("stroke") == INK)  # noqa: S314
    assert [run.count("L") + 1 for run in value.get("d", "")[1:].split("M")] == [2, 1, 2]


@pytest.mark.parametrize(
    ("low", "high", "most", "round_numbers"),
    [
        (0, 10, 5, [0, 2, 4, 6, 8, 10]),
        (0, 11, 5, [0, 5, 10, 15]),
        (-0.4, 0.3, 8, ["−0.4", "−0.3", "−0.2", "−0.1", "0", "0.1", "0.2", "0.3"]),
        (1180, 1420, 6, ["1,150", "1,200", "1,250", "1,300", "1,350", "1,400", "1,450"]),
        (0.00091, 0.00149, 8, ["0.0009", "0.001", "0.0011", "0.0012", "0.0013", "0.0014", "0.0015"]),
    ],
)
def test_round_numbers_are_multiples_of_1_2_or_5(
    low: float, high: float, most: int, round_numbers: Sequence[float | str]
) -> None:
    assert [round_number(step) for step in steps(low, high, most)] == [str(one) for one in round_numbers]


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(2, 12))
def test_round_numbers_reach_around_figures_and_are_few(low: float, length: float, most: int) -> None:
    high = low + length
    found = steps(low, high, most)
    assert (found[0] <= low + length / 1e6, found[-1] >= high - length / 1e6, len(found) <= most + 2) == (True,) * 3
