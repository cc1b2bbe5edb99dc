"""What is read from a PDF, tagged, ruled, or neither."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from answerable.documents.model import Cell, Page, Table
from answerable.documents.readers.pdf import read_pdf
from tests.support.pdf_files import Tag, artifact, drawn, piece, printed, ruled, show, tagged

PLAN = """
<h1>Action plan</h1><p>This plan answers the report.</p>
<table><thead><tr><th>1. No</th><th>2. Recommendation</th><th>3. Owner</th></tr></thead>
<tr><td></td><td colspan=2>Directed to the service</td></tr>
<tr><td rowspan=2>1.</td><td><p>Write to every group, then:</p><ul><li>meet them</li><li>report
<ul><li>in plain words</li></ul></li></ul></td><td>Head of Listening<br>Head of Learning</td></tr>
<tr><td>Answer within a month</td><td>Director</td></tr></table>
<p>End of the plan.</p>
"""


def texts(data: bytes) -> list[list[str | list[list[str]]]]:
    """The words of each page: blocks, and tables as rows of cells."""
    return [
        [
            item.text if isinstance(item, Cell) else [[cell.text for cell in row] for row in item.rows]
            for item in page.items
        ]
        for page in read_pdf(data)
    ]


def test_a_tagged_pdf_is_read_by_its_structure() -> None:
    rows = (
        (
            Cell("p1.t1.r1.c1", "1. No", heading=True),
            Cell("p1.t1.r1.c2", "2. Recommendation", column=2, heading=True),
            Cell("p1.t1.r1.c3", "3. Owner", column=3, heading=True),
        ),
        (Cell("p1.t1.r2.c1", ""), Cell("p1.t1.r2.c2", "Directed to the service", column=2, columns=2)),
        (
            Cell("p1.t1.r3.c1", "1.", rows=2),
            Cell(
                "p1.t1.r3.c2",
                "Write to every group, then:\n• meet them\n• report\n◦ in plain words",
                column=2,
            ),
            Cell("p1.t1.r3.c3", "Head of Listening\nHead of Learning", column=3),
        ),
        (
            Cell("p1.t1.r4.c1", "Answer within a month", column=2),
            Cell("p1.t1.r4.c2", "Director", column=3),
        ),
    )
    items = (
        Cell("p1.b1", "Action plan", heading=True),
        Cell("p1.b2", "This plan answers the report."),
        Table("p1.t1", rows),
        Cell("p1.b3", "End of the plan."),
    )
    assert read_pdf(printed(PLAN, tagged=True)) == (Page(1, items),)


def test_the_same_plan_untagged_is_read_by_its_rules() -> None:
    assert texts(printed(PLAN, tagged=False)) == texts(printed(PLAN, tagged=True))


def test_merged_cells_of_a_ruled_table_keep_their_places() -> None:
    table = read_pdf(printed(PLAN, tagged=False))[0].items[2]
    assert isinstance(table, Table)
    assert [[(cell.column, cell.columns, cell.rows) for cell in row] for row in table.rows] == [
        [(1, 1, 1), (2, 1, 1), (3, 1, 1)],
        [(1, 1, 1), (2, 2, 1)],
        [(1, 1, 2), (2, 1, 1), (3, 1, 1)],
        [(2, 1, 1), (3, 1, 1)],
    ]


@pytest.mark.parametrize("is_tagged", [True, False])
def test_a_row_that_breaks_over_pages_goes_on_below_the_repeated_header(is_tagged: bool) -> None:
    style = "@page { size: 150mm 60mm } p { orphans: 1; widows: 1 }"
    lines = "".join(f"<p>Step {number} is here.</p>" for number in range(1, 7))
    body = f"<table><thead><tr><th>No</th><th>Response</th></tr></thead><tr><td>1.</td><td>{lines}</td></tr></table>"
    pages = texts(printed(body, tagged=is_tagged, style=style))
    parts = [page[0] for page in pages]
    assert parts == [
        [["No", "Response"], ["1.", "Step 1 is here.\nStep 2 is here.\nStep 3 is here."]],
        [["No", "Response"], ["", "Step 4 is here.\nStep 5 is here.\nStep 6 is here."]],
    ]


def test_reportlab_rows_that_break_over_pages_lose_nothing() -> None:
    words = [f"word{number}" for number in range(900)]
    pages = texts(ruled([["No", "Response"], ["1.", " ".join(words)]], [60, 300]))
    assert [page[0][0] for page in pages] == [["No", "Response"]] * len(pages)
    assert " ".join(page[0][1][1] for page in pages).split() == words


def test_a_tagged_cell_that_runs_over_two_pages_is_one_cell_where_it_starts() -> None:
    first = piece(0, "1.", 50, 100) + piece(1, "The group will be asked", 100, 100) + artifact("Page one", 50, 20)
    second = (
        artifact("A header", 50, 780)
        + piece(0, "what it needs.", 100, 700)
        + piece(1, "2.", 50, 600)
        + piece(2, "Next", 100, 600)
    )
    table = Tag(
        "Table",
        [
            Tag("TR", [Tag("TD", [(1, 0)]), Tag("TD", [Tag("P", [(1, 1), (2, 0)])])]),
            Tag("TR", [Tag("TD", [(2, 1)]), Tag("TD", [(2, 2)])]),
        ],
    )
    assert texts(tagged([first, second], table)) == [
        [[["1.", "The group will be asked what it needs."]], "Page one"],
        ["A header", [["2.", "Next"]]],
    ]


def test_a_header_row_repeated_outside_the_structure_is_a_table_of_its_own() -> None:
    rules = "50 650 m 50 750 l S 100 650 m 100 750 l S 300 650 m 300 750 l S " + "".join(
        f"50 {y} m 300 {y} l S " for y in (650, 700, 750)
    )
    content = (
        rules
        + artifact("No", 54, 730)
        + artifact("Response", 104, 730)
        + piece(0, "1.", 54, 680)
        + piece(1, "Ask", 104, 680)
    )
    table = Tag("Table", [Tag("TR", [Tag("TD", [(1, 0)]), Tag("TD", [(1, 1)])])])
    assert texts(tagged([content], table)) == [[[["No", "Response"]], [["1.", "Ask"]]]]


def test_roles_of_the_makers_own_and_attributes_are_understood() -> None:
    content = (
        piece(0, "Wide", 50, 700) + piece(1, "Left", 50, 680) + piece(2, "Right", 200, 680) + piece(3, "Title", 50, 750)
    )
    table = Tag(
        "Grid",
        [
            Tag("TR", [Tag("TH", [(1, 0)], {"ColSpan": 2})]),
            Tag("TR", [Tag("TD", [(1, 1)]), Tag("TD", [(1, 2)], {"RowSpan": 9})]),
        ],
    )
    roles = {"Grid": "Sheet", "Sheet": "Table", "Big": "H1", "H1": "H1"}
    [page] = read_pdf(tagged([content], Tag("Big", [(1, 3)]), table, roles=roles))
    assert page.items == (
        Cell("p1.b1", "Title", heading=True),
        Table(
            "p1.t1",
            (
                (Cell("p1.t1.r1.c1", "Wide", columns=2, heading=True),),
                (Cell("p1.t1.r2.c1", "Left"), Cell("p1.t1.r2.c2", "Right", column=2)),
            ),
        ),
    )


def test_content_nested_in_marked_content_belongs_to_it() -> None:
    content = (
        f"/P <</MCID 0>> BDC {show('The words', 50, 700)} /Span <</Lang (cy)>> BDC {show('geiriau', 100, 700)} EMC "
        f"{show('end here', 140, 700)} EMC /P /Named BDC {show('Named', 50, 650)} EMC"
    )
    assert texts(tagged([content], Tag("H1", [(1, 0)]), Tag("P", [(1, 7)]))) == [
        ["The words geiriau end here", "Named"]
    ]


def test_the_label_of_a_list_item_stands_before_its_words() -> None:
    content = piece(0, "a\\)", 50, 700) + piece(1, "Meet every group", 70, 700) + piece(2, "and listen", 70, 688)
    item = Tag("LI", [Tag("Lbl", [(1, 0)]), Tag("LBody", [Tag("P", [(1, 1), (1, 2)])])])
    assert texts(tagged([content], Tag("L", [item]))) == [["a) Meet every group and listen"]]


def test_words_beside_tables_are_blocks_in_reading_order() -> None:
    def draw(canvas: Canvas) -> None:
        for top, words in ((750, "Above both."), (600, "Between them."), (450, "Below both.")):
            canvas.drawString(50, top, words)
        for bottom, words in ((650, "first"), (500, "second")):
            canvas.grid([50, 150, 250], [bottom, bottom + 30])
            canvas.drawString(54, bottom + 15, words)
            canvas.drawString(154, bottom + 15, "table")

    assert texts(drawn(draw)) == [
        ["Above both.", [["first", "table"]], "Between them.", [["second", "table"]], "Below both."]
    ]


def test_a_table_without_rules_is_not_guessed() -> None:
    def draw(canvas: Canvas) -> None:
        for height, cells in ((700, ("1.", "Agreed", "June 2021")), (670, ("2.", "Agreed", "July 2021"))):
            for x, words in zip((50, 100, 160), cells, strict=True):
                canvas.drawString(x, height, words)

    assert texts(drawn(draw)) == [["1. Agreed June 2021", "2. Agreed July 2021"]]


def test_words_at_the_two_ends_of_a_foot_are_two_blocks() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 30, "Dates may change")
        canvas.drawString(500, 30, "Page 1")

    assert texts(drawn(draw)) == [["Dates may change", "Page 1"]]


def test_a_white_page_behind_the_words_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(20, 20, 500, 780, stroke=0, fill=1)
        canvas.rect(40, 600, 300, 100, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(50, 650, "Words")

    assert texts(drawn(draw)) == [["Words"]]


def test_rotated_words_are_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 80, 250], [500, 700])
        canvas.drawString(84, 650, "Beside")
        for angle, x, y in ((90, 70, 510), (270, 300, 500), (180, 500, 300)):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(angle)
            canvas.drawString(0, 0, f"Turned by {angle}")
            canvas.restoreState()

    assert texts(drawn(draw)) == [[[["Turned by 90", "Beside"]], "Turned by 270", "Turned by 180"]]


def test_letters_doubled_to_look_bold_count_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(50 + shift, 700, "Will all be well? Till still hill.")

    assert texts(drawn(draw)) == [["Will all be well? Till still hill."]]


def test_a_page_without_text_among_others_is_an_empty_page() -> None:
    data = drawn(lambda canvas: canvas.drawString(50, 700, "Words"), lambda canvas: canvas.rect(50, 50, 100, 100))
    assert read_pdf(data) == (Page(1, (Cell("p1.b1", "Words"),)), Page(2, ()))
