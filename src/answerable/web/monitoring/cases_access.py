"""Who may open: cases, their answers, and the pack of a meeting."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
