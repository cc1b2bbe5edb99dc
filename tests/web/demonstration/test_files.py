import datetime as dt
from pathlib import Path

import pytest

from answerable.documents.plan import Plan
from answerable.documents.reading import read_plan
from answerable.documents.writers import write
from answerable.vocabulary.errors import AnswerableError
from answerable.web.demonstration import files
from answerable.web.demonstration.files import Files

TODAY = dt.date(2026, 11, 22)


def without_pango(plan: Plan, file_format: str) -> bytes:
    if file_format == "pdf":
        raise AnswerableError("PDF files need Pango.")
    return write(plan, file_format)


def test_a_plan_is_written_as_the_file_it_is_brought_as(tmp_path: Path) -> None:
    made = Files(tmp_path, on=TODAY)
    paths = [made.write("thematic", version) for version in (1, 2)]
    assert [path.name for path in paths] == ["thematic-action-plan-1.odt", "thematic-action-plan-2.docx"]
    rounds = [{len(finding.rounds) for finding in read_plan(path.read_bytes(), path.name).findings} for path in paths]
    assert rounds == [{0, 1}, {0, 1, 2}]
    assert not made.lacks_pdf


def test_without_pango_a_pdf_is_a_docx_and_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "write", without_pango)
    made = Files(tmp_path, on=TODAY)
    assert made.write("hull") == made.find("hull") == tmp_path / "hull-action-plan-1.docx"
    assert made.lacks_pdf
