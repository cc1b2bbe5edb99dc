import pytest

from answerable.cli import app, main
from tests.unit.cli.running import Ran, answerable


def broken() -> None:
    raise ZeroDivisionError("division by zero")


def stopped() -> None:
    raise KeyboardInterrupt


def test_help_is_shown_where_nothing_is_asked() -> None:
    shown, asked = answerable(), answerable("--help")
    assert (shown.status, asked.status) == (2, 0)
    assert shown.out + shown.err == asked.out
    assert "Commands:\n  read      Read action plans" in asked.out


def test_a_command_must_be_known() -> None:
    refused = answerable("frobnicate")
    assert refused.status == 2
    assert refused.err.endswith("Error: No such command 'frobnicate'.\n")


def test_a_fault_of_the_program_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "app", broken)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        "answerable: This is a fault in Answerable, not in your file: ZeroDivisionError: division by zero. "
        "Please report it; with ANSWERABLE_DEBUG=1 set, the same command shows where it happened.\n"
    )


def test_ctrl_c_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(app, "app", stopped)
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr()) == (130, ("", ""))


def test_a_fault_is_shown_whole_to_who_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "app", broken)
    monkeypatch.setenv("ANSWERABLE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main()


def test_it_has_a_version() -> None:
    assert answerable("--version") == Ran(0, "answerable 0.1.0\n", "")
