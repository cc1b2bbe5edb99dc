import csv
import io
import re

import pytest
from hypothesis import given

from answerable.documents.plan import Plan
from answerable.documents.writers import Format, write
from tests.support.plan_making import finding, plan
from tests.support.plans import every_plan, six_columns
from tests.unit.documents.writers.any_words import any_words, plan_saying, table_saying
from tests.unit.documents.writers.tables import TABLES, Rows

PLANS = every_plan()


def cells(plan: Plan) -> Rows:
    text = write(plan, Format.CSV).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def around_and_table(plan: Plan) -> tuple[Rows, Rows]:
    """The rows above the empty row, and the table below it."""
    found = cells(plan)
    empty = found.index([""] * len(found[0]))
    return found[:empty], found[empty + 1 :]


def unguarded(words: str) -> str:
    """The words of a cell, by the rule that the writer promises."""
    return words[1:] if re.match(r"'+[=+\-@＝＋－＠]", words) else words


@pytest.mark.parametrize("name", PLANS)
def test_the_table_holds_the_plan(name: str) -> None:
    width = len(TABLES[name][0])
    assert around_and_table(PLANS[name])[1] == [row + [""] * (width - len(row)) for row in TABLES[name]]


def test_nothing_that_stands_around_the_table_is_lost() -> None:
    around, _ = around_and_table(six_columns())
    assert [[cell for cell in row if cell] for row in around] == [
        ["Action Plan Submitted:", "9 February 2024"],
        ["A Response to:", "Getting ready for release at Stonebeck"],
        ["Report Published:", "8 January 2024"],
        ["ACTION PLAN:", "Getting ready for release at Stonebeck"],
        ["Caveat: Dates may be affected by building work."],
        ["Recommendations"],
        ["Agreed", "1"],
        ["Partly Agreed", "1"],
        ["Not Agreed", "1"],
        ["Total", "3"],
        ["Term", "Definition"],
        ["Agreed", "The whole of the recommendation is accepted and will be carried out."],
        ["Partly Agreed", "Part of the recommendation is accepted. The response says which, and why not all."],
        ["Not Agreed", "The recommendation will not be carried out. The response says why."],
    ]


def test_a_spreadsheet_finds_no_formula() -> None:
    told = ["=1+1", "+44", "-5", "@x", "'=1", "''+1", "'quoted'", "1=1", "＝1"]
    _, table = around_and_table(plan(*(finding(str(at), words) for at, words in enumerate(told))))
    assert [row[1] for row in table[1:]] == [
        "'=1+1", "'+44", "'-5", "'@x", "''=1", "'''+1", "'quoted'", "1=1", "'＝1"
    ]  # fmt: skip
    assert [unguarded(row[1]) for row in table[1:]] == told


@given(any_words)
def test_any_words_come_back(words: str) -> None:
    _, table = around_and_table(plan_saying(words))
    assert [[unguarded(cell) for cell in row] for row in table[1:]] == table_saying(words)
