import pytest

from answerable.vocabulary.errors import UnreadableDocumentError
from tests.unit.documents.readers.rows import blocks, cells, places, read, tables
from tests.unit.documents.readers.zips import open_document

LISTS = """
<text:list-style style:name="N">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-prefix="("
   style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="A">
  <text:list-level-style-number text:level="1" style:num-format="A" style:num-suffix=")" text:start-value="3"/>
</text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>
"""


def listed(*items: str, settings: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {settings}>{inside}</text:list>"


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def test_lists_show_their_labels() -> None:
    numbered = 'text:style-name="N"'
    body = (
        listed(p("one") + listed(p("deep"), p("deeper")), p("two") + p("and on"), settings=f'{numbered} xml:id="x"')
        + listed(p("afresh"), settings=numbered)
        + listed(p("three"), settings=f'{numbered} text:continue-list="x"')
        + listed(p("third"), settings='text:style-name="A"')
        + listed(p("bullet") + listed(p("inner")), settings='text:style-name="B"')
        + listed("<text:number>9.</text:number>" + p("told"), settings=numbered)
    )
    assert blocks(read(open_document(body, automatic=LISTS))) == [
        "1. one", "(1.1) deep", "(1.2) deeper", "2. two", "and on", "1. afresh", "3. three", "C) third", "• bullet",
        "◦ inner", "9. told",
    ]  # fmt: skip


def test_an_empty_numbered_item_shows_its_number() -> None:
    table = "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>"
    body = table.format(listed(p(""), settings='text:style-name="N"'))
    assert tables(read(open_document(body, automatic=LISTS))) == [[["1."]]]


def test_white_space_changes_notes_and_what_is_hidden() -> None:
    hidden = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\n  e <text:span>f</text:span>'
            '<text:span text:style-name="H">hidden</text:span><office:annotation><text:p>comment</text:p>'
            "</office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>A note</text:p></text:note-body></text:note>"
        )
        + f'<text:section text:display="none">{p("not shown")}</text:section><text:section>{p("shown")}</text:section>'
        + p(
            "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:desc>picture</svg:desc></draw:frame>anchor"
        )
    )
    assert blocks(read(open_document(body, automatic=hidden))) == [
        "a b c\nd e f", "shown", "anchor", "boxed", "A note",
    ]  # fmt: skip


def test_headings_and_their_numbers() -> None:
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
        '<style:style style:name="Mine" style:parent-style-name="Title"/>'
    )
    body = (
        '<text:p text:style-name="Mine">Plan</text:p><text:h text:outline-level="1">One</text:h>'
        '<text:h text:outline-level="2">Plain</text:h><text:h text:outline-level="1">Two</text:h>' + p("words")
    )
    document = read(open_document(body, styles=styles))
    assert blocks(document) == ["Plan", "1. One", "Plain", "2. Two", "words"]
    assert [cell.heading for cell in document.cells()] == [True, True, True, True, False]


def test_cells_take_their_place_in_the_grid() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(words: str, settings: str = "") -> str:
        return f"<table:table-cell {settings}>{p(words)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    nested = f"<table:table-cell><table:table>{row(cell('x'), cell('y'))}</table:table></table:table-cell>"
    tall, wide = "table:number-rows-spanned='2'", "table:number-columns-spanned='2'"
    twice, to_the_edge = "table:number-columns-repeated='2'", "table:number-columns-repeated='16384'"
    body = (
        f'<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows>'
        f"{row(cell('a', tall), cell('b', wide), covered)}"
        f"</table:table-header-rows>{row(covered, cell('c', twice))}"
        f"{row(nested, f'<table:table-cell {to_the_edge}/>')}</table:table>"
    )
    document = read(open_document(body))
    assert tables(document) == [[["a", "b"], ["c", "c"], ["x\ny", ""]]]
    assert places(document) == [
        [(1, 1, 2), (2, 2, 1)], [(2, 1, 1), (3, 1, 1)], [(1, 1, 1), (2, 1, 1)],
    ]  # fmt: skip
    assert [told.heading for told in cells(document)[0] + cells(document)[1]] == [True, True, False, False]


def test_headers_and_footers_of_the_pages_in_use() -> None:
    def master(name: str, inside: str) -> str:
        return f'<style:master-page style:name="{name}">{inside}</style:master-page>'

    masters = (
        master("Standard", f"<style:header>{p('OFFICIAL')}</style:header><style:footer>{p('Foot')}</style:footer>")
        + master("Wide", f"<style:header>{p('OFFICIAL')}</style:header><style:footer>{p('Wide foot')}</style:footer>")
        + master("Unused", f"<style:header>{p('Never')}</style:header>")
    )
    automatic = '<style:style style:name="P1" style:master-page-name="Wide"/>'
    assert blocks(read(open_document(p("Words"), automatic=automatic, masters=masters))) == [
        "OFFICIAL", "Words", "Wide foot", "Foot",
    ]  # fmt: skip


def test_locked_damaged_and_swollen_files_are_named() -> None:
    with pytest.raises(UnreadableDocumentError, match="password protected"):
        read(open_document(p("a"), manifest="<m:encryption-data/>"))
    with pytest.raises(UnreadableDocumentError, match="repeats a cell"):
        read(
            open_document(
                "<table:table><table:table-row><table:table-cell table:number-columns-repeated='99999'>"
                f"{p('a')}</table:table-cell></table:table-row></table:table>"
            )
        )
