import pytest

from answerable.documents.plan import Plan
from answerable.documents.writers import Format, write
from answerable.vocabulary.errors import AnswerableError
from tests.support.plan_making import finding, plan
from tests.support.plans import six_columns

BEGINNINGS = {
    Format.HTML: b"<!DOCTYPE html>",
    Format.ODT: b"PK",
    Format.DOCX: b"PK",
    Format.PDF: b"%PDF-1.7",
    Format.CSV: "\ufeffAction Plan Submitted:".encode(),
    Format.JSON: b'{\n  "schema_version"',
    Format.MARKDOWN: b"# ACTION PLAN",
}


@pytest.mark.parametrize("file_format", Format)
def test_each_format_is_written(file_format: Format) -> None:
    written = write(six_columns(), file_format)
    assert written[: len(BEGINNINGS[file_format])] == BEGINNINGS[file_format]


@pytest.mark.parametrize("file_format", Format)
@pytest.mark.parametrize(
    "empty", [plan(), plan(finding("", ""), title="", responds_to="")], ids=["nothing", "no words"]
)
def test_an_empty_plan_is_a_file_all_the_same(empty: Plan, file_format: Format) -> None:
    assert write(empty, file_format)


@pytest.mark.parametrize("file_format", Format)
def test_characters_that_no_xml_file_can_hold_do_no_harm(file_format: Format) -> None:
    assert write(plan(finding("1", "Open\x00 the\x1b door\ufffe.")), file_format)


def test_a_format_that_is_not_known_is_refused() -> None:
    with pytest.raises(AnswerableError) as caught:
        write(six_columns(), "xlsx")
    assert str(caught.value) == (
        "A plan cannot be written as “xlsx”. Choose: html, odt, docx, pdf, csv, json, markdown."
    )
