"""Who may open: corrections of identity."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
