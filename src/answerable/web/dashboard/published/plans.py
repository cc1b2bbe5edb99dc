"""A plan as it is published: its published edition and those before, without what is restricted."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404

from answerable.web.dashboard.published import reach
from answerable.web.dashboard.published.owners import people_named, without_people
from answerable.web.dashboard.published.so_far import so_far
from answerable.web.dashboard.published.wordings import put_back
from answerable.web.plans.models import ActionPlan, Edition, Entry, Finding, Round
from answerable.web.plans.queries.editions import content_of
from answerable.web.plans.queries.links import not_mentioned
from answerable.web.plans.queries.plans import Tally, Whole
from answerable.web.plans.queries.plans import tallies as tallied
from answerable.web.plans.queries.plans import whole as whole_plan


def find_plan(pk: int) -> ActionPlan:
    """Raises Http404 where it is not published."""
    return get_object_or_404(reach.plans().select_related("body", "report", "published_edition__document"), pk=pk)


def as_listed(found: Iterable[ActionPlan]) -> list[ActionPlan]:
    """Plans as lists show them, by what their published editions say; of a restricted one only title and place."""
    held = list(found)
    for plan in held:
        days = [one.date for one in edition_of(plan).submissions.all() if one.date]
        plan.submitted_on = None if plan.restricted_because else max(days, default=None)
        plan.inspectorate = None if plan.restricted_because else plan.inspectorate
    return held


def tallies(found: Sequence[ActionPlan], *, on: dt.date) -> Mapping[int, Tally]:
    """What each comes to, as far as it is published."""
    return tallied(found, on=on, findings_among=reach.findings(), entries_among=reach.entries())


def edition_of(plan: ActionPlan) -> Edition:
    """The edition that anyone may read. Raises Http404."""
    if plan.published_edition is None:
        raise Http404
    return plan.published_edition


def whole(plan: ActionPlan) -> Whole:
    """All of it that its page shows; a restricted finding has its number and the reason in place of its words."""
    [shown] = as_published([plan])
    found = whole_plan(
        shown,
        until=edition_of(plan),
        findings_among=reach.findings().prefetch_related(None),
        entries_among=reach.entries(),
    )
    put_back("finding", found.findings)
    put_back("entry", found.entries())
    so_far(entry.commitment for entry in found.entries() if entry.commitment)
    names = people_named(plan.place_id)[plan.place_id]
    for finding in found.findings:
        keep_back(finding)
        for entry in finding.entries.all():
            without_people(entry, names)
    without_hidden(found.entries())
    return found


def without_hidden(entries: Iterable[Entry]) -> None:
    """Take from entries the commitments that nobody may read, as one of a restricted finding; they are not saved."""
    for entry in entries:
        if entry.commitment and not entry.commitment.published:
            entry.commitment = None


def as_published(plans: Iterable[ActionPlan]) -> list[ActionPlan]:
    """With the fronts that published editions have, where later ones are not published yet; they are not saved."""
    held = list(plans)
    later = Edition.objects.filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
    behind = Edition.objects.filter(Exists(later), pk__in={plan.published_edition_id for plan in held})
    contents = {edition.pk: content_of(edition) for edition in behind}
    for plan in held:
        if plan.published_edition_id in contents:
            said = contents[plan.published_edition_id]
            plan.caveats = [caveat.text for caveat in said.caveats]
            plan.stated_totals = said.totals.stated.model_dump() if said.totals.stated else None
            plan.submitted_on = max((one.date for one in said.submitted if one.date), default=None)
    return held


def keep_back(finding: Finding) -> Finding:
    """As anyone may read it; it is not saved. Its decision is still counted, and not shown."""
    if finding.restricted_because:
        finding.words = kept_back_words(finding.restricted_because)
        finding.parts, finding.references, finding.reasons, finding.response = [], [], [], []
        finding.decision, finding.decision_words, finding.source = "", "", {}
    return finding


def kept_back_words(because: str) -> str:
    """What stands in place of words that are not published."""
    return f"Not published: {because}"


@dataclass(frozen=True)
class Silence:
    round: Round
    entries: Sequence[Entry]


def decisions(plan: ActionPlan) -> list[str]:
    """What was decided of every published finding, also of those that are restricted."""
    found = list(reach.findings().filter(plan=plan).prefetch_related(None))
    put_back("finding", found)
    return [finding.decision for finding in found]


def silences(found: Whole) -> list[Silence]:
    """What each later round says nothing of, once its links are settled."""
    shown = {entry.pk: entry for entry in found.entries()}
    settled = [round_ for round_ in found.rounds if round_.settled_at and round_.position > 1]
    told = [(round_, not_mentioned(found.plan, round_)) for round_ in settled]
    return [Silence(round_, [shown[entry.pk] for entry in silent if entry.pk in shown]) for round_, silent in told]


def is_whole(plan: ActionPlan) -> bool:
    """Whether the file it was read from may be had: nothing of it is restricted or taken out, and nobody named."""
    edition = edition_of(plan)
    taken_out = edition.redacted_at or edition.document.redacted_at
    kept_back = plan.restricted_because or plan.findings.exclude(restricted_because="").exists()
    return not (taken_out or kept_back or people_named(plan.place_id)[plan.place_id])
