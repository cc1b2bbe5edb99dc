"""Tables drawn at random, for properties."""

from hypothesis import strategies as st

Two = tuple[int, int, int, int]


@st.composite
def two_groups(draw: st.DrawFn, most: int = 400) -> Two:
    """A group's events and people, and another's."""
    n, m = draw(st.integers(1, most)), draw(st.integers(1, most))
    return draw(st.integers(0, n)), n, draw(st.integers(0, m)), m
