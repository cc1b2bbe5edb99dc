"""Pages of a long list, each found by where the one before it ended: the last page costs what the first does."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, TypeVar

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    items: list[Row]
    next: str | None
    """What `after` is for the page that follows, if one does."""
    start: bool
    """Whether this is the first page."""


def page(queryset: QuerySet[Row], *, order: Sequence[str], after: str | None = None, size: int = 50) -> Page[Row]:
    """The page of `queryset` that follows `after`, in one query; an `after` that is not one of ours gives the first.

    `order` names fields or annotations, falling where "-" stands before the name; the last is the primary key. Rows
    without a value come last, rising or falling. A name that spans relations needs `select_related`.
    """
    keys = [_key(queryset, name) for name in order]
    place = _read(keys, after)
    found = queryset.order_by(*(key.order for key in keys))
    if place:
        found = found.filter(_beyond(keys, place))
    rows = list(found[: size + 1])
    following = _write(keys, rows[size - 1]) if len(rows) > size else None
    return Page(rows[:size], following, start=place is None)


@dataclass(frozen=True)
class _Key:
    name: str
    falling: bool
    nullable: bool
    field: Any
    """What reads a value of it from words."""

    @property
    def order(self) -> OrderBy:
        last = True if self.nullable else None
        return F(self.name).desc(nulls_last=last) if self.falling else F(self.name).asc(nulls_last=last)

    def value(self, row: object) -> object:
        return reduce(lambda thing, name: getattr(thing, name, None), self.name.split("__"), row)

    def level(self, value: object) -> Q:
        return Q((f"{self.name}__isnull", True)) if value is None else Q((self.name, value))

    def beyond(self, value: object) -> Q | None:
        """The rows that come after those with this value; None where there can be none."""
        return None if value is None else self._past(value, "lt" if self.falling else "gt")

    def not_before(self, value: object) -> Q:
        return self.level(None) if value is None else self._past(value, "lte" if self.falling else "gte")

    def _past(self, value: object, comparison: str) -> Q:
        past = Q((f"{self.name}__{comparison}", value))
        return past | self.level(None) if self.nullable else past


def _key(queryset: QuerySet[Any], name: str) -> _Key:
    falling, name = name.startswith("-"), name.removeprefix("-")
    query = queryset.query.chain()
    field = F(name).resolve_expression(query).output_field
    nullable = field.null or "__" in name or name in query.annotations
    return _Key(name, falling=falling, nullable=nullable, field=field)


def _beyond(keys: Sequence[_Key], place: Sequence[object]) -> Q:
    """`(a, b) > (x, y)` spelt out: `a >= x` tells an index where to begin, the rest says exactly which."""
    level, choices = Q(), Q()
    for key, value in zip(keys, place, strict=True):
        beyond = key.beyond(value)
        if beyond:
            choices |= level & beyond
        level &= key.level(value)
    return keys[0].not_before(place[0]) & choices


def _write(keys: Sequence[_Key], row: Model) -> str:
    values = [key.value(row) for key in keys]
    return signing.dumps([None if value is None else str(value) for value in values], salt=_salt(keys))


def _read(keys: Sequence[_Key], after: str | None) -> list[object] | None:
    try:
        words = signing.loads(after or "", salt=_salt(keys))
        return [None if word is None else key.field.to_python(word) for key, word in zip(keys, words, strict=True)]
    except (signing.BadSignature, ValidationError):
        return None


def _salt(keys: Sequence[_Key]) -> str:
    """A place in one order is no place in another."""
    return " ".join(["keyset", *("-" * key.falling + key.name for key in keys)])
