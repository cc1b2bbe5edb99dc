import pytest

from answerable.vocabulary.errors import UnreadableDocumentError
from tests.unit.documents.readers.rows import blocks, cells, places, read, tables


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Window</title></head><body>{body}</body></html>"


def cell(inside: str) -> str:
    return tables(read(page(f"<table><tr><td>{inside}</td></tr></table>")))[0][0][0]


def test_what_a_reader_does_not_see_is_dropped() -> None:
    document = read(
        page(
            "<nav>Menu</nav><script>run()</script><style>p {}</style><template>later</template>"
            "<noscript>old</noscript><p hidden>secret</p><p style='color: red; display:none'>gone</p>"
            "<p hidden='until-found'>folded</p><details><summary>More</summary>inside</details>"
            "<!-- note --><p>kept<del>deleted</del><script>x</script> on</p><iframe>old</iframe>"
        )
    )
    assert blocks(document) == ["folded", "More", "inside", "kept on"]


def test_words_outside_main_are_kept() -> None:
    around = page("<header>Title</header><main><h1>Plan</h1><p>Words</p></main><footer>Caveat</footer>")
    assert blocks(read(around)) == ["Title", "Plan", "Words", "Caveat"]


def test_headings_are_told() -> None:
    document = read(page("<h2>Plan</h2><p>Words</p><table><tr><th>No<td>1</table>"))
    assert [cell.heading for cell in document.cells()] == [True, False, True, False]


def test_cells_take_their_place_in_the_grid() -> None:
    document = read(
        page(
            "<table><caption>Actions</caption><thead><tr><th rowspan=2>a<th colspan=2>b</thead>"
            "<tr><td>c<td>d<tr><td colspan=2>e<td rowspan=0>f<tr><td>g<td>h</table>"
        )
    )
    assert blocks(document) == ["Actions"]
    assert tables(document) == [[["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]]
    assert places(document) == [
        [(1, 1, 2), (2, 2, 1)],
        [(2, 1, 1), (3, 1, 1)],
        [(1, 2, 1), (3, 1, 2)],
        [(1, 1, 1), (2, 1, 1)],
    ]


def test_words_of_a_table_outside_its_cells_stand_before_it() -> None:
    assert blocks(read(page("<table>stray<tr><td>a</td></tr></table>"))) == ["stray"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>one</p>\n<p>two\nlines</p>three<br>four", "one\ntwo lines\nthree\nfour"),
        ("A:<ul><li>b<ul><li>c</li></ul></li><li><p>d</p><p>e</p></li></ul>", "A:\n• b\n◦ c\n• d\ne"),
        ("<ol start=3><li>c<li value=9>i<li>j</ol>", "3. c\n9. i\n10. j"),
        ("<ol type=a><li>x<ol type=I><li>y</ol><li></ol>", "a. x\nI. y\nb."),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n1. y"),
        ("<ul><li>• typed too</ul>", "• typed too"),
        ("<dl><dt>Owner<dd>Head of Safety</dl>", "Owner\nHead of Safety"),
        ("<table><tr><td>a<td>b<tr><td><p>c</table>after", "a\nb\nc\nafter"),
        ("29<sup>th</sup> M<b>a</b>y &amp; June&nbsp;&nbsp;2031", "29th May & June 2031"),
        ("<pre>one\ntwo</pre>", "one\ntwo"),
        ("- one<br>- two", "• one\n• two"),
        ("- only", "- only"),
        ("soft&shy;ly", "softly"),
    ],
)
def test_cell_text(inside: str, text: str) -> None:
    assert cell(inside) == text


def test_a_list_without_items_is_loose_until_the_next_block() -> None:
    inside = "<p>We will:</p><ul>Teach. Check.<p>And also:</p> then <ul>Write. Tell."
    (told,) = cells(read(page(f"<table><tr><td>{inside}</td></tr></table>")))[0]
    assert told.text == "We will:\nTeach. Check.\nAnd also:\nthen\nWrite. Tell."
    assert [told.text[start:end] for start, end in told.loose] == ["Teach. Check.", "Write. Tell."]


def test_a_loose_list_inside_a_loose_list_is_one_of_its_own() -> None:
    (told,) = cells(read(page("<table><tr><td><ul>Teach:<ul>i) all ii) soon</td></tr></table>")))[0]
    assert [told.text[start:end] for start, end in told.loose] == ["Teach:", "i) all ii) soon"]


def test_bullets_typed_in_a_list_without_items_tell_the_items() -> None:
    (told,) = cells(read(page("<table><tr><td><ul>• Teach • Check</td></tr></table>")))[0]
    assert (told.text, told.loose) == ("• Teach\n• Check", ())


@pytest.mark.parametrize(
    "data",
    [
        page("<p>caf\u00e9</p>").encode(),
        page("<p>caf\u00e9</p>").encode("cp1252"),
        page("<p>caf\u00e9</p>").encode("utf-16"),
        page("<meta charset=utf-8><p>caf\u00e9</p>").encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert blocks(read(data)) == ["caf\u00e9"]


def test_a_declared_encoding_is_believed_where_utf_8_fails() -> None:
    data = "<html><head><meta charset=shift_jis></head><body><p>\u884c\u52d5</p></body></html>".encode("shift_jis")
    assert blocks(read(data)) == ["\u884c\u52d5"]


def test_deep_nesting_is_read_or_refused_but_never_a_crash() -> None:
    assert blocks(read(page("<div>" * 1500 + "deep" + "</div>" * 1500))) == ["deep"]
    assert blocks(read(page("<ul><li>" * 500 + "deep"))) == ["◦ deep"]
    with pytest.raises(UnreadableDocumentError, match="nested too deeply"):
        read(page("<div>" * 100_000 + "deep"))
