"""Where in a plan some words stand, before they are taken out."""

from django.shortcuts import get_object_or_404

from answerable.web.audit.models import Entry
from answerable.web.database.redacting import Found, Removal, look
from answerable.web.design.spreadsheets import read_ods
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.notices.models import Mail
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.redacting import editions_of, held_of, readings_of


def plan_to_redact(viewer: Viewer, pk: int) -> ActionPlan:
    """Raises Http404 where the viewer may take nothing out of it, or there is none."""
    return get_object_or_404(ActionPlan.objects.filter(viewer.within(Capability.REDACT)), pk=pk)


def found_in(plan: ActionPlan, removal: Removal) -> list[Found]:
    """Where the words stand and how often, everywhere that they do."""
    found = [look(held, removal) for held in (editions_of(plan), readings_of(plan), *held_of(plan))]
    found.append(Found("Return sheets sent", len(sheets_with(plan, removal))))
    found.append(Found("Entries of the audit trail", len(entries_with(plan, removal))))
    return [one for one in found if one.times]


def entries_with(plan: ActionPlan, removal: Removal) -> list[Entry]:
    """Entries about things at the plan's place that hold the words."""
    entries = Entry.objects.filter(place=plan.place_id, detail__redacted_at=None).select_related("detail")
    return [entry for entry in entries.iterator(1000) if removal.is_in(entry.detail.content)]


def sheets_with(plan: ActionPlan, removal: Removal) -> list[Mail]:
    """Messages about things at the plan's place whose return sheet holds the words."""
    sent = Mail.objects.filter(place_id=plan.place_id).exclude(attachment="")
    return [mail for mail in sent.iterator(100) if _is_in_sheet(mail, removal)]


def _is_in_sheet(mail: Mail, removal: Removal) -> bool:
    with mail.attachment.open("rb") as kept:
        rows = read_ods(kept.read())
    return any(removal.is_in(cell.words) for row in rows for cell in row)
