"""The published documents in the folder named by ANSWERABLE_CORPUS: nothing of them is lost."""

import html
import os
import re
from pathlib import Path

import pytest

from tests.unit.documents.readers.rows import read

CORPUS = os.environ.get("ANSWERABLE_CORPUS")
BULLETS = str.maketrans("·◦-", "•••")
COUNTS = {"000": (48, 0), "001": (18, 106), "002": (7, 70), "003": (88, 0), "004": (20, 541)}
"""Lines without tabs, and cells of lines with tabs, as counted in the files apart from this code."""


@pytest.mark.skipif(not CORPUS, reason="ANSWERABLE_CORPUS names no folder")
@pytest.mark.parametrize("number", sorted(COUNTS))
def test_every_visible_character_is_in_a_cell(number: str) -> None:
    (path,) = Path(CORPUS or "").glob(f"{number}_*.txt")
    source = path.read_text("utf-8")
    document = read(path.read_bytes())
    told = [cell.id for cell in document.cells()]
    tags = r"</?(?:p|ul|sup|u)(?:\s[^<>]*)?>"
    shown = html.unescape(re.sub(tags, "", re.sub(r"(?m)^#+ ", "", source)))
    shown = re.sub(r"(?<!\S)o(?=\s)", "•", shown)
    assert visible("".join(cell.text for cell in document.cells())) == visible(shown)
    assert (sum(".b" in name for name in told), sum(".t" in name for name in told)) == COUNTS[number]


def visible(text: str) -> str:
    return "".join(text.split()).translate(BULLETS)
