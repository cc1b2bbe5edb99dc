"""How many rows there are, told exactly as far as it is quick to count."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from answerable.web.commitments.queries import COUNTED


@dataclass(frozen=True)
class Total:
    number: int
    """At most `COUNTED`."""
    more: bool = False
    """Whether there are more than that."""

    def __str__(self) -> str:
        return f"more than {self.number:,}" if self.more else f"{self.number:,}"

    def of(self, one: str, many: str | None = None) -> str:
        """`1 plan`, `more than 1,000 plans`."""
        return f"{self} {one if self.number == 1 else many or one + 's'}"


def total(queryset: QuerySet[Any]) -> Total:
    return up_to(queryset.order_by().values("pk")[: COUNTED + 1].count())


def up_to(counted: int) -> Total:
    """What was counted no further than one more than `COUNTED`."""
    return Total(min(counted, COUNTED), more=counted > COUNTED)
