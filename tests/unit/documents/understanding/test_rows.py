"""What stands together in one cell is told apart: number and action, decision and response, owner and date."""

import pytest

from tests.unit.documents.understanding.plans_said import HEAD, actions, doubts, leftovers, prose, read, read_rows

UNDECIDED = ("No", "Recommendation", "Response", "Owner", "Target date")
LAST = ("Head of Looms", "May 2031")


@pytest.mark.parametrize(
    ("said", "decision", "rest"),
    [
        ("Agreed. Buy thread.", "Agreed", "Buy thread."),
        ("Partly agreed - Buy half of it.", "Partly agreed", "Buy half of it."),
        ("We agree with this recommendation. Buy thread.", "We agree with this recommendation", "Buy thread."),
    ],
)
def test_without_a_column_for_it_the_decision_opens_the_response(said: str, decision: str, rest: str) -> None:
    (finding,) = read(UNDECIDED, ("1", "Mend the looms.", said, *LAST)).findings
    assert (finding.decision_raw, actions(*finding.rounds)) == (decision, [(rest, *LAST)])


def test_a_decision_may_be_all_of_the_response() -> None:
    plan = read(UNDECIDED, ("1", "Mend the looms.", "Agreed", "", ""))
    assert (plan.findings[0].decision, plan.findings[0].rounds) == ("agreed", ())
    assert doubts(plan) == ["no_action"]


def test_a_column_for_decisions_leaves_the_response_as_it_is() -> None:
    (finding,) = read_rows(("1", "Mend the looms.", "Agreed", "This is agreed. Buy thread.", *LAST)).findings
    assert finding.decision_raw == "Agreed"
    assert [*prose(finding), *(words for words, _, _ in actions(*finding.rounds))] == ["This is agreed. Buy thread."]


def test_owners_and_dates_in_one_column_are_told_apart() -> None:
    head = ("No", "Recommendation", "Response", "Owner and target date")
    (finding,) = read(head, ("1", "Dye the thread.", "Dye it.", "Head of Dyes\nJuly 2031")).findings
    assert actions(*finding.rounds) == [("Dye it.", "Head of Dyes", "July 2031")]


def test_numbers_of_actions_below_the_number_of_their_finding_begin_none() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "", "", ""),
        ("1a", "", "", "Buy thread.", *LAST),
        ("1b", "", "", "Wind it.", "Head of Wheels", "June 2031"),
        ("2", "Sweep.", "Agreed", "Buy a broom.", *LAST),
    )
    assert [(one.number, actions(*one.rounds)) for one in plan.findings] == [
        ("1", [("1a Buy thread.", *LAST), ("1b Wind it.", "Head of Wheels", "June 2031")]),
        ("2", [("Buy a broom.", *LAST)]),
    ]


def test_an_annex_is_no_part_of_the_plan() -> None:
    row = ("1", "Mend the looms.", "Agreed", "Buy thread.", *LAST)
    plan = read(HEAD, row, "Annex A: the colours of thread", ("Year", "Red"), ("2030", "1"))
    assert [actions(*one.rounds) for one in plan.findings] == [[row[3:]]]
    assert leftovers(plan)[-5:] == [
        ("orphan", words) for words in ("Annex A: the colours of thread", "Year", "Red", "2030", "1")
    ]
