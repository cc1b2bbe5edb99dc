"""Who may open: what commitments are meant to change."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
