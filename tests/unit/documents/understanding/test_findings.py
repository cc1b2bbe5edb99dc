"""Rows are gathered into findings: number, words, parts, decision and reasons."""

import pytest

from tests.unit.documents.understanding.plans_said import (
    HEAD,
    PAGE,
    actions,
    doubts,
    leftovers,
    read,
    read_rows,
    words,
)

ANSWER = ("Agreed", "The mill will buy new thread.", "Head of Looms", "May 2031")
ROW = ("1", "Mend the looms.", *ANSWER)
SECOND = ("2", "Mend the wheels.", "Agreed", "The mill will oil the wheels.", "Head of Wheels", "June 2031")


def finding_of(said: str) -> tuple[str, str, tuple[str, ...]]:
    """Number, text and parts of the finding with these words in its cell."""
    return words(read_rows(("1", said, *ANSWER)).findings[0])


def test_a_number_begins_a_finding() -> None:
    plan = read_rows(ROW, SECOND)
    assert [words(one) for one in plan.findings] == [("1", "Mend the looms.", ()), ("2", "Mend the wheels.", ())]
    assert doubts(plan) == []


def test_a_blank_number_goes_on_with_the_finding_above() -> None:
    plan = read_rows(ROW, ("", "", "", "The mill will oil the wheels.", "Head of Wheels", "June 2031"))
    assert [actions(*one.rounds) for one in plan.findings] == [
        [
            ("The mill will buy new thread.", "Head of Looms", "May 2031"),
            ("The mill will oil the wheels.", "Head of Wheels", "June 2031"),
        ]
    ]


def test_a_number_that_stands_again_beside_more_of_the_response_is_a_leftover() -> None:
    plan = read_rows(ROW, ("1", "", "", "The mill will oil the wheels.", "Head of Wheels", "June 2031"))
    assert [len(one.rounds[0].actions) for one in plan.findings] == [2]
    assert leftovers(plan)[-1] == ("repeated", "1")


def test_a_number_that_stands_again_beside_another_finding_is_doubted() -> None:
    plan = read_rows(ROW, ("1", *SECOND[1:]))
    assert [words(one)[:2] for one in plan.findings] == [("1", "Mend the looms."), ("1", "Mend the wheels.")]
    assert doubts(plan) == ["number_repeated", "number_repeated"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Mend the looms.", "2. Mend the wheels."),
        ("1) Mend the looms.", "2) Mend the wheels."),
        ("Recommendation 1: Mend the looms.", "Recommendation 2: Mend the wheels."),
        ("Concern no. 1 – Mend the looms.", "Concern no. 2 – Mend the wheels."),
    ],
)
def test_a_number_may_stand_before_the_words_of_its_finding(first: str, second: str) -> None:
    plan = read(HEAD[1:], (first, *ANSWER), (second, *SECOND[2:]))
    assert [words(one)[:2] for one in plan.findings] == [("1", "Mend the looms."), ("2", "Mend the wheels.")]


@pytest.mark.parametrize("number", ["5.01", "R12", "S3a", "(7)"])
def test_a_number_is_kept_as_the_document_gives_it(number: str) -> None:
    assert [one.number for one in read_rows((number, *ROW[1:])).findings] == [number.strip("()")]


def test_findings_without_numbers_are_counted_and_doubted() -> None:
    plan = read(HEAD[1:], ROW[1:], SECOND[1:])
    assert [words(one)[:2] for one in plan.findings] == [("1", "Mend the looms."), ("2", "Mend the wheels.")]
    assert doubts(plan) == ["unnumbered", "unnumbered"]


def test_without_numbers_a_finding_that_a_page_broke_off_goes_on() -> None:
    plan = read(HEAD[1:], ("Mend the looms that", *ANSWER), PAGE, ("Stand idle.", *[""] * 4), SECOND[1:])
    assert [words(one)[1] for one in plan.findings] == ["Mend the looms that Stand idle.", "Mend the wheels."]


def test_without_numbers_rows_with_a_blank_finding_go_on_with_the_one_above() -> None:
    plan = read(HEAD[1:], ROW[1:], ("", *SECOND[2:]))
    assert [len(one.rounds[0].actions) for one in plan.findings] == [2]


def test_words_of_a_finding_that_a_page_repeats_are_said_once() -> None:
    plan = read_rows(("1", "Mend the looms that stand", *ANSWER), PAGE, ("", "that stand idle.", "", "", "", ""))
    assert words(plan.findings[0]) == ("1", "Mend the looms that stand idle.", ())
    assert leftovers(plan)[-1] == ("repeated", "that stand")


def test_a_finding_goes_on_with_a_paragraph_of_its_own() -> None:
    plan = read_rows(ROW, ("", "Mend the wheels too.", "", "", "", ""))
    assert words(plan.findings[0]) == ("1", "Mend the looms. Mend the wheels too.", ())


def test_list_items_are_parts() -> None:
    assert finding_of("The mill should:\n• oil the treadles;\n• wind the thread.") == (
        "1",
        "The mill should:",
        ("oil the treadles;", "wind the thread."),
    )


def test_list_items_on_the_next_page_are_parts() -> None:
    plan = read_rows(("1", "The mill should:", *ANSWER), PAGE, ("", "• oil the treadles.", "", "", "", ""))
    assert words(plan.findings[0]) == ("1", "The mill should:", ("oil the treadles.",))


def test_paragraphs_after_a_colon_are_parts() -> None:
    said = "The mill should:\nOil the treadles.\nWind the thread."
    assert finding_of(said) == ("1", "The mill should:", ("Oil the treadles.", "Wind the thread."))


def test_sentences_after_a_colon_are_parts() -> None:
    assert finding_of("The mill should: Oil the treadles. Wind the thread.") == (
        "1",
        "The mill should:",
        ("Oil the treadles.", "Wind the thread."),
    )


def test_one_sentence_after_a_colon_is_no_part() -> None:
    assert finding_of("The mill should: Oil the treadles.") == ("1", "The mill should: Oil the treadles.", ())


def test_paragraphs_of_the_report_are_references() -> None:
    plan = read_rows(("1", "Mend the looms. (paragraph 2.14) (S3) (5.2)", *ANSWER))
    assert plan.findings[0].references == ("paragraph 2.14", "S3", "5.2")


def test_references_may_stand_in_a_column_of_their_own() -> None:
    head = (*HEAD[:2], "Report paragraph", *HEAD[2:])
    (finding,) = read(head, ("1", "Mend the looms. (5.2)", "2.14", *ANSWER)).findings
    assert finding.references == ("2.14", "5.2")


@pytest.mark.parametrize(
    ("said", "decision"),
    [("Agreed", "agreed"), ("Partly agreed.", "partly_agreed"), ("Not agreed", "not_agreed")],
)
def test_a_decision_is_read_and_its_words_are_kept(said: str, decision: str) -> None:
    (finding,) = read_rows((*ROW[:2], said, *ROW[3:])).findings
    assert (finding.decision, finding.decision_raw) == (decision, said.removesuffix("."))


def test_a_decision_in_other_words_is_kept_and_doubted() -> None:
    plan = read_rows((*ROW[:2], "Perhaps", *ROW[3:]))
    assert (plan.findings[0].decision, plan.findings[0].decision_raw) == (None, "Perhaps")
    assert doubts(plan) == ["decision_unread"]


def test_a_decision_missing_among_others_is_doubted() -> None:
    plan = read_rows((*ROW[:2], "", *ROW[3:]), SECOND)
    assert [one.decision_raw for one in plan.findings] == [None, "Agreed"]
    assert doubts(plan) == ["no_decision"]


@pytest.mark.parametrize("decision", ["Partly agreed", "Not agreed"])
def test_reasons_for_not_agreeing_are_found(decision: str) -> None:
    said = "For policy reasons, and for lack of funding, only the oldest looms will be mended."
    (finding,) = read_rows((*ROW[:2], decision, said, *ROW[4:])).findings
    assert finding.reasons == ("policy", "affordability")


def test_what_is_agreed_needs_no_reason() -> None:
    (finding,) = read_rows((*ROW[:3], "For policy reasons the looms will be mended.", *ROW[4:])).findings
    assert finding.reasons == ()


def test_a_finding_without_any_answer_is_doubted() -> None:
    plan = read_rows(ROW, ("2", "Mend the wheels.", "Agreed", "", "", ""))
    assert plan.findings[1].rounds == ()
    assert doubts(plan) == ["no_action"]


def test_a_refusal_without_a_word_is_no_doubt() -> None:
    assert doubts(read_rows(ROW, ("2", "Mend the wheels.", "Not agreed", "", "", ""))) == []


def test_a_decision_that_a_page_repeats_is_a_leftover() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "The mill will buy thread.", "Head of Looms", "May 2031"),
        ("", "", "Agreed", "The mill will oil the wheels.", "Head of Wheels", "June 2031"),
    )
    (finding,) = plan.findings
    assert (finding.decision_raw, len(finding.rounds[0].actions)) == ("Agreed", 2)
    assert ("repeated", "Agreed") in leftovers(plan)


def test_a_decided_finding_without_a_number_among_numbered_ones_is_a_finding() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "The mill will buy thread.", "Head of Looms", "May 2031"),
        ("", "Mend the wheels.", "Agreed", "The mill will buy oil.", "Head of Wheels", "May 2031"),
    )
    assert [(one.number, one.text.text) for one in plan.findings] == [
        ("1", "Mend the looms."),
        ("2", "Mend the wheels."),
    ]
    assert "unnumbered" in {doubt.code for doubt in plan.doubts}


def test_a_condition_on_a_line_of_its_own_belongs_to_the_date_above() -> None:
    (finding,) = read_rows(
        ("1", "Mend the looms.", "Agreed", "We will buy thread.", "Head of Looms", "May 2031\n(subject to funding)")
    ).findings
    (target,) = finding.rounds[0].actions[0].targets
    assert (target.raw.text, target.condition) == ("May 2031 (subject to funding)", "funding")


def test_a_year_alone_is_a_date_of_its_own_unless_a_month_awaits_it() -> None:
    def dates(above: str) -> list[list[str]]:
        rows = (
            ("1", "Mend.", "Agreed", "We will sweep.", "Head of Looms", above),
            ("", "", "", "We will dust.", "", "2032"),
        )
        (finding,) = read_rows(*rows).findings
        return [[target.raw.text for target in action.targets] for action in finding.rounds[0].actions]

    assert dates("Commenced") == [["Commenced"], ["2032"]]
    assert dates("June")[0] == ["June 2032"]
