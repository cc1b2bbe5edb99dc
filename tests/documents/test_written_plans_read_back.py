"""What `answerable write` makes is read back as the plan it was made from."""

from random import Random

import pytest

from answerable.documents.account import account
from answerable.documents.demonstration import demonstration_plan
from answerable.documents.plan import Plan
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from answerable.documents.writers import write
from tests.support.documents import Format, make
from tests.support.essence import essence
from tests.support.invention import invent_plan
from tests.support.layouts import CONCERNS_2022, OTHER_BODY, PRISON_2020, PROBATION
from tests.support.plans import every_plan
from tests.support.setting import Layout

FORMATS = ("html", "odt", "docx", "pdf", "csv")
PLANS = {**every_plan(), "demonstration": demonstration_plan()}


def read_back(plan: Plan, file_format: str) -> Plan:
    document = decode(write(plan, file_format), f"plan.{file_format}")
    read = understand(document)
    assert account(document, read).conserved
    return read


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", PLANS)
def test_a_written_plan_reads_back_equal(name: str, file_format: str) -> None:
    assert essence(read_back(PLANS[name], file_format)) == essence(PLANS[name])


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("layout", [PRISON_2020, PROBATION, CONCERNS_2022, OTHER_BODY], ids=lambda layout: layout.name)
def test_any_plan_that_was_read_is_written_and_read_again(layout: Layout, seed: int) -> None:
    made = make(invent_plan(Random(seed), 4, longest=5), layout, Format.HTML)  # noqa: S311 - the same every time
    read = understand(decode(made.data, made.name))
    for file_format in FORMATS:
        assert essence(read_back(read, file_format)) == essence(read), file_format
