"""What a correction rewords is read as it was published, everywhere, until the correction is published too."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from answerable.documents.plan import FindingKind
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.reasons import Reason
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import add_voice
from answerable.web.commitments.types import Speaker, Telling
from answerable.web.database.append_only import REFUSAL
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry, Finding, Wording
from answerable.web.plans.services.drafting import begin_correction
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.services.publishing import publish, restrict, withdraw_publication
from answerable.web.plans.services.redacting import take_out
from answerable.web.plans.types import Relation
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.changes import Change, Decide, PutFinding
from tests.support.web.queries import count_queries
from tests.web.dashboard.held import FORUM, PROGRESS, ROMA, Ashgate
from tests.web.plans.writing_given import put, sent_in
from tests.web.public.publishing import AT, coordinator, publish_last
from tests.web.public.test_corrections import text

pytestmark = pytest.mark.django_db
WORDS = "Find out why fewer Roma and Black prisoners are in work."
REWORDED: tuple[Change, ...] = (
    PutFinding("1", FindingKind.RECOMMENDATION, f"{WORDS} Zebrine.", parts=("Zebrine.",), at=0),
    Decide(0, Decision.PARTLY_AGREED, (Reason.COMMISSIONING,), ("Zebrine.",)),
    PutAction(0, f"{FORUM} Zebrine.", ("Zebrine team",), ("May 2039",), round=0, action=1),
    PutAction(0, f"{PROGRESS} Zebrine.", ("Governor",), ("Completed and ongoing",), "Zebrine.", round=1, action=0),
)
NEW = ("Zebrine", "May 2039", "2039-05-31")


@pytest.fixture
def corrected(ashgate: Ashgate, published: ActionPlan) -> ActionPlan:
    """Submitted and not published; people affected speak of what it rewords."""
    at, by = ashgate.estate.now, coordinator(ashgate.estate)
    forum, speaker = ashgate.commitment(FORUM), ashgate.estate.person(Role.EQUALITY_LEAD)
    add_voice(forum, speaker=Speaker.GROUP, telling=Telling.NOT_SO, words="No.", said_on=at.date(), by=speaker, at=at)
    draft = put(begin_correction(published, by=by, at=AT), *REWORDED, by=by)
    sent_in(draft, by=by, clearer=ashgate.estate.person(Role.GOVERNOR), at=at + dt.timedelta(seconds=1))
    return published


def showing(plan: ActionPlan) -> dict[str, tuple[str, ...]]:
    """Addresses that show what is reworded, and what each shows of it."""
    finding, forum = plan.findings.get(number="1").pk, Commitment.objects.get(words__startswith=FORUM).pk
    every = (WORDS, FORUM, PROGRESS)
    lists = ("/commitments/", "/commitments/?format=csv", "/search/?words=forum", f"/places/{plan.place_id}/")
    changes = ("/", "/changes/", "/changes/?format=csv", "/changes.atom")
    return {
        **{f"/public/plans/{plan.pk}/{name}": every for name in ("", "html", "csv", "json")},
        f"/public/findings/{finding}/": every,
        f"/public/commitments/{forum}/": (WORDS, FORUM),
        **{f"/public{name}": (FORUM,) for name in (*lists, *changes)},
        "/public/search/?words=work": (WORDS,),
        **{f"/api/v1/findings{asked}": (WORDS,) for asked in ("", "?words=work", f"?plan={plan.pk}&decision=agreed")},
        f"/api/v1/findings/{finding}": every,
        f"/api/v1/plans/{plan.pk}/rounds/1": (FORUM,),
        f"/api/v1/commitments/{forum}": (FORUM, "Head of Kites"),
        **{
            f"/api/v1/{name}": (FORUM,)
            for name in ("commitments", "commitments?words=forum", "changes?since=2020-01-01")
        },
    }


def test_the_published_words_stay_until_the_correction_is_published(corrected: ActionPlan) -> None:
    for address, told in showing(corrected).items():
        shown = text(address)
        assert [said for said in NEW if said in shown] == [], address
        assert [said for said in told if said not in shown] == [], address


def test_nothing_is_found_by_words_that_are_not_published(ashgate: Ashgate, corrected: ActionPlan) -> None:
    asked = ("findings?words=zebrine", "commitments?words=zebrine", "findings?decision=partly_agreed&words=work")
    for address in asked:
        assert Client().get(f"/api/v1/{address}").json()["items"] == [], address
    assert FORUM not in text("/public/search/?words=zebrine")
    publish_last(corrected, by=ashgate.estate)
    for address in asked:
        assert len(Client().get(f"/api/v1/{address}").json()["items"]) == 1, address


def test_the_new_words_are_read_once_they_are_published(ashgate: Ashgate, corrected: ActionPlan) -> None:
    publish_last(corrected, by=ashgate.estate)
    for address in showing(corrected):
        if "decision=agreed" not in address:
            assert [said for said in NEW if said in text(address)] != [], address


def test_decisions_are_those_that_are_published(ashgate: Ashgate, corrected: ActionPlan) -> None:
    def told() -> list[str]:
        return [one["decision"] for one in Client().get(f"/api/v1/plans/{corrected.pk}").json()["findings"]]

    assert told() == ["agreed", "partly_agreed", "not_agreed"]
    publish_last(corrected, by=ashgate.estate)
    assert told() == ["partly_agreed", "partly_agreed", "not_agreed"]


def test_an_edition_before_a_correction_is_published_in_its_own_words(ashgate: Ashgate, corrected: ActionPlan) -> None:
    by = coordinator(ashgate.estate)
    withdraw_publication(corrected, because="Too early.", by=by, at=AT)
    publish(corrected.editions.get(number=1), by=by, at=AT)
    shown = text(f"/public/plans/{corrected.pk}/")
    assert (WORDS in shown, FORUM in shown, "Zebrine" in shown) == (True, True, False)


def test_a_reworded_finding_can_be_kept_back(ashgate: Ashgate, corrected: ActionPlan) -> None:
    restrict(corrected.findings.get(number="1"), because="A trial.", by=coordinator(ashgate.estate), at=AT)
    for address in (*list(showing(corrected))[:1], f"/public/findings/{corrected.findings.get(number='1').pk}/"):
        shown = text(address)
        assert [said for said in (WORDS, FORUM, PROGRESS, "Zebrine") if said in shown] == [], address


def test_who_may_see_the_register_reads_the_new_words(ashgate: Ashgate, corrected: ActionPlan) -> None:
    assert Finding.objects.get(number="1").words == f"{WORDS} Zebrine."
    shown = ashgate.client().get(f"/plans/{corrected.pk}/").content.decode()
    assert f"{FORUM} Zebrine." in shown


def test_a_page_of_many_entries_asks_no_more(ashgate: Ashgate, corrected: ActionPlan) -> None:
    """However many entries speak of a commitment, the fronts of their plans are read together."""
    forum = ashgate.commitment(f"{FORUM} Zebrine.")
    address = f"/public/commitments/{forum.pk}/"
    before = count_queries(Client(), address)
    by = coordinator(ashgate.estate)
    for entry in Entry.objects.filter(relation=Relation.OPEN, finding__plan=corrected):
        settle_link(entry, forum, Relation.PROGRESS, by=by, at=AT)
    assert forum.entries.count() > 1
    assert count_queries(Client(), address) == before


def test_words_of_progress_alone_keep_a_commitment_in_every_list(ashgate: Ashgate, published: ActionPlan) -> None:
    by = coordinator(ashgate.estate)
    draft = put(begin_correction(published, by=by, at=AT), REWORDED[-1], by=by)
    sent_in(draft, by=by, clearer=ashgate.estate.person(Role.GOVERNOR), at=ashgate.estate.now)
    assert ROMA in text("/public/search/?words=Roma")
    assert ROMA in text("/public/commitments/?words=Roma")


def test_words_taken_out_by_law_are_gone_from_those_still_published(ashgate: Ashgate, corrected: ActionPlan) -> None:
    by = coordinator(ashgate.estate)
    take_out(plan=corrected, words="forum", why="Decision 12.", by=by, at=ashgate.estate.now)
    for address in ("/public/commitments/", f"/public/plans/{corrected.pk}/", "/public/search/?words=meet"):
        assert "forum will meet" not in text(address), address
    assert "will meet" not in text("/public/search/?words=forum")


@pytest.mark.usefixtures("corrected")
def test_what_was_said_before_is_never_changed() -> None:
    with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
        Wording.objects.update(words="Never said.")
    with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
        Wording.objects.all().delete()
