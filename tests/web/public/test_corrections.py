"""Nobody reads what a correction says before it is published, nor what is kept back, from any side."""

import pytest
from django.test import Client

from answerable.documents.plan import FindingKind
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry
from answerable.web.plans.services.drafting import begin_correction
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.services.publishing import restrict, withdraw_publication
from answerable.web.plans.services.submitting import submit
from answerable.web.plans.types import Relation
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.changes import Change, PutFinding, SetFront
from tests.support.web.places import Estate
from tests.web.dashboard.held import TABLES, Ashgate
from tests.web.plans.writing_given import cleared, put
from tests.web.public.publishing import AT, coordinator, publish_last, words

pytestmark = pytest.mark.django_db
PAGES = ("", "plans/", "plans/?format=csv", "changes.atom", "search/?words=Retold", "search/?words=Roma")


def text(address: str) -> str:
    response = Client().get(address)
    return (b"".join(response) if response.streaming else response.content).decode()


def corrected(held: ActionPlan, by: Estate, *said: Change) -> None:
    """Submitted, and not published."""
    writer, clearer = coordinator(by), by.person(Role.GOVERNOR)
    draft = put(begin_correction(held, by=writer, at=AT), *said, by=writer)
    submit(cleared(draft, by=writer, clearer=clearer), by=writer, at=AT)


def test_what_a_correction_adds_is_not_told_as_silence(ashgate: Ashgate, published: ActionPlan) -> None:
    more = PutAction(finding=0, round=0, words="New cells will be built.", owners=("Governor",), dates=("May 2027",))
    corrected(published, ashgate.estate, more)
    assert "New cells" not in words(f"/public/plans/{published.pk}/")


def test_a_corrected_front_is_not_seen_before_it_is_published(ashgate: Ashgate, published: ActionPlan) -> None:
    front = SetFront(
        title="Retold plan",
        responds_to="Retold report",
        inspectorate="Retold inspectorate",
        report_published="4 May 2020",
    )
    corrected(published, ashgate.estate, front)
    of_plan = [f"{page}{published.pk}/" for page in ("/public/plans/", "/api/v1/plans/")]
    for address in (*(f"/public/{page}" for page in PAGES), "/api/v1/plans", *of_plan):
        shown = text(address)
        assert [said for said in (front.title, front.responds_to, front.inspectorate) if said in shown] == [], address
    assert ActionPlan.objects.get().title == published.title
    publish_last(published, by=ashgate.estate)
    assert "Retold report" in words(f"/public/plans/{published.pk}/")
    withdraw_publication(published, because="Too early.", by=coordinator(ashgate.estate), at=AT)
    assert ActionPlan.objects.get().title == front.title


def test_nothing_leads_to_a_commitment_of_a_restricted_finding(ashgate: Ashgate, published: ActionPlan) -> None:
    by, hidden = coordinator(ashgate.estate), ashgate.commitment(TABLES)
    settle_link(Entry.objects.get(words="The forum has met twice."), hidden, Relation.PROGRESS, by=by, at=AT)
    restrict(published.findings.get(number="2"), because="It would name a victim.", by=by, at=AT)
    for page in (f"plans/{published.pk}/", f"findings/{published.findings.get(number='1').pk}/"):
        assert f"commitments/{hidden.pk}/" not in words(f"/public/{page}"), page
    for path in (f"plans/{published.pk}/rounds/3", f"findings/{published.findings.get(number='1').pk}"):
        said = Client().get(f"/api/v1/{path}").json()["said"]
        assert hidden.pk not in [one["commitment"] for one in said], path


def test_a_restricted_finding_that_was_reworded_since_is_in_no_file(ashgate: Ashgate, published: ActionPlan) -> None:
    finding = published.findings.get(number="2")
    for said in (
        "Publish figures by ethnicity and by age group.",
        "Publish tables by religion and by age group.",
        "Give tables of religion and of the age group.",
    ):
        corrected(published, ashgate.estate, PutFinding("2", FindingKind.RECOMMENDATION, said, at=1))
    finding.refresh_from_db()
    restrict(finding, because="It would name a victim.", by=coordinator(ashgate.estate), at=AT)
    for name in ("html", "csv", "json"):
        response = Client().get(f"/public/plans/{published.pk}/{name}")
        assert (response.status_code, TABLES in response.content.decode()) == (404, False), name
