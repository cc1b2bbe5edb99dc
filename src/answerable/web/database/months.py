"""Months, as databases count them."""

from django.db.models import Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler


class MonthNumber(Func):
    """The number of a date's month since the year nought: the difference of two is the months between them."""

    output_field = IntegerField()
    arity = 1
    template = "CAST(EXTRACT(YEAR FROM %(expressions)s) * 12 + EXTRACT(MONTH FROM %(expressions)s) AS INTEGER)"
    _SQLITE = "(CAST(substr(%(expressions)s, 1, 4) AS INTEGER) * 12 + CAST(substr(%(expressions)s, 6, 2) AS INTEGER))"

    def as_sqlite(self, compiler: SQLCompiler, connection: object, **_context: object) -> tuple[str, tuple[str, ...]]:
        """Dates are text there."""
        sql, parameters = self.as_sql(compiler, connection, template=self._SQLITE)  # type: ignore[arg-type]
        return sql, tuple(map(str, parameters))
