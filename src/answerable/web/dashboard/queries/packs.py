"""Everything promised about a place, by its own plans and by those above that name it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from answerable.web.commitments.models import Commitment
from answerable.web.dashboard.queries.findings import seen_findings
from answerable.web.dashboard.queries.silence import not_mentioned, rounds_named
from answerable.web.dashboard.queries.slippage import Slipped, overall
from answerable.web.dashboard.queries.told import told
from answerable.web.database.full_text import matching
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer, above_and_including
from answerable.web.plans.models import Carried, Entry, Finding, PilotSite, Round
from answerable.web.plans.types import Relation

MOST = 200
"""Findings of a pack; of a place with more, the newest."""
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Pack:
    findings: Sequence[Finding]
    """Each with `pack_entries`, that made commitments, and `pack_carried`; those of one plan follow each other."""
    silent: Mapping[int, Round]
    """By the id of a commitment: the settled round that does not mention it."""
    slipped: Slipped = field(default_factory=Slipped)
    more: bool = False
    """Whether there are more findings than these."""


def pack(place: Place, *, viewer: Viewer) -> Pack:
    """As many queries for a place of a thousand commitments as for one of three."""
    above = _Above(place)
    naming = Entry.objects.filter(commitment__in=above.commitments).values("finding")
    wanted = Q(place=place) | Q(pk__in=above.findings) | Q(pk__in=naming)
    keys = seen_findings(viewer=viewer).filter(wanted).order_by("-plan_id", "position").values_list("pk", flat=True)
    found = list(keys[: MOST + 1])
    findings = list(_whole(found[:MOST], viewer))
    for finding in findings:
        above.leave_out_others(finding)
    entries: list[Entry] = [entry for finding in findings for entry in finding.pack_entries]  # type: ignore[attr-defined]
    promised = Commitment.objects.filter(pk__in={entry.commitment_id for entry in entries})
    _tell(entries, promised)
    return Pack(findings, _silent(promised, viewer), overall(promised), more=len(found) > MOST)


def _tell(entries: Iterable[Entry], promised: QuerySet[Commitment]) -> None:
    """Give each entry its commitment, with what others recorded of it."""
    held = {one.pk: one for one in promised.select_related("place").prefetch_related("claims", *told())}
    for entry in entries:
        entry.commitment = held[entry.commitment_id]  # type: ignore[index]


class _Above:
    """What the plans of the places above say of this one: what names it, and what a pilot there tries."""

    def __init__(self, place: Place) -> None:
        self._place = place
        above = Q(place__path__in=above_and_including(place.path)[:-1])
        called = '"{}"'.format(_IN_BRACKETS.sub("", place.name).replace('"', " "))
        self.findings = set(_keys(matching(Finding.objects.filter(above), called)))
        self.commitments = set(_keys(matching(Commitment.objects.filter(above), called)))
        piloted = PilotSite.objects.filter(place=place, pilot__commitment__isnull=False)
        self.commitments |= set(piloted.values_list("pilot__commitment", flat=True))

    def leave_out_others(self, finding: Finding) -> None:
        """Of a finding that does not name the place, keep the commitments that do."""
        if finding.place_id != self._place.pk and finding.pk not in self.findings:
            entries: list[Entry] = finding.pack_entries  # type: ignore[attr-defined]
            entries[:] = [entry for entry in entries if entry.commitment_id in self.commitments]


def _keys(found: QuerySet[Finding] | QuerySet[Commitment]) -> Iterable[int]:
    return found.order_by("-pk").values_list("pk", flat=True)[:MOST]


def _whole(keys: Sequence[int], viewer: Viewer) -> QuerySet[Finding]:
    made = Entry.objects.filter(relation=Relation.MADE).order_by("round__position", "position")
    carried = Carried.objects.filter(viewer.seen("commitment__place")).select_related("commitment__place")
    return (
        Finding.objects.filter(pk__in=keys)
        .select_related("plan__place", "plan__inspectorate", "place")
        .order_by("-plan__submitted_on", "-plan_id", "position")
        .prefetch_related(
            Prefetch("entries", made, "pack_entries"),
            Prefetch("carried", carried, "pack_carried"),
        )
    )


def _silent(promised: QuerySet[Commitment], viewer: Viewer) -> dict[int, Round]:
    entries = list(not_mentioned(viewer=viewer).filter(commitment__in=promised))
    rounds = rounds_named(entries)
    return {entry.commitment_id: rounds[entry.silent_in] for entry in entries if entry.commitment_id}  # type: ignore[attr-defined]
