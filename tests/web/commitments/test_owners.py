"""What the words that name an owner mean: proposed from posts, said by a person."""

import pytest

from answerable.vocabulary.posts import fold
from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment, OwnerName
from answerable.web.commitments.naming import PostTitle, propose
from answerable.web.commitments.queries import commitments, owned_by, owner_names
from answerable.web.commitments.services import (
    add_post_for_owner,
    confirm_exact_owners,
    confirm_owner,
    decline_owner,
    name_owner,
    propose_posts,
)
from answerable.web.commitments.types import NameState, OwnerNature
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Post
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.services.posts import add_post, merge_posts
from answerable.web.estate.types import Role
from answerable.web.estate.viewers import Viewer
from tests.support.web.places import Estate
from tests.web.commitments.promises import AT, ON, promise

POSTS = (
    PostTitle(1, "governor", 6),
    PostTitle(2, "governor", 2),
    PostTitle(3, fold("Deputy Director Long Term and High Security Estate South"), 2),
    PostTitle(4, fold("Head of Offender Management Delivery"), 6),
)


@pytest.mark.parametrize(
    ("words", "nature", "state", "post", "score"),
    [
        ("GOVERNOR", "post", "proposed", 1, 100.0),
        ("Deputy Director, Long Term & High Security Estate South", "post", "proposed", 3, 100.0),
        ("Head of Offender Management Deliverry", "post", "proposed", 4, 98.6),
        ("Head of Healthcare", "post", "unmatched", None, None),
        ("HMPPS", "department", "needs_post", None, None),
        ("HMPPS/MoJ", "department", "needs_post", None, None),
        ("Her Majesty's Prison and Probation Service", "department", "needs_post", None, None),
        ("YCS", "department", "needs_post", None, None),
        ("Diversity and Inclusion Team", "department", "unmatched", None, None),
        ("Ms J. Marsh", "person", "unmatched", None, None),
        ("Jo Green", "post", "unmatched", None, None),
    ],
)
def test_what_words_may_mean(words: str, nature: str, state: str, post: int | None, score: float | None) -> None:
    found = propose(words, fold(words), POSTS)
    assert (found.nature, found.state, found.post, found.score) == (nature, state, post, score)


def coordinator(estate: Estate) -> Viewer:
    return viewer_of(estate.person(Role.PLAN_COORDINATOR), on=ON)


def named(words: str) -> OwnerName:
    return OwnerName.objects.select_related("post", "place").get(words=words)


def of_post(estate: Estate, post: Post, state: NameState = NameState.CONFIRMED) -> list[Commitment]:
    return list(commitments(coordinator(estate)).filter(owned_by([post.pk], [state])))


def test_posts_of_the_place_and_of_places_above_are_proposed(estate: Estate) -> None:
    governor = estate.post("Governor")
    director = add_post(place=estate.service, title="Chief Executive", by=None, at=AT)
    add_post(place=estate.brackwater, title="Head of Safety", by=None, at=AT)
    promise(estate, owners=("Governor", "Chief executive", "Head of Safety", "HMPPS"))
    assert list(OwnerName.objects.order_by("id").values_list("words", "state", "post", "score")) == [
        ("Governor", "proposed", governor.pk, 100.0),
        ("Chief executive", "proposed", director.pk, 100.0),
        ("Head of Safety", "unmatched", None, None),
        ("HMPPS", "needs_post", None, None),
    ]


def test_one_answer_serves_every_commitment_that_names_its_owner_so(estate: Estate) -> None:
    governor, by = estate.post("Governor"), estate.person(Role.PLAN_COORDINATOR)
    one, other = promise(estate, owners=("Governor",)), promise(estate, owners=("the", "GOVERNOR."))
    assert of_post(estate, governor) == []
    assert of_post(estate, governor, NameState.PROPOSED) == [one, other]
    confirm_owner(name=named("Governor"), post=governor, by=by, at=AT)
    assert of_post(estate, governor) == [one, other]
    assert of_post(estate, governor, NameState.PROPOSED) == []
    decline_owner(name=named("Governor"), by=by, at=AT)
    assert of_post(estate, governor) == []
    acts = Entry.objects.filter(subject="commitments.ownername").values_list("act", "place")
    assert list(acts) == [("owner confirmed", estate.ashgate.pk), ("owner's post declined", estate.ashgate.pk)]


def test_names_follow_a_post_that_is_merged(estate: Estate) -> None:
    old, new = estate.post("Head of Safer Custody"), estate.post("Head of Safety")
    by = estate.person(Role.PLAN_COORDINATOR)
    before, after = promise(estate, owners=("Head of Safer Custody",)), promise(estate, owners=("Safer custody lead",))
    confirm_owner(name=named("Head of Safer Custody"), post=old, by=by, at=AT)
    merge_posts(old, into=new, on=ON, by=by, at=AT)
    confirm_owner(name=named("Safer custody lead"), post=Post.objects.get(pk=old.pk), by=by, at=AT)
    assert of_post(estate, new) == [before, after]
    assert named("Safer custody lead").post == new


def test_exact_matches_are_confirmed_together(estate: Estate) -> None:
    estate.post("Governor")
    estate.post("Head of Safety")
    promise(estate, owners=("Governor", "Head of Safetty", "HMPPS"))
    by = estate.person(Role.PLAN_COORDINATOR)
    assert confirm_exact_owners(owner_names(coordinator(estate)), by=by, at=AT) == 1
    states = dict(OwnerName.objects.values_list("words", "state"))
    assert states == {"Governor": "confirmed", "Head of Safetty": "proposed", "HMPPS": "needs_post"}


def test_a_name_may_mean_no_post(estate: Estate) -> None:
    promise(estate, owners=("HMPPS", "Diversity Team"))
    by = estate.person(Role.PLAN_COORDINATOR)
    name_owner(name=named("Diversity Team"), nature=OwnerNature.DEPARTMENT, by=by, at=AT)
    name_owner(name=named("HMPPS"), nature=OwnerNature.NOBODY, by=by, at=AT)
    decided = OwnerName.objects.order_by("words").values_list("words", "nature", "state", "decided_by")
    assert list(decided) == [
        ("Diversity Team", "department", "confirmed", by.pk),
        ("HMPPS", "nobody", "confirmed", by.pk),
    ]
    decline_owner(name=named("HMPPS"), by=by, at=AT)
    assert (named("HMPPS").nature, named("HMPPS").state) == ("department", "needs_post")


def test_a_post_is_added_for_a_name(estate: Estate) -> None:
    made = promise(estate, owners=("Equalities lead",))
    by = estate.person(Role.PLAN_COORDINATOR)
    post = add_post_for_owner(name=named("Equalities lead"), title="Head of Equality", by=by, at=AT)
    assert of_post(estate, post) == [made]
    with pytest.raises(RefusedError, match="already has the post"):
        add_post_for_owner(name=named("Equalities lead"), title="Head of Equality", by=by, at=AT)


def test_names_are_matched_again_after_posts_were_added(estate: Estate) -> None:
    promise(estate, owners=("Governor", "Head of Safety", "Head of Security"))
    by = estate.person(Role.PLAN_COORDINATOR)
    decline_owner(name=named("Head of Safety"), by=by, at=AT)
    estate.post("Governor")
    estate.post("Head of Safety")
    assert propose_posts(owner_names(coordinator(estate))) == 1
    states = dict(OwnerName.objects.values_list("words", "state"))
    assert states == {"Governor": "proposed", "Head of Safety": "unmatched", "Head of Security": "unmatched"}


def test_names_carry_the_commitments_they_now_own(estate: Estate) -> None:
    promise(estate, owners=("Governor", "HMPPS"))
    promise(estate, owners=("Governor",))
    names = owner_names(coordinator(estate))
    carried = [(name.words, name.carried) for name in names]  # type: ignore[attr-defined]
    assert carried == [("Governor", 2), ("HMPPS", 1)]
    assert list(owner_names(coordinator(estate), state=NameState.NEEDS_POST, place=estate.ashgate.pk, words="mpp")) == [
        named("HMPPS")
    ]
    elsewhere = viewer_of(estate.person(Role.PLAN_COORDINATOR, estate.brackwater), on=ON)
    reader = viewer_of(estate.person(Role.READER), on=ON)
    assert [list(owner_names(viewer)) for viewer in (elsewhere, reader)] == [[], []]
