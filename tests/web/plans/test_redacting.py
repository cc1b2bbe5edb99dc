"""Personal data taken out of a plan by law: gone wherever it stood, and the record still proves itself."""

import hashlib
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test import Client, TestCase
from django.urls import reverse

from answerable.documents.plan import Plan
from answerable.documents.writers import write
from answerable.tables.ods import Sheet, ods
from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.audit.services import record, verify
from answerable.web.commitments.models import Claim, Commitment, OwnerName, Voice
from answerable.web.database.full_text import matching
from answerable.web.database.redacting import Removal
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.notices.models import Mail
from answerable.web.notices.types import MailState
from answerable.web.plans.models import ActionPlan, Document, Edition, Entry, Finding, Reading
from answerable.web.plans.queries.redacting import found_in
from answerable.web.plans.services.redacting import take_out
from tests.support.plan_making import action, finding, only_round, plan, text
from tests.support.web.accepted import AT, accepted, person
from tests.support.web.signing_in import client_of

pytestmark = pytest.mark.django_db
NAME = "Zebedee Quill"
GONE = "[personal data removed on 1 June 2026]"
WHY = "Erasure agreed, case 12"
TABLES = ("plans_", "commitments_", "audit_", "notices_")


@pytest.fixture
def admin(service: Place) -> Person:
    return person(Role.ADMINISTRATOR, service)


@pytest.fixture
def held(service: Place, coordinator: Person) -> ActionPlan:
    said = plan(
        finding(
            "1",
            f"{NAME} was held for too long.",
            "Agreed",
            rounds=(only_round(action(f"Write to {NAME}’s family.", NAME, f"After {NAME} has left")),),
            parts=(text("Also told by Annabel Quill, who is another."),),
        ),
        finding("2", "Zebedees Quill nothing.", "Agreed", rounds=(only_round(action("Hold forums.", "Governor")),)),
    )
    made = accepted(said, service, coordinator)
    commitment = Commitment.objects.earliest("pk")
    Claim.objects.create(
        commitment=commitment, kind="done", words=f"{NAME} has our letter.", recorded_by=coordinator, recorded_at=AT
    )
    Voice.objects.create(
        commitment=commitment,
        speaker="family",
        telling="not_so",
        words=f"{NAME} has no letter.",
        said_on=AT.date(),
        recorded_by=coordinator,
        recorded_at=AT,
    )
    Mail.objects.create(
        key="digest/1",
        address="a@example.org",
        subject="Due",
        text=f"Write to {NAME}.",
        place_id=service.pk,
        queued_at=AT,
    )
    record(act="claim recorded", subject=made, by=coordinator, at=AT, words=f"{NAME} has our letter.")
    content = ContentFile(write(said, "html"))
    Document.objects.update(content=default_storage.save(f"redacted/{made.pk}", content))
    return made


def rows_with(words: str) -> list[str]:
    """Every table and column of the register that holds the words in a value of its own."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(TABLES) or "full_text" in table:
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name of ours
            columns = [column[0] for column in cursor.description or ()]
            for row in cursor.fetchall():
                found += [f"{table}.{name}" for name, value in zip(columns, row, strict=True) if words in str(value)]
    return sorted(set(found))


def redact(held: ActionPlan, admin: Person, **said: Any) -> None:  # noqa: ANN401 - as the service takes them
    take_out(plan=held, words=said.get("words", NAME), why=said.get("why", WHY), by=admin, at=AT)


def test_the_words_are_nowhere_any_more(held: ActionPlan, admin: Person) -> None:
    assert len(rows_with(NAME)) > 10
    redact(held, admin)
    assert rows_with(NAME) == []


def test_a_return_sheet_that_holds_them_is_deleted_and_not_sent_any_more(held: ActionPlan, admin: Person) -> None:
    files = {
        name: default_storage.save(f"mail/{name}", ContentFile(ods(Sheet("Sheet", ["Promised"], [[said]]))))
        for name, said in {"named": f"Write to {NAME}.", "sent": f"Write to {NAME}.", "other": "Hold forums."}.items()
    }
    for name, file in files.items():
        state = MailState.SENT if name == "sent" else MailState.WAITING
        Mail.objects.create(key=name, place_id=held.place_id, attachment=file, state=state, queued_at=AT)
    assert ("Return sheets sent", 2) in [(one.what, one.times) for one in found_in(held, Removal(NAME, on=AT.date()))]
    with TestCase.captureOnCommitCallbacks(execute=True):
        redact(held, admin)
    assert [default_storage.exists(file) for file in files.values()] == [False, False, True]
    assert list(Mail.objects.filter(key__in=files).order_by("key").values_list("key", "attachment", "state")) == [
        ("named", "", MailState.FAILED),
        ("other", files["other"], MailState.WAITING),
        ("sent", "", MailState.SENT),
    ]


def test_a_tombstone_stands_in_their_place_and_nothing_else_is_changed(held: ActionPlan, admin: Person) -> None:
    redact(held, admin)
    first, second = Finding.objects.order_by("position")
    assert (first.words, first.parts) == (
        f"{GONE} was held for too long.",
        ["Also told by Annabel Quill, who is another."],
    )
    assert second.words == "Zebedees Quill nothing."
    assert Entry.objects.filter(owners=[GONE], targets__0__raw__text=f"After {GONE} has left").count() == 1
    commitment = Commitment.objects.earliest("pk")
    assert (commitment.words, commitment.owner_words) == (f"Write to {GONE}’s family.", GONE)
    assert commitment.due_words == f"After {GONE} has left"
    assert Claim.objects.get().words == f"{GONE} has our letter."
    assert OwnerName.objects.filter(words="Governor", folded="governor").count() == 1


def test_the_edition_keeps_the_hash_of_what_was_accepted(held: ActionPlan, admin: Person) -> None:
    before = Edition.objects.get()
    assert hashlib.sha256(before.content.encode()).hexdigest() == before.sha256
    redact(held, admin)
    after = Edition.objects.get()
    assert (after.sha256, after.redacted_at, after.redaction) == (before.sha256, AT, WHY)
    said = Plan.model_validate_json(after.content)
    assert said.findings[0].text.text == f"{GONE} was held for too long."
    assert Plan.model_validate_json(Reading.objects.get().read).findings[0].rounds[0].actions[0].owners == (GONE,)


def found(words: str) -> tuple[int, int]:
    return matching(Finding.objects.all(), words).count(), matching(Commitment.objects.all(), words).count()


def test_nobody_finds_it_by_the_words(held: ActionPlan, admin: Person) -> None:
    assert (found("Zebedee family"), found("Zebedee held")) == ((0, 1), (1, 0))
    redact(held, admin)
    assert (found("Zebedee family"), found("Zebedee held"), found("removed")) == ((0, 0), (0, 0), (1, 1))


def test_the_trail_tells_of_it_without_the_words_and_is_whole(held: ActionPlan, admin: Person) -> None:
    redact(held, admin)
    last = AuditEntry.objects.select_related("detail").latest("number")
    assert (last.act, last.subject, last.subject_id, last.by) == (
        "personal data taken out",
        "plans.actionplan",
        held.pk,
        admin.pk,
    )
    assert NAME not in last.detail.content
    assert verify().whole


@pytest.mark.django_db(transaction=True)
def test_the_file_is_deleted_and_its_fingerprint_kept(held: ActionPlan, admin: Person) -> None:
    before = Document.objects.get()
    assert before.content.name
    redact(held, admin)
    after = Document.objects.get()
    assert (after.sha256, after.content.name, after.redacted_at) == (before.sha256, "", AT)
    assert not default_storage.exists(before.content.name)
    gone = client_of(admin).get(reverse("plans:original", args=(after.pk,)))
    assert (gone.status_code, "This file was deleted" in gone.text) == (410, True)
    page = client_of(admin).get(reverse("plans:edition", args=(held.pk, 1))).text
    assert "Personal data was taken out on 1 June 2026" in page


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"words": "Nobody Atall"}, "These words stand nowhere in this plan."),
        ({"words": "zebedee quill"}, "These words stand nowhere in this plan."),
        ({"why": f"{NAME} asked for it"}, "The reason repeats the words"),
    ],
)
def test_what_is_refused_changes_nothing(held: ActionPlan, admin: Person, said: dict[str, str], says: str) -> None:
    before = rows_with(NAME)
    with pytest.raises(RefusedError, match=says), transaction.atomic():
        redact(held, admin, **said)
    assert rows_with(NAME) == before


@pytest.mark.parametrize("model", [Edition, Finding, Entry, Claim, Voice])
def test_nothing_else_opens_what_is_only_appended_to(held: ActionPlan, admin: Person, model: Any) -> None:  # noqa: ANN401
    redact(held, admin)
    column = "content" if model is Edition else "words"
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        model.objects.update(**{column: "{}"})


def posted(client: Client, held: ActionPlan, **said: str) -> Any:  # noqa: ANN401 - as the test client answers
    return client.post(reverse("plans:redact"), {"plan": held.pk, "words": NAME, "why": WHY, **said})


def test_an_administrator_sees_where_the_words_stand_before_they_go(held: ActionPlan, admin: Person) -> None:
    client = client_of(admin)
    assert f'value="{held.pk}"' in client.get(f"{reverse('plans:redact')}?plan={held.pk}").text
    shown = posted(client, held).text
    assert all(what in shown for what in ("Findings", "Owners as named", "Voices", "Entries of the audit trail"))
    assert rows_with(NAME)
    done = posted(client, held, confirmed="yes")
    assert (done.status_code, done.headers["Location"]) == (302, reverse("plans:plan", args=(held.pk,)))
    assert rows_with(NAME) == []


def test_words_that_stand_nowhere_and_plans_that_are_not_there(held: ActionPlan, admin: Person) -> None:
    client = client_of(admin)
    assert "These words stand nowhere in this plan" in posted(client, held, words="Nobody Atall").text
    assert "There is no plan of this number" in posted(client, held, plan="999999").text
    assert "Enter at least 2 letters or numbers" in posted(client, held, words="!").text
    assert "These words stand nowhere" in posted(client, held, words="Nobody Atall", confirmed="yes").text


def test_nobody_else_takes_words_out(held: ActionPlan, coordinator: Person) -> None:
    assert posted(client_of(coordinator), held, confirmed="yes").status_code == 403
    assert rows_with(NAME)
