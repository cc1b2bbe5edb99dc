"""What a correction rewords is read as it was published, everywhere, until the correction is published too."""

import datetime as dt

import pytest
from django.test import Client

from answerable.documents.plan import FindingKind
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.reasons import Reason
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import add_voice
from answerable.web.commitments.types import Speaker, Telling
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.services.drafting import begin_correction
from answerable.web.plans.services.publishing import publish, restrict, withdraw_publication
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.changes import Change, Decide, PutFinding
from tests.support.web.queries import count_queries  # noqa
from tests.web.dashboard.held import FORUM, PROGRESS, Ashgate
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
NEW = ("Zebrine", "Commissioning", "commissioning", "May 2039", "2039-05-31")


@pytest.fixture
def corrected(ashgate: Ashgate, published: ActionPlan) -> ActionPlan:
    """Submitted and not published; people affected speak of what it rewords."""
    at, by = ashgate.estate.now, coordinator(ashgate.estate)
    forum, speaker = ashgate.commitment(FORUM), ashgate.estate.person(Role.EQUALITY_LEAD)
    told = {"speaker": Speaker.GROUP, "telling": Telling.NOT_SO, "words": "No.", "said_on": at.date()}
    add_voice(forum, **told, by=speaker, at=at)
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
        f"/api/v1/plans/{plan.pk}": ("agreed",),
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
        assert [said for said in NEW if said in text(address)] != [], address


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
