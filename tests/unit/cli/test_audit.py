"""`answerable audit verify`."""

from pathlib import Path

from tests.unit.cli.running import answerable
from tests.unit.trail.trails import head, lines, trail

TRAIL = trail(4)


def test_a_whole_trail(tmp_path: Path) -> None:
    file = tmp_path / "trail.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines(TRAIL)), "ascii")
    ran = answerable("audit", "verify", file, "--anchor", str(head(TRAIL)))
    assert (ran.status, ran.out) == (0, f"The trail is whole. It ends with entry {head(TRAIL)}.\n")


def test_a_trail_that_is_not_whole() -> None:
    given = "\n".join([*lines(TRAIL)[:2], *lines(TRAIL)[3:]]).encode()
    ran = answerable("audit", "verify", "-", given=given)
    assert (ran.status, ran.out) == (5, "Entry 2 is missing.\nThe trail is not whole: 1 fault found.\n")


def test_what_is_no_trail() -> None:
    ran = answerable("audit", "verify", "-", given="Ümlaut".encode())
    assert ran.status == 3
    assert ran.err == "answerable: The file is no exported audit trail. Export it with `export_audit`.\n"


def test_what_is_no_anchor() -> None:
    ran = answerable("audit", "verify", "-", "--anchor", "4", given=b"")
    assert ran.status == 2
    assert "An anchor is a number, a colon and 64" in ran.err
