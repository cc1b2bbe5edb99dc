"""What the API tells anyone: what is published, and nothing else."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import OwnerName
from answerable.web.commitments.types import OwnerNature
from answerable.web.estate.types import Role
from answerable.web.plans.services.publishing import restrict, withdraw_publication
from tests.web.api.asking import HIDDEN, Register
from tests.web.dashboard.held import FORUM, PROGRESS, ROMA, TABLES, TITLE

pytestmark = pytest.mark.django_db


def test_a_plan_in_a_list(register: Register) -> None:
    [plan] = register.items("plans")
    place = register.estate.ashgate
    assert plan == {
        "id": register.plan.pk,
        "title": TITLE,
        "kind": "inspection",
        "place": {"id": place.pk, "name": "Ashgate"},
        "inspectorate": {"id": register.plan.inspectorate_id, "name": "HM Inspectorate of Prisons"},
        "submitted_on": str(register.plan.submitted_on),
        "published_at": register.plan.published_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),  # type: ignore[union-attr]
        "restricted_because": "",
    }


def test_a_plan_with_its_editions_and_rounds(register: Register) -> None:
    told = register.told(f"plans/{register.plan.pk}")
    assert [one["number"] for one in told["findings"]] == ["1", "2", "3"]
    assert [one["decision"] for one in told["findings"]] == ["agreed", "partly_agreed", "not_agreed"]
    edition = register.plan.editions.get()
    assert [(one["number"], one["sha256"], one["anchor"]) for one in told["editions"]] == [
        (1, edition.sha256, edition.anchor)
    ]
    assert [(one["kind"], one["entries"]) for one in told["rounds"]] == [
        ("commitments", 3),
        ("progress", 1),
        ("progress", 1),
    ]
    assert told["rounds"] == register.told(f"plans/{register.plan.pk}/rounds")


def test_a_round_with_what_it_says(register: Register) -> None:
    told = register.told(f"plans/{register.plan.pk}/rounds/2")
    [said] = told["said"]
    assert (said["words"], said["relation"], said["finding_number"], said["commitment"]) == (
        PROGRESS,
        "progress",
        "1",
        register.commitment(ROMA).pk,
    )
    assert [due["words"] for due in said["due"]] == ["Completed and ongoing"]
    assert register.ask(f"plans/{register.plan.pk}/rounds/9").status_code == 404


def test_findings_and_one_of_them(register: Register) -> None:
    assert [one["number"] for one in register.items("findings")] == ["3", "2", "1"]
    told = register.told(f"findings/{register.finding('2').pk}")
    assert told["words"] == "Publish figures by ethnicity."
    assert told["response"] == ["For policy reasons figures will be published once a year."]
    assert told["reasons"] == ["policy"]
    assert [one["words"] for one in told["said"]] == [TABLES]


def test_a_commitment_in_a_list(register: Register) -> None:
    told = {one["words"]: one for one in register.items("commitments")}
    assert told.keys() == {ROMA, FORUM, TABLES}
    forum = told[FORUM]
    due = register.commitment(FORUM).due_on
    assert (forum["standing"], forum["due"]["on"], forum["due"]["kind"]) == ("due_soon", str(due), "by")
    assert forum["owners"] == ["Head of Kites", "Education department"]
    assert (told[ROMA]["standing"], told[ROMA]["claim"]) == ("claimed_done", "done_and_continuing")


def test_a_commitment_with_its_ledgers(register: Register) -> None:
    told = register.told(f"commitments/{register.commitment(ROMA).pk}")
    assert [(one["kind"], one["words"]) for one in told["claims"]] == [("done_and_continuing", PROGRESS)]
    assert [one["owner"] for one in told["owners_said"] if one["present"]] == ["Governor"]
    assert next((one["saying"], one["due"]["kind"]) for one in told["dates"]) == (1, "by")
    assert [one["relation"] for one in told["said"]] == ["made", "progress"]
    assert told["caveats"] == ["Building works may delay any date."]
    empty = ("verifications", "judgements", "voices", "waits", "backlogs", "overtaken", "tags")
    assert {name: told[name] for name in empty} == {name: [] for name in empty}


def test_places_and_how_their_commitments_stand(register: Register) -> None:
    assert [one["name"] for one in register.items("places", words="ash")] == ["Ashgate"]
    told = register.told(f"places/{register.estate.region.pk}")
    assert [one["name"] for one in told["below"]] == ["Ashgate", "Brackwater"]
    assert told["standings"] == {"due_soon": 1, "due_later": 1, "claimed_done": 1}


def test_tags_and_what_changed(register: Register) -> None:
    assert "Roma" in [tag["name"] for tag in register.told("tags")]
    [change] = register.items("changes", since=str(timezone.localdate()))
    assert (change["kind"], change["plan"], change["said"]) == ("published", register.plan.pk, TITLE)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert register.items("changes", since=str(tomorrow)) == []


def test_what_is_not_published_is_nowhere(register: Register) -> None:
    finding, commitment = register.hidden.findings.get(), register.commitment(HIDDEN)
    for path in (
        f"plans/{register.hidden.pk}",
        f"plans/{register.hidden.pk}/rounds",
        f"findings/{finding.pk}",
        f"commitments/{commitment.pk}",
    ):
        assert register.ask(path).status_code == 404
    for path in ("plans", "findings", "commitments"):
        assert HIDDEN not in str(register.told(path))
    assert register.items("commitments", plan=register.hidden.pk) == []
    assert register.items("findings", plan=register.hidden.pk) == []
    withdraw_publication(register.plan, because="A mistake.", by=_coordinator(register), at=register.estate.now)
    assert [register.items(path) for path in ("plans", "findings", "commitments")] == [[], [], []]


def test_a_restricted_plan_is_a_title(register: Register) -> None:
    restrict(register.plan, because="A trial is going on.", by=_coordinator(register), at=register.estate.now)
    told = register.told(f"plans/{register.plan.pk}")
    assert (told["title"], told["restricted_because"]) == (TITLE, "A trial is going on.")
    empty = ("findings", "rounds", "editions", "caveats")
    assert ({name: told[name] for name in empty}, told["report"]) == ({name: [] for name in empty}, None)
    assert [register.items(path) for path in ("findings", "commitments")] == [[], []]
    for said in (told, *register.items("plans")):
        assert (said["submitted_on"], said["inspectorate"]) == (None, None)
    assert register.ask(f"findings/{register.finding('1').pk}").status_code == 404


def test_a_restricted_finding_is_a_number(register: Register) -> None:
    finding = register.finding("1")
    restrict(finding, because="It names a prisoner.", by=_coordinator(register), at=register.estate.now)
    told = register.told(f"findings/{finding.pk}")
    assert (told["number"], told["restricted_because"], told["decision"]) == ("1", "It names a prisoner.", "")
    assert ROMA not in str(told)
    assert "Roma" not in str(told["words"])
    assert [one["number"] for one in register.items("findings")] == ["3", "2"]
    assert register.words("commitments") == [TABLES]
    restricted = [one for one in register.told(f"plans/{register.plan.pk}")["findings"] if one["restricted_because"]]
    assert [one["number"] for one in restricted] == ["1"]


def test_people_are_never_named(register: Register) -> None:
    OwnerName.objects.filter(words="Head of Kites").update(nature=OwnerNature.PERSON, words="Kit Kestrel")
    commitment = register.commitment(FORUM)
    told = [register.items("commitments"), register.told(f"commitments/{commitment.pk}")]
    told.append(register.items("commitments", register.token(Role.PLAN_COORDINATOR)))
    told.append(register.told(f"commitments/{commitment.pk}", register.token(Role.PLAN_COORDINATOR)))
    assert "Kestrel" not in str(told)
    assert "A named person" in str(told)
    names = [person.name for person in register.estate.people.values()]
    assert [name for name in names if name in str(told)] == []


def _coordinator(register: Register) -> Person:
    return register.estate.person(Role.PLAN_COORDINATOR)
