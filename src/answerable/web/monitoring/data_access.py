"""Who may open: data sets, deliveries and runs."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
