"""A chart as SVG: paths and texts, from back to front."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

WIDTH, TEXT, LINE, EDGE = 400, 14, 17, 8
"""Units across, height of letters, from one line of words to the next, and what stays free at the right and left."""
LETTER = 8
"""Units that a letter takes at most, as far as words must not cover each other."""
INK, GREY, RULE, PALE, WHITE = "#0b0c0c", "#505a5f", "#cecece", "#dfe8f1", "#ffffff"
BLUE, RED = "#1d70b8", "#942514"
Look = str | float
_FONTS = "Arial, Liberation Sans, DejaVu Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart is called and what it shows; `name` begins the ids, and is given to one chart of a page."""

    name: str
    title: str
    description: str


class Drawing:
    """An image with a title and a description, `WIDTH` units wide, measured from its upper left corner.

    How something looks is said by the names of SVG: `stroke_width=2`.
    """

    def __init__(self, height: float, words: Words) -> None:
        title, description = f"{words.name}-title", f"{words.name}-description"
        self._svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {round(height)}")
        looks = {"fill": INK, "font-family": _FONTS, "font-size": str(TEXT)}
        self._svg.attrib |= {"role": "img", "aria-labelledby": title, "aria-describedby": description} | looks
        ET.SubElement(self._svg, "title", id=title).text = words.title
        ET.SubElement(self._svg, "desc", id=description).text = words.description

    def path(self, *parts: str, fill: Look = "none", **look: Look) -> None:
        """Parts that look alike, as `paths` has them; nothing where there are none."""
        if any(parts):
            self._put("path", d="".join(parts), fill=fill, **look)

    def text(self, words: str, x: float, y: float, **look: Look) -> None:
        """Words that begin at `x`, unless `text_anchor` says otherwise, and stand on a line at `y`."""
        self._put("text", x=round(x, 2), y=round(y, 2), **look).text = words

    def svg(self) -> str:
        return ET.tostring(self._svg, encoding="unicode", short_empty_elements=False)

    def _put(self, tag: str, **look: Look) -> ET.Element:
        return ET.SubElement(self._svg, tag, {name.replace("_", "-"): str(value) for name, value in look.items()})
