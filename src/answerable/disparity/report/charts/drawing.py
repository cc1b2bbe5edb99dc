"""What all charts share: their look, and how a drawing becomes SVG that any page can hold."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

WIDTH, TEXT, LINE = 400, 14, 17
"""Units across, height of letters, and from one line of words to the next."""
INK, GREY, PALE, BLUE, RED = "#0b0c0c", "#505a5f", "#dfe8f1", "#1d70b8", "#942514"
EDGE = 8
"""Units kept free at the right and left."""
Rows = pd.DataFrame | Sequence[Mapping[str, Any]]
"""What is drawn: a frame, or rows by column."""
Placing = Callable[[str], Any]
"""The channel that lays a column of numbers along an axis."""
FONTS = "Arial, Liberation Sans, DejaVu Sans, sans-serif"

_AXIS = {
    "labelFontSize": TEXT,
    "titleFontSize": TEXT,
    "titleFontWeight": "normal",
    "labelColor": INK,
    "titleColor": INK,
    "gridColor": "#cecece",
    "domainColor": GREY,
    "tickColor": GREY,
    "labelOverlap": False,
}
_CONFIG = {
    "background": "transparent",
    "aria": False,
    "axis": _AXIS,
    "view": {"stroke": None},
    "text": {"fontSize": TEXT, "color": INK},
}
_NOISE = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events|font-family|opacity)="[^"]*"')
_UNSEEN = re.compile(r'<path[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*/>')
_TAG, _LONG = re.compile("<[^>]+>"), re.compile(r"(\.\d\d)\d+")


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart is called and what it shows; `name` begins the ids, and is given to one chart of a page."""

    name: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Height of the plot, and room beside it, in units."""

    height: float
    top: float = EDGE
    bottom: float = EDGE
    left: float = EDGE
    right: float = EDGE

    @property
    def width(self) -> float:
        return WIDTH - self.left - self.right


def along(channel: Callable[..., Any], **how: Any) -> Placing:  # noqa: ANN401 - as altair takes them
    """All columns along one axis, which is `alt.X` or `alt.Y` with a scale and its marks."""
    return lambda column: channel(f"{column}:Q", **how)


def drawn(layers: list[Any], frame: Frame, words: Words) -> str:
    """The layers, one upon the other, as an SVG element that is an image with a title and a description."""
    chart = alt.layer(
        *layers,
        width=frame.width,
        height=frame.height,
        padding={"left": frame.left, "right": frame.right, "top": frame.top, "bottom": frame.bottom},
        autosize={"type": "none"},
        config=_CONFIG,
    )
    svg = vl_convert.vegalite_to_svg(chart.to_dict(validate=False), allowed_base_urls=[])
    return _opening(frame, words) + _TAG.sub(_plainer, svg[svg.index(">") + 1 :])


def _opening(frame: Frame, words: Words) -> str:
    title, description = f"{words.name}-title", f"{words.name}-description"
    height = round(frame.height + frame.top + frame.bottom)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" font-family="{FONTS}" '
        f'aria-labelledby="{title}" aria-describedby="{description}"><title id="{title}">{escape(words.title)}</title>'
        f'<desc id="{description}">{escape(words.description)}</desc>'
    )


def _plainer(tag: re.Match[str]) -> str:
    """A tag without what only programs read, and with no more than two places of a hundredth."""
    return _LONG.sub(r"\1", _NOISE.sub("", _UNSEEN.sub("", tag[0])))
