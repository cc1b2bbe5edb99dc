"""Who may open the routes of the messages and of calendar feeds."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
