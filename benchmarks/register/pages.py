"""The addresses that are asked for, each page for as many different things as it is asked for."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment, Tag
from answerable.web.estate.models import Body, Place
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan
from benchmarks.register.words import vocabulary

Value = TypeVar("Value", str, int)


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    addresses: Sequence[str]


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


class _Asked:
    def __init__(self, viewer: Viewer, requests: int) -> None:
        self._viewer, self._requests = viewer, requests
        self._chance = random.Random(3)  # noqa: S311 - not a secret

    def some(self, route: str, model: type[Model], place: str = "place") -> list[str]:
        """Addresses of things that the viewer may see, from all over the table."""
        return [reverse(route, kwargs={"pk": key}) for key in self._keys(model, place)]

    def filters(self) -> Iterator[tuple[str, list[dict[str, object]]]]:
        places = self._keys(Place, "")
        bodies = list(Body.objects.filter(reports__isnull=False).distinct().values_list("pk", flat=True))
        tags = list(Tag.objects.values_list("pk", flat=True))
        yield "all", [{} for _ in range(self._requests)]
        yield "overdue", [{"standing": "overdue"} for _ in range(self._requests)]
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

    def _keys(self, model: type[Model], place: str) -> list[int]:
        seen = model._default_manager.filter(self._viewer.seen(place)).order_by("pk")  # noqa: SLF001 - Django's name
        keys = list(seen.values_list("pk", flat=True))
        step = max(1, len(keys) // self._requests)
        return (keys[::step] * self._requests)[: self._requests]

    def _many(self, values: Sequence[Value]) -> list[Value]:
        return self._chance.choices(values, k=self._requests)


def _address(route: str, asked: dict[str, object]) -> str:
    return f"{reverse(route)}?{urlencode(asked)}"
