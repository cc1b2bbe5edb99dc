"""PDF files made for tests: printed from a web page, drawn line by line, or tagged by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it comes without types
import weasyprint
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

_STYLE = """
@page { size: A4 landscape; margin: 15mm }
body { font: 10pt sans-serif } p { margin: 0 0 4pt }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border: 1px solid black; padding: 4pt; vertical-align: top; text-align: left }
"""


def printed(body: str, *, tagged: bool, style: str = "") -> bytes:
    """A web page printed by WeasyPrint, with its structure (PDF/UA-1) or without."""
    page = f"<html lang=en><title>Plan</title><style>{_STYLE}{style}</style><body>{body}</body></html>"
    written: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1" if tagged else None)
    return written


def drawn(*pages: Callable[[Canvas], None], **settings: Any) -> bytes:  # noqa: ANN401 - handed on to reportlab
    """A page for each of these functions, which draws it with its origin at the bottom left."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, **settings)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def boxed(*lines: str | tuple[float, str], width: float = 100, leading: float = 12) -> bytes:
    """A ruled table of two cells, side by side; the first holds these lines, each with its indent if not 0."""

    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 50 + width, 150 + width], [500, 700])
        canvas.drawString(54 + width, 688, "Beside")
        height = 688.0
        for line in lines:
            indent, text = line if isinstance(line, tuple) else (0, line)
            if text:
                canvas.drawString(54 + indent, height, text)
            height -= leading

    return drawn(draw)


def ruled(rows: Sequence[Sequence[str]], widths: Sequence[float], *, heads: int = 1) -> bytes:
    """A ruled table by reportlab whose rows may break over pages, the first `heads` of them repeated."""
    out = BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text, style) for text in row] for row in rows]
    table = LongTable(cells, colWidths=widths, repeatRows=heads, splitInRow=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    SimpleDocTemplate(out, pagesize=landscape(A4)).build([table])
    return out.getvalue()


@dataclass(frozen=True)
class Tag:
    """A structure element: its role, its attributes, and its kids: elements, or pieces as (page, id)."""

    role: str
    kids: Sequence["Tag | tuple[int, int]"] = ()
    attributes: Mapping[str, int] = field(default_factory=dict)


def tagged(
    pages: Sequence[str], *tree: Tag, roles: Mapping[str, str] | None = None, letters_known: bool = True
) -> bytes:
    """A PDF of these content streams with this structure tree; pages are counted from 1.

    Its font, F1, has letters half as wide as high; code 1 is a soft hyphen. `letters_known`: it says which they are.
    """
    pdf = pydyf.PDF()
    font = _font(pdf, _simple_font() if letters_known else _font_without_names())
    named = pydyf.Dictionary({"Named": pydyf.Dictionary({"MCID": 7})})
    resources = pydyf.Dictionary({"Font": pydyf.Dictionary({"F1": font}), "Properties": named})
    sheets = [_sheet(pdf, content, resources) for content in pages]
    root = pydyf.Dictionary({"Type": "/StructTreeRoot", "RoleMap": pydyf.Dictionary(_named(roles or {}))})
    pdf.add_object(root)
    root["K"] = pydyf.Array([_element(pdf, tag, root, sheets) for tag in tree])
    pdf.catalog["StructTreeRoot"] = root.reference
    out = BytesIO()
    pdf.write(out)
    return out.getvalue()


def _font(pdf: Any, font: Any) -> Any:  # noqa: ANN401 - pydyf has no types
    pdf.add_object(font)
    return font.reference


def _simple_font() -> Any:  # noqa: ANN401 - pydyf has no types
    differences = pydyf.Array([1, "/sfthyphen"])
    encoding = pydyf.Dictionary({"BaseEncoding": "/WinAnsiEncoding", "Differences": differences})
    return pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type1",
            "BaseFont": "/Own",
            "FirstChar": 0,
            "Widths": pydyf.Array([500] * 256),
            "FontDescriptor": pydyf.Dictionary({"Descent": -200, "Ascent": 800}),
            "Encoding": encoding,
        }
    )


def _font_without_names() -> Any:  # noqa: ANN401 - pydyf has no types
    system = pydyf.Dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0})
    shapes = pydyf.Dictionary(
        {"Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": "/Own", "CIDSystemInfo": system}
    )
    return pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": "/Own",
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([shapes]),
        }
    )


def _sheet(pdf: Any, content: str, resources: Any) -> Any:  # noqa: ANN401 - pydyf has no types
    stream = pydyf.Stream([content.encode("cp1252")])
    pdf.add_object(stream)
    sheet = pydyf.Dictionary(
        {
            "Type": "/Page",
            "Parent": pdf.pages.reference,
            "MediaBox": pydyf.Array([0, 0, 600, 800]),
            "Contents": stream.reference,
            "Resources": resources,
        }
    )
    pdf.add_page(sheet)
    return sheet


def _named(roles: Mapping[str, str]) -> dict[str, str]:
    return {role: f"/{meaning}" for role, meaning in roles.items()}


def _element(pdf: Any, tag: Tag, parent: Any, sheets: Sequence[Any]) -> Any:  # noqa: ANN401 - pydyf has no types
    element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", "P": parent.reference})
    pdf.add_object(element)
    if tag.attributes:
        element["A"] = pydyf.Array([pydyf.Dictionary({"O": "/Table", **tag.attributes})])
    kids = [
        _element(pdf, kid, element, sheets)
        if isinstance(kid, Tag)
        else pydyf.Dictionary({"Type": "/MCR", "Pg": sheets[kid[0] - 1].reference, "MCID": kid[1]})
        for kid in tag.kids
    ]
    element["K"] = pydyf.Array(kids)
    return element.reference


def piece(content_id: int, text: str, x: float, y: float, role: str = "P") -> str:
    """Marked content: these words at this place."""
    return f"/{role} <</MCID {content_id}>> BDC {show(text, x, y)} EMC\n"


def artifact(text: str, x: float, y: float) -> str:
    """Words that the structure leaves out."""
    return f"/Artifact BMC {show(text, x, y)} EMC\n"


def show(text: str, x: float, y: float) -> str:
    return f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET"
