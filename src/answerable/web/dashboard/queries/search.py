"""The first of everything that holds the words asked for."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from answerable.web.commitments.models import Tag
from answerable.web.commitments.queries import COUNTED
from answerable.web.dashboard.queries import findings as of_findings
from answerable.web.dashboard.queries.choices import tags_named
from answerable.web.dashboard.queries.commitments import seen_commitments, tagged_with
from answerable.web.dashboard.queries.counting import Total, total, up_to
from answerable.web.dashboard.queries.findings import seen_findings
from answerable.web.dashboard.queries.home import FEW, Few, few
from answerable.web.dashboard.queries.reach import seen_places
from answerable.web.database.full_text import how_many, matching
from answerable.web.database.search_words import terms
from answerable.web.estate.models import Place, Post
from answerable.web.estate.queries import places, posts
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan


@dataclass(frozen=True)
class Concerned:
    """A tag called like the words, and how much concerns it."""

    tag: Tag
    commitments: Total
    findings: Total


@dataclass(frozen=True)
class Hits:
    tags: list[Concerned]
    places: list[Place]
    posts: list[Post]
    commitments: Few
    findings: Few
    plans: Few

    @property
    def any(self) -> bool:
        lists = (self.commitments.first, self.findings.first, self.plans.first, self.tags, self.places, self.posts)
        return any(lists)


def search(words: str, *, viewer: Viewer, on: dt.date) -> Hits:
    """Commitments, findings and plans the newest first; places and posts by name."""
    plans = ActionPlan.objects.filter(seen_places(viewer)).prefetch_related("place")
    return Hits(
        tags=[concerned(tag, viewer=viewer) for tag in tags_named(words)],
        places=list(places(viewer, words=words.strip())[:FEW]),
        posts=list(posts(viewer, on=on, words=words.strip())[:FEW]),
        commitments=_newest(seen_commitments(viewer=viewer), words, viewer=viewer),
        findings=_newest(seen_findings(viewer=viewer), words, viewer=viewer),
        plans=_newest(plans, words, viewer=viewer),
    )


def _newest(seen: QuerySet[Any], words: str, *, viewer: Viewer) -> Few:
    """Where every row may be seen, the index of words alone tells how many hold them."""
    found = matching(seen, words, narrowed=not viewer.sees_all).order_by("-id")
    alone = viewer.sees_all and any(not term.excluded for term in terms(words))
    number = how_many(seen.model, words, most=COUNTED + 1) if alone else 0
    return Few(up_to(number), list(found[:FEW])) if number else few(found)


def concerned(tag: Tag, *, viewer: Viewer) -> Concerned:
    return Concerned(
        tag,
        total(seen_commitments(viewer=viewer).filter(tagged_with(tag))),
        total(seen_findings(viewer=viewer).filter(of_findings.tagged_with(tag))),
    )
