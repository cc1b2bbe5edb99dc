from pathlib import Path

import pytest

from answerable.web.demonstration.folder import FolderInUseError, held


def begin(folder: Path, *, keep: bool = False) -> None:
    with held(folder, keep=keep):
        pass


def test_an_earlier_demonstration_is_swept_away_but_for_its_key(tmp_path: Path) -> None:
    begin(tmp_path)
    (tmp_path / "secret-key").write_text("key")
    (tmp_path / "answerable.sqlite3").write_text("rows")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "plan.pdf").write_text("plan")
    begin(tmp_path)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["secret-key", "this-is-a-demonstration"]


def test_it_is_kept_when_that_is_asked(tmp_path: Path) -> None:
    begin(tmp_path)
    (tmp_path / "answerable.sqlite3").write_text("rows")
    begin(tmp_path, keep=True)
    assert (tmp_path / "answerable.sqlite3").read_text() == "rows"


def test_a_folder_of_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "answerable.sqlite3").write_text("the register of a service")
    with pytest.raises(FolderInUseError) as refusal:
        begin(tmp_path)
    assert str(refusal.value) == f"{tmp_path} is not a demonstration’s folder. Name another with --state."
    assert [found.name for found in tmp_path.iterdir()] == ["answerable.sqlite3"]


def test_a_demonstration_that_runs_keeps_its_folder(tmp_path: Path) -> None:
    with held(tmp_path, keep=False), pytest.raises(FolderInUseError) as refusal:
        begin(tmp_path)
    assert str(refusal.value) == (
        f"A demonstration is already running in {tmp_path}. Stop it, or name another folder with --state."
    )
    begin(tmp_path)
