"""What every invented plan draws on: the real places and tags, and inspectorates, posts and owners added to them."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from answerable.vocabulary.posts import fold
from answerable.web.commitments.models import OwnerName, Tag
from answerable.web.estate.models import Body, Place, Post

POSTS = (
    *("Governor", "Deputy Governor", "Head of Safety", "Head of Security", "Head of Residence", "Equality Lead"),
    *("Head of Offender Management", "Head of Reducing Reoffending", "Head of Healthcare", "Head of Operations"),
    *("Head of Learning and Skills", "Head of Business Assurance", "Regional Probation Director", "Head of People"),
    *("Chief Operating Officer", "Head of Community Integration", "Head of Data and Insight", "Head of Programmes"),
)
MATCHED = 12
"""How many of these owners at each place are confirmed to be a post."""
INSPECTORATES = ("Prisons", "Probation", "Youth Custody", "Constabulary", "Monitoring", "Complaints")


@dataclass(frozen=True)
class Setting:
    places: list[int]
    inspectorates: list[int]
    owners: dict[int, list[tuple[int, str]]]
    """Owner names of each place: id and words."""
    tags: list[int]
    by: int
    """The person who recorded everything else."""
    verifier: int
    """The person who verified."""
    on: dt.date


def make_setting(*, by: int, verifier: int, on: dt.date) -> Setting:
    """The places and tags are loaded already."""
    places = list(Place.objects.order_by("id").values_list("id", flat=True))
    inspectorates = [
        Body.objects.create(kind="inspectorate", name=f"Invented Inspectorate of {n}") for n in INSPECTORATES
    ]
    Post.objects.bulk_create(
        [Post(place_id=place, title=title, folded=fold(title)) for place in places for title in POSTS],
        ignore_conflicts=True,
    )
    held = {(post.place_id, post.folded): post.pk for post in Post.objects.all()}
    names = [
        OwnerName(place_id=place, words=title, folded=fold(title), **_match(held[place, fold(title)], at))
        for place in places
        for at, title in enumerate(POSTS)
    ]
    OwnerName.objects.bulk_create(names)
    owners: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for name in OwnerName.objects.all():
        owners[name.place_id].append((name.pk, name.words))
    tags = list(Tag.objects.order_by("id").values_list("id", flat=True))
    return Setting(places, [body.pk for body in inspectorates], dict(owners), tags, by, verifier, on)


def _match(post: int, at: int) -> dict[str, object]:
    return {"state": "confirmed", "post_id": post} if at < MATCHED else {"state": "unmatched"}
