"""Registering data sets, and saying how their columns are named and when they are looked at."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from answerable.disparity.measures import data_of
from answerable.disparity.measures.model import DataSet as Definition
from answerable.vocabulary.errors import UnusableDataError
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import DataSet, Delivery
from answerable.web.monitoring.services.measures import catalogue
from answerable.web.monitoring.services.sources import addresses, source_of, without_addresses
from answerable.web.monitoring.types import SourceKind


@transaction.atomic
def register(*, name: str, title: str, place: Place, address: str, by: Person, at: dt.datetime) -> DataSet:
    """`address` names a source of the settings; without one the records are uploaded. Raises RefusedError."""
    kinds = dict(addresses())
    if name not in catalogue().data_sets:
        raise RefusedError(f"No measure reads a data set “{name}”. Choose one from the list.")
    if address and address not in kinds:
        raise RefusedError(f"The settings of this service name no source “{address}”. Choose one from the list.")
    kind = kinds.get(address, SourceKind.UPLOAD)
    held = DataSet.objects.filter(name=name).first()
    if held and not held.ended_at:
        raise RefusedError(f"“{held.title}” is registered already. Change it on its page.")
    facts = {"title": title.strip(), "place": place, "kind": kind, "address": address, "columns": {}}
    registered = {"registered_by": by, "registered_at": at, "ended_at": None}
    data_set, _ = DataSet.objects.update_or_create(name=name, defaults=facts | registered)
    record(act="data set registered", subject=data_set, by=by, at=at, name=name, kind=kind, address=address)
    return data_set


@transaction.atomic
def map_columns(data_set: DataSet, *, columns: Mapping[str, str], by: Person, at: dt.datetime) -> None:
    """Columns as measures name them, to columns as the source does. Raises RefusedError for one that is not there."""
    named = {ours: theirs.strip() for ours, theirs in columns.items() if theirs.strip() and theirs.strip() != ours}
    has, why_not = columns_of_source(data_set)
    if why_not:
        raise RefusedError(why_not)
    wrong = {ours: theirs for ours, theirs in named.items() if has and theirs not in has}
    if wrong:
        told = ", ".join(f"“{theirs}” for {ours}" for ours, theirs in wrong.items())
        raise RefusedError(f"The data have no column {told}. They have: {', '.join(has)}. Choose one of these.")
    DataSet.objects.filter(pk=data_set.pk).update(columns=named)
    data_set.refresh_from_db()
    record(act="columns mapped", subject=data_set, by=by, at=at, columns=named)


@transaction.atomic
def change(data_set: DataSet, *, title: str, due_days: int, every_days: int, by: Person, at: dt.datetime) -> None:
    """When its records are to be there, and how often they are looked at and counted of their own accord."""
    if every_days and data_set.kind == SourceKind.UPLOAD:
        raise RefusedError("Uploaded records cannot be counted on a schedule: a person brings each file.")
    facts = {"title": title.strip(), "due_days": due_days, "every_days": every_days}
    DataSet.objects.filter(pk=data_set.pk).update(**facts)
    record(act="data set changed", subject=data_set, by=by, at=at, **facts)


@transaction.atomic
def end(data_set: DataSet, *, by: Person, at: dt.datetime) -> None:
    """It is no longer read; figures made from it stay."""
    if not DataSet.objects.filter(pk=data_set.pk, ended_at=None).update(ended_at=at):
        raise RefusedError("This data set is no longer used already.")
    record(act="data set ended", subject=data_set, by=by, at=at)


def definition(data_set: DataSet) -> Definition | None:
    """The data set as measures read it; None where no measure does any more."""
    return catalogue().data_sets.get(data_set.name)


def measures_of(data_set: DataSet) -> list[str]:
    """Titles of the measures that read it."""
    return list(dict.fromkeys(one.title for one in catalogue().measures if data_set.name in data_of(one)))


def columns_of_source(data_set: DataSet) -> tuple[tuple[str, ...], str]:
    """The columns that can be chosen, none while they are not known; and why those at an address cannot be read."""
    if data_set.kind == SourceKind.UPLOAD:
        return tuple(_last_profile(data_set).get("columns", ())), ""
    from answerable.disparity.looking import columns_held  # noqa: PLC0415 - slow to load

    try:
        return columns_held(source_of(Delivery(data_set=data_set))), ""
    except UnusableDataError as error:
        return (), without_addresses(str(error))


def _last_profile(data_set: DataSet) -> dict[str, list[str]]:
    latest = data_set.deliveries.exclude(profile={}).first()
    return latest.profile if latest else {}
