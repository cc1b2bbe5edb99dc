"""What must come out of the published documents that are held outside the repository."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.documents.account import account
from answerable.documents.model import Document
from answerable.documents.plan import Count, Plan
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from answerable.documents.writers import write
from answerable.vocabulary.errors import NoActionPlanError
from tests.support.essence import essence

CORPUS = os.environ.get("ANSWERABLE_CORPUS")
LEAST_EXPLAINED = 0.99

pytestmark = pytest.mark.skipif(not CORPUS, reason="ANSWERABLE_CORPUS names no folder of published documents")

Read = Callable[[str], tuple[Document, Plan]]


def document(number: str) -> Document:
    (path,) = Path(CORPUS or "").glob(f"{number}_*.txt")
    return decode(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def read() -> Read:
    held: dict[str, tuple[Document, Plan]] = {}

    def read_once(number: str) -> tuple[Document, Plan]:
        if number not in held:
            decoded = document(number)
            held[number] = decoded, understand(decoded)
        return held[number]

    return read_once


@pytest.mark.parametrize("number", ["001", "002", "004"])
def test_every_character_is_accounted_for(read: Read, number: str) -> None:
    found = account(*read(number))
    assert (found.unclaimed, found.claimed_twice) == ((), ())
    assert 1 - found.unexplained_share > LEAST_EXPLAINED


def test_the_prison_thematic_of_2020(read: Read) -> None:
    _, plan = read("001")
    six = Count(agreed=6, partly_agreed=0, not_agreed=0, total=6)
    assert [finding.number for finding in plan.findings] == list("123456")
    assert (plan.totals.stated, plan.totals.counted, plan.totals.agree) == (six, six, True)
    assert [len(finding.rounds[0].actions) for finding in plan.findings] == [10, 4, 4, 6, 6, 8]
    assert [str(one.date) for one in plan.submitted] == ["2020-12-18"]
    assert plan.inspectorate == "HM Inspectorate of Prisons"
    assert len(plan.caveats) == 1


def test_an_owner_that_a_page_broke_in_two_is_one(read: Read) -> None:
    _, plan = read("001")
    owners = [action.owners for action in plan.findings[4].rounds[0].actions]
    assert owners[4] == ("Executive Directors Public Sector Prisons North and South, LTHSE and Wales",)
    assert owners[5] == ("Probation Equality Lead",)


def test_owners_and_dates_run_together_in_one_cell_are_told_apart(read: Read) -> None:
    _, plan = read("001")
    said = [(a.owners[0].split()[0], a.targets[0].raw.text) for a in plan.findings[5].rounds[0].actions[4:]]
    assert said == [
        ("Rehabilitation", "Ongoing"),
        ("Chief", "June 2021"),
        ("Chief", "August 2021"),
        ("Rehabilitation", "Ongoing"),
    ]
    assert {a.target_pairing.value for a in plan.findings[5].rounds[0].actions} == {"certain"}


def test_the_separation_centres_plan_of_2022(read: Read) -> None:
    _, plan = read("002")
    assert [finding.kind.value for finding in plan.findings] == ["priority_concern"] * 4 + ["key_concern"] * 4
    assert {finding.decision for finding in plan.findings} == {None}
    assert (plan.totals.stated, plan.totals.agree) == (None, None)
    assert [len(finding.rounds[0].actions) for finding in plan.findings] == [3, 5, 5, 5, 3, 3, 1, 1]
    uncertain = [a for f in plan.findings for a in f.rounds[0].actions if a.target_pairing.value == "uncertain"]
    assert len(uncertain) == 3


def test_the_race_equality_plan_and_its_rounds(read: Read) -> None:
    _, plan = read("004")
    decided = Counter(finding.decision.value for finding in plan.findings if finding.decision)
    assert decided == {"agreed": 13, "partly_agreed": 2}
    assert plan.totals.agree is True
    months = {finding.number: [str(r.date)[:7] for r in finding.rounds] for finding in plan.findings}
    assert months == {str(n): ["2021-05", "2021-10" if n == 6 else "2022-03"] for n in range(1, 16)}
    assert [(one.round, str(one.date)) for one in plan.submitted] == [
        ("Original", "2021-05-19"),
        ("Updated", "2021-10-20"),
        ("Final", "2022-05-06"),
    ]
    bands = Counter(finding.directed_to.text.text for finding in plan.findings if finding.directed_to)
    assert list(bands.values()) == [4, 11]
    assert {str(f.directed_to.due.date) for f in plan.findings if f.directed_to and f.directed_to.due} == {"2022-03-31"}


def test_parts_are_found_where_bullets_were_lost(read: Read) -> None:
    _, plan = read("004")
    assert {f.number: len(f.parts) for f in plan.findings if f.parts} == {"10": 6, "12": 4, "13": 2}


@pytest.mark.parametrize("file_format", ["html", "odt", "docx", "pdf", "csv"])
@pytest.mark.parametrize("number", ["001", "002", "004"])
def test_the_official_table_reads_back_equal(read: Read, number: str, file_format: str) -> None:
    _, plan = read(number)
    again = understand(decode(write(plan, file_format), f"plan.{file_format}"))
    assert essence(again) == essence(plan)


@pytest.mark.parametrize("number", ["000", "003"])
def test_other_documents_are_no_action_plans(number: str) -> None:
    with pytest.raises(NoActionPlanError, match="no action plan in it"):
        understand(document(number))
