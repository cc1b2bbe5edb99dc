"""Counts that cost the same however much is held."""

from django.db.models import IntegerField, Subquery

COUNTED = 1000
"""Counts beside a list go no further than this."""


class UpTo(Subquery):
    """How many rows a query has, counted no further than its slice."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()
