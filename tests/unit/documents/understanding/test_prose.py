"""Plans that are not set as a table: answers in prose, and tables transcribed line by line."""

import pytest

from answerable.documents.plan import Count, Plan
from tests.unit.documents.understanding.plans_said import actions, doubts, leftovers, prose, read, words

MEND = ("Recommendation 1: Mend the looms.", "Agreed. The mill will buy thread.")
SWEEP = ("Recommendation 2: Sweep the floor.", "Partly agreed. The mill will sweep half of it.")
HEADS = ("No", "Recommendation", "Agreed/Not agreed", "Response", "Owner", "Target date")
LOOMS = ("1", "Mend the looms.", "Agreed", "The mill will buy thread.", "Head of Looms", "May 2031")
BROOMS = ("2", "Sweep the floor.", "Agreed", "The mill will buy a broom.", "Head of Brooms", "June 2031")


def answers(plan: Plan) -> list[tuple[str, str, str | None, list[tuple[str, str, str]]]]:
    """Number, words, decision and actions of each finding."""
    return [(*words(one)[:2], one.decision_raw, actions(*one.rounds)) for one in plan.findings]


def test_a_verdict_in_prose_answers_the_finding_above_it() -> None:
    assert answers(read(*MEND, *SWEEP)) == [
        ("1", "Mend the looms.", "Agreed", [("The mill will buy thread.", "", "")]),
        ("2", "Sweep the floor.", "Partly agreed", [("The mill will sweep half of it.", "", "")]),
    ]


def test_a_verdict_may_be_a_sentence() -> None:
    plan = read(
        "Recommendation 1", "Mend the looms.", "The service accepts this recommendation.", "It will buy thread."
    )
    assert answers(plan) == [
        ("1", "Mend the looms.", "The service accepts this recommendation", [("It will buy thread.", "", "")])
    ]
    assert plan.findings[0].decision == "agreed"


def test_a_refusal_in_prose_says_why() -> None:
    plan = read(*MEND, "Recommendation 2: Sweep.", "Not agreed. The floor is clean for policy reasons.")
    assert (prose(plan.findings[1]), plan.findings[1].reasons) == (
        ["The floor is clean for policy reasons."],
        ("policy",),
    )


@pytest.mark.parametrize("label", ["Recommendation 1:", "RECOMMENDATION 1 –", "Recommendation no. 1.", "Concern 1"])
def test_a_label_begins_a_finding(label: str) -> None:
    plan = read(f"{label} Mend the looms.", MEND[1])
    assert [words(one)[:2] for one in plan.findings] == [("1", "Mend the looms.")]


def test_a_number_begins_a_finding_where_no_label_does() -> None:
    plan = read("1. The mill should mend the looms.", MEND[1], "2. The mill should sweep the floor.", SWEEP[1])
    assert [words(one)[:2] for one in plan.findings] == [
        ("1", "The mill should mend the looms."),
        ("2", "The mill should sweep the floor."),
    ]


def test_lines_with_labels_are_what_their_labels_say() -> None:
    plan = read(
        "Recommendation 1",
        "Mend the looms.",
        "Paragraph: 2.14",
        "Response: Agreed",
        "Action: Buy thread.",
        "Owner: Head of Looms",
        "Due date: May 2031",
        "Action: Oil the wheels.",
        "Responsible officer: Head of Wheels",
        "By when: June 2031",
        "Status: On track",
    )
    assert answers(plan) == [
        (
            *("1", "Mend the looms.", "Agreed"),
            [("Buy thread.", "Head of Looms", "May 2031"), ("Oil the wheels.", "Head of Wheels", "June 2031")],
        )
    ]
    (finding,) = plan.findings
    assert finding.references == ("2.14",)
    assert [action.status_raw for action in finding.rounds[0].actions] == [None, "On track"]
    assert ("heading", "Due date:") in leftovers(plan)


def test_a_response_after_its_label_need_be_no_verdict() -> None:
    plan = read(*MEND, "Response: The wheels will be oiled too.")
    assert [words for words, _, _ in actions(*plan.findings[0].rounds)] == [
        "The mill will buy thread.",
        "The wheels will be oiled too.",
    ]


def test_a_list_in_prose_has_actions() -> None:
    plan = read(MEND[0], "Agreed. The mill will:", "• buy thread.", "• oil the wheels.", "Owner: Head of Looms")
    assert prose(plan.findings[0]) == ["The mill will:"]
    assert actions(*plan.findings[0].rounds) == [
        ("buy thread.", "Head of Looms", ""),
        ("oil the wheels.", "Head of Looms", ""),
    ]


def test_lines_that_only_wrap_are_one_paragraph() -> None:
    plan = read("Recommendation 1: Mend the looms that", "stand idle.", "Agreed. The mill will ask the", "Dyers.")
    assert answers(plan) == [
        ("1", "Mend the looms that stand idle.", "Agreed", [("The mill will ask the Dyers.", "", "")])
    ]


def test_a_label_that_stands_again_begins_no_finding() -> None:
    plan = read(*MEND, "Recommendation 1 was made last year too.", *SWEEP)
    assert [one.number for one in plan.findings] == ["1", "2"]


def test_words_below_a_finding_without_a_verdict_answer_it() -> None:
    plan = read(*MEND, "Recommendation 2: Sweep the floor.", "The mill will buy a broom.")
    assert answers(plan)[1] == ("2", "Sweep the floor.", None, [("The mill will buy a broom.", "", "")])
    assert doubts(plan)[-1] == "no_decision"


def test_bands_in_prose_say_the_kind() -> None:
    plan = read(
        "Priority concerns", "Concern 1: The looms stood idle.", MEND[1], "Key concerns", "Concern 2: Dust.", SWEEP[1]
    )
    assert [one.kind.value for one in plan.findings] == ["priority_concern", "key_concern"]


@pytest.mark.parametrize(
    "lines",
    [("Agreed 1", "Partly agreed: 1", "Not agreed 0"), ("Agreed", "1", "Partly agreed", "1", "Not agreed", "0")],
    ids=["on one line", "on two lines"],
)
def test_totals_in_lines_are_read(lines: tuple[str, ...]) -> None:
    plan = read(*MEND, *SWEEP, *lines)
    assert plan.totals.stated == Count(agreed=1, partly_agreed=1, not_agreed=0, total=2)
    assert plan.totals.agree is True
    assert leftovers(plan)[-len(lines) :] == [("totals", line) for line in lines]


def test_a_table_transcribed_line_by_line_is_read() -> None:
    assert answers(read(*HEADS, *LOOMS, *BROOMS)) == [
        ("1", "Mend the looms.", "Agreed", [LOOMS[3:]]),
        ("2", "Sweep the floor.", "Agreed", [BROOMS[3:]]),
    ]


def test_several_actions_line_by_line_each_have_their_owner_and_date() -> None:
    plan = read(*HEADS, *LOOMS, "The mill will oil the wheels.", "Head of Wheels", "July 2031")
    assert answers(plan)[0][3] == [LOOMS[3:], ("The mill will oil the wheels.", "Head of Wheels", "July 2031")]


def test_headings_transcribed_again_are_leftovers() -> None:
    plan = read(*HEADS, *LOOMS, *HEADS, *BROOMS)
    assert [one.number for one in plan.findings] == ["1", "2"]
    assert [name for code, name in leftovers(plan) if code == "repeated"] == list(HEADS)


def test_a_post_in_the_middle_of_a_sentence_is_no_owner() -> None:
    plan = read(*HEADS, *LOOMS[:3], "The mill will ask the", "Head of Looms to help.", "Head of Wheels", "May 2031")
    assert answers(plan)[0][3] == [("The mill will ask the Head of Looms to help.", "Head of Wheels", "May 2031")]


def test_findings_transcribed_line_by_line_are_directed_to_whom_a_line_says() -> None:
    plan = read(*HEADS, "Directed to: The mill should:", *LOOMS, "To the Dye Works:", *BROOMS)
    assert [one.directed_to and one.directed_to.text.text for one in plan.findings] == [
        "Directed to: The mill should:",
        "To the Dye Works:",
    ]


def test_a_caveat_between_lines_is_kept_once() -> None:
    said = "Dates may be affected by the flooding of the mill."
    plan = read(said, *HEADS, *LOOMS, said, *BROOMS)
    assert [caveat.text for caveat in plan.caveats] == [said]
    assert answers(plan)[0][3] == [LOOMS[3:]]


def test_a_verdict_may_stand_below_its_label() -> None:
    plan = read("Recommendation 1", "Mend the looms.", "Response:", "Agreed. The mill will buy thread.")
    assert answers(plan) == [("1", "Mend the looms.", "Agreed", [("The mill will buy thread.", "", "")])]


def test_without_verdicts_what_follows_the_words_of_a_finding_answers_it() -> None:
    lines = (
        "No",
        "Concern",
        "Response",
        "Owner",
        "Target date",
        "1",
        "The looms stood idle.",
        "The mill will buy thread.",
    )
    plan = read(
        *lines,
        "Head of Looms",
        "May 2031",
        "2",
        "The wheels squeaked.",
        "The mill will oil them.",
        "Head of Wheels",
        "June 2031",
        "2",
    )
    assert [(one.kind.value, one.text.text, actions(*one.rounds)) for one in plan.findings] == [
        ("other", "The looms stood idle.", [("The mill will buy thread.", "Head of Looms", "May 2031")]),
        ("other", "The wheels squeaked.", [("The mill will oil them.", "Head of Wheels", "June 2031")]),
    ]
