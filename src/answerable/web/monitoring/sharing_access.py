"""Who may open: releases, sheets and with whom they were shared."""

from answerable.web.estate.access import Access

ACCESS: dict[str, Access] = {}
