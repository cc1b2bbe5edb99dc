"""Actions, owners and dates that a page or a row broke in two are put together again."""

from tests.unit.documents.understanding.plans_said import (
    HEAD,
    PAGE,
    actions,
    doubts,
    leftovers,
    pairings,
    read,
    read_rows,
)

LOOMS = "Head of Looms"
DYES = "Head of Dyes"


def cut(response: str, rest: str, *, owner: str = LOOMS, due: str = "May 2031") -> list[tuple[str, str, str]]:
    """The actions of a response whose rest stands alone on the next page."""
    return page_cut((response, owner, due), (rest, "", ""))


def page_cut(above: tuple[str, str, str], below: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """The actions of a row cut by a page: its last three cells above and below."""
    plan = read_rows(("1", "Mend the looms.", "Agreed", *above), PAGE, ("", "", "", *below))
    return actions(*plan.findings[0].rounds)


def test_words_that_a_page_repeats_are_said_once() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "The mill will buy new thread and wind it on", LOOMS, "May 2031"),
        PAGE,
        ("", "", "", "wind it on the oldest looms first.", "", ""),
    )
    assert actions(*plan.findings[0].rounds) == [
        ("The mill will buy new thread and wind it on the oldest looms first.", LOOMS, "May 2031")
    ]
    assert leftovers(plan)[-1] == ("repeated", "wind it on")


def test_words_that_a_page_repeats_with_a_misread_letter_are_said_once() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "We will wind the new thread carefully on the oldest", LOOMS, "May 2031"),
        PAGE,
        ("", "", "", "wind the new thread carefuIly on the oldest looms of all.", "", ""),
    )
    assert actions(*plan.findings[0].rounds) == [
        ("We will wind the new thread carefully on the oldest looms of all.", LOOMS, "May 2031")
    ]
    assert leftovers(plan)[-1] == ("repeated", "wind the new thread carefuIly on the oldest")


def test_a_sentence_that_a_page_repeats_whole_is_said_once() -> None:
    said = cut("We will buy thread. It will be wound at once.", "It will be wound at once. Then it will be dyed.")
    assert said == [("We will buy thread. It will be wound at once. Then it will be dyed.", LOOMS, "May 2031")]


def test_a_few_words_alike_after_a_whole_sentence_are_no_repetition() -> None:
    said = cut("We will oil the wheels.", "The wheels will be painted.")
    assert [words for words, _, _ in said] == ["We will oil the wheels.", "The wheels will be painted."]


def test_a_cell_that_stands_again_on_the_next_page_is_a_leftover() -> None:
    sentence = "The mill will buy new thread and wind it carefully on the oldest looms."
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", f"{sentence} Then we will dye it.", LOOMS, "May 2031"),
        PAGE,
        ("", "", "", sentence, "", ""),
    )
    assert actions(*plan.findings[0].rounds) == [(f"{sentence} Then we will dye it.", LOOMS, "May 2031")]
    assert leftovers(plan)[-1] == ("repeated", sentence)


def test_what_an_earlier_round_said_is_a_leftover_where_a_page_repeats_it() -> None:
    commitment = "The mill will buy thread and wind it on the oldest looms before the winter sets in."
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", f"Commitments (May 2031)\n{commitment}", LOOMS, "May 2032"),
        ("", "", "", "Progress (October 2031)\nThe thread was bought.", LOOMS, "Complete"),
        PAGE,
        ("", "", "", commitment.removesuffix(" in."), "", ""),
    )
    assert [actions(one) for one in plan.findings[0].rounds] == [
        [(commitment, LOOMS, "May 2032")],
        [("The thread was bought.", LOOMS, "Complete")],
    ]
    assert leftovers(plan)[-1] == ("repeated", commitment.removesuffix(" in."))


def test_an_action_goes_on_in_small_letters_over_the_page() -> None:
    assert cut("The mill will buy new", "thread.") == [("The mill will buy new thread.", LOOMS, "May 2031")]


def test_an_action_that_stops_where_no_sentence_can_end_goes_on_with_a_capital() -> None:
    assert cut("The mill will ask the", "Dyers.") == [("The mill will ask the Dyers.", LOOMS, "May 2031")]


def test_an_action_without_its_full_stop_goes_on_in_a_row_without_owner_and_date() -> None:
    assert cut("We will visit Dye Works", "Street.") == [("We will visit Dye Works Street.", LOOMS, "May 2031")]


def test_a_whole_sentence_below_a_whole_sentence_is_an_action_of_its_own() -> None:
    assert cut("We will buy thread.", "We will wind it.") == [
        ("We will buy thread.", LOOMS, "May 2031"),
        ("We will wind it.", LOOMS, "May 2031"),
    ]


def test_a_list_item_at_the_top_of_a_page_goes_on_with_nothing() -> None:
    said = cut("• We will buy thread", "• We will wind it")
    assert [words for words, _, _ in said] == ["We will buy thread", "We will wind it"]


def test_a_row_with_a_date_of_its_own_does_not_go_on_with_a_row_without_a_full_stop() -> None:
    assert page_cut(("Buy thread", LOOMS, "May 2031"), ("Oil the wheels", DYES, "June 2031")) == [
        ("Buy thread", LOOMS, "May 2031"),
        ("Oil the wheels", DYES, "June 2031"),
    ]


def test_where_every_other_action_ends_its_sentence_the_last_goes_on_over_the_page() -> None:
    above = ("• We will buy thread.\n• Dyers will try new", LOOMS, "May 2031")
    assert page_cut(above, ("Blue colours.", DYES, "June 2031")) == [
        ("We will buy thread.", LOOMS, "May 2031"),
        ("Dyers will try new Blue colours.", DYES, "June 2031"),
    ]


def test_an_owner_that_a_page_broke_in_two_is_one() -> None:
    above = ("The mill will buy thread.", "Deputy Director of Looms and", "May 2031")
    assert page_cut(above, ("", "Spindles", "")) == [
        ("The mill will buy thread.", "Deputy Director of Looms and Spindles", "May 2031")
    ]


def test_an_owner_broken_where_a_post_could_end_is_one_if_it_stands_whole_elsewhere() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "We will buy thread.", "Deputy Director Dye Works", "May 2031"),
        ("2", "Mend the wheels.", "Agreed", "We will buy", "Deputy Director", "May 2031"),
        PAGE,
        ("", "", "", "oil.", "Dye Works", ""),
    )
    assert actions(*plan.findings[1].rounds) == [("We will buy oil.", "Deputy Director Dye Works", "May 2031")]


def test_an_owner_that_a_page_repeats_is_named_once() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "The mill will buy new", LOOMS, "May 2031"),
        PAGE,
        ("", "", "", "thread.", LOOMS, ""),
    )
    assert actions(*plan.findings[0].rounds) == [("The mill will buy new thread.", LOOMS, "May 2031")]
    assert leftovers(plan)[-1] == ("repeated", LOOMS)


def test_one_owner_too_many_on_the_next_page_is_the_rest_of_the_one_above() -> None:
    above = ("• Dyers will try the", "Deputy Director Looms Yard", "May 2031")
    below = ("blue colours.\n• Oil the wheels.", "North Side\nHead of Wheels", "June 2031")
    assert page_cut(above, below) == [
        ("Dyers will try the blue colours.", "Deputy Director Looms Yard North Side", "May 2031"),
        ("Oil the wheels.", "Head of Wheels", "June 2031"),
    ]


def test_a_date_that_a_page_broke_in_two_is_one() -> None:
    assert page_cut(("We will buy thread.", LOOMS, "Commencing"), ("", "", "May 2031")) == [
        ("We will buy thread.", LOOMS, "Commencing May 2031")
    ]


def test_a_condition_at_the_top_of_a_page_belongs_to_the_date_above() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "We will buy", LOOMS, "May 2031"),
        PAGE,
        ("", "", "", "thread.", "", "(subject to funding)"),
    )
    (action,) = plan.findings[0].rounds[0].actions
    assert [(target.raw.text, str(target.date), target.condition) for target in action.targets] == [
        ("May 2031 (subject to funding)", "2031-05-31", "funding")
    ]


def test_owners_and_dates_of_a_row_cut_by_a_page_are_counted_over_both_pages() -> None:
    owners = "Head of Looms\nHead of Wheels\nHead of Brooms"
    said = page_cut(
        ("• Buy thread.\n• Oil the wheels.", owners, "May 2031\nJune 2031\nJuly 2031"),
        ("• Sweep the yard.", "", ""),
    )
    assert said == [
        ("Buy thread.", "Head of Looms", "May 2031"),
        ("Oil the wheels.", "Head of Wheels", "June 2031"),
        ("Sweep the yard.", "Head of Brooms", "July 2031"),
    ]


def test_where_counts_disagree_on_both_pages_every_candidate_of_both_is_given() -> None:
    plan = read(
        HEAD,
        (
            *("1", "Mend the looms.", "Agreed", "• Buy thread.\n• Oil it.\n• Sweep the"),
            *("Head of Looms\nHead of Wheels", "May 2031\nJune 2031\nJuly 2031"),
        ),
        PAGE,
        ("", "", "", "yard.\n• Paint the door.\n• Paint the gate.", "Head of Paint", "August 2031\nJuly 2032"),
    )
    (told,) = plan.findings[0].rounds
    every = "Head of Looms; Head of Wheels; Head of Paint"
    assert actions(told) == [
        ("Buy thread.", every, "May 2031"),
        ("Oil it.", every, "June 2031"),
        ("Sweep the yard.", every, "July 2031"),
        ("Paint the door.", every, "August 2031"),
        ("Paint the gate.", every, "July 2032"),
    ]
    assert pairings(told) == ["uncertain certain"] * 5
    assert doubts(plan) == ["owners_uncertain"]


def test_a_list_inside_an_action_goes_on_over_the_page() -> None:
    assert cut("• We will ask in two ways:\ni) by letter; and", "ii) by bell.") == [
        ("We will ask in two ways: i) by letter; and ii) by bell.", LOOMS, "May 2031")
    ]
