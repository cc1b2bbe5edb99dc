"""Plans as the register holds them, for who may see their places."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from answerable.vocabulary.posts import fold
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import standing_q
from answerable.web.commitments.types import Standing
from answerable.web.estate.models import Body, Place
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Edition, Entry, Finding, Round
from answerable.web.plans.types import Relation


@dataclass(frozen=True)
class Wanted:
    """What narrows a list of plans."""

    words: str = ""
    inspectorate: int | None = None
    place: int | None = None
    """A place with all below it."""
    year: int | None = None


@dataclass(frozen=True)
class Tally:
    """What a plan comes to on a day."""

    findings: int = 0
    commitments: int = 0
    overdue: int = 0


def plans(*, viewer: Viewer, wanted: Wanted | None = None) -> QuerySet[ActionPlan]:
    found = ActionPlan.objects.filter(viewer.seen()).select_related("place", "inspectorate")
    return narrowed(found, wanted) if wanted else found


def narrowed(found: QuerySet[ActionPlan], wanted: Wanted) -> QuerySet[ActionPlan]:
    for word in fold(wanted.words).split():
        found = found.filter(title_key__contains=word)
    if wanted.inspectorate:
        found = found.filter(inspectorate=wanted.inspectorate)
    if wanted.place:
        path = Place.objects.filter(pk=wanted.place).values_list("path", flat=True).first()
        found = found.filter(place__path__startswith=path) if path else found.none()
    if wanted.year:
        found = found.filter(submitted_on__year=wanted.year)
    return found


def find_plan(pk: int, *, viewer: Viewer) -> ActionPlan:
    """Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(plans(viewer=viewer).select_related("body", "report"), pk=pk)


def in_batches(found: QuerySet[ActionPlan], size: int) -> Iterator[list[ActionPlan]]:
    rows = found.iterator(size)
    while batch := list(islice(rows, size)):
        yield batch


def tallies(
    found: Sequence[ActionPlan],
    *,
    on: dt.date,
    findings_among: QuerySet[Finding] | None = None,
    entries_among: QuerySet[Entry] | None = None,
) -> Mapping[int, Tally]:
    """Three queries, however many plans; counted are all findings and entries, or those among which to count."""
    among = Finding.objects.all() if findings_among is None else findings_among
    findings = Counter(among.filter(plan__in=found).order_by().values_list("plan", flat=True))
    said = Entry.objects.all() if entries_among is None else entries_among
    made = said.filter(finding__plan__in=found, relation=Relation.MADE).order_by()
    commitments: Counter[int] = Counter()
    overdue: Counter[int] = Counter()
    late = standing_q(Standing.OVERDUE, on)
    commitments.update(made.values_list("finding__plan", flat=True))
    is_late = Exists(Commitment.objects.filter(late, pk=OuterRef("commitment")))
    overdue.update(made.filter(is_late).values_list("finding__plan", flat=True))
    return {plan.pk: Tally(findings[plan.pk], commitments[plan.pk], overdue[plan.pk]) for plan in found}


def inspectorates(among: QuerySet[ActionPlan]) -> QuerySet[Body]:
    """Those that one of these plans answers."""
    return Body.objects.filter(Exists(among.filter(inspectorate=OuterRef("pk"))))


def places_of(among: QuerySet[ActionPlan]) -> QuerySet[Place]:
    return Place.objects.filter(Exists(among.filter(place=OuterRef("pk"))))


def places_with_plans(*, viewer: Viewer) -> QuerySet[Place]:
    return Place.objects.filter(viewer.seen(""), Exists(ActionPlan.objects.filter(place=OuterRef("pk"))))


def years(among: QuerySet[ActionPlan]) -> Sequence[int]:
    """From the year of the last submission back to that of the first: two queries, each for one end of an index."""
    days = among.exclude(submitted_on=None).values_list("submitted_on", flat=True)
    first, last = days.order_by("submitted_on").first(), days.order_by("-submitted_on").first()
    return range(last.year, first.year - 1, -1) if first and last else ()


@dataclass(frozen=True)
class Whole:
    """A plan with all that its page shows."""

    plan: ActionPlan
    editions: Sequence[Edition]
    rounds: Sequence[Round]
    findings: Sequence[Finding]
    """Each with its entries: their rounds, and the commitments they are about."""

    @property
    def edition(self) -> Edition:
        """The last, with what its front says."""
        return self.editions[-1]

    def entries(self) -> Iterable[Entry]:
        for finding in self.findings:
            yield from finding.entries.all()

    @property
    def commitments(self) -> Mapping[int, Commitment]:
        return {entry.commitment.pk: entry.commitment for entry in self.entries() if entry.commitment}

    def of_round(self) -> Mapping[int, Sequence[Entry]]:
        found: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries():
            found[entry.round_id].append(entry)
        return found


def whole(
    plan: ActionPlan,
    *,
    until: Edition | None = None,
    findings_among: QuerySet[Finding] | None = None,
    entries_among: QuerySet[Entry] | None = None,
) -> Whole:
    """Everything of a plan that was found, or what editions up to one brought, and of it only these: six queries."""
    said = Entry.objects.all() if entries_among is None else entries_among
    entries = said.select_related("round", "commitment").order_by("round__position", "position")
    among = Finding.objects.all() if findings_among is None else findings_among
    findings = among.filter(plan=plan).select_related("band").prefetch_related(Prefetch("entries", entries))
    editions = plan.editions.filter(number__lte=until.number) if until else plan.editions.all()
    fronts = editions.select_related("document", "accepted_by").prefetch_related("submissions").defer("content")
    rounds = plan.rounds.filter(edition__number__lte=until.number) if until else plan.rounds.all()
    for finding in findings:
        finding.plan = plan
    return Whole(plan, list(fronts), list(rounds), list(findings))
