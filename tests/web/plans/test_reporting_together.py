"""Many owners save in the same second."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import OwnerName, Update
from answerable.web.commitments.services import confirm_owner
from answerable.web.estate.services.posts import add_post, hand_over
from answerable.web.estate.types import Role
from answerable.web.plans.models import Ask
from answerable.web.plans.services.asking import open_round
from tests.support.plan_making import action, commitments, finding, plan
from tests.support.web.accepted import AT, accepted, person, place
from tests.support.web.signing_in import client_of
from tests.web.plans.reporting_given import LABEL, MONTH, NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
OWNERS = 50
_WORDS = "Wing {number} will hold a forum."


def test_fifty_owners_save_at_once_and_nothing_is_lost() -> None:
    prison = place("HMP Harrow Gate")
    coordinator = person(Role.PLAN_COORDINATOR, prison)
    actions = [action(_WORDS.format(number=number), f"Head of wing {number}") for number in range(OWNERS)]
    said = plan(finding("1", "Hold forums.", "Agreed", rounds=(commitments(*actions),)))
    held = accepted(said, prison, coordinator)
    for name in OwnerName.objects.all():
        post = add_post(place=prison, title=name.words, by=None, at=AT)
        hand_over(post, to=person(Role.COMMITMENT_OWNER, prison), on=AT.date(), by=None, at=AT)
        confirm_owner(name=name, post=post, by=coordinator, at=AT)
    reporting = open_round(held, label=LABEL, date=MONTH, answer_by=TODAY, by=coordinator, at=NOW)
    address = reverse("plans:my_round", args=(reporting.pk,))
    together = threading.Barrier(OWNERS)
    statuses: list[int] = []

    def answer(owner: Person, commitment: int) -> None:
        client = client_of(owner)
        together.wait()
        statuses.append(client.post(address, _form(commitment)).status_code)
        connections.close_all()

    asks = [(ask.person, ask.commitments[0]) for ask in Ask.objects.select_related("person") if ask.person]
    threads = [threading.Thread(target=answer, args=one) for one in asks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [302] * OWNERS
    assert set(Update.objects.values_list("commitment", "recorded_by")) == {(pk, owner.pk) for owner, pk in asks}
    assert audit.verify().whole


def _form(commitment: int) -> dict[str, str]:
    day = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}
    said = {"kind": "done", "words": "It met."} | {f"effective_on-{part}": value for part, value in day.items()}
    return {f"c{commitment}-{name}": str(value) for name, value in said.items()}
