"""Each of the demonstration's plans is read back, from the file it is brought as, as the plan that was meant."""

import datetime as dt

import pytest

from answerable.documents.account import account
from answerable.documents.plan import Plan
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from answerable.documents.writers import write
from answerable.web.demonstration.composing import compose
from answerable.web.demonstration.files import ACCEPTED, IN_REVIEW, TO_BRING
from answerable.web.demonstration.outlines import read_outline
from tests.support.essence import essence

TODAY = dt.date(2026, 11, 22)
DAYS = (TODAY, dt.date(2027, 1, 31), dt.date(2028, 2, 29))
DOUBTS = {
    "leicester": ["owners_uncertain", "targets_uncertain"],
    "swansea": ["financial_quarter", "no_date", "owners_uncertain", "vague_date"],
    "hull": ["financial_quarter", "no_date", "owners_uncertain"],
}
VERSIONS = [
    (name, version)
    for name in (*ACCEPTED, IN_REVIEW, TO_BRING)
    for version, _ in enumerate(read_outline(name, on=TODAY).formats, start=1)
]


def read_back(name: str, version: int, on: dt.date) -> tuple[Plan, Plan]:
    outline = read_outline(name, on=on)
    meant, wanted = compose(outline, version), outline.formats[version - 1]
    document = decode(write(meant, wanted), f"plan.{wanted}")
    read = understand(document)
    assert account(document, read).conserved
    return meant, read


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_a_plan_is_read_back_as_it_was_meant(name: str, version: int, on: dt.date) -> None:
    meant, read = read_back(name, version, on)
    assert essence(read) == essence(meant)
    assert sorted(doubt.code for doubt in read.doubts) == DOUBTS.get(name, [])


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_every_plan_says_that_it_is_made_up(name: str, version: int) -> None:
    plan = compose(read_outline(name, on=TODAY), version)
    assert ["made up to demonstrate" in caveat.text for caveat in plan.caveats] == [True]
    assert plan.inspectorate is not None
    assert plan.inspectorate.startswith("Demonstration ")
    assert "demonstration" in plan.title
