"""Charts as SVG text that stands in a page by itself: no script, no font or picture from elsewhere.

Each function takes plain rows, and gives the same bytes for the same rows. Charts are drawn 400 units wide with
letters of 14, so that on a phone they can be read, and they grow with the page. Shapes tell what colours tell.
"""

from answerable.disparity.report.charts.dots import dot_and_interval
from answerable.disparity.report.charts.drawing import Words
from answerable.disparity.report.charts.funnels import funnel
from answerable.disparity.report.charts.trends import Mark, trend

__all__ = ["Mark", "Words", "dot_and_interval", "funnel", "trend"]
