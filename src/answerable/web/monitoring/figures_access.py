"""Who may open: figures: what it is like, where, for whom."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
