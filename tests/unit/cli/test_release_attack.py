"""`answerable release attack`."""

import json
from pathlib import Path

from tests.support.attack import row, write_release
from tests.unit.cli.running import answerable

OPEN = [row("", k=100), row("a", k=40), row("b", k=57), row("c", k=None)]
SAFE = [row("", k=100), row("a", k=40), row("b", k=None), row("c", k=None)]


def test_a_release_that_gives_a_figure_away(tmp_path: Path) -> None:
    ran = answerable("release", "attack", write_release(tmp_path / "autumn", OPEN))
    assert ran.status == 6
    first, found, last = ran.out.splitlines()
    assert first == "The release autumn: 16 counts, 20 equations, 1 hidden count."
    assert found.startswith(
        "custody, c at Moorland, 1 January 2025 to 31 December 2025: is 3. It is everyone less the "
    )
    assert last == "The release must not be published: 1 way into it found."


def test_a_release_that_gives_nothing_away(tmp_path: Path) -> None:
    write_release(tmp_path / "ledger" / "spring", SAFE)
    release = write_release(tmp_path / "autumn", SAFE, previous=["spring"])
    ran = answerable("release", "attack", release, "--ledger", tmp_path / "ledger")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("The release autumn and 1 earlier release: ")
    assert ran.out.endswith("No hidden count can be worked out.\n")


def test_as_json(tmp_path: Path) -> None:
    ran = answerable("release", "attack", write_release(tmp_path / "autumn", OPEN), "--json")
    told = json.loads(ran.out)
    assert ran.status == 6
    assert (told["opened"], told["recovered"][0]["low"], told["intervals"][0]["place"]) == (True, 3, "Moorland")


def test_what_is_no_release(tmp_path: Path) -> None:
    ran = answerable("release", "attack", tmp_path)
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith(f"answerable: {tmp_path / 'release.json'} cannot be read")
