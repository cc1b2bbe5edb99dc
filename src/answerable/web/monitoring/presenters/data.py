"""Data sets and deliveries, in the words of a page. No path, address or password is among them."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse

from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import count, date, when
from answerable.web.monitoring.doubts import late_since
from answerable.web.monitoring.models import DataSet, Delivery
from answerable.web.monitoring.types import DeliveryState, SourceKind

COLUMNS = (
    Column("title", "Data set", sort="title"),
    Column("where", "Where its records lie"),
    Column("rows", "Records", numeric=True),
    Column("last", "Last record"),
    Column("state", "Latest delivery"),
    Column("due", "Next month"),
)
ORDERS = {"title": ("title", "id"), "newest": ("-id",)}
EXPORT = ("Data set", "Name in measures", "Where its records lie", "Records", "First", "Last", "State", "Brought")
_COLOURS = {
    DeliveryState.HELD: "orange",
    DeliveryState.READY: "turquoise",
    DeliveryState.COUNTED: "green",
    DeliveryState.REFUSED: "red",
}
_DELIVERIES = (
    Column("brought", "Brought"),
    Column("state", "State"),
    Column("rows", "Records", numeric=True),
    Column("first", "First"),
    Column("last", "Last"),
    Column("by", "By"),
)


def address_of(thing: DataSet | Delivery) -> str:
    name = "data_set" if isinstance(thing, DataSet) else "delivery"
    return reverse(f"monitoring:{name}", args=(thing.pk,))


def state_tag(delivery: Delivery) -> Tag:
    state = DeliveryState(delivery.state)
    return Tag(state.label.partition(":")[0], _COLOURS.get(state, "blue"))


def newest(data_set: DataSet) -> Delivery | None:
    return next(iter(data_set.deliveries.all()), None)


def told_by(data_set: DataSet) -> Delivery | None:
    """The latest delivery in which something was found and which nobody refused."""
    taken = (DeliveryState.READY, DeliveryState.COUNTED)
    return next((one for one in data_set.deliveries.all() if one.state in taken), None)


def data_set_rows(data_sets: Iterable[DataSet], *, on: dt.date) -> list[Row]:
    return [_row(data_set, on=on) for data_set in data_sets]


def _row(data_set: DataSet, *, on: dt.date) -> Row:
    latest, told = newest(data_set), told_by(data_set)
    return (
        Link(data_set.title, address_of(data_set)),
        data_set.get_kind_display(),
        told.rows if told else None,
        told.last if told else None,
        state_tag(latest) if latest else "Nothing brought yet",
        due(data_set, told, on=on),
    )


def data_set_export(data_sets: Iterable[DataSet]) -> Iterator[Row]:
    for data_set in data_sets:
        latest, told = newest(data_set), told_by(data_set)
        found = (told.rows, told.first, told.last) if told else (None, None, None)
        state = (latest.get_state_display(), latest.brought_at) if latest else (None, None)
        yield (data_set.title, data_set.name, data_set.get_kind_display(), *found, *state)


def due(data_set: DataSet, told: Delivery | None, *, on: dt.date) -> str:
    """Whether the month after the last record is late."""
    since = late_since(told.last, due_days=data_set.due_days) if told else None
    if since is None:
        return ""
    return f"Late since {date(since)}" if since <= on else f"Due before {date(since)}"


def facts(data_set: DataSet, *, measures: int, on: dt.date) -> list[tuple[str, Cell]]:
    told = told_by(data_set)
    mapped = [f"{ours} is “{theirs}”" for ours, theirs in data_set.columns.items()]
    return [
        ("Where its records lie", data_set.get_kind_display()),
        *([("Source", data_set.address)] if data_set.address else []),
        ("Read by", count(measures, "measure")),
        ("Columns", Lines(mapped) if mapped else "Named as measures name them"),
        ("Looked at", _schedule(data_set)),
        ("How old", _age(told, on=on)),
        ("Next month", due(data_set, told, on=on) or "Not known before something is brought"),
    ]


def _schedule(data_set: DataSet) -> str:
    if data_set.kind == SourceKind.UPLOAD:
        return "When a file is brought"
    days = data_set.every_days
    return f"Every {count(days, 'day')}, and counted where it is new" if days else "When someone asks"


def _age(told: Delivery | None, *, on: dt.date) -> str:
    if told is None or told.last is None:
        return "Nothing is ready or counted yet"
    return f"The last record is of {date(told.last)}, {count((on - told.last).days, 'day')} ago"


def delivery_list(deliveries: Iterable[Delivery]) -> Listing:
    rows: list[Row] = [
        (
            Link(when(one.brought_at), address_of(one)),
            state_tag(one),
            one.rows,
            one.first,
            one.last,
            one.brought_by.name if one.brought_by else "The schedule",
        )
        for one in deliveries
    ]
    return Listing("Deliveries", _DELIVERIES, rows)


def delivery_facts(delivery: Delivery) -> list[tuple[str, Cell]]:
    found: list[tuple[str, Cell]] = [
        ("Brought", f"{when(delivery.brought_at)} by {delivery.brought_by.name if delivery.brought_by else 'schedule'}")
    ]
    if delivery.file_name:
        deleted = f", which was deleted on {when(delivery.deleted_at)}" if delivery.deleted_at else ""
        kept = ", which is kept until it is counted" if delivery.stored else deleted
        found.append(("File", f"{delivery.file_name}{kept}"))
    if delivery.rows is not None:
        span = f"{date(delivery.first)} to {date(delivery.last)}"
        found += [("Records", delivery.rows), ("Days", span), ("Fingerprint", delivery.fingerprint[:16])]
    if delivery.decided_at and delivery.decided_by:
        found.append(("Decided", f"{when(delivery.decided_at)} by {delivery.decided_by.name}"))
    return found
