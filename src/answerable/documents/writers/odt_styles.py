"""How the OpenDocument text looks: the styles that its tables, lists and pages refer to by name."""

from collections.abc import Sequence
from importlib.resources import files

from odfdo import Document, Element, Paragraph

BOLD = "Strong"
BULLETS = "Bullets"
CELL = "Cell"
HEADING_CELL = "HeadingCell"

_WIDTH = 273
"""Millimetres between the margins of an A4 page on its side."""
_NEARLY_FULL = 95
"""Widths are rounded to whole percentages, and so may not add up to a hundred."""


def set_styles(document: Document) -> None:
    """Puts in our styles; what the library's template has of its own becomes British, plain and small."""
    ours = Element.from_tag(files(__package__).joinpath("odt_styles.xml").read_text(encoding="utf-8"))
    for style in ours.children:
        document.insert_style(style.serialize(), automatic=style.tag != "style:page-layout")
    _change(
        document,
        "//style:default-style/style:text-properties",
        {
            "fo:language": "en",
            "fo:country": "GB",
            "fo:font-size": "9pt",
            "style:font-name": "Liberation Sans",
        },
    )
    spacing = "//style:default-style[@style:family='paragraph']/style:paragraph-properties"
    _change(document, spacing, {"fo:margin-bottom": "1.2mm"})
    for numbering_of_headings in document.styles.root.get_elements("//text:outline-style"):
        numbering_of_headings.delete()


def _change(document: Document, path: str, attributes: dict[str, str]) -> None:
    for element in document.styles.root.get_elements(path):
        for name, value in attributes.items():
            element.set_attribute(name, value)


def set_foot(document: Document, caveats: Sequence[str]) -> None:
    """The caveats and the page number at the foot of every page."""
    foot = Element.from_tag("style:footer")
    number = Paragraph("Page ")
    number.append(Element.from_tag("<text:page-number text:select-page='current'/>"))
    number.append(" of ")
    number.append(Element.from_tag("text:page-count"))
    for paragraph in [*map(Paragraph, caveats), number]:
        foot.append(paragraph)
    document.styles.root.get_elements("//style:master-page")[0].append(foot)


def add_column_style(document: Document, width: int) -> str:
    """The name of a style for a column of this width, a percentage of the width between the margins."""
    return _add_width(document, "table-column", "style:column-width", width)


def add_table_style(document: Document, width: int) -> str:
    """The name of a style for a table of this width, likewise. One as wide as the page may go on over the next."""
    breaks = "false" if width < _NEARLY_FULL else "true"
    return _add_width(
        document, "table", f'table:align="left" style:may-break-between-rows="{breaks}" style:width', width
    )


def _add_width(document: Document, family: str, attribute: str, width: int) -> str:
    name = f"{family}-{width}"
    document.insert_style(
        f'<style:style style:name="{name}" style:family="{family}">'
        f'<style:{family}-properties {attribute}="{_WIDTH * width / 100:.2f}mm"/></style:style>',
        automatic=True,
    )
    return name
