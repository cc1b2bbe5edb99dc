"""What stands on paper whatever the format: lines before the table, its columns and rows, and the totals."""

import pytest

from answerable.documents.plan import Action, FindingKind, Leftover, LeftoverCode, Pairing, Submission
from answerable.documents.text import Span, Text
from answerable.documents.writers.layout import lay_out
from answerable.documents.writers.sheet import Band, Fact, Grid, Lines, Sheet
from tests.support.plan_making import INHERITED, SHARED, UNCERTAIN, action, answered, finding, only_round, plan, texts
from tests.support.plans import every_plan, five_columns, probation, six_columns
from tests.unit.documents.writers.tables import TABLES, Rows

PLANS = every_plan()


def words(lines: Lines) -> str:
    return "\n".join(f"• {line.text}" if line.bullet else line.text for line in lines)


def rows(sheet: Sheet) -> Rows:
    return [[row.text] if isinstance(row, Band) else [words(cell) for cell in row.cells] for row in sheet.rows]


@pytest.mark.parametrize("name", PLANS)
def test_the_table_is_that_of_the_official_form(name: str) -> None:
    sheet = lay_out(PLANS[name])
    assert [[column.heading for column in sheet.columns], *rows(sheet)] == TABLES[name]


@pytest.mark.parametrize("name", PLANS)
def test_columns_take_the_whole_width(name: str) -> None:
    assert 98 <= sum(column.width for column in lay_out(PLANS[name]).columns) <= 102


def test_each_submission_is_named_as_it_was() -> None:
    assert lay_out(probation()).front == (
        Fact("Original Action Plan submitted", "19 May 2023"),
        Fact("Updated Action Plan submitted", "20 October 2023"),
        Fact("Final Action Plan submitted", "6 February 2024"),
        Fact("A Response to", "A fair hearing: equality in probation"),
        Fact("Report Published", "8 January 2024"),
        Fact("Body", "Northmoor Probation Service"),
        Fact("Inspectorate", "Inspectorate of Fair Treatment"),
        Fact("Place", "Northmoor region"),
    )


def test_what_a_plan_does_not_say_has_no_line() -> None:
    bare = plan(responds_to="", report_published=None, submitted=(Submission(round=None, raw="May 2024", date=None),))
    assert lay_out(bare).front == (Fact("Action Plan Submitted", "May 2024"),)


def test_totals_are_those_stated_else_those_counted() -> None:
    stated = six_columns().totals.counted.model_copy(update={"agreed": 7, "total": 9})
    told = six_columns().totals.model_copy(update={"stated": stated})
    counted = (("Agreed", "1"), ("Partly Agreed", "1"), ("Not Agreed", "1"), ("Total", "3"))
    disagreeing = (("Agreed", "7"), ("Partly Agreed", "1"), ("Not Agreed", "1"), ("Total", "9"))
    assert lay_out(six_columns()).totals == Grid(("Recommendations",), counted, (20, 10))
    assert lay_out(six_columns().model_copy(update={"totals": told})).totals == Grid(
        ("Recommendations",), disagreeing, (20, 10)
    )


def test_a_plan_that_decides_nothing_has_neither_definitions_nor_totals() -> None:
    sheet = lay_out(five_columns())
    assert (sheet.definitions, sheet.totals) == (None, None)


def test_a_plan_without_definitions_of_its_own_gets_ours() -> None:
    sheet = lay_out(six_columns())
    assert sheet.definitions
    assert [row[0] for row in sheet.definitions.rows] == ["Agreed", "Partly Agreed", "Not Agreed"]


def definition(words: str, cell: str | None = None) -> Leftover:
    spans = (Span(cell, 0, len(words)),) if cell else ()
    return Leftover(code=LeftoverCode.DEFINITION, text=Text(text=words, spans=spans))


def test_definitions_of_the_source_are_its_table_again() -> None:
    cells = {"Term": "r1.c1", "Definition": "r1.c2", "Agreed": "r2.c1", "It will be done.": "r2.c2", "Refused": "r3.c1"}
    sheet = lay_out(plan(leftovers=tuple(definition(words, f"p1.t1.{cell}") for words, cell in cells.items())))
    assert sheet.definitions == Grid(
        ("Term", "Definition"), (("Agreed", "It will be done."), ("Refused", "")), widths=(15, 85)
    )


def test_definitions_that_stood_in_no_table_are_lines() -> None:
    sheet = lay_out(plan(leftovers=(definition("Agreed: it will be done."), definition("Refused: it will not."))))
    assert sheet.definitions == Grid((), (("Agreed: it will be done.",), ("Refused: it will not.",)), widths=(100,))


def test_bands_name_every_change_of_kind_and_end_an_address() -> None:
    first = probation().findings[0]
    concern = finding("3", "Cold cells.", kind=FindingKind.KEY_CONCERN)
    mixed = plan(first, finding("2", "Open up."), concern, finding("4", "A note.", kind=FindingKind.OTHER))
    assert [row[0] for row in rows(lay_out(mixed)) if len(row) == 1] == [
        "Recommendations",
        "Directed to: Probation offices should, by 31 March 2024:",
        "Recommendations",
        "Key concerns",
        "Other findings",
    ]


def test_findings_of_no_kind_are_findings() -> None:
    sheet = lay_out(plan(finding("1", "A note.", kind=FindingKind.OTHER)))
    assert [column.heading for column in sheet.columns[:2]] == ["1. No.", "2. Findings"]
    assert rows(sheet) == [["1", "A note.", "", "", ""]]


def test_a_reference_that_the_finding_gives_itself_has_no_column() -> None:
    sheet = lay_out(plan(finding("1", "See paragraph 2.1 of the report.", references=("paragraph 2.1",))))
    assert [column.heading for column in sheet.columns] == [
        "1. Rec No",
        "2. Recommendation",
        "3. Response Action Taken/Planned",
        "4. Responsible Owner",
        "5. Target Date",
    ]


def test_a_decision_without_its_words_gets_ours() -> None:
    decided = finding("1", "Open up.", "Partly Agreed", decision_raw=None)
    assert rows(lay_out(plan(decided))) == [["1", "Open up.", "Partly Agreed", "", "", ""]]


def printed(*actions: Action, response: tuple[str, ...] = ()) -> Rows:
    """Response, owner and target of each row."""
    built = finding("1", "x", response=texts(*response), rounds=(only_round(*actions),))
    return [row[-3:] for row in rows(lay_out(plan(built)))]


@pytest.mark.parametrize(
    "told",
    [
        "will open a shop.",  # half a sentence
        "Open a shop",  # no end
        "Open a shop:",  # a lead-in
        "Progress (May 2024): a shop was opened.",  # a heading
        "We accept that a shop is needed.",  # a verdict
    ],
)
def test_words_that_could_be_taken_for_something_else_are_a_list_item(told: str) -> None:
    assert printed(action(told, "Governor", "May 2024")) == [[f"• {told}", "Governor", "May 2024"]]


def test_an_action_below_words_that_break_off_is_a_list_item() -> None:
    assert printed(action("Open.", "Governor"), response=("We will open",)) == [
        ["We will open", "", ""],
        ["• Open.", "Governor", ""],
    ]


def test_owners_are_cut_apart_only_where_the_source_did() -> None:
    named = action("Open.", "Governor\nHead of Work\nHead of Health")
    joint = named.model_copy(update={"owner_raw": texts("Governor and Head of Work Head of Health")[0]})
    assert printed(named) == [["Open.", "Governor\nHead of Work\nHead of Health", ""]]
    assert printed(joint) == [["Open.", "Governor and Head of Work\nHead of Health", ""]]
    assert printed(named.model_copy(update={"owner_raw": None})) == printed(named)


def test_a_shared_owner_is_repeated_where_counting_would_mislead() -> None:
    group = (
        action("Open.", "Governor", "May 2024\nJune 2024", (SHARED, Pairing.CERTAIN)),
        action("Close.", "Governor", "June 2024", (SHARED, Pairing.CERTAIN)),
    )
    assert printed(*group) == [
        ["Open.", "Governor", "May 2024\nJune 2024"],
        ["Close.", "Governor", "June 2024"],
    ]


def test_candidates_as_many_as_the_actions_are_inherited_by_the_last() -> None:
    several = "Governor\nHead of Work\nHead of Health"
    group = [action(f"Step {at}.", several, "May 2024", (UNCERTAIN, Pairing.CERTAIN)) for at in (1, 2, 3)]
    assert printed(*group) == [
        ["• Step 1.\n• Step 2.", several, "May 2024\nMay 2024"],
        ["Step 3.", "", "May 2024"],
    ]


def test_what_is_inherited_is_printed_where_nothing_above_has_it() -> None:
    first = action("Open.", "Governor", "May 2024")
    other = action("Close.", "Head of Work", "June 2024", (INHERITED, INHERITED))
    own_owner = action("Paint.", "Head of Work", "June 2024", (Pairing.CERTAIN, INHERITED))
    assert printed(first, other, own_owner) == [
        ["Open.", "Governor", "May 2024"],
        ["Close.", "Head of Work", "June 2024"],
        ["Paint.", "Head of Work", "June 2024"],
    ]


def test_a_list_that_shares_a_target_keeps_an_owner_for_each() -> None:
    group = (
        action("Open.", "Governor", "May 2024", (Pairing.CERTAIN, SHARED)),
        action("Close.", "Head of Work", "May 2024", (Pairing.CERTAIN, SHARED)),
    )
    assert printed(*group) == [["• Open.\n• Close.", "Governor\nHead of Work", "May 2024"]]


def test_words_lose_line_breaks_and_what_no_file_can_hold() -> None:
    sheet = lay_out(plan(answered("1\x00", "Open\n\tup\x0b\x07now \ufffe.")))
    assert rows(sheet) == [["1", "Open up now .", "Agreed", "", "", ""]]
