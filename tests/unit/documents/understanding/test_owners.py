"""Who owns an action, told from owner cells that stack, join and run together posts."""

from dataclasses import replace

import pytest

from answerable.documents.model import Cell, Document, Page, Table
from answerable.documents.understanding import understand
from tests.unit.documents.understanding.plans_said import HEAD, document, every_action, read_rows


def owners_of(owner: str, *others: str, response: str = "Buy thread.") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The owners of each action beside this owner cell, and their doubts; `others` own actions further down."""
    rows = [("1", "Mend the looms.", "Agreed", response, owner, "May 2031")]
    rows += [(str(at), "Sweep.", "Agreed", "Buy a broom.", other, "May 2031") for at, other in enumerate(others, 2)]
    return [(action.owners, action.doubts) for action in every_action(read_rows(*rows))[: -len(others) or None]]


@pytest.mark.parametrize(
    "words",
    [
        "Governor and Head of Safety",
        "Governor and the Head of Safety",
        "Governor & Head of Safety",
        "Governor/Head of Safety",
        "Governor; Head of Safety",
    ],
)
def test_two_known_posts_that_are_joined_own_the_action_together(words: str) -> None:
    assert owners_of(words) == [(("Governor", "Head of Safety"), ())]


def test_joined_posts_are_known_from_the_cells_that_name_one_alone() -> None:
    assert owners_of("Head of Looms and Head of Wheels", "Head of Looms", "Head of Wheels") == [
        (("Head of Looms", "Head of Wheels"), ())
    ]


def test_joined_posts_that_nothing_else_names_are_kept_as_one_and_doubted() -> None:
    assert owners_of("Head of Looms and Head of Wheels") == [
        (("Head of Looms and Head of Wheels",), ("joint_or_single",))
    ]


def test_a_slash_joins_whatever_looks_like_a_post() -> None:
    assert owners_of("Head of Looms/Head of Wheels") == [(("Head of Looms", "Head of Wheels"), ())]


@pytest.mark.parametrize("words", ["Head of Looms and Spindles", "Head of Looms/Spindles", "Head of Looms & Bells"])
def test_one_post_with_a_join_in_its_name_is_one(words: str) -> None:
    assert owners_of(words) == [((words,), ())]


def test_known_posts_that_run_together_are_told_apart() -> None:
    assert owners_of("Governor Head of Safety", response="• Buy thread.\n• Oil it.") == [
        (("Governor",), ()),
        (("Head of Safety",), ()),
    ]


def test_known_posts_that_run_together_stay_joined_where_a_word_joins_them() -> None:
    found = owners_of("Governor and Head of Safety Head of Security", response="• Buy thread.\n• Oil it.")
    assert found == [(("Governor", "Head of Safety"), ()), (("Head of Security",), ())]


def test_unknown_posts_that_run_together_are_told_apart_and_doubted() -> None:
    assert owners_of("Looms Directorate Head of Wheels", response="• Buy thread.\n• Oil it.") == [
        (("Looms Directorate",), ("owners_run_together",)),
        (("Head of Wheels",), ("owners_run_together",)),
    ]


def test_an_owner_named_twice_in_a_cell_is_named_once() -> None:
    assert owners_of("Head of Looms\nHead of Looms") == [(("Head of Looms",), ())]


def test_no_owner_begins_where_a_page_broke_one_in_two() -> None:
    plan = read_rows(
        ("1", "Mend the looms.", "Agreed", "We will ask the", "Mill Directorate and", "May 2031"),
        ("", "", "", "dyers.", "Head of Wheels", ""),
    )
    assert [action.owners for action in every_action(plan)] == [("Mill Directorate and Head of Wheels",)]


def with_lines(found: Document, words: str, *wraps: int) -> Document:
    """The document with these lines of the page in the cell with these words."""

    def set_lines(cell: Cell) -> Cell:
        return replace(cell, wraps=wraps) if cell.text == words else cell

    def set_row(item: Cell | Table) -> Cell | Table:
        if isinstance(item, Cell):
            return item
        return Table(item.id, tuple(tuple(map(set_lines, row)) for row in item.rows))

    return replace(found, pages=tuple(Page(page.number, tuple(map(set_row, page.items))) for page in found.pages))


TWO_ACTIONS = "• Buy thread.\n• Oil it."
TWO_DATES = "May 2031\nJune 2031"


def owners_on_lines(lines: list[str], response: str, due: str = "May 2031", other: str = "") -> list[tuple[str, ...]]:
    """The owners of each action, the owner cell being set on these lines of a page; `other` stands further down."""
    words = " ".join(lines)
    wraps = [len(" ".join(lines[:at])) for at in range(1, len(lines))]
    rows = [("1", "Mend the looms.", "Agreed", response, words, due)]
    rows += [("2", "Sweep.", "Agreed", "Buy a broom.", other, "May 2031")] if other else []
    read = understand(with_lines(document(HEAD, *rows), words, *wraps))
    return [action.owners for action in every_action(read)[: -1 if other else None]]


def test_lines_of_a_page_part_owners_where_there_is_one_way_to_as_many_as_dates() -> None:
    assert owners_on_lines(["Looms Lead", "Spindle and Wheel", "Lead"], TWO_ACTIONS, TWO_DATES) == [
        ("Looms Lead",),
        ("Spindle and Wheel Lead",),
    ]


def test_lines_of_a_page_part_no_owners_where_there_are_several_ways() -> None:
    lines = ["Looms Lead", "Spindle Lead", "Wheel Lead"]
    assert owners_on_lines(lines, TWO_ACTIONS, TWO_DATES) == [(" ".join(lines),)] * 2


def test_lines_of_a_page_part_known_posts_where_there_is_one_way_to_as_many_as_actions() -> None:
    lines = ["Head of", "Looms", "Spindle Lead"]
    assert owners_on_lines(lines, TWO_ACTIONS, other="Spindle Lead") == [("Head of Looms",), ("Spindle Lead",)]


def test_lines_of_a_page_part_no_unknown_posts_without_as_many_dates() -> None:
    assert owners_on_lines(["Looms Lead", "Spindle Lead"], TWO_ACTIONS) == [("Looms Lead Spindle Lead",)] * 2


def test_lines_of_a_page_part_no_owner_beside_one_action() -> None:
    assert owners_on_lines(["Looms Lead", "Spindle Lead"], "Buy thread.") == [("Looms Lead Spindle Lead",)]
