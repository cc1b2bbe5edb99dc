"""What findings concern: proposed from their words, proposed anew, said by people."""

import pytest
from django_tasks_db.models import DBTaskResult

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Tag, TagPhrase
from answerable.web.commitments.services import decide_tag, edit_tag
from answerable.web.commitments.types import TagKind, TagState
from answerable.web.estate.types import Role
from answerable.web.plans.models import Finding, FindingTag
from answerable.web.plans.services.tagging import retag_findings, tag_findings
from tests.support.plan_making import answered, plan, texts
from tests.support.web.accepted import AT, accepted, person, place
from tests.support.web.signing_in import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> Person:
    return person(Role.EQUALITY_LEAD, place("The service"))


@pytest.fixture
def roma() -> Tag:
    tag = Tag.objects.create(kind=TagKind.ETHNIC_GROUP, name="Roma")
    TagPhrase.objects.create(tag=tag, words="Roma")
    return tag


@pytest.fixture
def findings(lead: Person, roma: Tag) -> list[Finding]:  # noqa: ARG001 - it must be there
    by = person(Role.PLAN_COORDINATOR, lead.grants.get().place)
    second = answered("2", "Listen.").model_copy(update={"parts": texts("to Romani women")})
    held = accepted(plan(answered("1", "Meet Roma men."), second), lead.grants.get().place, by)
    return list(held.findings.all())


def taggings() -> list[tuple[str, str, str]]:
    return list(FindingTag.objects.order_by("id").values_list("finding__number", "state", "because"))


@pytest.mark.usefixtures("findings")
def test_findings_are_tagged_anew_when_the_words_of_a_tag_change(roma: Tag, lead: Person) -> None:
    assert taggings() == [("1", "proposed", "Roma")]
    edit_tag(tag=roma, phrases=["Romani"], by=lead, at=AT)
    waiting = DBTaskResult.objects.filter(task_path=retag_findings.module_path)
    assert [task.args_kwargs["args"] for task in waiting] == [[roma.pk]]
    retag_findings.call(roma.pk)
    assert taggings() == [("2", "proposed", "Romani")]


def test_what_a_person_decided_stays(findings: list[Finding], lead: Person) -> None:
    decide_tag(tagging=FindingTag.objects.get(), state=TagState.DECLINED, by=lead, at=AT)
    tag_findings(findings)
    assert taggings() == [("1", "declined", "Roma")]


def test_a_person_adds_a_tag(findings: list[Finding], roma: Tag, lead: Person) -> None:
    address = f"/findings/{findings[1].pk}/tags/new/"
    client = client_of(lead)
    assert "Add a tag to a finding" in client.get(address).content.decode()
    assert "Choose what it concerns" in client.post(address, {}).content.decode()
    response = client.post(address, {"tag": roma.pk})
    assert (response.status_code, response["Location"]) == (302, f"/findings/{findings[1].pk}/")
    assert taggings() == [("1", "proposed", "Roma"), ("2", "confirmed", "")]


def test_who_sees_it_not_finds_no_way_to_tag_it(findings: list[Finding], lead: Person) -> None:
    stranger = person(Role.EQUALITY_LEAD, place("Elsewhere", lead.grants.get().place))
    assert client_of(stranger).get(f"/findings/{findings[0].pk}/tags/new/").status_code == 404
