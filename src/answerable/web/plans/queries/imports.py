"""Documents on their way into the register: whoever may bring plans to a place sees what was brought there."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.documents import model
from answerable.documents.plan import Doubt, Plan
from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Change, Document, Import
from answerable.web.plans.review.doubts import Located, Locator, in_order
from answerable.web.plans.review.history import standing
from answerable.web.plans.services.reading import MODELS
from answerable.web.plans.types import ImportState

WAITING = (ImportState.QUEUED, ImportState.READING)


@dataclass(frozen=True)
class OpenDoubt:
    """A doubt that nobody has settled yet, by its position in the plan as it was read."""

    position: int
    doubt: Doubt
    where: Located


@dataclass(frozen=True)
class Review:
    """An import under review: what was read, how it now stands, who said what of it."""

    brought: Import
    pages: model.Document
    read: Plan
    plan: Plan
    changes: tuple[Change, ...]

    @cached_property
    def stands(self) -> list[Change]:
        return standing(self.changes)

    @cached_property
    def cells(self) -> dict[str, model.Cell]:
        return {cell.id: cell for cell in self.pages.cells()}

    @cached_property
    def open(self) -> tuple[OpenDoubt, ...]:
        settled = {position for change in self.stands for position in change.doubts}
        locate = Locator(self.plan).locate
        return tuple(
            OpenDoubt(position, doubt, locate(doubt))
            for position, doubt in enumerate(self.read.doubts)
            if position not in settled
        )

    def open_of(self, code: str) -> list[OpenDoubt]:
        return [one for one in self.open if one.doubt.code == code]

    @property
    def codes(self) -> list[str]:
        """Kinds of doubt still open, the most serious first."""
        return in_order([one.doubt.code for one in self.open])

    def changes_in(self, finding: int) -> list[Change]:
        """What was said, and still stands, of the finding at this position."""
        pointer = f"/findings/{finding}"
        return [one for one in self.stands if one.pointer == pointer or one.pointer.startswith(f"{pointer}/")]


def imports(*, viewer: Viewer) -> QuerySet[Import]:
    seen = Import.objects.filter(viewer.within(Capability.BRING_PLANS))
    return seen.select_related("document", "place", "brought_by")


def import_for(viewer: Viewer, pk: int) -> Import:
    """Raises Http404 where the viewer may not see it, or there is none."""
    related = ("next_round_of__place", "edition__plan__place", "accepted_by")
    return get_object_or_404(imports(viewer=viewer).select_related(*related), pk=pk)


def waiting_before(brought: Import) -> int:
    """How many documents are read before this one."""
    earlier = Q(brought_at__lt=brought.brought_at) | Q(brought_at=brought.brought_at, pk__lt=brought.pk)
    return Import.objects.filter(earlier, state__in=WAITING).count()


def review_of(brought: Import) -> Review:
    """What stands of an import that has been read: two queries."""
    reading = brought.reading
    return Review(
        brought,
        MODELS.validate_json(reading.model),
        Plan.model_validate_json(reading.read),
        Plan.model_validate_json(reading.reviewed),
        tuple(brought.changes.select_related("by")),
    )


def changes_since(brought: Import, version: int) -> QuerySet[Change]:
    return brought.changes.filter(number__gt=version).select_related("by")


def own_place(choosable: QuerySet[Place], *, viewer: Viewer) -> int | None:
    """The place among these at which the viewer holds the role of bringing plans."""
    return choosable.filter(path__in=viewer.reach(Capability.BRING_PLANS)).values_list("pk", flat=True).first()


def may_see(brought: Import, *, viewer: Viewer) -> bool:
    return viewer.may_at(Capability.BRING_PLANS, brought.place.path)


def may_see_plan(brought: Import, *, viewer: Viewer) -> bool:
    return brought.edition is not None and viewer.may_see_at(brought.edition.plan.place.path)


def document_for(viewer: Viewer, pk: int) -> Document:
    """A file, for those who may bring plans where it was brought, or see the plan it became. Raises Http404."""
    brought = Import.objects.filter(viewer.within(Capability.BRING_PLANS)).values("document")
    plans = Document.objects.filter(viewer.seen("editions__plan__place"), editions__isnull=False).values("pk")
    return get_object_or_404(Document.objects.filter(Q(pk__in=brought) | Q(pk__in=plans)), pk=pk)
