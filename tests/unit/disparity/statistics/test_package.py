"""What the package says of itself holds."""

import doctest

from answerable.disparity import statistics


def test_the_examples_run() -> None:
    assert doctest.testmod(statistics) == (0, 5)


def test_every_public_name_says_what_it_is() -> None:
    assert [name for name in statistics.__all__ if not getattr(statistics, name).__doc__] == []
    assert len(set(statistics.__all__)) == len(statistics.__all__)
