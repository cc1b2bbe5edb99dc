"""Plans set on their side, and tables of actions below the heading of their finding."""

from answerable.documents.plan import Plan
from tests.unit.documents.understanding.plans_said import HEAD, Entry, actions, doubts, leftovers, read, words

ANSWER: list[Entry] = [
    ("Response", "Agreed. The mill will buy thread."),
    ("Owner", "Head of Looms"),
    ("Target date", "May 2031"),
]
SWEEP: list[Entry] = [("Response", "Not agreed: the floor is clean."), ("Owner", ""), ("Target date", "")]
BOUGHT = ("The mill will buy thread.", "Head of Looms", "May 2031")


def answers(*entries: Entry) -> list[tuple[str, str, str | None, list[tuple[str, str, str]]]]:
    """Number, words, decision and actions of each finding."""
    return told(read(*entries))


def told(plan: Plan) -> list[tuple[str, str, str | None, list[tuple[str, str, str]]]]:
    return [(*words(one)[:2], one.decision_raw, actions(*one.rounds)) for one in plan.findings]


def test_labels_may_stand_down_the_first_column() -> None:
    plan = read(("Recommendation 1", "Mend the looms."), *ANSWER, "", ("Recommendation 2", "Sweep the floor."), *SWEEP)
    assert told(plan) == [
        ("1", "Mend the looms.", "Agreed", [BOUGHT]),
        ("2", "Sweep the floor.", "Not agreed", []),
    ]
    assert leftovers(plan)[:3] == [("heading", "Response"), ("heading", "Owner"), ("heading", "Target date")]


def test_a_table_on_its_side_may_hold_several_findings() -> None:
    assert answers(("Recommendation 1", "Mend the looms."), *ANSWER, ("Recommendation 2", "Sweep."), *SWEEP) == [
        ("1", "Mend the looms.", "Agreed", [BOUGHT]),
        ("2", "Sweep.", "Not agreed", []),
    ]


def test_a_second_response_on_its_side_is_another_action() -> None:
    more: list[Entry] = [
        ("Response", "The mill will wind it."),
        ("Owner", "Head of Wheels"),
        ("Target date", "June 2031"),
    ]
    assert answers(("Recommendation 1", "Mend the looms."), *ANSWER, *more) == [
        ("1", "Mend the looms.", "Agreed", [BOUGHT, ("The mill will wind it.", "Head of Wheels", "June 2031")])
    ]


def test_a_label_that_is_not_known_leaves_its_words_as_orphans() -> None:
    plan = read(("Recommendation 1", "Mend the looms."), *ANSWER, ("Weather", "It rained all day."))
    assert told(plan) == [("1", "Mend the looms.", "Agreed", [BOUGHT])]
    assert (leftovers(plan)[-1], doubts(plan)) == (("orphan", "It rained all day."), ["orphan"])


def test_a_heading_may_announce_the_finding_of_the_table_below() -> None:
    assert answers("Recommendation 1: Mend the looms.", *ANSWER) == [("1", "Mend the looms.", "Agreed", [BOUGHT])]


def test_paragraphs_between_heading_and_table_are_words_of_the_finding() -> None:
    assert answers("Recommendation 1", "Mend the looms.", *ANSWER) == [("1", "Mend the looms.", "Agreed", [BOUGHT])]


def test_a_heading_may_announce_the_finding_of_a_table_of_actions() -> None:
    head = ("Response", "Owner", "Target date")
    assert answers(
        *("Recommendation 1: Mend the looms.", head, ("Agreed. The mill will buy thread.", *BOUGHT[1:])),
        *("Recommendation 2", "Dye the thread.", head, ("Dye it.", "Head of Dyes", "June 2031")),
    ) == [
        ("1", "Mend the looms.", "Agreed", [BOUGHT]),
        ("2", "Dye the thread.", None, [("Dye it.", "Head of Dyes", "June 2031")]),
    ]


def test_a_heading_may_say_to_whom_its_finding_is_directed() -> None:
    plan = read(
        *("Recommendation 1 (to the mill)", "Mend the looms.", *ANSWER),
        *("Recommendation 2", "Sweep the floor.", *SWEEP),
    )
    assert [words(one)[:2] for one in plan.findings] == [("1", "Mend the looms."), ("2", "Sweep the floor.")]
    assert [one.directed_to and one.directed_to.text.text for one in plan.findings] == ["(to the mill)", None]


def test_a_heading_that_announces_nothing_is_an_orphan() -> None:
    row = ("1", "Mend the looms.", "Agreed", *BOUGHT)
    plan = read(HEAD, row, "Recommendation 2: Sweep the floor.")
    assert told(plan) == [("1", "Mend the looms.", "Agreed", [BOUGHT])]
    assert leftovers(plan)[-1] == ("orphan", "Recommendation 2: Sweep the floor.")


def test_a_form_left_blank_is_no_finding() -> None:
    blank: list[Entry] = [("Recommendation", ""), ("Response", ""), ("Owner", "")]
    assert answers(("Recommendation", "Mend the looms."), *ANSWER, *blank) == [
        ("1", "Mend the looms.", "Agreed", [BOUGHT])
    ]
