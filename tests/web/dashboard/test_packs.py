"""An inspector's pre-visit pack: every promise about a place, on a page and on paper."""

import datetime as dt

import pytest
from django.test import Client

from answerable.vocabulary.errors import AnswerableError
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import add_voice, judge, verify
from answerable.web.commitments.types import Outcome, Speaker, Telling
from answerable.web.dashboard.queries import packs as queries
from answerable.web.dashboard.views import packs as views
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.services.carrying import carry
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted
from tests.support.web.queries import count_queries
from tests.web.dashboard.held import FORUM, ROMA, TABLES, Ashgate, lines

pytestmark = pytest.mark.django_db

TODAY = dt.datetime.now(dt.UTC).date()
NAMED = "Showers at Ashgate will be mended first."
BY_FINDING = "A roof will be bought."
UNNAMED = "Doors will be painted everywhere."


@pytest.fixture
def above(ashgate: Ashgate) -> ActionPlan:
    """A plan of the region: one finding names Ashgate, one only in a promise, one not at all."""
    said = plan(
        answered("1", "The roof at Ashgate leaks.", action(BY_FINDING, "Director", "May 2030")),
        answered("2", "Mend showers.", action(NAMED, "Director", "May 2030"), action(UNNAMED, "Director", "May 2030")),
        answered("3", "Paint doors.", action("Paint will be bought.", "Director", "May 2030")),
        title="Buildings of the region",
    )
    by = ashgate.estate.person(Role.PLAN_COORDINATOR, ashgate.estate.region)
    return accepted(said, ashgate.estate.region, by)


@pytest.fixture
def inspector(ashgate: Ashgate) -> Client:
    return ashgate.client(Role.INSPECTOR)


def pack(client: Client, ashgate: Ashgate) -> list[str]:
    return lines(client.get(f"/places/{ashgate.place.pk}/pack/"))


def test_it_has_the_plans_of_the_place_and_what_those_above_say_of_it(
    ashgate: Ashgate, above: ActionPlan, inspector: Client
) -> None:
    said = pack(inspector, ashgate)
    promised = {words: words in said for words in (ROMA, FORUM, TABLES, NAMED, BY_FINDING, UNNAMED)}
    assert promised == dict.fromkeys((ROMA, FORUM, TABLES, NAMED, BY_FINDING), True) | {UNNAMED: False}
    assert f"A plan of {above.place}, as far as it names Ashgate." in " ".join(said)
    assert "Recommendation 3: Paint doors." not in said
    assert "Nothing was promised." in said


def test_it_tells_how_each_promise_stands_its_dates_and_its_silence(ashgate: Ashgate, inspector: Client) -> None:
    said = pack(inspector, ashgate)
    at = said.index(TABLES)
    facts = said[at + 1 : at + 9]
    assert facts[:3] == ["Due later", "Not mentioned again in: " + ashgate.plan.rounds.get(position=2).label, "Owner"]
    assert facts[4] == "First promised"
    whole = " ".join(said)
    assert "3 commitments in 1 plan." in whole
    assert "No date of 3 commitments has moved" in whole
    assert "2 commitments are not mentioned again in the last settled round." in whole


def test_the_four_voices_stand_side_by_side(ashgate: Ashgate, inspector: Client) -> None:
    estate, commitment = ashgate.estate, ashgate.commitment()
    coordinator, now = estate.person(Role.PLAN_COORDINATOR), estate.now
    add_voice(
        commitment,
        speaker=Speaker.GROUP,
        telling=Telling.NOT_SO,
        words="Places go to others.",
        said_on=TODAY,
        by=coordinator,
        at=now,
    )
    words = "I read the list of places."
    verify(commitment, outcome=Outcome.NOT_DONE, words=words, looked_on=TODAY, by=estate.person(Role.VERIFIER), at=now)
    judge(
        [commitment],
        scale="hmi_prisons_progress",
        grade="insufficient",
        words="Too few places.",
        review="Visit in May",
        inspectorate=None,
        judged_on=TODAY,
        by=estate.person(Role.INSPECTOR),
        at=now,
    )
    whole = " ".join(pack(inspector, ashgate))
    for told in ("Places go to others.", words, "Too few places.", "Places are offered by a new rule."):
        assert told in whole
    assert "The figures show No figures are held here yet." in whole
    assert "Ashgate Verifier" not in whole


def test_what_another_plan_carries_is_told(ashgate: Ashgate, above: ActionPlan, inspector: Client) -> None:
    commitment = Commitment.objects.get(words=NAMED)
    by = ashgate.estate.person(Role.PLAN_COORDINATOR)
    carry(ashgate.plan.findings.get(number="3"), commitment=commitment, by=by, at=ashgate.estate.now)
    said = pack(inspector, ashgate)
    assert f"Also answered by: Commitment {commitment.pk} of {above.place}: {NAMED}" in said


def test_it_is_for_those_who_see_the_place(ashgate: Ashgate) -> None:
    elsewhere = ashgate.client(Role.INSPECTOR, ashgate.estate.brackwater)
    for address in ("pack/", "pack.pdf"):
        assert elsewhere.get(f"/places/{ashgate.place.pk}/{address}").status_code == 404
    assert "No plan of this place is held, and no plan above names it." in lines(
        elsewhere.get(f"/places/{ashgate.estate.brackwater.pk}/pack/")
    )


def test_the_number_of_queries_does_not_grow(ashgate: Ashgate, inspector: Client) -> None:
    address = f"/places/{ashgate.place.pk}/pack/"
    ashgate.add()
    count_queries(inspector, address)
    one = count_queries(inspector, address)
    ashgate.add()
    ashgate.add()
    assert count_queries(inspector, address) == one


def test_a_pack_too_thick_holds_the_newest_plans(
    ashgate: Ashgate, inspector: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 1)
    newest = ashgate.add()
    said = pack(inspector, ashgate)
    assert newest.title in said
    assert ROMA not in said
    assert "The register holds more about this place than fits here. These are the newest plans." in said


def test_on_paper_it_is_a_pdf(ashgate: Ashgate, inspector: Client) -> None:
    response = inspector.get(f"/places/{ashgate.place.pk}/pack.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="pack-ashgate-{TODAY}.pdf"'
    assert response.content.startswith(b"%PDF-")


def test_without_pango_a_sentence_says_so(ashgate: Ashgate, inspector: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def print_html(*_: str) -> bytes:
        raise AnswerableError("Pango is not installed here.")

    monkeypatch.setattr(views, "print_html", print_html)
    response = inspector.get(f"/places/{ashgate.place.pk}/pack.pdf")
    assert response.status_code == 503
    assert "Pango is not installed here." in lines(response)
