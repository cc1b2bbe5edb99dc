"""Charts as SVG text that stands in a page by itself: no script, no font or picture from elsewhere.

Each function takes plain rows, and gives the same bytes for the same rows. Charts are drawn 400 units wide with
letters of 14, so that on a phone they can be read, and they grow with the page. Shapes tell what colours tell.

What draws takes a second to load, so it is loaded when something is first drawn.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from answerable.disparity.report.charts.dots import dot_and_interval
    from answerable.disparity.report.charts.drawing import Words
    from answerable.disparity.report.charts.funnels import funnel
    from answerable.disparity.report.charts.trends import Mark, trend

__all__ = ["Mark", "Words", "dot_and_interval", "funnel", "trend"]
_HOMES = {"Mark": "trends", "Words": "drawing", "dot_and_interval": "dots", "funnel": "funnels", "trend": "trends"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whichever is asked for
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
