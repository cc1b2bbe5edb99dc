"""Reading a table that an administrator brings."""

import pytest

from answerable.web.estate.errors import TableError
from answerable.web.estate.tables import Row, read_table

COLUMNS = ("group", "establishment code")


def problems(content: bytes) -> tuple[str, ...]:
    with pytest.raises(TableError) as refused:
        read_table(content, columns=COLUMNS)
    return refused.value.problems


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    content = "\ufeffGroup,Establishment_Code,Note\r\nNorth, LEI ,a\r\n,,\r\nSouth,ACI\r\n".encode()
    assert read_table(content, columns=COLUMNS) == [
        Row(2, {"group": "North", "establishment code": "LEI", "note": "a"}),
        Row(4, {"group": "South", "establishment code": "ACI"}),
    ]


def test_a_table_of_an_old_spreadsheet_is_read() -> None:
    rows = read_table("group,establishment code\nSouth – East,LEI".encode("cp1252"), columns=COLUMNS)
    assert rows == [Row(2, {"group": "South – East", "establishment code": "LEI"})]


ASKED = "The first row must name the columns “group” and “establishment code”."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", [f"{ASKED} Add “group” and “establishment code”."]),
        (b"group\nNorth", [f"{ASKED} Add “establishment code”."]),
        (
            b"group,establishment code\n,\n",
            ["The table has no rows below the names of its columns. Add a row for each place."],
        ),
        (b"group,establishment code\nN,\n,LEI", ["Row 2: enter the establishment code.", "Row 3: enter the group."]),
        (b"PK\x03\x04\0\0", ["This is not a CSV file. In a spreadsheet, choose “Save as” and then “CSV”."]),
    ],
)
def test_what_is_wrong_is_said_with_its_row(content: bytes, said: list[str]) -> None:
    assert list(problems(content)) == said


def test_a_long_list_of_problems_is_cut_short() -> None:
    said = problems(b"group,establishment code\n" + b"North,\n" * 25)
    assert (len(said), said[-1]) == (21, "There are 5 more problems. Put these right first.")
