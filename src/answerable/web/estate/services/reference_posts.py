"""Posts that every place of a kind has, from `data/posts.csv`."""

from collections.abc import Iterator

from answerable.vocabulary.posts import fold
from answerable.web.estate.data import reference_rows
from answerable.web.estate.models import Place, Post
from answerable.web.estate.policies import CLOSED
from answerable.web.estate.types import Management, PlaceKind

_Key = tuple[int, str]


def add_reference_posts() -> int:
    """Add those that are missing at places that have not closed, and say whom each answers to; how many were added."""
    places = list(Place.objects.filter(closed=None).exclude(facts__has_key=CLOSED))
    rows = reference_rows("posts.csv")
    posts = {(post.place_id, post.folded): post for post in Post.objects.all()}
    wanted = [(place, row) for row in rows for place in places if _is_at(place, row["at"])]
    new = [
        Post(place=place, title=row["title"], folded=fold(row["title"]))
        for place, row in wanted
        if (place.pk, fold(row["title"])) not in posts
    ]
    posts |= {(post.place_id, post.folded): post for post in Post.objects.bulk_create(new)}
    changed = list(_answering(wanted, posts))
    Post.objects.bulk_update(changed, ["above"])
    return len(new)


def _is_at(place: Place, at: str) -> bool:
    prison = place.kind in {PlaceKind.ESTABLISHMENT, PlaceKind.YOUTH_SETTING}
    match at:
        case "every region":
            return place.kind == PlaceKind.REGION
        case "every prison group":
            return place.kind == PlaceKind.PRISON_GROUP
        case "every public establishment":
            return prison and place.management == Management.PUBLIC
        case "every contracted establishment":
            return prison and place.management == Management.CONTRACTED
        case code:
            return place.code == code


def _answering(wanted: list[tuple[Place, dict[str, str]]], posts: dict[_Key, Post]) -> Iterator[Post]:
    """Posts that answer to another than they did: the one of that title nearest on the way up."""
    for place, row in wanted:
        post = posts[place.pk, fold(row["title"])]
        ids = [int(part) for part in reversed(place.path.split(".")[:-1])]
        above = next((found for pk in ids if (found := posts.get((pk, fold(row["answers_to"]))))), None)
        if above and post.above_id != above.pk:
            post.above = above
            yield post
