"""Who may open the routes of the public pages."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
