"""The addresses that are asked for, each page for as many different things as it is asked for."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment, Tag
from answerable.web.estate.models import Body, Place
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.viewers import NOBODY, Viewer
from answerable.web.plans.models import ActionPlan, Reporting
from benchmarks.register.words import vocabulary

FEW = 10
"""How often what takes long is done."""

Value = TypeVar("Value", str, int)


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    addresses: Sequence[str]
    form: Mapping[str, object] | None = None
    """What is sent to it, where it is not only asked for."""
    undone: bool = False
    """Whether what it does is taken back, so that it can be done again."""


def public_pages(requests: int) -> Iterator[Page]:
    """What anyone may see, and as the API gives it."""
    asked = _Asked(NOBODY, requests)
    published = Q(published_edition__isnull=False)
    yield Page("public: plan", asked.of("public:plan", ActionPlan, published))
    yield Page("public: place", asked.of("public:place", Place, Q()))
    yield Page("public: commitments", [_address("public:commitments", {"standing": "overdue"})] * requests)
    yield Page("API: commitments", [reverse("api:v1:commitments")] * requests)
    places = [{"standing": "overdue", "place": place} for place in asked.keys(Place, Q())]
    yield Page("API: commitments overdue at a place", [_address("api:v1:commitments", one) for one in places])


def acts(person: Person, requests: int) -> Iterator[Page]:
    """What a coordinator does: report on a commitment, and write up the round that 300 owners have answered."""
    asked = _Asked(viewer_of(person, on=timezone.localdate()), requests)
    here = Q(place__in=person.grants.values("place"))
    yield Page("progress saved", asked.of("commitments:report_progress", Commitment, here), form=_progress())
    gathered = Reporting.objects.get()
    yield Page("round: who has answered", [reverse("plans:round", args=(gathered.pk,))] * requests)
    assemble = [reverse("plans:assemble", args=(gathered.pk,))] * FEW
    yield Page("round of 300 owners written up", assemble, form={}, undone=True)


def _progress() -> dict[str, object]:
    day = timezone.localdate()
    when = {"effective_on-day": day.day, "effective_on-month": day.month, "effective_on-year": day.year}
    return {"kind": "progress", "words": "Half of the wings have begun.", **when}


def pages(person: Person, requests: int) -> Iterator[Page]:
    viewer = viewer_of(person, on=timezone.localdate())
    asked = _Asked(viewer, requests)
    yield Page("home", [reverse("dashboard:home")] * requests)
    for name, filters in asked.filters():
        yield Page(f"commitments: {name}", [_address("dashboard:commitments", one) for one in filters])
    for name, words in asked.searches():
        yield Page(f"search: {name}", [_address("dashboard:search", {"words": one}) for one in words])
    yield Page("plans", [reverse("plans:plans")] * requests)
    yield Page("plan", asked.some("plans:plan", ActionPlan))
    yield Page("place", asked.some("dashboard:place", Place, place=""))
    yield Page("commitment", asked.some("dashboard:commitment", Commitment))
    yield Page("slippage", [reverse("dashboard:slippage")] * requests)


class _Asked:
    def __init__(self, viewer: Viewer, requests: int) -> None:
        self._viewer, self._requests = viewer, requests
        self._chance = random.Random(3)  # noqa: S311 - not a secret

    def some(self, route: str, model: type[Model], place: str = "place") -> list[str]:
        """Addresses of things that the viewer may see, from all over the table."""
        return self.of(route, model, self._viewer.seen(place))

    def of(self, route: str, model: type[Model], which: Q) -> list[str]:
        return [reverse(route, kwargs={"pk": key}) for key in self.keys(model, which)]

    def filters(self) -> Iterator[tuple[str, list[dict[str, object]]]]:
        places = self.keys(Place, self._viewer.seen(""))
        bodies = list(Body.objects.filter(reports__isnull=False).distinct().values_list("pk", flat=True))
        tags = list(Tag.objects.values_list("pk", flat=True))
        yield "all", [{} for _ in range(self._requests)]
        yield "overdue", [{"standing": "overdue"} for _ in range(self._requests)]
        yield "verified", [{"standing": "verified"} for _ in range(self._requests)]
        yield "slipped furthest", [{"moved": "moved", "sort": "slipped"} for _ in range(self._requests)]
        yield "overdue at a place", [{"standing": "overdue", "place": place} for place in places]
        both = zip(self._many(bodies), self._many(tags), strict=True)
        yield "inspectorate and tag", [{"inspectorate": body, "tag": tag} for body, tag in both]

    def searches(self) -> Iterator[tuple[str, list[str]]]:
        words = vocabulary()
        common, rare = words[:40], words[20_000:]
        yield "a rare word", self._many(rare)
        yield "a common word", self._many(common)
        both = zip(self._many(common), self._many(words[40:2000]), strict=True)
        yield "two words", [f"{one} {other}" for one, other in both]

    def keys(self, model: type[Model], which: Q) -> list[int]:
        found = model._default_manager.filter(which).order_by("pk")  # noqa: SLF001 - Django's name
        keys = list(found.values_list("pk", flat=True))
        step = max(1, len(keys) // self._requests)
        return (keys[::step] * self._requests)[: self._requests]

    def _many(self, values: Sequence[Value]) -> list[Value]:
        return self._chance.choices(values, k=self._requests)


def _address(route: str, asked: dict[str, object]) -> str:
    return f"{reverse(route)}?{urlencode(asked)}"
