"""The ledger of releases: a chain that shows whatever was changed."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from answerable.releases import read_ledger
from answerable.releases.ledger import enter
from answerable.vocabulary.errors import UnusableLedgerError


def release(folder: Path, content: str = "k\n5\n") -> Path:
    folder.mkdir()
    (folder / "rates.csv").write_text(content)
    about = {"files": {"rates.csv": sha256(content.encode()).hexdigest()}}
    (folder / "release.json").write_text(json.dumps(about))
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    held = read_ledger(tmp_path / "ledger")
    for name in ("first", "second"):
        held = enter(held, name, release(tmp_path / name))
    return tmp_path / "ledger"


def test_releases_are_listed_in_order_and_named_apart(ledger: Path) -> None:
    held = read_ledger(ledger)
    assert [(entry.release, entry.folder) for entry in held.entries] == [
        ("first", "0001-first"),
        ("second", "0002-second"),
    ]
    assert (held.name_for("third"), held.name_for("second")) == ("third", "second-2")


def change_figure(ledger: Path) -> None:
    (ledger / "0001-first" / "rates.csv").write_text("k\n6\n")


def change_figure_and_its_hash(ledger: Path) -> None:
    change_figure(ledger)
    about = {"files": {"rates.csv": sha256(b"k\n6\n").hexdigest()}}
    (ledger / "0001-first" / "release.json").write_text(json.dumps(about))


def take_file(ledger: Path) -> None:
    (ledger / "0002-second" / "rates.csv").unlink()


def take_first_out(ledger: Path) -> None:
    _listed(ledger, lambda entries: entries[1:])


def turn_round(ledger: Path) -> None:
    _listed(ledger, lambda entries: entries[::-1])


def slip_in(ledger: Path) -> None:
    release(ledger / "0003-third")


def break_list(ledger: Path) -> None:
    (ledger / "ledger.json").write_text("[")


def _listed(ledger: Path, change: Callable[[list[str]], list[str]]) -> None:
    listing = ledger / "ledger.json"
    listing.write_text(json.dumps({"releases": change(json.loads(listing.read_text())["releases"])}))


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (change_figure, r"first was changed \(rates.csv\)"),
        (change_figure_and_its_hash, "first was changed"),
        (take_file, "a file of second is missing"),
        (take_first_out, r"its entry 1 \(second\) was changed"),
        (turn_round, r"its entry 1 \(second\) was changed"),
        (slip_in, "0003-third is not in its list"),
        (break_list, "holds no ledger that can be read"),
    ],
)
def test_whatever_was_changed_is_told(ledger: Path, tamper: Callable[[Path], None], said: str) -> None:
    tamper(ledger)
    with pytest.raises(UnusableLedgerError, match=said):
        read_ledger(ledger)


def test_a_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("")
    with pytest.raises(UnusableLedgerError, match="is a file"):
        read_ledger(tmp_path / "ledger")
