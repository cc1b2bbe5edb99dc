import zipfile
from io import BytesIO

import docx
import pytest

from answerable.vocabulary.errors import UnreadableDocumentError
from tests.unit.documents.readers.rows import blocks, cells, places, read, tables
from tests.unit.documents.readers.zips import paragraph, word, zipped

NUMBERING = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


def item(words: str, number: int, level: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def row(*cells: str, settings: str = "") -> str:
    return f"<w:tr><w:trPr>{settings}</w:trPr>{''.join(cells)}</w:tr>"


def cell(inside: str, settings: str = "") -> str:
    content = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{content}</w:tc>"


def test_numbers_and_bullets_show_as_word_shows_them() -> None:
    body = (
        item("one", 1) + item("one one", 1, 1) + item("a", 1, 2) + item("b", 1, 2) + item("two", 1)
        + item("two one", 1, 1) + item("bullet", 2) + item("inner", 2, 1) + item("four", 3) + item("seven", 4)
        + item("eight", 1) + item("none", 0) + item("• typed", 2)
    )  # fmt: skip
    assert blocks(read(word(body, numbering=NUMBERING))) == [
        "1. one", "1.1 one one", "(a) a", "(b) b", "2. two", "2.1 two one", "• bullet", "◦ inner", "IV) four",
        "7. seven", "8. eight", "none", "• typed",
    ]  # fmt: skip


def test_an_empty_numbered_paragraph_shows_its_number() -> None:
    body = f"<w:tbl>{row(cell(item('', 1)), cell('a'))}{row(cell(item('', 1)), cell(item('', 2)))}</w:tbl>"
    assert tables(read(word(body, numbering=NUMBERING))) == [[["1.", "a"], ["2.", ""]]]


def test_list_styles_of_word() -> None:
    document = docx.Document()
    for style in ("List Number", "List Bullet", "List Bullet 2", "List Number", "Title", "Heading 2"):
        document.add_paragraph("words", style)
    file = BytesIO()
    document.save(file)
    read_back = read(file.getvalue())
    assert blocks(read_back) == ["1. words", "• words", "◦ words", "2. words", "words", "words"]
    assert [cell.heading for cell in read_back.cells()] == [False, False, False, False, True, True]


def test_tracked_changes_are_accepted() -> None:
    def run(words: str) -> str:
        return f"<w:r><w:t>{words}</w:t></w:r>"

    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    end_deleted = "<w:rPr><w:del/></w:rPr>"
    body = (
        paragraph(run("Now ") + f"<w:ins>{run('new')}</w:ins>{deleted}<w:moveFrom>{run('away')}</w:moveFrom>")
        + paragraph(run("runs "), end_deleted)
        + paragraph(run("on"))
        + paragraph(deleted, end_deleted)
        + f"<w:tbl>{row(cell('kept'))}{row(cell('gone'), settings='<w:del/>')}</w:tbl>"
        + paragraph(run("last"), end_deleted)
    )
    document = read(word(body))
    assert (blocks(document), tables(document)) == (["Now new", "runs on", "last"], [[["kept"]]])


def test_signs_links_fields_and_hidden_words() -> None:
    body = paragraph(
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t>"
        "<w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d\u00ade</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>!</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:br/><w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t></w:r>'
    )
    assert blocks(read(word(body))) == ["link a\nb-cde!\n• item"]


def test_merged_cells_are_one() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        "<w:tbl>"
        + row(cell("a", restart), cell("b", '<w:gridSpan w:val="2"/>'), settings="<w:tblHeader/>")
        + row(cell("", goes_on), cell("c"), cell("d", restart))
        + row(cell("", goes_on), cell("e"), cell("", goes_on))
        + row(cell("f"), settings='<w:gridBefore w:val="2"/>')
        + row(cell("g", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("", goes_on))
        + "</w:tbl>"
    )
    document = read(word(body))
    assert tables(document) == [[["a", "b"], ["c", "d"], ["e"], ["f"], ["g"]]]
    assert places(document) == [
        [(1, 1, 3), (2, 2, 1)], [(2, 1, 1), (3, 1, 2)], [(2, 1, 1)], [(3, 1, 2)], [(1, 2, 1)],
    ]  # fmt: skip
    assert [told.heading for told in cells(document)[0] + cells(document)[1]] == [True, True, False, False]


def test_content_controls_and_nested_tables() -> None:
    def control(inside: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'

    nested = f"{paragraph('before')}<w:tbl>{row(cell('x'), cell('y'))}</w:tbl>{paragraph('after')}"
    body = control(paragraph("in control")) + (
        f"<w:tbl>{control(row(control(cell('a')), cell(control(paragraph('b')))))}{row(cell(nested))}</w:tbl>"
    )
    document = read(word(body))
    assert blocks(document) == ["in control"]
    assert tables(document) == [[["a", "b"], ["before\nx\ny\nafter"]]]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    body = paragraph(
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r><w:r><w:t>anchor</w:t></w:r><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    )
    assert blocks(read(word(body))) == ["anchor", "in the box", "in the box"]


def test_headers_footers_and_notes() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/>{}'
        "</w:sectPr>"
    )
    body = (
        paragraph("<w:r><w:t>Words</w:t><w:footnoteReference w:id='1'/></w:r>", section.format(""))
        + paragraph("more")
        + section.format("")
    )
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("-----")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("A note")}</w:footnote>'
    )
    parts = {
        "header1": paragraph("OFFICIAL"),
        "header2": paragraph("Only first"),
        "footer1": paragraph("Page 1"),
        "footnotes": notes,
    }
    assert blocks(read(word(body, **parts))) == ["OFFICIAL", "Words", "more", "A note", "Page 1"]
    first = paragraph("Words") + section.format("<w:titlePg/>")
    assert blocks(read(word(first, **parts)))[:2] == ["Only first", "OFFICIAL"]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"document.main+xml", b"template.main+xml"), (b"schemas.openxmlformats.org/w", b"purl.oclc.org/ooxml/w")],
)
def test_templates_and_strict_files_are_named(old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(BytesIO(word(paragraph("a")))) as archive:
        parts = {name: archive.read(name).replace(old, new) for name in archive.namelist()}
    with pytest.raises(UnreadableDocumentError, match="no ordinary Word document"):
        read(zipped(parts))
