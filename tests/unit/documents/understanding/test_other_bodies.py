"""Plans in the shapes of other years and bodies: ombudsmen, youth justice services, forces and committees."""

import pytest

from answerable.documents.plan import Plan
from tests.unit.documents.understanding.plans_said import actions, doubts, leftovers, prose, read, words

THREAD = ("The mill will buy new thread.", "Head of Looms", "May 2031")
BROOM = ("The mill will buy a broom.", "Head of Brooms", "June 2031")


def answers(plan: Plan) -> list[tuple[str, str, str | None, list[tuple[str, str, str]]]]:
    """Number, words, decision and actions of each finding."""
    return [(*words(one)[:2], one.decision_raw, actions(*one.rounds)) for one in plan.findings]


def directed(plan: Plan) -> list[str | None]:
    return [one.directed_to.text.text if one.directed_to else None for one in plan.findings]


LOOMS = [("Recommendation", "Mend the looms."), ("Response", "Agreed"), ("Action", THREAD[0])]
BROOMS = [("Recommendation", "Sweep the yard."), ("Response", "Rejected. This is not affordable.")]
OWNED = [("Owner", THREAD[1]), ("Date", THREAD[2])]


def test_a_table_on_its_side_is_read_down_its_labels() -> None:
    plan = read("Recommendation 4 (to the mill)", *LOOMS, *OWNED, "Recommendation 5", *BROOMS)
    assert answers(plan) == [
        ("4", "Mend the looms.", "Agreed", [THREAD]),
        ("5", "Sweep the yard.", "Rejected", []),
    ]
    assert directed(plan) == ["(to the mill)", None]
    assert prose(plan.findings[1]) == ["This is not affordable."]
    assert doubts(plan) == []


def test_one_table_on_its_side_may_hold_every_finding() -> None:
    rows = [("Recommendation 1", "Mend the looms."), *LOOMS[1:], *OWNED, ("Recommendation 2", "Sweep."), *BROOMS[1:]]
    assert answers(read("Plan", *rows)) == [
        ("1", "Mend the looms.", "Agreed", [THREAD]),
        ("2", "Sweep.", "Rejected", []),
    ]


def test_a_label_that_is_unknown_leaves_its_words_in_doubt() -> None:
    plan = read("Recommendation 4", *LOOMS, *OWNED, ("Weather", "Fair"))
    assert answers(plan) == [("4", "Mend the looms.", "Agreed", [THREAD])]
    assert [left for left in leftovers(plan) if left[0] != "heading"] == [("orphan", "Fair")]
    assert doubts(plan) == ["orphan"]


def test_a_heading_above_a_table_of_actions_begins_the_finding() -> None:
    head = ("Action", "Owner", "Date")
    plan = read(
        *("Recommendation 1", "Mend the looms.", "Accepted in part.", head, THREAD),
        *("Recommendation 2: Sweep the yard", head, BROOM),
    )
    assert answers(plan) == [
        ("1", "Mend the looms.", "Accepted in part", [THREAD]),
        ("2", "Sweep the yard", None, [BROOM]),
    ]
    assert doubts(plan) == ["no_decision"]


@pytest.mark.parametrize(
    ("response", "decision", "action"),
    [
        ("Accepted. The mill will buy new thread.", "Accepted", THREAD[0]),
        ("Partially accepted - The mill will buy new thread.", "Partially accepted", THREAD[0]),
        ("We accept this recommendation. The mill will buy new thread.", "We accept this recommendation", THREAD[0]),
        (
            "The mill will buy new thread. The offer was accepted.",
            None,
            "The mill will buy new thread. The offer was accepted.",
        ),
    ],
)
def test_without_a_column_for_it_the_decision_opens_the_response(
    response: str, decision: str | None, action: str
) -> None:
    plan = read(("No", "Recommendation", "Response", "Owner", "Date"), ("1", "Mend.", response, *THREAD[1:]))
    assert answers(plan) == [("1", "Mend.", decision, [(action, *THREAD[1:])])]


@pytest.mark.parametrize("cell", ["Head of Looms\nMay 2031", "May 2031\nHead of Looms", "Head of Looms May 2031"])
def test_owner_and_date_in_one_column_are_told_apart(cell: str) -> None:
    head = ("No", "Recommendation", "Accepted/Not accepted", "Action", "Target date and function responsible")
    assert answers(read(head, ("1", "Mend.", "Accepted", THREAD[0], cell)))[0][3] == [THREAD]


def test_the_number_of_an_action_below_a_finding_begins_no_finding() -> None:
    head = ("No", "Recommendation", "Action", "Owner", "Date")
    plan = read(head, ("1", "Mend the looms.", "", "", ""), ("1a", "", *THREAD), ("1.2", "", *BROOM))
    labelled = [("1a " + THREAD[0], *THREAD[1:]), ("1.2 " + BROOM[0], *BROOM[1:])]
    assert answers(plan) == [("1", "Mend the looms.", None, labelled)]


def test_columns_that_the_plan_has_no_place_for_do_not_hide_it() -> None:
    head = ("Objective", "Action", "Lead", "By when", "Success measures", "Impact on trade")
    plan = read(head, ("Looms run", *THREAD, "Ten looms run", "More cloth"))
    assert answers(plan) == [("1", "Looms run", None, [THREAD])]
    assert doubts(plan) == ["orphan", "unnumbered"]


HEAD = ("No", "Recommendation", "Decision", "Action", "Owner", "Date")
ROW = ("1", "Mend the looms.", "Accepted", *THREAD)


def test_a_table_of_other_things_after_the_plan_is_no_part_of_it() -> None:
    plan = read(HEAD, ROW, "Members of the board", ("Name", "Role", "Mill"), ("A Weaver", "Chair", "Wold"))
    assert answers(plan) == [("1", "Mend the looms.", "Accepted", [THREAD])]
    orphans = [said for code, said in leftovers(plan) if code == "orphan"]
    assert orphans == ["Members of the board", "Name", "Role", "Mill", "A Weaver", "Chair", "Wold"]


def test_an_annex_ends_the_plan() -> None:
    plan = read(HEAD, ROW, "Annex A: what else was said", ("The thread of the mill is of the finest kind", "May 2031"))
    assert answers(plan) == [("1", "Mend the looms.", "Accepted", [THREAD])]
    assert "orphan" in doubts(plan)


@pytest.mark.parametrize("before", [True, False])
def test_a_key_of_colours_is_a_definition(before: bool) -> None:
    key = [("Red", "The action is late and may well never be done"), ("Green", "The action will be done by its date")]
    plan = read(("Status", "Meaning"), *key, "Plan", HEAD, ROW) if before else read(HEAD, ROW, "Key", *key)
    assert answers(plan) == [("1", "Mend the looms.", "Accepted", [THREAD])]
    assert [said for code, said in leftovers(plan) if code == "definition"][-4:] == [*key[0], *key[1]]


def test_recommendations_to_somebody_before_the_first_table_are_a_band() -> None:
    plan = read("Recommendations to the miller", HEAD, ROW)
    assert directed(plan) == ["Recommendations to the miller"]


def test_what_a_committee_quotes_with_its_paragraph_is_a_finding() -> None:
    plan = read(
        *("Looms: Government Response", "“Looms should be mended each year.” (Paragraph 12)"),
        *("The Government accepts this recommendation.", "It will buy thread.", "Yards and halls"),
        *("“Yards should be swept.” (Paragraph 15)", "The Government does not accept this recommendation."),
    )
    assert answers(plan) == [
        (
            *("1", "“Looms should be mended each year.” (Paragraph 12)"),
            *("The Government accepts this recommendation", [("It will buy thread.", "", "")]),
        ),
        ("2", "“Yards should be swept.” (Paragraph 15)", "The Government does not accept this recommendation", []),
    ]
    assert [one.references for one in plan.findings] == [("Paragraph 12",), ("Paragraph 15",)]
    assert ("heading", "Yards and halls") in leftovers(plan)


def test_the_headings_of_a_welsh_plan_are_known() -> None:
    head = ("Rhif", "Argymhelliad", "Cytuno / Gwrthod", "Ymateb", "Perchennog", "Dyddiad targed")
    plan = read(
        head,
        ("1", "Dylid trwsio’r gwyddiau.", "Cytuno", "Bydd y felin yn prynu edau.", "Pennaeth Gwyddiau", "Mai 2031"),
    )
    assert answers(plan) == [
        ("1", "Dylid trwsio’r gwyddiau.", "Cytuno", [("Bydd y felin yn prynu edau.", "Pennaeth Gwyddiau", "Mai 2031")])
    ]


@pytest.mark.parametrize(
    ("front", "inspectorate", "body", "responds_to"),
    [
        (
            *("NOMS response to the HMCIP report of idle looms", "HM Inspectorate of Prisons"),
            *("National Offender Management Service", "HMCIP report of idle looms"),
        ),
        (
            *("Action plan in response to the IMB report for HMP Wold", "Independent Monitoring Board"),
            *(None, "IMB report for HMP Wold"),
        ),
        (
            *("Response to the HMICFRS report on looms, published 3 May 2031",),
            *("HM Inspectorate of Constabulary and Fire & Rescue Services", None, "HMICFRS report on looms"),
        ),
    ],
)
def test_other_bodies_are_known_by_their_short_names(
    front: str, inspectorate: str, body: str | None, responds_to: str
) -> None:
    plan = read("Contents", "1. Plan 3", front, HEAD, ROW)
    assert (plan.inspectorate, plan.body, plan.responds_to) == (inspectorate, body, responds_to)


def test_the_day_of_the_report_may_stand_at_the_end_of_a_title() -> None:
    plan = read("Response to the report on looms, published 3 May 2031", HEAD, ROW)
    assert plan.report_published is not None
    assert (plan.report_published.raw, str(plan.report_published.date)) == ("3 May 2031", "2031-05-03")
