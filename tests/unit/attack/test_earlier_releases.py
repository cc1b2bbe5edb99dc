"""What two releases give away together."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from answerable.attack import Report, attack
from answerable.vocabulary.errors import UnusableReleaseError
from tests.support.attack import Row, place, row, write_release

NOW = [row("", k=100), row("a", k=40), row("b", k=None), row("c", k=None)]


def after(tmp_path: Path, earlier: Sequence[Row], now: Sequence[Row] = NOW, **files: Sequence[Row]) -> Report:
    ledger = tmp_path / "ledger"
    then = files.pop("then", ())
    write_release(ledger / "spring", earlier, places=then)
    places = files.pop("places", ())
    return attack(write_release(tmp_path / "autumn", now, previous=["spring"], places=places), ledger)


def found(report: Report) -> dict[tuple[str, str], tuple[int, str]]:
    return {
        (one.cell.group.name, one.cell.place.name): (one.low, one.how)
        for one in report.recovered
        if one.low == one.high and not one.knowing
    }


def test_hidden_now_and_printed_before(tmp_path: Path) -> None:
    report = after(tmp_path, [row("", k=100), row("a", k=40), row("b", k=57), row("c", k=None)])
    assert report.earlier == ("spring",)
    assert found(report) == {
        ("b", "Moorland"): (57, "It is printed in the release spring."),
        ("c", "Moorland"): (
            3,
            "It is everyone less the other 2 groups of ethnicity at Moorland, 1 January 2025 to 31 December 2025.",
        ),
    }


def test_the_same_hidden_twice(tmp_path: Path) -> None:
    assert not after(tmp_path, NOW).opened


def test_a_figure_that_was_revised_no_longer_tells_of_what_was_hidden_beside_it(tmp_path: Path) -> None:
    earlier = [row("", k=90), row("a", k=40), row("b", k=47), row("c", k=3)]
    assert found(after(tmp_path, earlier)) == {}


def test_one_of_two_hidden_figures_was_printed_at_another_place(tmp_path: Path) -> None:
    """A revision at one place leaves what an earlier release tells of another."""
    there = [row("", "Fell", k=50), row("a", "Fell", k=20), row("b", "Fell", k=None), row("c", "Fell", k=None)]
    earlier = [row("", k=90), row("a", k=40), row("b", k=None), row("c", k=None), *there[:2]]
    earlier += [row("b", "Fell", k=26), row("c", "Fell", k=None)]
    assert {key: value for key, (value, _) in found(after(tmp_path, earlier, [*NOW, *there])).items()} == {
        ("b", "Fell"): 26,
        ("c", "Fell"): 4,
    }


PLACES = [row("a", "Fell", k=None), row("a", "Moor", k=30), row("a", "Dale", k=None)]


def region(k: int) -> Row:
    return row("a", "North", level="region", k=k)


def test_a_region_that_lost_a_place(tmp_path: Path) -> None:
    """The place that left is the difference between the region of two releases."""
    north = place("North", level="region")
    then = [north, place("Fell", of="North"), place("Moor", of="North"), place("Dale", of="North")]
    now = [north, place("Fell", of="North"), place("Moor", of="North"), place("Dale")]
    report = after(tmp_path, [region(73), *PLACES], [region(70), *PLACES], then=then, places=now)
    assert {key: value for key, (value, _) in found(report).items()} == {("a", "Dale"): 3, ("a", "Fell"): 40}


def test_a_release_that_is_missing_from_the_ledger(tmp_path: Path) -> None:
    release = write_release(tmp_path / "autumn", NOW, previous=["spring"])
    (tmp_path / "ledger").mkdir()
    with pytest.raises(UnusableReleaseError, match=r"The release follows spring, which .* does not hold"):
        attack(release, tmp_path / "ledger")


def test_the_release_itself_may_be_in_the_ledger(tmp_path: Path) -> None:
    release = write_release(tmp_path / "ledger" / "autumn", NOW)
    assert attack(release, tmp_path / "ledger").earlier == ()
