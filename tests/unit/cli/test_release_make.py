"""`answerable release make` and `answerable release show`."""

from pathlib import Path

import pytest

from tests.support.releasing import results
from tests.unit.cli.running import Ran, answerable


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    results(folder / "results")
    made = make(folder, "out")
    assert (made.status, made.err) == (0, "")
    assert made.out.splitlines()[0].startswith(f"Published 2026-11-22 in {folder / 'out'}: ")
    return folder


def make(folder: Path, out: str, *more: str) -> Ran:
    where = ("--ledger", folder / "ledger", "--out", folder / out)
    return answerable("release", "make", folder / "results", *where, "--on", "2026-11-22", "--title", "Hearings", *more)


def test_a_release_is_shown_by_table_and_reason(folder: Path) -> None:
    shown = answerable("release", "show", folder / "out")
    head, columns, *rows = shown.out.splitlines()
    assert (shown.status, head) == (0, "Hearings: 2026-11-22, published on 22 November 2026.")
    assert columns.split("\t") == ["Table", "Reason", "Rows"]
    assert {tuple(row.split("\t")[:2]) for row in rows} >= {("rates", "shown"), ("rates", "small")}


def test_an_attack_on_what_was_published_opens_nothing(folder: Path) -> None:
    assert answerable("release", "attack", folder / "out", "--ledger", folder / "ledger").status == 0


def test_a_folder_in_use_and_a_policy_that_is_none_are_refused(folder: Path) -> None:
    used, unknown = make(folder, "out"), make(folder, "other", "--policy", str(folder / "none.yaml"))
    assert (used.status, unknown.status) == (3, 2)
    assert "is there already" in used.err
    assert "none.yaml cannot be read" in unknown.err


def test_a_changed_ledger_and_a_changed_release_are_told(folder: Path) -> None:
    (folder / "out" / "places.csv").write_text("level,place,parent\n")
    shown = answerable("release", "show", folder / "out")
    assert (shown.status, "places.csv" in shown.err) == (3, True)
    (folder / "ledger" / "0001-2026-11-22" / "places.csv").write_text("level,place,parent\n")
    refused = make(folder, "later")
    assert (refused.status, "2026-11-22 was changed (places.csv)" in refused.err) == (3, True)


def test_results_that_are_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    refused = make(tmp_path, "out")
    assert (refused.status, "holds no results" in refused.err) == (3, True)
