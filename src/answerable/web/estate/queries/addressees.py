"""Whom a matter is put to: the holder of a post, or the nearest people who may do something about it.

Each is read once for a day and asked as often as there are matters.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from answerable.web.estate.models import Grant, Holding, Post
from answerable.web.estate.policies import CAPABILITIES
from answerable.web.estate.queries.viewers import in_force
from answerable.web.estate.types import Capability, Role
from answerable.web.estate.viewers import above_and_including


@dataclass(frozen=True)
class Holders:
    """People by the posts that they hold on a day, active or not."""

    _people: Mapping[int, int]
    _above: Mapping[int, int | None]
    _merged: Mapping[int, int | None]

    def of(self, post: int) -> int | None:
        """Who holds the post, or the one it was merged into."""
        return self._people.get(self._merged.get(post) or post)

    def above(self, post: int) -> int | None:
        """Who holds the post that it answers to."""
        above = self._above.get(self._merged.get(post) or post)
        return self.of(above) if above else None


def holders(*, on: dt.date) -> Holders:
    held = Holding.objects.filter(in_force(on)).order_by("since", "id").values_list("post", "person")
    pointing = Post.objects.filter(~Q(above=None) | ~Q(merged_into=None))
    posts = list(pointing.values_list("pk", "above", "merged_into"))
    return Holders(dict(held), {pk: above for pk, above, _ in posts}, {pk: merged_into for pk, _, merged_into in posts})


@dataclass(frozen=True)
class Nearest:
    """Active people by the path of the place at which they hold a role that allows one thing."""

    _people: Mapping[str, Sequence[int]]

    def to(self, path: str) -> Sequence[int]:
        """Those at the place with this path; where there is nobody, those at the first place above that has some."""
        return next((self._people[at] for at in reversed(above_and_including(path)) if at in self._people), ())


def nearest(capability: Capability, *, on: dt.date) -> Nearest:
    roles = [role for role in Role if capability in CAPABILITIES[role]]
    people: defaultdict[str, list[int]] = defaultdict(list)
    held = Grant.objects.filter(in_force(on), role__in=roles, person__is_active=True).order_by("person")
    for path, person in held.values_list("place__path", "person").distinct():
        people[path].append(person)
    return Nearest(dict(people))
