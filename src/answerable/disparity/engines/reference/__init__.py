"""The referee: what an engine must count, in plain Python over every record, with fractions. Slow, and easy to believe.

It shares nothing with the engines but the classifications of codes.
"""

from answerable.disparity.engines.reference.counting import count

__all__ = ["count"]
