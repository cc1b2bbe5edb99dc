from pathlib import Path

import pytest

from answerable.cli import inputs
from answerable.cli.inputs import load, name_of
from answerable.cli.status import UnusablePathError
from answerable.vocabulary.errors import UnreadableDocumentError


def test_a_name_has_no_folders() -> None:
    assert [name_of(source) for source in ("plans/2022/plan.pdf", "-")] == ["plan.pdf", "standard-input"]


def test_more_than_can_be_read_is_refused_before_it_is_all_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MOST_BYTES", 2_000_000)
    with pytest.raises(UnreadableDocumentError, match="too large: at most 2 MB are read"):
        load("/dev/zero")


@pytest.mark.parametrize(
    ("source", "reason"),
    [("missing.pdf", "No such file or directory."), (".", "This is a folder"), ("a\0b", "embedded null byte.")],
)
def test_a_path_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusablePathError, match=reason):
        load(source)
