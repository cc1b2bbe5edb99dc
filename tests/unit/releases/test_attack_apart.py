"""A release is attacked in a child process, from whatever script makes it and whatever becomes of that child."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from answerable.attack import attack
from answerable.attack.apart import BOUNDS, attack_apart
from answerable.vocabulary.errors import RefusedReleaseError, UnusableReleaseError
from tests.support.attack import group, measure, place, row, write_release
from tests.unit.conftest import Misbehave

SCRIPT = """
import sys
from datetime import date
from pathlib import Path

from answerable.disclosure import shipped
from answerable.releases import Terms, make
from tests.support.releasing import results

folder = Path(sys.argv[1])
with (folder / "begun.txt").open("a") as file:
    file.write("once ")
terms = Terms(shipped("standard"), "Hearings", date(2026, 11, 22))
print(make(results(folder / "results"), terms, folder / "ledger", folder / "out").name)
"""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Of the people at two places, those at one are hidden, and follow."""
    rates = [row("a", "x", k=None, n=90), row("a", "y", k=50, n=80), row("a", "", k=53, n=170)]
    places = [place("", level="nation"), place("x"), place("y")]
    (tmp_path / "ledger").mkdir()
    return write_release(tmp_path / "release", rates, groups=[group("a")], places=places, measures=[measure()])


def test_a_script_without_a_guard_publishes_and_ends(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "script.py"), str(tmp_path)]
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "2026-11-22\n", "")
    assert (tmp_path / "begun.txt").read_text(encoding="utf-8") == "once "
    assert (tmp_path / "out" / "rates.csv").is_file()


def test_what_is_found_is_what_the_attack_finds(release: Path, tmp_path: Path) -> None:
    apart, here = attack_apart(release, tmp_path / "ledger"), attack(release, tmp_path / "ledger")
    assert [str(one) for one in apart.recovered] == [str(one) for one in here.recovered] != []
    pd.testing.assert_frame_equal(apart.intervals, here.intervals)


def test_what_is_no_release_is_said_as_ever(release: Path, tmp_path: Path) -> None:
    (release / "rates.csv").write_text("changed", encoding="utf-8")
    with pytest.raises(UnusableReleaseError, match=r"rates\.csv was changed after it was published"):
        attack_apart(release, tmp_path / "ledger")


@pytest.mark.parametrize(
    ("statements", "seconds", "said"),
    [
        ("import time; time.sleep(60)", 2, "The attack did not finish in time"),
        ("bytearray(10**12)", 60, "The attack needed too much memory and was stopped"),
        ("import os; os.kill(os.getpid(), 11)", 60, "The attack ended without a word"),
        ("{}['no such part']", 60, r"The attack failed \(KeyError\)"),
    ],
)
def test_where_it_does_not_come_to_its_end_the_release_is_refused(
    release: Path, misbehave: Misbehave, statements: str, seconds: int, said: str
) -> None:
    misbehave("answerable.attack.apart", "answerable.attack.attacking:attack", statements)
    with pytest.raises(RefusedReleaseError, match=f"{said}, so nothing is known"):
        attack_apart(release, release.parent / "ledger", replace(BOUNDS, seconds=seconds))
