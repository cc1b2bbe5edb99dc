"""Reads of evidence. What is not released opens only to those who may see evidence at its place."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.audit import queries as audit
from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment, Evidence
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

OPENED = "evidence opened"
"""The act by which the trail says who saw an item."""
_PLACE = "commitment__place"
_RELEASED = Q(released_at__isnull=False, redacted_at=None)
_WITH = ("commitment__place", "uploaded_by", "released_by", "replaces", "replaced_by")
_KNOWING = (Capability.SEE_EVIDENCE, Capability.SEE_OPENINGS, Capability.REDACT)


def evidence_of(commitment: Commitment, viewer: Viewer) -> list[Evidence]:
    """The newest versions, as far as the viewer may know of them, and older ones that are released."""
    found = Evidence.objects.filter(commitment=commitment).select_related(*_WITH)
    if not any(viewer.may_at(capability, commitment.place.path) for capability in _KNOWING):
        found = found.filter(_RELEASED)
    return list(found.filter(Q(replaced_by=None) | _RELEASED))


def evidence_count(commitment: Commitment) -> int:
    """How many items there are, whoever may open them; the versions of one count once."""
    return Evidence.objects.filter(commitment=commitment, replaced_by=None).count()


def evidence_to(viewer: Viewer, pk: int, capability: Capability) -> Evidence:
    """Raises Http404 where the viewer does not have this capability at its place, or there is none."""
    return get_object_or_404(Evidence.objects.filter(viewer.within(capability, _PLACE)).select_related(*_WITH), pk=pk)


def evidence_openings(held: Evidence) -> QuerySet[Entry]:
    """Who opened an item, and when."""
    return audit.entries(Q(subject="commitments.evidence", subject_id=held.pk), audit.Filters(act=OPENED))


def evidence_versions(held: Evidence) -> list[Evidence]:
    """All versions of an item, the newest first."""
    found = {one.pk: one for one in Evidence.objects.filter(commitment=held.commitment_id).select_related(*_WITH)}
    newest = held
    while later := getattr(newest, "replaced_by", None):
        newest = found[later.pk]
    versions = [newest]
    while before := versions[-1].replaces_id:
        versions.append(found[before])
    return versions


def released_evidence(commitment: Commitment) -> QuerySet[Evidence]:
    """What anyone may open."""
    return Evidence.objects.filter(_RELEASED, commitment=commitment)
