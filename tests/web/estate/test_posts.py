"""Posts: a post outlives its holder, changes hands on a day, and may be merged into another."""

import datetime as dt
from collections.abc import Callable

import pytest

from answerable.web.audit.models import Entry
from answerable.web.estate import queries
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Holding, Place, Post
from answerable.web.estate.services.posts import add_post, end_post, hand_over, merge_posts
from answerable.web.estate.types import Capability, Role
from tests.web.estate.conftest import Estate
from tests.web.estate.making import AT, TODAY, make_person, make_post, seen_by

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        act()
    return str(refused.value)


def holders(estate: Estate, *, on: dt.date) -> dict[str, list[str]]:
    viewer = seen_by(make_person(f"Reader {on}", role=Role.READER, place=estate.service), on=TODAY)
    return {
        post.title: [held.person.name for held in post.present_holdings]  # type: ignore[attr-defined]
        for post in queries.posts(viewer, on=on)
    }


def test_a_post_is_added(estate: Estate) -> None:
    above = make_post("Governor", estate.ashby)
    post = add_post(place=estate.ashby, title="Head of Safety", above=above, by=None, at=AT)
    assert (post.title, post.folded, post.place, post.above) == (
        "Head of Safety",
        "head of safety",
        estate.ashby,
        above,
    )
    entry = Entry.objects.values("act", "subject", "subject_id", "place").get()
    assert entry == {"act": "post added", "subject": "estate.post", "subject_id": post.pk, "place": estate.ashby.pk}


def test_a_place_has_a_post_once(estate: Estate) -> None:
    add_post(place=estate.ashby, title="Head of Safety", by=None, at=AT)
    said = refusal(lambda: add_post(place=estate.ashby, title="head of  SAFETY", by=None, at=AT))
    assert said == "Ashby already has the post “Head of Safety”."


def test_a_place_that_closed_has_no_new_posts(estate: Estate) -> None:
    estate.ashby.closed = TODAY
    said = refusal(lambda: add_post(place=estate.ashby, title="Head of Safety", by=None, at=AT))
    assert (said, Post.objects.count()) == ("Ashby has closed, so it can have no new posts.", 0)


def test_a_post_changes_hands_on_a_day(estate: Estate) -> None:
    post, ada, ben = make_post("Governor", estate.ashby), make_person("Ada Marsh"), make_person("Ben Reed")
    hand_over(post, to=ada, on=YESTERDAY, by=None, at=AT)
    hand_over(post, to=ben, on=TODAY, by=None, at=AT)
    assert holders(estate, on=YESTERDAY) == {"Governor": ["Ada Marsh"]}
    assert holders(estate, on=TODAY) == {"Governor": ["Ben Reed"]}
    history = [(held.person, held.since, held.until) for held in queries.history_of(post)]
    assert history == [(ben, TODAY, None), (ada, YESTERDAY, TODAY)]


def test_a_post_is_handed_over_ahead_of_the_day(estate: Estate) -> None:
    post, ada, ben = make_post("Governor", estate.ashby), make_person("Ada Marsh"), make_person("Ben Reed")
    hand_over(post, to=ada, on=YESTERDAY, by=None, at=AT)
    hand_over(post, to=ben, on=TOMORROW, by=None, at=AT)
    assert holders(estate, on=TODAY) == {"Governor": ["Ada Marsh"]}
    assert holders(estate, on=TOMORROW) == {"Governor": ["Ben Reed"]}


def test_a_post_may_be_held_by_nobody(estate: Estate) -> None:
    post, ada = make_post("Governor", estate.ashby), make_person("Ada Marsh")
    hand_over(post, to=ada, on=YESTERDAY, by=None, at=AT)
    assert hand_over(post, to=None, on=TODAY, by=None, at=AT) is None
    assert holders(estate, on=TODAY) == {"Governor": []}


def test_a_mistake_is_put_right_on_the_same_day(estate: Estate) -> None:
    post, ada, ben = make_post("Governor", estate.ashby), make_person("Ada Marsh"), make_person("Ben Reed")
    hand_over(post, to=ada, on=TODAY, by=None, at=AT)
    hand_over(post, to=ben, on=TODAY, by=None, at=AT)
    assert holders(estate, on=TODAY) == {"Governor": ["Ben Reed"]}


def test_what_cannot_be_handed_over(estate: Estate) -> None:
    post, ada, ben = make_post("Governor", estate.ashby), make_person("Ada Marsh"), make_person("Ben Reed")
    hand_over(post, to=ada, on=TODAY, by=None, at=AT)
    ben.is_active = False
    assert [
        refusal(lambda: hand_over(post, to=ada, on=TOMORROW, by=None, at=AT)),
        refusal(lambda: hand_over(post, to=ben, on=TOMORROW, by=None, at=AT)),
        refusal(lambda: hand_over(post, to=None, on=YESTERDAY, by=None, at=AT)),
    ] == [
        "Ada Marsh already holds this post on that day.",
        "The account of Ben Reed is closed. Choose another person.",
        "The last holder began on 3 June 2026. Choose that day or a later one.",
    ]
    assert Holding.objects.count() == 1


def test_a_post_that_ends_is_held_no_longer(estate: Estate) -> None:
    post, ada = make_post("Governor", estate.ashby), make_person("Ada Marsh")
    hand_over(post, to=ada, on=YESTERDAY, by=None, at=AT)
    end_post(post, on=TODAY, by=None, at=AT)
    assert (holders(estate, on=YESTERDAY), holders(estate, on=TODAY)) == ({"Governor": ["Ada Marsh"]}, {})
    assert refusal(lambda: end_post(post, on=TODAY, by=None, at=AT)) == "This post has already ended."
    said = refusal(lambda: hand_over(post, to=ada, on=TODAY, by=None, at=AT))
    assert said == "This post has ended, so nobody can hold it from that day."


class TestMerging:
    @pytest.fixture
    def governor(self, estate: Estate) -> Post:
        return make_post("Governor", estate.ashby)

    @pytest.fixture
    def same(self, estate: Estate) -> Post:
        return make_post("Governing Governor", estate.ashby)

    def test_the_merged_post_stays_and_points_at_the_other(self, estate: Estate, governor: Post, same: Post) -> None:
        deputy = make_post("Deputy Governor", estate.ashby)
        Post.objects.filter(pk=deputy.pk).update(above=same)
        merge_posts(same, into=governor, on=TODAY, by=None, at=AT)
        same.refresh_from_db()
        deputy.refresh_from_db()
        assert (queries.present_post(same), queries.present_post(governor)) == (governor, governor)
        assert deputy.above == governor
        assert set(holders(estate, on=TODAY)) == {"Governor", "Deputy Governor"}

    def test_its_holder_goes_with_it(self, governor: Post, same: Post) -> None:
        ada = make_person("Ada Marsh")
        hand_over(same, to=ada, on=YESTERDAY, by=None, at=AT)
        merge_posts(same, into=governor, on=TODAY, by=None, at=AT)
        history = [(held.post, held.person, held.since, held.until) for held in queries.history_of(governor)]
        assert history == [(governor, ada, TODAY, None), (same, ada, YESTERDAY, TODAY)]
        assert seen_by(ada).posts == {governor.pk, same.pk}

    def test_the_holder_of_the_other_stays(self, governor: Post, same: Post) -> None:
        ada, ben = make_person("Ada Marsh"), make_person("Ben Reed")
        hand_over(same, to=ada, on=YESTERDAY, by=None, at=AT)
        hand_over(governor, to=ben, on=YESTERDAY, by=None, at=AT)
        merge_posts(same, into=governor, on=TODAY, by=None, at=AT)
        assert (set(seen_by(ada).posts), set(seen_by(ben).posts)) == (set(), {governor.pk, same.pk})

    def test_posts_merged_before_follow(self, estate: Estate, governor: Post, same: Post) -> None:
        older = make_post("The Governor", estate.ashby)
        merge_posts(older, into=same, on=TODAY, by=None, at=AT)
        merge_posts(same, into=governor, on=TODAY, by=None, at=AT)
        assert set(Post.objects.filter(merged_into=governor)) == {older, same}

    def test_what_cannot_be_merged(self, estate: Estate, governor: Post, same: Post) -> None:
        other = make_post("Director", estate.ashby)
        merge_posts(same, into=governor, on=TODAY, by=None, at=AT)
        assert [
            refusal(lambda: merge_posts(governor, into=governor, on=TODAY, by=None, at=AT)),
            refusal(lambda: merge_posts(same, into=other, on=TODAY, by=None, at=AT)),
            refusal(lambda: merge_posts(other, into=same, on=TODAY, by=None, at=AT)),
            refusal(lambda: hand_over(same, to=None, on=TODAY, by=None, at=AT)),
        ] == [
            "A post cannot be merged into itself. Choose another post.",
            "This post was already merged into another.",
            "Choose a post that has neither ended nor been merged itself.",
            "This post was merged into another. Hand over that post instead.",
        ]


def test_posts_are_chosen_where_the_viewer_manages_them_and_the_place_is_open(estate: Estate) -> None:
    viewer = seen_by(make_person(role=Role.GOVERNOR, place=estate.north))
    here, closed, elsewhere = (make_post("Governor", place) for place in (estate.ashby, estate.birchwood, estate.cole))
    Place.objects.filter(pk=estate.birchwood.pk).update(facts={"closed": "day not known"})
    assert list(queries.choosable_posts(viewer, Capability.MANAGE_POSTS, on=TODAY)) == [here]
    assert set(queries.posts(viewer, on=TODAY)) == {here, closed}
    assert elsewhere not in queries.posts(viewer, on=TODAY)


def test_posts_are_found_by_words_and_by_whether_they_are_held(estate: Estate) -> None:
    viewer = seen_by(make_person("Cy Dale", role=Role.READER, place=estate.service))
    held, vacant = make_post("Governor", estate.ashby), make_post("Governor", estate.cole)
    hand_over(held, to=make_person("Ada Marsh"), on=TODAY, by=None, at=AT)
    assert [
        list(queries.posts(viewer, on=TODAY, words="ashby")),
        list(queries.posts(viewer, on=TODAY, held="yes")),
        list(queries.posts(viewer, on=TODAY, held="no")),
        list(queries.posts(viewer, on=TODAY, place=estate.cole)),
    ] == [[held], [held], [vacant], [vacant]]
