"""The shapes of which charts are made, as the parts of a path of SVG; each point shape stands around its middle."""

from collections.abc import Iterable

Point = tuple[float, float]


def line(points: Iterable[Point]) -> str:
    """From one point to the next; empty without points."""
    corners = "L".join(_pair(x, y) for x, y in points)
    return f"M{corners}" if corners else ""


def across(y: float, start: float, end: float) -> str:
    return line([(start, y), (end, y)])


def upright(x: float, top: float, bottom: float) -> str:
    return line([(x, top), (x, bottom)])


def shape(points: Iterable[Point]) -> str:
    """A line that returns to where it began."""
    return f"{line(points)}Z"


def box(left: float, top: float, right: float, bottom: float) -> str:
    return shape([(left, top), (right, top), (right, bottom), (left, bottom)])


def circle(x: float, y: float, radius: float) -> str:
    turn = f"a{radius:g},{radius:g} 0 1 1"
    return f"M{_pair(x - radius, y)}{turn} {2 * radius:g},0{turn} {-2 * radius:g},0Z"


def diamond(x: float, y: float, radius: float) -> str:
    return shape([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)])


def square(x: float, y: float, radius: float) -> str:
    return box(x - radius, y - radius, x + radius, y + radius)


def arrow(x: float, y: float, length: float) -> str:
    """A triangle with its tip at `x`: to the right, or to the left where `length` is below 0."""
    half = abs(length) / 2
    return shape([(x, y), (x - length, y - half), (x - length, y + half)])


def _pair(x: float, y: float) -> str:
    """Hundredths are enough for any screen."""
    return f"{round(x, 2)},{round(y, 2)}"
