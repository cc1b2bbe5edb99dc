from pathlib import Path

import pytest

from answerable.cli.demo import demo
from answerable.cli.summary import summarise
from answerable.documents.plan import Plan
from answerable.documents.reading import read_plan
from answerable.documents.writers import write
from answerable.vocabulary.errors import AnswerableError
from tests.unit.cli.running import Ran, answerable


def shown(path: Path) -> str:
    return f"$ answerable read {path}\n\n{summarise(read_plan(path.read_bytes(), path.name))}\n"


def test_it_writes_a_plan_and_shows_what_is_read_from_it(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    ran = answerable("demo", folder)
    written = [folder / "demonstration-plan.docx", folder / "demonstration-plan.pdf"]
    assert sorted(folder.iterdir()) == written
    assert (ran.status, ran.err) == (0, "")
    before, _, after = ran.out.partition("What to try next:\n")
    assert before == "".join(map(shown, written))
    assert f"  answerable read {written[1]} --model\n" in after


def test_a_kind_of_file_that_cannot_be_written_here_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def without_pango(plan: Plan, kind: str) -> bytes:
        if kind == "pdf":
            raise AnswerableError("Pango is missing.")
        return write(plan, kind)

    monkeypatch.setattr("answerable.documents.writers.write", without_pango)
    demo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["demonstration-plan.docx"]
    out = capfd.readouterr().out
    assert out.startswith("PDF is left out. Pango is missing.\n")
    assert shown(tmp_path / "demonstration-plan.docx") in out


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    message = f"answerable: The folder {tmp_path / 'file'} cannot be made: File exists.\n"
    assert answerable("demo", tmp_path / "file") == Ran(2, "", message)
