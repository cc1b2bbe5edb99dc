import pytest

from answerable.vocabulary.errors import UnreadableDocumentError
from tests.unit.documents.readers.rows import blocks, cells, places, read, tables


def test_lines_with_tabs_are_rows_until_a_line_without() -> None:
    document = read("Plan\r\n\r\nNo\tWhat\r\n1\tTeach\r\n\r\n2\tCheck\r\nDone\r\n--\t--\t---\n")
    assert tables(document) == [[["No", "What"], ["1", "Teach"]], [["2", "Check"]], [["--", "--", "---"]]]
    assert blocks(document) == ["Plan", "Done"]
    assert [cell.id for cell in document.cells()][:4] == ["p1.b1", "p1.t1.r1.c1", "p1.t1.r1.c2", "p1.t1.r2.c1"]


def test_form_feeds_end_pages() -> None:
    document = read("one\n\ftwo\n\f\fthree\f")
    assert [[item.id for item in page.items] for page in document.pages] == [["p1.b1"], ["p2.b1"], [], ["p4.b1"]]
    assert document.file.pages == 4


def test_a_cell_copied_from_a_spreadsheet_may_hold_line_breaks() -> None:
    document = read('1\t"Teach ""all"" staff\n\nCheck"\tJune\n2\t"quoted"\t"open')
    assert tables(document) == [[["1", 'Teach "all" staff\nCheck', "June"], ["2", '"quoted"', '"open']]]
    assert tables(read('"No\nof"\tWhat\n1\tTeach')) == [[["No\nof", "What"], ["1", "Teach"]]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>We will:</p> <ul style='x'> • Teach • Check ", "We will:\n• Teach\n• Check"),
        ("29<sup>th</sup> <u>March</u> &amp; on", "29th March & on"),
        ("less < 5 <Governor> R&D AT&T &nosuch;", "less < 5 <Governor> R&D AT&T &nosuch;"),
        ("a < b &lt;p&gt; c", "a < b <p> c"),
        ("<script>x</script>", "<script>x</script>"),
        ("We will: • Teach • Check", "We will:\n• Teach\n• Check"),
        ("\uf0b7 Teach \uf0b7 Check", "• Teach\n• Check"),
        ("· Teach · Check", "• Teach\n• Check"),
        ("▪ Teach ● Check", "• Teach\n• Check"),
        ("a · b", "a · b"),
        ("col·lapse well-known - so", "col·lapse well-known - so"),
        ("·", "·"),
        ("•", "•"),
        ("• Teach: o All staff; o Managers", "• Teach:\n◦ All staff;\n◦ Managers"),
        ("o All staff", "◦ All staff"),
        ("o ran hynny", "o ran hynny"),
        ("- 5", "- 5"),
    ],
)
def test_marks_and_left_over_mark_up_in_cells(source: str, text: str) -> None:
    assert tables(read(f"1\t{source}\tJune")) == [[["1", text, "June"]]]
    assert "\n".join(blocks(read(f"{source}\n"))) == text


def test_a_left_over_list_that_lost_its_bullets_is_loose() -> None:
    (_, told) = cells(read("1\t<p>We will:</p> <ul> Teach. Check. <p>Then rest.</p>"))[0]
    assert [told.text[start:end] for start, end in told.loose] == ["Teach. Check."]


def test_dashes_mark_items_where_more_than_one_line_begins_with_one() -> None:
    assert blocks(read("# Plan\n- one\n  - two\n* single\n")) == ["Plan", "• one", "◦ two", "* single"]
    assert [cell.heading for cell in read("## Plan\nwords\n").cells()] == [True, False]


def test_comma_and_semicolon_separated() -> None:
    for delimiter in ",;":
        rows = ["No;What;When", '1;"Teach; all\nstaff";June', "2;Check;July"]
        source = "\n".join(rows).replace("Teach;", "Teach,") if delimiter == ";" else "\n".join(rows).replace(";", ",")
        document = read(source)
        assert document.file.media_type == "text/csv"
        assert tables(document) == [
            [["No", "What", "When"], ["1", "Teach, all\nstaff", "June"], ["2", "Check", "July"]]
        ]


@pytest.mark.parametrize(
    "prose",
    ["One, two, three\nfour, five, six\n", "a,b\nc,d\n", "a,b,c\nd,e\n", 'a,b,c\n"d,e,f\n', "one line, with, commas"],
)
def test_prose_with_commas_is_not_a_table(prose: str) -> None:
    document = read(prose)
    assert (document.file.media_type, tables(document)) == ("text/plain", [])


def test_markdown_table() -> None:
    document = read("Before\n| No | What |\n|:--|---:|\n| 1 | Teach \\| tell<br>Check |\n| 2 | |\nAfter | all\n")
    assert tables(document) == [[["No", "What"], ["1", "Teach | tell\nCheck"], ["2", ""]]]
    assert [cell.heading for row in cells(document) for cell in row] == [True, True, False, False, False, False]
    assert blocks(document) == ["Before", "After | all"]
    assert blocks(read("| not | a table |\n| without | dashes |")) == ["| not | a table |", "| without | dashes |"]


def test_drawn_table() -> None:
    drawn = """+----+--------+
| No | What   |
+====+========+
| 1  | Teach  |
|    | all    |
|    |        |
|    | - one  |
|    | - two  |
+----+--------+
| band        |
+----+--------+
After
"""
    document = read(drawn)
    assert tables(document) == [[["No", "What"], ["1", "Teach all\n• one\n• two"], ["band"]]]
    assert places(document)[2] == [(1, 2, 1)]
    assert blocks(document) == ["After"]


@pytest.mark.parametrize(
    "drawn", ["+--+\n+--+", "+--+\n| a |\n+--+", "+--+--+\n|a |b |\n+  +--+\n|  |c |\n+--+--+", "+1\n+2"]
)
def test_what_is_no_whole_drawing_stays_lines(drawn: str) -> None:
    assert blocks(read(drawn)) == drawn.replace("  ", " ").split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert blocks(read("‘Déjà’ – vu".encode(encoding))) == ["‘Déjà’ – vu"]


@pytest.mark.parametrize("data", [b"\x01\x02\x03\x04 word" * 9, b"a\0b", bytes(range(128, 256)) * 4])
def test_junk_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="neither text nor one of the known kinds"):
        read(data)
