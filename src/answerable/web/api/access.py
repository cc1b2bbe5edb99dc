"""Who may open the routes of the API and of the pages of its tokens."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
