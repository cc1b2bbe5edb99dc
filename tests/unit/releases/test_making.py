"""Releases from end to end: hidden, attacked, published, and entered in the ledger."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from answerable.attack import attack
from answerable.disclosure import Policy, shipped
from answerable.releases import Made, Terms, make, rounds, summary
from answerable.vocabulary.errors import AnswerableError, RefusedReleaseError, UnusableLedgerError, UnusableReleaseError
from tests.support.releasing import BRITISH, NOT_SAID, PROVED, USUAL, WHO, Figures, results

STANDARD = shipped("standard")


def made(
    folder: Path, figures: Figures = USUAL, name: str = "out", policy: Policy = STANDARD, year: int = 2025
) -> Made:
    found = results(folder / f"results-{name}", figures, year=year)
    return make(found, Terms(policy, "Hearings", date(2026, 11, 22)), folder / "ledger", folder / name)


def table(folder: Path, name: str = "rates") -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


def row(folder: Path, group: str, place: str, name: str = "rates") -> dict[str, str]:
    found = table(folder, name)
    chosen = found[(found["group"] == group) & (found["place"] == place)].to_dict("records")
    return {str(key): str(value) for key, value in chosen[0].items()}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    made(folder)
    return folder


def test_a_small_count_is_hidden_with_all_that_is_made_of_it(release: Path) -> None:
    told = row(release / "out", "Roma", "Moorland")
    figures = {name: told[name] for name in ("k", "rate", "low", "high", "shrunk")}
    assert figures == dict.fromkeys(figures, "")
    assert told["reason"] == "small"
    compared = row(release / "out", "Roma", "Moorland", "comparisons")
    assert {compared[name] for name in ("k", "ratio", "gap", "excess", "q", "flag", "shrunk_ratio")} == {""}


def test_the_nearest_level_at_which_the_group_is_shown_is_named(release: Path) -> None:
    assert row(release / "out", "Roma", "Moorland")["shown_at"] in {
        "broad group White at Moorland",
        "fine group at region North",
        "broad group White at region North",
        "fine group at the nation",
    }


def test_what_is_large_is_printed(release: Path) -> None:
    told = row(release / "out", BRITISH, "")
    assert [told[name] for name in ("k", "n", "rate", "hidden")] == ["470", "1220", "0.3852", ""]


def test_the_attack_opens_nothing_of_what_was_published(release: Path) -> None:
    assert not attack(release / "out", release / "ledger").opened


def test_every_file_is_listed_with_its_hash_and_the_ledger_holds_a_copy(release: Path) -> None:
    names = {path.name for path in (release / "out").iterdir()}
    copy = release / "ledger" / "0001-2026-11-22"
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == {
        name: (release / "out" / name).read_bytes() for name in names
    }
    assert summary(release / "out").title == "Hearings"


def test_the_same_results_policy_and_ledger_give_the_same_bytes(release: Path, tmp_path: Path) -> None:
    made(tmp_path)
    first, second = ({path.name: path.read_bytes() for path in (one / "out").iterdir()} for one in (release, tmp_path))
    assert first == second


def test_what_an_earlier_release_printed_is_printed_again_and_a_new_value_is_told(tmp_path: Path) -> None:
    made(tmp_path)
    later = made(tmp_path, USUAL | {(BRITISH, "Quay"): (115, 260)}, "later")
    assert (later.name, later.given_away) == ("2026-11-22-2", 0)
    changed = table(tmp_path / "later", "revisions")
    told = changed[(changed["group"] == BRITISH) & (changed["place"] == "") & (changed["figure"] == "k")]
    assert told[["was", "is", "release"]].to_numpy().tolist() == [["470", "475", "2026-11-22"]]


def test_a_ledger_in_which_a_release_was_changed_is_refused(tmp_path: Path) -> None:
    made(tmp_path)
    rates = tmp_path / "ledger" / "0001-2026-11-22" / "rates.csv"
    rates.write_text(rates.read_text().replace("470", "471"))
    with pytest.raises(UnusableLedgerError, match=r"2026-11-22 was changed \(rates.csv\)"):
        made(tmp_path, name="later")
    assert not (tmp_path / "later").exists()


def test_what_cannot_be_protected_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "MOST_ROUNDS", 1)
    loose = Policy("loose", "Hide nothing", smallest_count=2, smallest_base=2, zeros_below=0)
    made(tmp_path, policy=loose)
    strict = Policy("strict", "Hide more", smallest_count=100, smallest_base=100, zeros_below=100)
    with pytest.raises(RefusedReleaseError, match="would give away what it hides"):
        made(tmp_path, USUAL | {(BRITISH, "Quay"): (111, 260)}, "later", policy=strict)
    assert sorted(path.name for path in (tmp_path / "ledger").iterdir()) == ["0001-2026-11-22", "ledger.json"]
    assert not [path for path in tmp_path.iterdir() if "later" in path.name and "results" not in path.name]


def test_a_folder_in_use_is_not_written_over(release: Path) -> None:
    with pytest.raises(UnusableReleaseError, match="is there already"):
        make(
            results(release / "again"),
            Terms(STANDARD, "Hearings", date(2026, 11, 22)),
            release / "ledger",
            release / "out",
        )


def test_shares_are_not_published_where_fewer_than_sixty_per_cent_said_their_group(tmp_path: Path) -> None:
    figures = USUAL | {(NOT_SAID, "Quay"): (300, 700)}
    found = results(tmp_path / "results", figures, (WHO,))
    make(found, Terms(STANDARD, "Who", date(2026, 11, 22)), tmp_path / "ledger", tmp_path / "out")
    told = row(tmp_path / "out", BRITISH, "Quay")
    assert (told["k"], told["rate"], told["reason"]) == ("", "", "declaration")
    assert row(tmp_path / "out", BRITISH, "Harbour")["reason"] != "declaration"


def test_rounded_figures_are_counts_and_the_rates_of_these(tmp_path: Path) -> None:
    made(tmp_path, policy=shipped("rounded"))
    told = row(tmp_path / "out", BRITISH, "")
    assert (told["k"], told["n"], told["rate"], told["low"]) == ("470", "1220", "0.3852", "")
    assert not (tmp_path / "out" / "comparisons.csv").exists()
    with pytest.raises(AnswerableError, match="rounded to 5"):
        made(tmp_path, name="exact")


def test_a_policy_says_what_is_published_at_all_and_the_notes_say_what_is_left_out(tmp_path: Path) -> None:
    made(tmp_path, policy=replace(STANDARD, levels=("nation", "region")))
    told = table(tmp_path / "out")
    assert {*told["level"]} == {"nation", "region"}
    notes = json.loads((tmp_path / "out" / "release.json").read_text())["notes"]
    assert [note for note in notes if "rows of the run" in note] == [
        (
            "Published are figures by nation, region, for every span, without pairs of characteristics: "
            "21 of 49 rows of the run."
        )
    ]


def test_a_part_of_a_partition_stands_alone_where_the_others_are_missing(tmp_path: Path) -> None:
    found = results(tmp_path / "results", measures=(replace(PROVED, partition="outcome"),))
    make(found, Terms(STANDARD, "Hearings", date(2026, 11, 22)), tmp_path / "ledger", tmp_path / "out")
    assert table(tmp_path / "out", "measures")["partition"].tolist() == [""]
