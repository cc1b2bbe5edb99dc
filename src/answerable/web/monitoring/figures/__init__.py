"""The results of a run, laid out so that a page reads only the rows that it shows."""

from answerable.web.monitoring.figures.shelf import Row, Rows, Shelf

__all__ = ["Row", "Rows", "Shelf"]
