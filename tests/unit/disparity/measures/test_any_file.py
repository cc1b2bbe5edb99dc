"""Whatever a file holds, it is read, or refused in sentences."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.disparity.measures import read_catalogue
from answerable.vocabulary.errors import InvalidMeasureError
from tests.unit.disparity.measures.definitions import DATA, measure_text

WHOLE = DATA + "measures:\n" + measure_text(adjusters="[{characteristic: ethnicity, reason: So.}]", pool="6") + "\n"
MARKS = st.sampled_from([*"{}[]:,-?#&*!|>'\"%@`~ \n\t\0", "null", "- ", ": ", "\x85", "\ud7ff", "1e999", "0x1", "<<"])


def told(content: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any.yaml"
        file.write_bytes(content)
        try:
            read_catalogue(file)
        except InvalidMeasureError as error:
            return str(error).splitlines()
    return []


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    assert all(line.startswith("any.yaml") for line in told(content))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(WHOLE)), st.integers(0, 12), MARKS)
def test_a_definition_with_a_slip_of_the_hand(at: int, gone: int, mark: str) -> None:
    content = WHOLE[:at] + mark + WHOLE[at + gone :]
    assert all(line.startswith("any.yaml") for line in told(content.encode()))
