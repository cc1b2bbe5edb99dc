"""Tables of a plan: their columns, and what in them is no row of the plan."""

import pytest

from answerable.documents.plan import Count
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from tests.unit.documents.understanding.plans_said import (
    HEAD,
    PAGE,
    Entry,
    actions,
    document,
    doubts,
    every_action,
    leftovers,
    read,
    read_rows,
    web_page,
)

ROW = ("1", "Mend the looms.", "Agreed", "The mill will buy new thread.", "Head of Looms", "May 2031")
SECOND = ("2", "Mend the roof.", "Agreed", "The mill will hire a thatcher.", "Head of Roofs", "July 2031")
OIL = "The mill will then oil every wheel in the yard before spring comes."
UNDATED = (*ROW[:5], "")
BOUGHT = ("The mill will buy new thread.", "Head of Looms", "May 2031")
OILED = (OIL, "Head of Wheels", "June 2031")


@pytest.mark.parametrize("narrow", [OILED, ("", *OILED)], ids=["three columns of six", "four columns of six"])
def test_a_page_that_lost_its_first_columns_goes_on_with_the_finding(narrow: tuple[str, ...]) -> None:
    plan = read(HEAD, ROW, PAGE, narrow)
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT, OILED]]


def test_columns_that_were_lost_on_one_page_may_come_back_on_the_next() -> None:
    plan = read(HEAD, ROW, PAGE, OILED, PAGE, SECOND)
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT, OILED], [SECOND[3:]]]


def test_headings_that_stand_again_are_leftovers() -> None:
    plan = read(HEAD, ROW, PAGE, HEAD, ("", "", "", *OILED))
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT, OILED]]
    assert leftovers(plan) == [*(("heading", name) for name in HEAD), *(("repeated", name) for name in HEAD)]


def test_later_headings_may_set_the_columns_in_another_order() -> None:
    plan = read(HEAD, ROW, "", ("No", "Target date", "Recommendation", "Response"), ("2", "May 2032", "Sweep.", "Yes."))
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT], [("Yes.", "", "May 2032")]]


def test_status_and_percent_are_the_action_s_own() -> None:
    head = ("No", "Recommendation", "Response", "Owner", "Target date", "Status", "% complete")
    plan = read(
        head,
        ("1", "Mend the looms.", "Buy thread.", "Head of Looms", "May 2031", "On track", "40%"),
        ("", "", "Oil it.", "Head of Wheels", "May 2031", "Complete", "99.5"),
        ("", "", "Wind it.", "Head of Wheels", "May 2031", "", "none"),
        ("", "", "Dye it.", "Head of Wheels", "May 2031", "", ""),
    )
    assert [(action.status_raw, action.percent) for action in every_action(plan)] == [
        ("On track", 40.0),
        ("Complete", 99.5),
        (None, None),
        (None, None),
    ]


def test_the_mark_of_a_list_item_may_stand_in_the_number_column() -> None:
    plan = read_rows(ROW, ("•", "", "", "Oil the wheels.", "", ""))
    assert [action.text.text for action in every_action(plan)] == [BOUGHT[0], "Oil the wheels."]


def test_definitions_of_terms_are_leftovers() -> None:
    defined = ("Agreed", "All of it will be done, money and people having been found.")
    plan = read(("Term", "Definition"), defined, "Our plan", HEAD, ROW)
    assert leftovers(plan)[:4] == [("definition", words) for words in ("Term", "Definition", *defined)]


def test_definitions_need_no_heading() -> None:
    defined = ("Not agreed", "None of it will be done, for one of the reasons that are allowed.")
    assert leftovers(read(defined, "Our plan", HEAD, ROW))[:2] == [("definition", words) for words in defined]


def test_the_plan_may_follow_the_definitions_in_the_same_table() -> None:
    plan = read(("Term", "Definition"), ("Agreed", "All of it will be done."), HEAD, ROW)
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT]]


@pytest.mark.parametrize(
    "totals",
    [
        [("Recommendations", ""), ("Agreed", "1"), ("Partly agreed", "0"), ("Not agreed", "1"), ("Total", "2")],
        [("Agreed", "1"), ("Partly agreed", "0"), ("Not agreed", "1")],
        [("Agreed", "Partly agreed", "Not agreed", "Total"), ("1", "0", "1", "2")],
        [("Recommendations", "Agreed", "Partly agreed", "Not agreed"), ("", "1", "0", "1")],
    ],
    ids=["down", "down, without their sum", "across", "across, with a title"],
)
def test_totals_are_read_and_compared(totals: list[Entry]) -> None:
    plan = read(HEAD, ROW, ("2", "Mend the roof.", "Not agreed", "It is sound.", "", ""), "", *totals)
    two = Count(agreed=1, partly_agreed=0, not_agreed=1, total=2)
    assert (plan.totals.stated, plan.totals.counted, plan.totals.agree) == (two, two, True)
    words = [cell for row in totals for cell in row if cell]
    assert leftovers(plan)[-len(words) :] == [("totals", word) for word in words]


def test_totals_that_disagree_with_the_findings_are_doubted() -> None:
    plan = read(HEAD, ROW, "", ("Agreed", "3"), ("Partly agreed", "0"))
    assert (plan.totals.stated, plan.totals.agree) == (
        Count(agreed=3, partly_agreed=0, not_agreed=0, total=3),
        False,
    )
    assert doubts(plan) == ["totals_disagree"]


def test_a_plan_that_states_no_totals_is_counted_all_the_same() -> None:
    plan = read_rows(ROW)
    assert (plan.totals.stated, plan.totals.counted, plan.totals.agree) == (
        None,
        Count(agreed=1, partly_agreed=0, not_agreed=0, total=1),
        None,
    )


def test_rows_of_marks_without_words_are_unreadable() -> None:
    plan = read_rows(ROW, ("-", "--", "", "|", "", ""))
    assert leftovers(plan)[-3:] == [("unreadable", "-"), ("unreadable", "--"), ("unreadable", "|")]


def test_words_beside_the_columns_of_the_plan_are_orphans() -> None:
    plan = read_rows((*ROW, "stray words"))
    assert (leftovers(plan)[-1], doubts(plan)) == (("orphan", "stray words"), ["orphan"])


def test_a_table_with_more_columns_than_the_plan_is_no_part_of_it() -> None:
    plan = read(HEAD, ROW, "", ("Red", "Blue", "Green", "Grey", "Gold", "White", "Pink"))
    assert [words for code, words in leftovers(plan) if code == "orphan"] == [
        *("Red", "Blue", "Green", "Grey", "Gold", "White", "Pink")
    ]
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT]]


def test_a_table_before_the_plan_is_its_front() -> None:
    plan = read(("Mill", "Upper Wold"), "Looms that stood idle", HEAD, ROW)
    assert plan.title == "Mill Upper Wold"


def test_dates_torn_off_below_the_table_are_candidates_of_the_last_action() -> None:
    plan = read(HEAD, UNDATED, "May 2031", "00010111001", "June 2031")
    assert actions(*plan.findings[0].rounds) == [(ROW[3], ROW[4], "May 2031; 00010111001; June 2031")]
    assert every_action(plan)[0].doubts == ("targets_uncertain", "dates_torn_off")


def test_dates_torn_off_belong_to_the_round_above_them() -> None:
    plan = read(
        HEAD,
        (*UNDATED[:3], "Commitments (May 2031)\nThe mill will buy thread.", "Head of Looms", ""),
        "May 2032\nJune 2032",
        HEAD,
        ("", "", "", "Progress (October 2031)\nThe thread was bought.", "Head of Looms", "Complete"),
    )
    assert [actions(one) for one in plan.findings[0].rounds] == [
        [("The mill will buy thread.", "Head of Looms", "May 2032; June 2032")],
        [("The thread was bought.", "Head of Looms", "Complete")],
    ]


def test_one_date_alone_is_an_orphan() -> None:
    plan = read(HEAD, UNDATED, "May 2031", "The river is high this year.")
    assert leftovers(plan)[-2:] == [("orphan", "May 2031"), ("orphan", "The river is high this year.")]
    assert every_action(plan)[0].targets == ()


def test_dates_before_the_plan_are_none_of_its_dates() -> None:
    plan = read("May 2031", "June 2031", HEAD, ROW)
    assert leftovers(plan)[:2] == [("heading", "May 2031"), ("heading", "June 2031")]


CELLS = "".join(f"<td>{words}</td>" for words in UNDATED)


def test_dates_torn_off_into_a_table_of_one_column_are_candidates_too() -> None:
    page = web_page(CELLS, "</table><table><tr><td>May 2031</td></tr><tr><td>June 2031</td>")
    assert actions(*understand(page).findings[0].rounds) == [(ROW[3], ROW[4], "May 2031; June 2031")]


def test_other_words_in_a_table_of_one_column_are_orphans() -> None:
    plan = understand(web_page(CELLS, "</table><table><tr><td>The river is high.</td>"))
    assert leftovers(plan)[-1] == ("orphan", "The river is high.")


def test_a_title_in_a_table_of_one_cell_is_the_title() -> None:
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    table = "<table><tr><td>Action plan: Idle looms</td></tr></table><table>"
    made = f"<!DOCTYPE html><title>x</title>{table}<tr>{head}</tr><tr>{CELLS}</tr></table>"
    assert understand(decode(made.encode(), "plan.html")).title == "Idle looms"


def test_misread_dates_are_kept_as_they_stand() -> None:
    plan = understand(document(HEAD, (*UNDATED[:5], "00010111001 2031"), ("2", *SECOND[1:5], "May2031")))
    assert [(one.raw.text, str(one.date)) for action in every_action(plan) for one in action.targets] == [
        ("00010111001 2031", "None"),
        ("May2031", "2031-05-31"),
    ]
    assert doubts(plan) == ["unreadable_date"]


def test_dates_torn_off_before_any_finding_are_orphans() -> None:
    plan = read("Priority concerns", "May 2031", "June 2031", HEAD, ROW)
    assert leftovers(plan)[-2:] == [("orphan", "May 2031"), ("orphan", "June 2031")]
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT]]


def test_dates_torn_off_below_a_finding_without_actions_are_orphans() -> None:
    plan = read(HEAD, (*ROW[:3], "", "", ""), "May 2031", "June 2031")
    assert leftovers(plan)[-2:] == [("orphan", "May 2031"), ("orphan", "June 2031")]


def test_a_table_with_headings_of_another_kind_is_no_part_of_the_plan() -> None:
    other = "</table><table><tr><th>Year</th><th>Thread</th></tr><tr><td>2030</td><td>Red</td></tr><tr>"
    plan = understand(web_page(CELLS, other))
    assert leftovers(plan)[-4:] == [("orphan", words) for words in ("Year", "Thread", "2030", "Red")]
    assert [actions(*one.rounds) for one in plan.findings] == [[(*BOUGHT[:2], "")]]


def test_words_below_a_heading_that_is_not_known_are_orphans() -> None:
    plan = read((*HEAD, "Weather"), (*ROW, "Rain"))
    assert [actions(*one.rounds) for one in plan.findings] == [[BOUGHT]]
    assert leftovers(plan)[-1] == ("orphan", "Rain")
