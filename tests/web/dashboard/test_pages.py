"""A commitment, a finding, a place, a post, a tag, each on its page."""

import datetime as dt

import pytest
from django.urls import reverse

from answerable.web.commitments.models import OwnerName
from answerable.web.commitments.types import NameState
from answerable.web.design.words import date
from answerable.web.estate.types import Role
from tests.support.web.queries import counts_at_one_and_three
from tests.web.dashboard.held import FORUM, ROMA, Ashgate, lines, rows

pytestmark = pytest.mark.django_db

TODAY = dt.datetime.now(dt.UTC).date()


def has(said: list[str], *wanted: str) -> bool:
    """Whether these lines stand on the page, one behind the other."""
    return any(tuple(said[at : at + len(wanted)]) == wanted for at in range(len(said)))


def test_a_commitment_tells_all_that_is_known_of_it(ashgate: Ashgate) -> None:
    response = ashgate.client().get(f"/commitments/{ashgate.commitment().pk}/")
    said, due = lines(response), date(TODAY - dt.timedelta(days=60))
    assert said[:4] == [
        f"Commitment {ashgate.commitment().pk}, Ashgate",
        ROMA,
        "Said to be done",
        "The service says that it is done. This is its own claim: nobody else has checked it here.",
    ]
    since = date(ashgate.estate.since)
    assert has(said, "Governor", "Governor", f"Held by Ashgate Governor or director since {since}")
    assert has(said, "First promised", due, "Now promised", due, "Moved", "Not moved")
    assert has(said, "The plan says of its dates: Building works may delay any date.")
    assert lines(response, ".voices__one")[2:] == [
        *("Done, and continuing", date(ashgate.plan.rounds.all()[1].date), "Places are offered by a new rule."),
        "Report progress",
    ]
    assert has(said, "Action plan", "Fair treatment at Ashgate")
    assert has(said, "Action, as written", ROMA, "Owner, as written", "Governor")
    assert {row[1] for row in rows(response, "Who recorded what, and when")} == {"Ashgate Plan coordinator"}


def test_a_reader_is_not_told_who_holds_a_post(ashgate: Ashgate) -> None:
    said = lines(ashgate.client(Role.READER).get(f"/commitments/{ashgate.commitment().pk}/"))
    assert has(said, "Governor", "Governor", "The post is filled")
    assert "Who has held this post" not in lines(ashgate.client(Role.READER).get(f"/posts/{ashgate.post.pk}/"))


@pytest.mark.parametrize(("role", "buttons"), [(Role.EQUALITY_LEAD, 2), (Role.READER, 0)])
def test_tags_are_decided_by_those_who_may(ashgate: Ashgate, role: Role, buttons: int) -> None:
    said = lines(ashgate.client(role).get(f"/commitments/{ashgate.commitment().pk}/"))
    assert has(said, "Roma", ", because it says “Roma”")
    assert sum(line in ("Confirm", "Decline") for line in said) == buttons


def test_a_tag_is_confirmed_on_the_commitments_page(ashgate: Ashgate) -> None:
    client, address = ashgate.client(Role.EQUALITY_LEAD), f"/commitments/{ashgate.commitment().pk}/"
    tagging = ashgate.commitment().taggings.get()
    client.post(reverse("commitments:decide_tag", args=(tagging.pk,)), {"state": "confirmed"})
    said = lines(client.get(address))
    assert "Proposed, not yet confirmed" not in said
    assert has(said, "What it concerns", "Roma")


def test_a_finding_shows_its_decision_its_answer_and_every_round(ashgate: Ashgate) -> None:
    client = ashgate.client()
    said = lines(client.get(f"/findings/{ashgate.finding('2').pk}/"))
    assert said[:2] == ["Recommendation 2", "Publish figures by ethnicity."]
    assert has(said, "Decision", "Partly agreed")
    assert has(said, "What the service answers", "For policy reasons figures will be published once a year.")
    rounds = [line for line in lines(client.get(f"/findings/{ashgate.finding().pk}/")) if line.startswith("Progress (")]
    assert len(rounds) == 2


def test_a_place_shows_how_its_commitments_stand(ashgate: Ashgate) -> None:
    response = ashgate.client().get(f"/places/{ashgate.place.pk}/")
    assert rows(response, "Commitments by status") == [
        ["Due in 30 days", "1"],
        ["Due later", "1"],
        ["Said to be done", "1"],
    ]
    assert [row[0] for row in rows(response, "Newest action plans")] == ["Fair treatment at Ashgate"]
    assert rows(response, "Posts") == [
        ["Governor", f"Ashgate Governor or director, since {date(ashgate.estate.since)}"]
    ]
    region = lines(ashgate.client().get(f"/places/{ashgate.estate.region.pk}/"))
    heading = "Commitments here and at the places below"
    assert has(region, heading, "Promised", "3", "Done", "0, checked by somebody else")
    assert has(region, "Places below", "Ashgate")


def test_what_comes_again_and_again_stands_on_the_place(ashgate: Ashgate) -> None:
    commitment = ashgate.commitment(FORUM)
    commitment.recurrence = "monthly"
    commitment.save()
    response = ashgate.client().get(f"/places/{ashgate.place.pk}/")
    assert rows(response, "What comes again and again") == [[FORUM, "monthly", "Head of Kites; Education department"]]


def test_a_post_shows_what_it_owns_for_sure_and_by_a_proposal(ashgate: Ashgate) -> None:
    OwnerName.objects.filter(words="Head of Kites").update(state=NameState.PROPOSED, post=ashgate.post)
    response = ashgate.client().get(f"/posts/{ashgate.post.pk}/")
    assert [row[0] for row in rows(response, "The first due")] == [ROMA]
    assert [row[0] for row in rows(response, "The first due of those")] == [FORUM]
    assert [row[0] for row in rows(response, "Who has held this post")] == ["Ashgate Governor or director"]


def test_a_tag_shows_what_concerns_it(ashgate: Ashgate) -> None:
    response = ashgate.client().get(f"/tags/{ashgate.tag().pk}/")
    assert rows(response, "Commitments by status") == [["Said to be done", "1"]]
    assert [row[0] for row in rows(response, "Newest commitments")] == [ROMA]
    assert [row[0][:1] for row in rows(response, "Newest findings")] == ["1"]


def test_what_a_viewer_may_not_see_is_not_found(ashgate: Ashgate) -> None:
    elsewhere = ashgate.client(Role.READER, ashgate.estate.brackwater)
    addresses = (
        f"/commitments/{ashgate.commitment().pk}/",
        f"/findings/{ashgate.finding().pk}/",
        f"/places/{ashgate.place.pk}/",
        f"/posts/{ashgate.post.pk}/",
        "/commitments/999999/",
        "/tags/999999/",
    )
    assert {address: elsewhere.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)


@pytest.mark.parametrize("thing", ["places", "posts", "tags"])
def test_the_number_of_queries_does_not_grow(ashgate: Ashgate, thing: str) -> None:
    found = {"places": ashgate.place, "posts": ashgate.post, "tags": ashgate.tag()}[thing]
    one, three = counts_at_one_and_three(ashgate.client(), f"/{thing}/{found.pk}/", ashgate.add)
    assert one == three
