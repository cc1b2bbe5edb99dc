import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from tests.unit.cli.running import environment


def on_terminal(*arguments: str | Path) -> tuple[int, str]:
    """Run the program with standard error on a terminal; its status, and what was drawn there."""
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "answerable", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        env={**environment(), "TERM": "xterm", "COLUMNS": "300"},
    ) as running:
        os.close(terminal)
        drawn = b"".join(iter(lambda: drawn_on(screen), b""))
    os.close(screen)
    return running.returncode, drawn.decode()


def drawn_on(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # the other end is closed
        return b""


def test_a_bar_shows_how_far_the_reading_has_come(tmp_path: Path) -> None:
    letters = [tmp_path / name for name in ("a.txt", "b.txt")]
    for letter in letters:
        letter.write_text("The market on Saturday was a pleasure.")
    status, drawn = on_terminal("read", *letters, "--model")
    plain = re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", drawn)
    assert status == 0
    assert [f"{done}/2 {letter}" in plain for done, letter in enumerate(letters)] == [True, True]
    assert [f"{letter}: 1 cell\r\n" in plain for letter in letters] == [True, True]


def test_one_file_needs_no_bar(tmp_path: Path) -> None:
    letter = tmp_path / "a.txt"
    letter.write_text("The market on Saturday was a pleasure.")
    assert on_terminal("read", letter, "--model") == (0, "")
