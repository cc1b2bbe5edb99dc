"""Names of files as they are kept."""

import pytest

from answerable.web.database.kept_files import clean_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\plans\\final.docx", "final.docx"),
        ("a\x00b\n\u202eplan.pdf", "abplan.pdf"),
        (f"{'x' * 300}.html", f"{'x' * 195}.html"),
        ("  . ", "document"),
        ("<script>.html", "<script>.html"),
    ],
)
def test_names_are_fit_to_show(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept
