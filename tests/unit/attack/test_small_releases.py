"""What small releases give away, and what they do not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from answerable.attack import Report, attack
from tests.support.attack import QUARTERS, YEAR, Row, group, measure, place, row, write_release


def opened(
    tmp_path: Path,
    rates: Sequence[Row],
    **files: Any,  # noqa: ANN401 -- whatever a release has beside its rates
) -> dict[tuple[str, str], tuple[int, int]]:
    """What an attack recovers: from group and place to the range it proves."""
    return found(attack(write_release(tmp_path / "release", rates, **files)))


def found(report: Report) -> dict[tuple[str, str], tuple[int, int]]:
    assert not report.unfinished
    return {(one.cell.group.name, one.cell.place.name): (one.low, one.high) for one in report.recovered}


FOUR = {"w": (30, 47, 64, 89), "x": (90, 124, 5, 31), "y": (92, 100, 59, 85), "z": (800, 991, 651, 685)}


def four_by_four(hidden: str) -> list[Row]:
    """The published case in which every row and column has two hidden cells or more, and one is known all the same."""
    cells = {at + name: value for at, values in FOUR.items() for name, value in zip("abcd", values, strict=True)}
    shown = {cell: None if cell in hidden.split() else value for cell, value in cells.items()}
    rows = [row(cell[1], cell[0], k=value, n=3000) for cell, value in shown.items()]
    rows += [row("", at, k=sum(values), n=12000) for at, values in FOUR.items()]
    rows += [row(name, "", k=sum(cells[at + name] for at in FOUR), n=12000) for name in "abcd"]
    return [*rows, row("", "", k=sum(cells.values()), n=48000)]


def test_a_cell_known_from_four_equations_together(tmp_path: Path) -> None:
    report = attack(write_release(tmp_path / "release", four_by_four("wa wb wc xa xc yb yd zb zd")))
    assert found(report) == {("b", "w"): (47, 47)}
    assert report.recovered[0].how.startswith("It follows from 4 equations taken together: ")
    assert (report.hidden, report.witnessed) == (9, 8)


def test_one_cell_more_hidden_is_safe(tmp_path: Path) -> None:
    assert opened(tmp_path, four_by_four("wa wb wc xa xb xc yb yd zb zd")) == {}


def test_a_lone_hidden_cell(tmp_path: Path) -> None:
    rates = [row("", k=100), row("a", k=40), row("b", k=57), row("c", k=None)]
    report = attack(write_release(tmp_path / "release", rates, measures=[measure(denominator="convicted")]))
    assert found(report) == {("c", "Moorland"): (3, 3)}
    assert str(report.recovered[0]) == (
        "custody, c at Moorland, 1 January 2025 to 31 December 2025: is 3. "
        "It is everyone less the other 2 groups of ethnicity at Moorland, 1 January 2025 to 31 December 2025."
    )


def lonely(**said: object) -> list[Row]:
    """One row, of 60 people; nothing adds up to anything."""
    return [{**row("a", k=None, n=60), **said}]


def test_a_rate_beside_its_denominator(tmp_path: Path) -> None:
    percent = [measure(per=100)]
    assert opened(tmp_path, lonely(rate=6.7), measures=percent) == {("a", "Moorland"): (4, 4)}


def test_no_rate_no_leak(tmp_path: Path) -> None:
    assert opened(tmp_path, lonely(rate="")) == {}


def test_limits_of_wilson(tmp_path: Path) -> None:
    assert opened(tmp_path, lonely(low=0.026, high=0.159)) == {("a", "Moorland"): (4, 4)}


def test_limits_of_people_who_repeat_tell_less(tmp_path: Path) -> None:
    assert opened(tmp_path, lonely(low=0.026, high=0.159), measures=[measure(repeats="every")]) == {}


BESIDE = [row("White British", k=50, n=500), row("a", k=None, n=60)]
WHITE = [group("White", detail="broad"), group("White British", of="White"), group("a")]


@pytest.mark.parametrize(
    "printed",
    [
        {"ratio": 0.67},
        {"complement_ratio": 1.037},
        {"gap": -0.0333},
        {"excess": -2.0},
        {"comparator_rate": 0.1, "ratio": 0.667},
        {"ratio_low": 0.66, "ratio_high": 0.67},
    ],
    ids=str,
)
def test_figures_beside_a_printed_comparator(tmp_path: Path, printed: dict[str, float]) -> None:
    comparisons = [{**row("a", k=None, n=60, comparator="white British"), **printed}]
    rates = [*BESIDE, row("White", detail="broad", k=50, n=500)]
    assert opened(tmp_path, rates, groups=WHITE, comparisons=comparisons) == {("a", "Moorland"): (4, 4)}


def test_a_comparator_that_holds_everyone_else(tmp_path: Path) -> None:
    rates = [row("", k=100, n=600), row("a", k=None, n=60), row("b", k=None, n=240), row("c", k=None, n=300)]
    others = [row("a", k=None, n=60, comparator="everyone else", comparator_k=96, comparator_n=540)]
    assert opened(tmp_path, rates, comparisons=others) == {("a", "Moorland"): (4, 4)}


def test_shrunk_rates_of_other_places(tmp_path: Path) -> None:
    """Three places tell how far rates are drawn together, and so what was drawn at the fourth."""
    counts = {"Fell": (10, 100), "Dale": (30, 150), "Moor": (9, 200), "Hill": (4, 60)}
    rates = [
        {**row("a", at, k=None if at == "Hill" else k, n=n), "shrunk": f"{(2 + k) / (20 + n):.5f}"}
        for at, (k, n) in counts.items()
    ]
    assert opened(tmp_path, rates) == {("a", "Hill"): (4, 4)}
    assert opened(tmp_path / "few", rates[2:]) == {}


def test_points_of_charts(tmp_path: Path) -> None:
    trends = [{**row("a"), "value": 0.067, "hidden": ""}]
    assert opened(tmp_path, lonely(), trends=trends) == {("a", "Moorland"): (4, 4)}


def test_the_size_of_a_funnel_point(tmp_path: Path) -> None:
    funnels = [{**row("a"), "comparator": "", "value": "", "size": 12, "hidden": ""}]
    rates = [row("a", k=None, n=None)]
    assert opened(tmp_path, rates, funnels=funnels) == {("a", "Moorland"): (12, 12)}


def test_everyone_less_everyone_is_nobody(tmp_path: Path) -> None:
    """The complement: all three of b had the outcome of n - k."""
    rates = [row("", k=57, n=60), row("a", k=None, n=50), row("b", k=None, n=10)]
    assert opened(tmp_path, rates) == {("a", "Moorland"): (47, 50), ("b", "Moorland"): (7, 10)}


LEVELS = ("basic", "standard", "enhanced")


def incentives(partition: str) -> list[Row]:
    return [measure(name, numerator=name, denominator="prisoners", partition=partition) for name in LEVELS]


@pytest.mark.parametrize(("partition", "gives"), [("incentives", {("a", "Moorland"): (3, 3)}), ("", {})])
def test_levels_that_make_up_everyone(tmp_path: Path, partition: str, gives: dict[Any, Any]) -> None:
    counts = zip(LEVELS, (None, 40, 57), strict=True)
    rates = [row("a", measure=name, k=k, n=100) for name, k in counts]
    assert opened(tmp_path, rates, measures=incentives(partition)) == gives


def test_one_stage_of_two_measures(tmp_path: Path) -> None:
    measures = [measure(), measure("appeals", numerator="appeals", denominator="custody")]
    rates = [row("a", k=None, n=60), row("a", measure="appeals", k=2, n=4)]
    report = attack(write_release(tmp_path / "release", rates, measures=measures))
    assert found(report) == {("a", "Moorland"): (4, 4)}
    assert report.recovered[0].how == "It is printed in another row."


def test_two_characteristics_share_their_total(tmp_path: Path) -> None:
    sexes = [row("Women", characteristic="sex", k=30, n=90), row("Men", characteristic="sex", k=70, n=300)]
    rates = [row("a", k=40), row("b", k=57), row("c", k=None), *sexes]
    assert opened(tmp_path, rates) == {("c", "Moorland"): (3, 3)}


@pytest.mark.parametrize(("additive", "gives"), [("yes", {("a", "Moorland"): (3, 3)}), ("no", {})])
def test_quarters_of_a_year(tmp_path: Path, additive: str, gives: dict[Any, Any]) -> None:
    quarters = zip(QUARTERS, (20, 21, None, 22), strict=True)
    rates = [row("a", k=66, n=400), *(row("a", during=quarter, k=k) for quarter, k in quarters)]
    assert opened(tmp_path, rates, measures=[measure(additive_over_periods=additive)]) == gives


def test_years_that_overlap(tmp_path: Path) -> None:
    """January to December and April to March differ by two quarters: one of them is known from the other."""
    later = ("2025-04-01", "2026-03-31")
    following = ("2026-01-01", "2026-03-31")
    rates = [
        row("a", during=YEAR, k=50, n=400),
        row("a", during=later, k=70, n=400),
        row("a", during=QUARTERS[0], k=None),
        row("a", during=following, k=23),
    ]
    assert opened(tmp_path, rates) == {("a", "Moorland"): (3, 3)}


@pytest.mark.parametrize(("additive", "gives"), [("yes", {("a", "Fell"): (3, 3)}), ("no", {})])
def test_places_of_a_region(tmp_path: Path, additive: str, gives: dict[Any, Any]) -> None:
    places = [place("North", level="region"), place("Fell", of="North"), place("Moor", of="North")]
    rates = [row("a", "North", level="region", k=20), row("a", "Fell", k=None), row("a", "Moor", k=17)]
    assert opened(tmp_path, rates, places=places, measures=[measure(additive_over_places=additive)]) == gives


def test_people_who_count_once_still_bound_their_region(tmp_path: Path) -> None:
    """Nobody at Fell is missing from its region, and whoever is there is at Fell or Moor."""
    places = [place("North", level="region"), place("Fell", of="North"), place("Moor", of="North")]
    rates = [row("a", "North", level="region", k=20), row("a", "Fell", k=None), row("a", "Moor", k=2)]
    once = [measure(additive_over_places="no", repeats="once")]
    assert opened(tmp_path, rates, places=places, measures=once) == {("a", "Fell"): (18, 20)}


def test_somebody_alone_in_a_hidden_cell(tmp_path: Path) -> None:
    rates = [row("", k=62), row("a", k=57), row("b", k=None), row("c", k=None)]
    report = attack(write_release(tmp_path / "release", rates))
    assert sorted((one.cell.who, one.low, one.knowing.who) for one in report.recovered if one.knowing) == [
        ("b", 4, "c"),
        ("c", 4, "b"),
    ]


@pytest.mark.parametrize(("k", "gives"), [(57, {}), (3, {("b", "Moorland"): (3, 3)})])
def test_what_is_hidden_since_few_declared_may_be_known_unless_it_is_small(
    tmp_path: Path, k: int, gives: dict[Any, Any]
) -> None:
    rates = [row("", k=40 + k), row("a", k=40), {**row("b", k=None), "reason": "declaration"}]
    assert opened(tmp_path, rates) == gives


def test_whole_numbers_only(tmp_path: Path) -> None:
    """7 k = 50 k0 + 21 has many solutions, and one in whole numbers."""
    comparisons = [row("a", k=None, n=50, comparator="b", gap="0.060000")]
    rates = [row("a", k=None, n=50), row("b", k=None, n=7)]
    report = attack(write_release(tmp_path / "release", rates, comparisons=comparisons))
    assert found(report) == {("a", "Moorland"): (3, 3), ("b", "Moorland"): (0, 0)}


def test_rounded_counts(tmp_path: Path) -> None:
    rates = [row("", k=65, n=150), row("a", k=40, n=60), row("b", k=None, n=90)]
    report = attack(write_release(tmp_path / "release", rates, rounding=5))
    assert report.intervals[["low", "high"]].to_numpy().tolist() == [[21, 29]]
    assert not report.opened


def test_pairs_of_two_characteristics(tmp_path: Path) -> None:
    """Roma people are Roma women and Roma men, whichever of the two is asked for."""
    about = "ethnicity × sex"
    pairs = [("Roma × Women", None), ("Roma × Men", 17), ("Irish × Women", 20), ("Irish × Men", 22)]
    rates = [row(name, k=k, characteristic=about, detail="pair") for name, k in pairs]
    rates += [row("Roma", k=20), row("Irish", k=42)]
    groups = [group("Roma"), group("Irish"), group("Women", about="sex"), group("Men", about="sex")]
    groups += [group(name, about=about, detail="pair", of=name.replace(" × ", " | ")) for name, _ in pairs]
    assert opened(tmp_path, rates, groups=groups) == {("Roma × Women", "Moorland"): (3, 3)}


def test_a_share_of_those_whose_group_is_known(tmp_path: Path) -> None:
    """Those who did not say are everyone less the number of which shares are given."""
    share = [measure("board", kind="share", numerator="board", denominator="")]
    told = [("a", 60), ("b", None), ("c", None), ("Prefer not to say", None)]
    rates = [row(name, measure="board", k=k, n=97) for name, k in told[:3]]
    rates += [row(told[3][0], measure="board", k=None), row("", measure="board", k=100)]
    assert opened(tmp_path, rates, measures=share) == {("Prefer not to say", "Moorland"): (3, 3)}


def test_events_may_be_more_than_the_time_in_which_they_happened(tmp_path: Path) -> None:
    rates = [row("", k=100, n=12.5), row("a", k=40, n=7.25), row("b", k=None, n=5.25), row("c", k=None, n=0)]
    assert opened(tmp_path, rates, measures=[measure(kind="rate", per=1000)]) == {}


def test_a_named_comparator(tmp_path: Path) -> None:
    rates = [row("Women", characteristic="sex", k=None, n=60), row("Men", characteristic="sex", k=20, n=60)]
    comparisons = [{**rates[0], "comparator": "Men", "ratio": "0.200"}]
    assert opened(tmp_path, rates, comparisons=comparisons) == {("Women", "Moorland"): (4, 4)}
