"""Files made from known plans: any layout, in any format, with any of its troubles."""

from dataclasses import dataclass
from enum import StrEnum

from tests.support.documents.docx import to_docx
from tests.support.documents.html import to_html, to_pdf, to_tagged_pdf
from tests.support.documents.odt import to_odt
from tests.support.documents.platypus import to_platypus_pdf
from tests.support.documents.text import to_text
from tests.support.known import KnownPlan
from tests.support.marks import with_markup
from tests.support.setting import Layout
from tests.support.sheets import Sheet
from tests.support.troubles import Trouble, befall_plan, befall_sheet


class Format(StrEnum):
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    PDF_TAGGED = "pdf-tagged"
    PDF_RULED = "pdf-ruled"
    """Untagged; the table is told only by its lines."""
    PDF_PLATYPUS = "pdf-platypus"
    """As ruled, made by another program."""


EXTENSIONS = {Format.TEXT: "txt", Format.HTML: "html", Format.DOCX: "docx", Format.ODT: "odt"}
MAKERS = {
    Format.TEXT: to_text,
    Format.HTML: to_html,
    Format.DOCX: to_docx,
    Format.ODT: to_odt,
    Format.PDF_TAGGED: to_tagged_pdf,
    Format.PDF_RULED: to_pdf,
    Format.PDF_PLATYPUS: to_platypus_pdf,
}


@dataclass(frozen=True, slots=True)
class Made:
    data: bytes
    name: str
    known: KnownPlan
    """What a careful reader can read from the file."""


def formats_of(layout: Layout) -> tuple[Format, ...]:
    return (Format.TEXT,) if layout.transcribed else tuple(Format)


def make(plan: KnownPlan, layout: Layout, kind: Format, *troubles: Trouble) -> Made:
    """The plan as a file. `troubles` are among `troubles_of(layout)`."""
    known, sheet = set_plan(plan, layout, *troubles)
    if kind is Format.TEXT and layout.stacked:
        sheet = with_markup(sheet)
    return Made(MAKERS[kind](sheet), f"{layout.name}.{EXTENSIONS.get(kind, 'pdf')}", known)


def set_plan(plan: KnownPlan, layout: Layout, *troubles: Trouble) -> tuple[KnownPlan, Sheet]:
    """What a careful reader can read from the sheet, and the sheet."""
    known = layout.shows(befall_plan(layout.shows(plan), troubles))
    return known, befall_sheet(layout.sets(known), troubles)
