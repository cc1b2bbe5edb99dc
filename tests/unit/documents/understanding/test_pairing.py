"""Each action has the owners and dates that are its own, and says how sure that is."""

import pytest

from answerable.documents.plan import Finding
from answerable.documents.understanding import understand
from tests.unit.documents.understanding.plans_said import (
    actions,
    doubts,
    pairings,
    read_response,
    read_rows,
    web_page,
)

LOOMS, WHEELS = "Head of Looms", "Head of Wheels"
MAY, JUNE = "May 2031", "June 2031"
TWO = "• Buy thread.\n• Oil the wheels."
THREE = f"{TWO}\n• Sweep the yard."
CELLS = '<td rowspan="2">1</td><td rowspan="2">Mend the looms.</td><td rowspan="2">Agreed</td>'


def below(owner: str, due: str, *, first: tuple[str, str, str] = ("Buy thread.", LOOMS, MAY)) -> Finding:
    """The finding whose second row has this owner and date."""
    plan = read_rows(("1", "Mend the looms.", "Agreed", *first), ("", "", "", "Paint the door.", owner, due))
    return plan.findings[0]


def test_as_many_owners_and_dates_as_actions_pair_one_to_one() -> None:
    finding = read_response(TWO, f"{LOOMS}\n{WHEELS}", f"{MAY}\n{JUNE}")
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", WHEELS, JUNE)]
    assert pairings(*finding.rounds) == ["certain certain"] * 2


def test_list_marks_of_owners_and_dates_are_none_of_their_words() -> None:
    finding = read_response(TWO, f"• {LOOMS}\n• {WHEELS}", f"• {MAY}\n• {JUNE}")
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", WHEELS, JUNE)]


def test_one_owner_and_one_date_serve_every_action_of_their_row() -> None:
    finding = read_response(TWO)
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", LOOMS, MAY)]
    assert pairings(*finding.rounds) == ["shared shared"] * 2


def test_where_counts_disagree_each_action_is_given_every_candidate() -> None:
    finding = read_response(THREE, f"{LOOMS}\n{WHEELS}", f"{MAY}\n{JUNE}")
    candidates = (f"{LOOMS}; {WHEELS}", f"{MAY}; {JUNE}")
    assert actions(*finding.rounds) == [
        ("Buy thread.", *candidates),
        ("Oil the wheels.", *candidates),
        ("Sweep the yard.", *candidates),
    ]
    assert pairings(*finding.rounds) == ["uncertain uncertain"] * 3
    assert {action.doubts for action in finding.rounds[0].actions} == {("owners_uncertain", "targets_uncertain")}


def test_the_same_doubt_about_several_actions_is_raised_once() -> None:
    plan = read_rows(("1", "Mend the looms.", "Agreed", THREE, f"{LOOMS}\n{WHEELS}", f"{MAY}\n{JUNE}"))
    assert doubts(plan) == ["owners_uncertain", "targets_uncertain"]


def test_an_action_without_owner_and_date_is_doubted() -> None:
    finding = read_response("Buy thread.", "", "")
    (action,) = finding.rounds[0].actions
    assert (action.owners, action.owner_raw, action.targets) == ((), None, ())
    assert pairings(*finding.rounds) == ["absent absent"]
    assert action.doubts == ("no_owner", "no_target")


def test_several_owners_beside_one_action_all_own_it() -> None:
    finding = read_response("Buy thread.", f"{LOOMS}\n{WHEELS}")
    assert actions(*finding.rounds) == [("Buy thread.", f"{LOOMS}; {WHEELS}", MAY)]
    assert pairings(*finding.rounds) == ["certain certain"]


def test_several_dates_beside_one_action_are_doubted() -> None:
    finding = read_response("Buy thread.", LOOMS, f"{MAY}\n{JUNE}")
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, f"{MAY}; {JUNE}")]
    assert pairings(*finding.rounds) == ["certain uncertain"]


@pytest.mark.parametrize("between", ["\n", " "], ids=["on lines of their own", "run together"])
def test_several_dates_that_say_what_happens_then_are_all_the_action_s_own(between: str) -> None:
    finding = read_response("Buy thread.", LOOMS, f"Draft list {MAY}{between}Final list {JUNE}")
    (action,) = finding.rounds[0].actions
    assert [(target.milestone, str(target.date)) for target in action.targets] == [
        ("Draft list", "2031-05-31"),
        ("Final list", "2031-06-30"),
    ]
    assert pairings(*finding.rounds) == ["certain certain"]


def test_several_owners_and_several_dates_beside_one_action_are_doubted() -> None:
    finding = read_response("Buy thread.", f"{LOOMS}\n{WHEELS}", f"{MAY}\n{JUNE}")
    assert pairings(*finding.rounds) == ["uncertain uncertain"]


def test_dates_that_run_together_are_told_apart() -> None:
    finding = read_response(TWO, LOOMS, f"{MAY} {JUNE}")
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", LOOMS, JUNE)]
    assert pairings(*finding.rounds) == ["shared certain"] * 2


def test_blank_owner_and_date_take_what_stands_above() -> None:
    finding = below("", "")
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Paint the door.", LOOMS, MAY)]
    assert pairings(*finding.rounds) == ["certain certain", "inherited inherited"]


def test_a_blank_owner_beside_a_date_takes_the_owner_above() -> None:
    finding = below("", JUNE)
    assert actions(*finding.rounds)[1] == ("Paint the door.", LOOMS, JUNE)
    assert pairings(*finding.rounds)[1] == "inherited certain"


def test_a_blank_date_beside_an_owner_takes_no_date() -> None:
    finding = below(WHEELS, "")
    assert actions(*finding.rounds)[1] == ("Paint the door.", WHEELS, "")
    assert pairings(*finding.rounds)[1] == "certain absent"


def test_a_blank_takes_all_the_owners_of_the_action_above() -> None:
    finding = below("", "", first=("Buy thread.", f"{LOOMS}\n{WHEELS}", MAY))
    assert actions(*finding.rounds)[1] == ("Paint the door.", f"{LOOMS}; {WHEELS}", MAY)
    assert pairings(*finding.rounds) == ["certain certain", "inherited inherited"]


def test_what_is_inherited_from_an_uncertain_place_is_uncertain() -> None:
    finding = below("", "", first=(THREE, f"{LOOMS}\n{WHEELS}", f"{MAY}\n{JUNE}"))
    assert pairings(*finding.rounds) == ["uncertain uncertain"] * 4


def test_nothing_is_inherited_from_a_blank_place() -> None:
    finding = below("", "", first=("Buy thread.", "", ""))
    assert pairings(*finding.rounds) == ["absent absent"] * 2


def test_entries_of_a_row_without_an_action_belong_to_the_row_above() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", TWO, LOOMS, MAY),
        ("", "", "", "", WHEELS, JUNE),
    )
    assert actions(*plan.findings[0].rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", WHEELS, JUNE)]


def test_a_merged_owner_cell_serves_every_row_it_reaches_over() -> None:
    (finding,) = understand(
        web_page(
            f'{CELLS}<td>Buy thread.</td><td rowspan="2">{LOOMS}</td><td>{MAY}</td>',
            f"<td>Oil the wheels.</td><td>{JUNE}</td>",
        )
    ).findings
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", LOOMS, JUNE)]
    assert pairings(*finding.rounds) == ["shared certain"] * 2


def test_a_merged_date_cell_serves_every_row_it_reaches_over() -> None:
    (finding,) = understand(
        web_page(
            f'{CELLS}<td>Buy thread.</td><td>{LOOMS}</td><td rowspan="2">{MAY}</td>',
            f"<td>Oil the wheels.</td><td>{WHEELS}</td>",
        )
    ).findings
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", WHEELS, MAY)]
    assert pairings(*finding.rounds) == ["certain shared"] * 2


def test_owners_stacked_in_a_merged_cell_pair_with_its_rows() -> None:
    (finding,) = understand(
        web_page(
            f'{CELLS}<td>Buy thread.</td><td rowspan="2"><p>{LOOMS}</p><p>{WHEELS}</p></td><td>{MAY}</td>',
            f"<td>Oil the wheels.</td><td>{JUNE}</td>",
        )
    ).findings
    assert actions(*finding.rounds) == [("Buy thread.", LOOMS, MAY), ("Oil the wheels.", WHEELS, JUNE)]
    assert pairings(*finding.rounds) == ["certain certain"] * 2
