"""A response is taken apart into what will be done and the prose around it."""

import pytest

from answerable.documents.understanding import understand
from tests.unit.documents.understanding.plans_said import (
    actions,
    pairings,
    prose,
    read_response,
    read_rows,
    web_page,
)

LOOMS = "Head of Looms"
TWO_POSTS, TWO_DATES = "Head of Looms\nHead of Wheels", "May 2031\nJune 2031"


def done(response: str, owner: str = LOOMS, due: str = "May 2031") -> list[str]:
    """The words of the actions of a response."""
    return [words for words, _, _ in actions(*read_response(response, owner, due).rounds)]


def split(response: str) -> tuple[list[str], list[str]]:
    """The prose of a response, and the words of its actions."""
    finding = read_response(response)
    return prose(finding), [words for words, _, _ in actions(*finding.rounds)]


def test_each_paragraph_is_an_action() -> None:
    assert done("The mill will buy thread.\nThe mill will wind it.") == [
        "The mill will buy thread.",
        "The mill will wind it.",
    ]


def test_a_lead_in_is_prose_and_its_items_are_actions() -> None:
    assert split("The mill will:\n• buy thread.\n• oil the wheels.") == (
        ["The mill will:"],
        ["buy thread.", "oil the wheels."],
    )


def test_a_lead_in_at_the_end_of_a_paragraph_is_prose() -> None:
    assert split("The mill will buy thread. It will then:\n• wind it.\n• dye it.") == (
        ["It will then:"],
        ["The mill will buy thread.", "wind it.", "dye it."],
    )


def test_a_verdict_before_what_will_be_done_is_prose() -> None:
    assert split("This recommendation is agreed. The mill will buy thread.") == (
        ["This recommendation is agreed."],
        ["The mill will buy thread."],
    )


def test_a_verdict_and_a_lead_in_are_both_prose() -> None:
    assert split("This recommendation is agreed. The mill will take these steps:\n• Buy thread.") == (
        ["This recommendation is agreed.", "The mill will take these steps:"],
        ["Buy thread."],
    )


def test_a_verdict_alone_is_prose() -> None:
    assert split("This recommendation is agreed.\nThe mill will buy thread.") == (
        ["This recommendation is agreed."],
        ["The mill will buy thread."],
    )


def test_a_reason_that_commits_to_nothing_is_prose() -> None:
    assert split("Thread is unaffordable.\nThe mill will borrow some.") == (
        ["Thread is unaffordable."],
        ["The mill will borrow some."],
    )


def test_a_reason_beside_what_will_be_done_is_part_of_the_action() -> None:
    assert split("For policy reasons only the oldest looms will be mended.") == (
        [],
        ["For policy reasons only the oldest looms will be mended."],
    )


def test_a_first_row_without_owner_and_date_is_prose_above_rows_that_have_them() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "Thread has been short.", "", ""),
        ("", "", "", "The mill will buy thread.", LOOMS, "May 2031"),
    )
    assert prose(plan.findings[0]) == ["Thread has been short."]
    assert actions(*plan.findings[0].rounds) == [("The mill will buy thread.", LOOMS, "May 2031")]


def test_a_refusal_is_prose() -> None:
    finding = read_response("For policy reasons the looms will stand as they are.", "", "", "Not agreed")
    assert (prose(finding), finding.rounds) == (["For policy reasons the looms will stand as they are."], ())


def test_what_is_listed_in_a_refusal_is_done_all_the_same() -> None:
    finding = read_response("The looms cannot be mended.\n• They will be drawn.", "", "", "Not agreed")
    assert prose(finding) == ["The looms cannot be mended."]
    assert actions(*finding.rounds) == [("They will be drawn.", "", "")]


def test_what_somebody_owns_in_a_refusal_is_done_all_the_same() -> None:
    finding = read_response("The looms will be drawn instead.", decision="Not agreed")
    assert (prose(finding), actions(*finding.rounds)) == (
        [],
        [("The looms will be drawn instead.", LOOMS, "May 2031")],
    )


def test_bullets_inside_a_bullet_belong_to_it() -> None:
    finding = read_response(
        "• The mill will ask:\n◦ by letter\n◦ by bell\n• The mill will listen.", TWO_POSTS, TWO_DATES
    )
    assert actions(*finding.rounds) == [
        ("The mill will ask: by letter by bell", "Head of Looms", "May 2031"),
        ("The mill will listen.", "Head of Wheels", "June 2031"),
    ]


@pytest.mark.parametrize("mark", ["• ", ""], ids=["bullet", "paragraph"])
def test_lettered_items_inside_an_action_belong_to_it_and_keep_their_letters(mark: str) -> None:
    said = f"{mark}We will ask in two ways:\ni) by letter; and\nii) by bell."
    assert done(said) == ["We will ask in two ways: i) by letter; and ii) by bell."]


def test_lettered_items_below_we_will_are_actions() -> None:
    assert split("We will:\na) write letters.\nb) ring bells.") == (
        ["We will:"],
        ["write letters.", "ring bells."],
    )


def test_a_bullet_below_a_bullet_that_ends_in_a_colon_is_an_action_of_its_own() -> None:
    assert done("• The mill will say:\n• The mill will listen.") == ["The mill will say:", "The mill will listen."]


def test_marks_of_list_items_are_no_words_of_the_action() -> None:
    assert done("1. Buy thread.\n2. Wind it.") == ["Buy thread.", "Wind it."]


def test_an_action_that_begins_in_the_middle_of_a_sentence_is_doubted() -> None:
    (action,) = read_response("and then oil the wheels.").rounds[0].actions
    assert (action.text.text, action.doubts) == ("and then oil the wheels.", ("begins_mid_sentence",))


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("New looms are planned for Quarter One of 2031.", ("quarter_in_words",)),
        ("The rule is to be published by the end of Q1 2031/32.", ("quarter_in_words",)),
        ("The looms will be cleaned every quarter from 2031.", ()),
        ("A quarter of the looms will be mended in 2031.", ()),
    ],
)
def test_an_action_that_names_a_quarter_is_doubted(words: str, doubts: tuple[str, ...]) -> None:
    (action,) = read_response(words, due="June 2031").rounds[0].actions
    assert (action.doubts, [target.raw.text for target in action.targets]) == (doubts, ["June 2031"])


def loose(words: str) -> str:
    """A row whose response is a list that lost its items, with two owners and two dates."""
    owners, dates = ("".join(f"<p>{line}</p>" for line in lines.split("\n")) for lines in (TWO_POSTS, TWO_DATES))
    return f"<td>1</td><td>Mend.</td><td>Agreed</td><td><ul>{words}</ul></td><td>{owners}</td><td>{dates}</td>"


def test_items_of_a_list_that_lost_its_bullets_begin_where_a_sentence_commits_to_something() -> None:
    document = web_page(loose("The mill will buy thread. It is red. The mill will oil the wheels. Grease is cheap."))
    (told,) = understand(document).findings[0].rounds
    assert actions(told) == [
        ("The mill will buy thread. It is red.", "Head of Looms", "May 2031"),
        ("The mill will oil the wheels. Grease is cheap.", "Head of Wheels", "June 2031"),
    ]
    assert {action.doubts for action in told.actions} == {("bullets_lost",)}


def test_a_list_that_lost_its_bullets_is_uncertain_where_the_counts_disagree() -> None:
    document = web_page(loose("The mill will buy thread. The mill will oil it. The mill will sweep."))
    (told,) = understand(document).findings[0].rounds
    assert [action.text.text for action in told.actions] == [
        "The mill will buy thread.",
        "The mill will oil it.",
        "The mill will sweep.",
    ]
    assert pairings(told) == ["uncertain uncertain"] * 3


def test_a_list_that_lost_its_bullets_inside_an_action_belongs_to_it() -> None:
    row = loose("").replace("<ul></ul>", "<ul><li>The mill will ask people:</li></ul><ul>Dyers will say how.</ul>")
    (told,) = understand(web_page(row)).findings[0].rounds
    assert [action.text.text for action in told.actions] == ["The mill will ask people: Dyers will say how."]
