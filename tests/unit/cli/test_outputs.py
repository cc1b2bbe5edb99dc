import os
import subprocess
import sys
from pathlib import Path

import pytest

from answerable.cli.outputs import destinations, put
from answerable.cli.status import UnusablePathError
from tests.unit.cli.running import environment


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    path.write_bytes(b"an older and longer result")
    put(b"new", path)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("result.txt", b"new")]


def test_a_file_that_cannot_be_finished_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "result.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(UnusablePathError, match=r"result\.txt cannot be written: No space left on device"):
        put(b"new", path)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("result.txt", b"old")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "result.txt", tmp_path / "link.txt"
    link.symlink_to(target)
    put(b"new", link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    put(b"new", Path(os.devnull))
    assert Path(os.devnull).is_char_device()


def test_one_result_goes_to_the_file_that_is_named(tmp_path: Path) -> None:
    assert destinations(["plan.pdf"], tmp_path / "out.json", ".json") == [tmp_path / "out.json"]


def test_results_go_into_a_folder_each_under_the_name_of_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "results" / "today"
    assert destinations(["plan.pdf", "plan.docx"], folder, ".json") == [
        folder / "plan.pdf.json",
        folder / "plan.docx.json",
    ]
    assert folder.is_dir()
    assert destinations(["plan.pdf"], folder, ".csv") == [folder / "plan.pdf.csv"]


def test_two_results_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusablePathError, match="same name"):
        destinations(["plan.pdf", "plan.pdf"], tmp_path, ".json")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusablePathError, match=r"The folder .*file cannot be made: File exists"):
        destinations(["a.pdf", "b.pdf"], tmp_path / "file", ".json")


def test_a_full_disk_ends_in_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "answerable", "read", "--schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    message = b"answerable: The result cannot be printed: No space left on device.\n"
    assert (ended.returncode, ended.stderr) == (2, message)


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """As with `| head`: the pipe is closed before anything is written to it."""
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "answerable", "read", "--schema"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")
