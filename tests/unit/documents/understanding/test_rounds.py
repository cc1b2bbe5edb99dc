"""What was committed to and what was reported later stand apart as rounds."""

import pytest

from answerable.documents.plan import Round
from tests.unit.documents.understanding.plans_said import actions, read, read_rows

LOOMS = "Head of Looms"
ROW = ("1", "Mend the looms.", "Agreed", "The mill will buy thread.", LOOMS, "May 2032")
BOUGHT = ("", "", "", "The thread was bought.", LOOMS, "Complete")


def heads(rounds: tuple[Round, ...]) -> list[tuple[str, str, str]]:
    return [(one.label, str(one.date), one.kind.value) for one in rounds]


def rounds_of(*rows: tuple[str, ...]) -> tuple[Round, ...]:
    return read_rows(*rows).findings[0].rounds


def test_a_plan_without_labels_has_one_round_of_commitments() -> None:
    assert heads(rounds_of(ROW)) == [("", "None", "commitments")]


def test_a_round_without_a_label_was_said_when_the_plan_was_submitted() -> None:
    plan = read("Action plan submitted: 3 June 2031", ("No", "Recommendation", "Response"), ("1", "Mend.", "We will."))
    assert heads(plan.findings[0].rounds) == [("", "2031-06-03", "commitments")]


def test_labels_in_the_response_begin_rounds() -> None:
    rounds = rounds_of(
        (*ROW[:3], "Action plan commitments (May 2031)\nThe mill will buy thread.", *ROW[4:]),
        ("", "", "", "Progress against commitments (October 2031):\nThe thread was bought.", LOOMS, "Complete"),
    )
    assert heads(rounds) == [
        ("Action plan commitments (May 2031)", "2031-05-31", "commitments"),
        ("Progress against commitments (October 2031)", "2031-10-31", "progress"),
    ]
    assert [actions(one) for one in rounds] == [
        [("The mill will buy thread.", LOOMS, "May 2032")],
        [("The thread was bought.", LOOMS, "Complete")],
    ]


def test_a_label_may_stand_before_the_first_words_of_its_round() -> None:
    rounds = rounds_of((*ROW[:3], "Progress (October 2031) The thread was bought.", *ROW[4:]))
    assert heads(rounds) == [("Progress (October 2031)", "2031-10-31", "progress")]
    assert actions(*rounds) == [("The thread was bought.", LOOMS, "May 2032")]


def test_owner_and_date_beside_two_rounds_belong_to_the_later_one() -> None:
    both = "Commitments (May 2031)\n• We will buy thread.\nProgress (October 2031)\nThe thread was bought."
    rounds = rounds_of((*ROW[:3], both, LOOMS, "Complete"))
    assert [actions(one) for one in rounds] == [
        [("We will buy thread.", "", "")],
        [("The thread was bought.", LOOMS, "Complete")],
    ]


@pytest.mark.parametrize(
    ("label", "head"),
    [
        ("Progress (October 2031):", ("Progress (October 2031)", "2031-10-31", "progress")),
        ("Progress since the last visit", ("Progress since the last visit", "None", "progress")),
        ("Commitments for October 2031", ("Commitments for October 2031", "2031-10-31", "commitments")),
    ],
)
def test_a_label_in_a_row_of_its_own_begins_a_round(label: str, head: tuple[str, str, str]) -> None:
    rounds = rounds_of(ROW, ("", "", "", label, "", ""), BOUGHT)
    assert heads(rounds) == [("", "None", "commitments"), head]
    assert [actions(one) for one in rounds] == [
        [("The mill will buy thread.", LOOMS, "May 2032")],
        [("The thread was bought.", LOOMS, "Complete")],
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Progress: the thread is here.",
        "Actions (see the annex) are few.",
        "Progress since the last visit has been slower than the mill hoped it would be.",
    ],
)
def test_words_that_name_no_time_begin_no_round(words: str) -> None:
    assert heads(rounds_of((*ROW[:3], words, *ROW[4:]))) == [("", "None", "commitments")]


def test_a_round_in_which_nothing_was_said_is_kept() -> None:
    rounds = rounds_of(ROW, ("", "", "", "Progress (October 2031)", "", ""))
    assert [(one.label, actions(one)) for one in rounds] == [
        ("", [("The mill will buy thread.", LOOMS, "May 2032")]),
        ("Progress (October 2031)", []),
    ]


def test_a_column_of_progress_is_a_round_owned_by_who_owns_the_row() -> None:
    head = ("No", "Recommendation", "Agreed?", "Action", "Owner", "Target date", "Progress (October 2031)")
    plan = read(head, (*ROW, "The thread was bought."), ("2", "Oil.", "Agreed", "We will oil.", LOOMS, "May 2032", ""))
    first, second = plan.findings
    assert heads(first.rounds)[1:] == [("Progress (October 2031)", "2031-10-31", "progress")]
    assert actions(first.rounds[1]) == [("The thread was bought.", LOOMS, "")]
    assert len(second.rounds) == 1


def test_a_label_that_divides_a_cell_leaves_what_stands_before_it_an_action() -> None:
    said = "Commitments (May 2031)\nWe will buy thread.\nProgress (October 2031)\nThe thread was bought."
    assert [actions(one) for one in rounds_of((*ROW[:3], said, *ROW[4:]))] == [
        [("We will buy thread.", "", "")],
        [("The thread was bought.", LOOMS, "May 2032")],
    ]
