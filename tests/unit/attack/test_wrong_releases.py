"""Folders that are no release, and releases that cannot be right."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.attack import attack
from answerable.vocabulary.errors import UnusableReleaseError
from tests.support.attack import Row, group, measure, place, row, write_release

RATES = [row("", k=100), row("a", k=40), row("b", k=None)]


def without(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def changed(folder: Path) -> None:
    with (folder / "rates.csv").open("a") as file:
        file.write("\n")


def unlisted(folder: Path) -> None:
    about = json.loads((folder / "release.json").read_text())
    del about["files"]["groups.csv"]
    (folder / "release.json").write_text(json.dumps(about))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (without("release.json"), r"release.json cannot be read \(No such file"),
        (without("places.csv"), r"places.csv cannot be read"),
        (changed, r"rates.csv was changed after it was published"),
        (unlisted, r"does not list groups.csv"),
        (lambda folder: (folder / "release.json").write_text("[]"), r"does not describe a release"),
    ],
)
def test_a_folder_that_is_no_whole_release(tmp_path: Path, spoil: Callable[[Path], None], why: str) -> None:
    release = write_release(tmp_path / "release", RATES)
    spoil(release)
    with pytest.raises(UnusableReleaseError, match=why):
        attack(release)


@pytest.mark.parametrize(
    ("rates", "why"),
    [
        ([row("a", k="many")], "The column k holds 'many' where a number should be"),
        ([row("a", k=-3)], "a count cannot be negative"),
        ([row("a", during=("2025-01-01", "2024-12-31"))], "ends before it begins"),
        ([row("a", during=("2025", "2026"))], "which are not two days"),
        ([row("a", measure="appeals")], "the measure appeals, which measures.csv does not list"),
        ([row("a", k=40), row("a", k=41)], "a at Moorland, .*: printed as 41 and as 40"),
        ([row("a", k=40, n=30)], "does not add up: outcomes, convicted, a at Moorland"),
        ([row("", k=100), row("a", k=40), row("b", k=59)], "does not add up: groups of ethnicity, custody, everyone"),
        ([row("", k=90), row("a", k=95), row("b", k=None)], "does not add up: groups of ethnicity, custody, everyone"),
    ],
)
def test_figures_that_cannot_be(tmp_path: Path, rates: list[Row], why: str) -> None:
    with pytest.raises(UnusableReleaseError, match=why):
        attack(write_release(tmp_path / "release", rates))


def test_a_row_of_a_group_that_no_list_has(tmp_path: Path) -> None:
    release = write_release(tmp_path / "release", RATES, groups=[group("a")])
    with pytest.raises(UnusableReleaseError, match="A row tells of ethnicity fine b, which is in no code list"):
        attack(release)


def test_a_group_of_a_broad_group_that_no_list_has(tmp_path: Path) -> None:
    release = write_release(tmp_path / "release", RATES, groups=[group("a", of="A"), group("b")])
    with pytest.raises(UnusableReleaseError, match="a is part of A, which it does not list"):
        attack(release)


def test_regions_within_each_other(tmp_path: Path) -> None:
    places = [place("Moorland", of="North"), place("North", of="East", level="region")]
    places += [place("East", of="North", level="region")]
    with pytest.raises(UnusableReleaseError, match="is part of itself, by way of others"):
        attack(write_release(tmp_path / "release", RATES, places=places))


def test_figures_that_cannot_be_taken_together(tmp_path: Path) -> None:
    """Each row could hold; together they say that half a person was there."""
    measures = [measure(kind="mean")]
    rates = [row("", "w", k=10), row("", "x", k=10), row("a", "", k=4), row("b", "", k=20), row("", "", k=20)]
    rates += [row(name, at, k=None) for name in "ab" for at in "wx"]
    with pytest.raises(UnusableReleaseError, match="does not add up"):
        attack(write_release(tmp_path / "release", rates, measures=measures))


def test_an_attack_without_time_is_not_finished(tmp_path: Path) -> None:
    rates = [row("", k=62), *(row(name, k=None) for name in "abc")]
    report = attack(write_release(tmp_path / "release", rates), seconds=0)
    assert [str(cell.group.name) for cell in report.unfinished] == ["a", "b", "c"]
    assert report.opened
