"""Runs over real files, whole and interrupted."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from answerable.disparity.engines import Files
from answerable.disparity.measures import read_catalogue
from answerable.disparity.measures.model import Catalogue
from answerable.disparity.results_folder import read_results
from answerable.disparity.running import Setting, run
from answerable.vocabulary.errors import InvalidMeasureError, UnusableDataError, UnusableResultsError

DEFINITIONS = """
data sets:
  charges:
    columns: {charged_on: date, prison: text, region: text, person: text, ethnicity: text, outcome: text}
    date: charged_on
    place: prison
    region: region
    person: person
  complaints:
    columns: {made_on: date, prison: text, ethnicity: text}
    date: made_on
    place: prison
characteristics:
  ethnicity: {column: ethnicity, classification: ethnicity}
measures:
  - name: charges-proved
    title: Charges proved
    why: They add days.
    kind: proportion
    direction: lower is better
    repeats: every
    numerator: {stage: charges proved, data: charges, where: {outcome: proved}}
    denominator: {stage: charges, data: charges}
    characteristics: [ethnicity]
  - name: complaints-made
    title: Make-up of complaints
    why: Who complains.
    kind: share
    direction: neutral
    numerator: {stage: complaints, data: complaints}
    characteristics: [ethnicity]
    benchmark: {name: Census, version: "2021", source: ONS, shares: {Indian: 0.4, Roma: 0.6}}
"""


class InterruptedRunError(Exception):
    """The run was stopped."""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "measures.yaml").write_text(DEFINITIONS, encoding="utf-8")
    return read_catalogue(tmp_path / "measures.yaml")


@pytest.fixture
def charges(tmp_path: Path) -> Files:
    """Three charges of each of 40 people, in January, February and March; Indian people are proved twice as often."""
    people = [(f"p{one}", "A1" if one % 4 == 0 else "W1", f"Prison {one % 2}") for one in range(40)]
    rows = [
        {"charged_on": date(2024, at, 5), "prison": prison, "region": "North", "person": person, "ethnicity": code}
        | {"outcome": "proved" if (at <= 2 if code == "A1" else at == 1) else "not proved"}
        for person, code, prison in people
        for at in (1, 2, 3)
    ]
    pd.DataFrame(rows).to_parquet(tmp_path / "charges.parquet")
    return Files((tmp_path / "charges.parquet",))


def stopping_after(steps: int) -> "type[Iterator[str]]":
    def progress(names: Sequence[str]) -> Iterator[str]:
        for done, name in enumerate(names):
            if done == steps:
                raise InterruptedRunError
            yield name

    return progress  # type: ignore[return-value]


def test_a_run_leaves_tables_definitions_and_what_they_were_made_from(
    tmp_path: Path, catalogue: Catalogue, charges: Files
) -> None:
    found = run(catalogue, {"charges": charges}, tmp_path / "out", Setting())
    again = read_results(tmp_path / "out")
    assert again == found
    assert again.catalogue == catalogue
    manifest = again.manifest
    assert manifest["software"].startswith("Answerable ")
    assert [(data["data"], data["rows"], data["first"], data["last"]) for data in manifest["made from"]] == [
        ("charges", 120, "2024-01-05", "2024-03-05")
    ]
    assert [(one["name"], one["version"], len(one["sha256"])) for one in manifest["measures"]] == [
        ("charges-proved", 1, 64),
        ("complaints-made", 1, 64),
    ]
    assert manifest["parameters"] == {"engine": "duckdb", "memory_limit": None, "first": None, "last": None}
    assert manifest["families"]["charges-proved 1, ethnicity, 2024-01-01 to 2024-03-31, nation"] == 8
    assert not (tmp_path / "out.part").exists()


def test_periods_are_pooled_by_counting_each_person_once(tmp_path: Path, catalogue: Catalogue, charges: Files) -> None:
    rates = run(catalogue, {"charges": charges}, tmp_path / "out", Setting()).tables["rates"].to_pylist()
    pooled = [one for one in rates if one["pooled"] and one["level"] == "nation" and one["group"] == "Indian"]
    assert [(one["k"], one["n"], one["people"]) for one in pooled] == [(20, 30, 10)]


def test_data_that_are_missing_are_a_problem_of_their_measure_and_the_rest_stands(
    tmp_path: Path, catalogue: Catalogue, charges: Files
) -> None:
    tables = run(catalogue, {"charges": charges}, tmp_path / "out", Setting()).tables
    problems = tables["problems"].to_pylist()
    assert [problem["measure"] for problem in problems] == ["complaints-made"]
    assert "complaints" in problems[0]["why"]
    assert set(tables["rates"]["measure"].to_pylist()) == {"charges-proved"}


def test_nothing_is_written_where_no_data_can_be_read(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(UnusableDataError, match="charges"):
        run(catalogue, {}, tmp_path / "out", Setting())
    assert not (tmp_path / "out").exists()


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, catalogue: Catalogue, charges: Files) -> None:
    with pytest.raises(InterruptedRunError):
        run(catalogue, {"charges": charges}, tmp_path / "out", Setting(), stopping_after(3))
    kept = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out.part").iterdir()}
    assert len(kept) == 2
    assert not (tmp_path / "out").exists()
    with pytest.raises(InterruptedRunError):
        run(catalogue, {"charges": charges}, tmp_path / "out", Setting(), stopping_after(3))
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out.part").iterdir()} == kept
    whole = run(catalogue, {"charges": charges}, tmp_path / "out", Setting())
    assert whole.tables == run(catalogue, {"charges": charges}, tmp_path / "other", Setting()).tables


def test_other_data_are_counted_anew(tmp_path: Path, catalogue: Catalogue, charges: Files) -> None:
    with pytest.raises(InterruptedRunError):
        run(catalogue, {"charges": charges}, tmp_path / "out", Setting(), stopping_after(3))
    pd.read_parquet(charges.paths[0]).iloc[:60].to_parquet(charges.paths[0])
    found = run(catalogue, {"charges": charges}, tmp_path / "out", Setting())
    assert found.manifest["made from"][0]["rows"] == 60


def test_what_may_have_changed_without_a_sign_is_counted_anew(
    tmp_path: Path, catalogue: Catalogue, charges: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.disparity.running.state_of", lambda _: None)
    with pytest.raises(InterruptedRunError):
        run(catalogue, {"charges": charges}, tmp_path / "out", Setting(), stopping_after(3))
    pd.read_parquet(charges.paths[0]).iloc[:60].to_parquet(charges.paths[0])
    found = run(catalogue, {"charges": charges}, tmp_path / "out", Setting())
    assert found.manifest["made from"][0]["rows"] == 60
    assert not (tmp_path / "out.part").exists()


def test_a_run_may_be_held_to_some_days(tmp_path: Path, catalogue: Catalogue, charges: Files) -> None:
    setting = Setting(first=date(2024, 2, 1), last=date(2024, 2, 29))
    rates = run(catalogue, {"charges": charges}, tmp_path / "out", setting).tables["rates"].to_pylist()
    assert {(one["from"], one["to"]) for one in rates} == {(date(2024, 2, 1), date(2024, 2, 29))}
    with pytest.raises(InvalidMeasureError, match="No measure is valid between these days"):
        run(catalogue, {"charges": charges}, tmp_path / "out", Setting(first=date(2024, 2, 1), last=date(2024, 1, 1)))


def test_results_are_replaced_whole_and_nothing_else_is(tmp_path: Path, catalogue: Catalogue, charges: Files) -> None:
    run(catalogue, {"charges": charges}, tmp_path / "out", Setting())
    (tmp_path / "out" / "left.txt").write_text("from before", encoding="utf-8")
    run(catalogue, {"charges": charges}, tmp_path / "out", Setting())
    assert not (tmp_path / "out" / "left.txt").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me", encoding="utf-8")
    with pytest.raises(UnusableResultsError, match="holds no results"):
        run(catalogue, {"charges": charges}, tmp_path / "mine", Setting())
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "keep me"
