"""What people tell of their group: sealed, the setting's own, exported, and soon gone."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from answerable.web.audit.models import Detail, Entry
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import PlaceKind, Role
from answerable.web.monitoring import sealing
from answerable.web.monitoring.correcting import settings_opened
from answerable.web.monitoring.models import Correction, DisclosureCount
from answerable.web.monitoring.queries.corrections import corrections, disclosures, settings_kept
from answerable.web.monitoring.sealing import OtherKeyError, Told, seal, unseal
from answerable.web.monitoring.services.corrections import export, purge, record
from answerable.web.monitoring.types import Disclosing
from tests.support.web.places import Estate
from tests.support.web.signing_in import client_of

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

AT = dt.datetime(2026, 6, 15, 9, tzinfo=dt.UTC)
TOLD_ON = dt.date(2026, 5, 30)
PERSON = "A1234BC"
FORM = {
    "person": PERSON,
    "old": "Not recorded",
    "new": "Irish Traveller",
    "stage": "reception",
    "told_on-day": "30",
    "told_on-month": "5",
    "told_on-year": "2026",
}


@pytest.fixture
def keeper(estate: Estate) -> Client:
    return client_of(estate.person(Role.EQUALITY_LEAD))


def told(estate: Estate, person: str = PERSON, stage: Disclosing = Disclosing.RECEPTION) -> Correction:
    return record(
        place=estate.ashgate,
        stage=stage,
        told_on=TOLD_ON,
        person=person,
        old="Not recorded",
        new="Roma",
        by=estate.person(Role.EQUALITY_LEAD),
        at=AT,
    )


def address(name: str, place: Place) -> str:
    return reverse(f"monitoring:{name}", args=(place.pk,))


def everything_held() -> str:
    """All that the database holds, as text."""
    rows = (row for model in apps.get_models() for row in model._default_manager.values_list())  # noqa: SLF001
    return str([bytes(value) if isinstance(value, memoryview) else value for row in rows for value in row])


def test_what_is_held_tells_nothing_of_the_person(estate: Estate) -> None:
    correction = told(estate, person=" a1234bc ")
    assert (PERSON in everything_held(), "Roma" in everything_held()) == (False, False)
    assert unseal(bytes(correction.sealed), code="AGX") == Told(PERSON, "Not recorded", "Roma")
    assert (correction.delete_on, Entry.objects.latest("pk").act) == (
        dt.date(2026, 9, 13),
        "correction of identity recorded",
    )


def test_sealed_values_are_of_one_length() -> None:
    names = ("Roma", "English, Welsh, Scottish, Northern Irish or British")
    assert len({len(seal(Told(PERSON, "Not recorded", name), code="AGX")) for name in names}) == 1


def test_the_key_of_one_setting_opens_nothing_of_another() -> None:
    with pytest.raises(OtherKeyError):
        unseal(seal(Told(PERSON, "Not recorded", "Roma"), code="AGX"), code="BWX")


def test_a_new_key_seals_and_the_earlier_ones_still_open(settings: "Settings") -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    settings.ANSWERABLE_CORRECTIONS_KEY = old
    sealed = seal(Told(PERSON, "Not recorded", "Roma"), code="AGX")
    settings.ANSWERABLE_CORRECTIONS_KEY = f"{new}, {old}"
    opened, sealed_anew = unseal(sealed, code="AGX"), seal(opened_before := Told(PERSON, "Roma", "Gypsy"), code="AGX")
    settings.ANSWERABLE_CORRECTIONS_KEY = new
    assert (opened.new, unseal(sealed_anew, code="AGX")) == ("Roma", opened_before)
    with pytest.raises(OtherKeyError):
        unseal(sealed, code="AGX")


@pytest.mark.parametrize("key", ["", "not a key", "c2hvcnQ=", "bm90IHNlY3JldDogb25seSB0aGUgdGVzdHMgdXNlIGk=,short"])
def test_without_a_key_the_page_says_what_to_do_and_nothing_is_recorded(
    estate: Estate, keeper: Client, settings: "Settings", key: str
) -> None:
    told(estate)
    settings.ANSWERABLE_CORRECTIONS_KEY = key
    pages = [keeper.get(address(name, estate.ashgate)) for name in ("corrections", "record_correction")]
    sent = keeper.post(address("record_correction", estate.ashgate), FORM)
    exported = keeper.post(address("export_corrections", estate.ashgate))
    said = ["ANSWERABLE_CORRECTIONS_KEY" in page.content.decode() for page in (*pages, sent, exported)]
    assert (said, exported.status_code, Correction.objects.count()) == ([True] * 4, 409, 1)


HELD = [
    (PlaceKind.SERVICE, "1."),
    (PlaceKind.REGION, "1.2."),
    (PlaceKind.PRISON_GROUP, "1.3."),
    (PlaceKind.ESTABLISHMENT, "1.2.4."),
    (PlaceKind.YOUTH_SETTING, "1.2.5."),
]


def test_a_role_opens_corrections_only_where_it_is_held_at_a_setting() -> None:
    assert settings_opened(HELD) == ["1.2.4.", "1.2.5."]


def test_only_the_settings_own_people_keep_its_corrections(estate: Estate) -> None:
    told(estate)
    held = [
        *((role, estate.ashgate) for role in Role),
        *((Role.EQUALITY_LEAD, place) for place in (estate.brackwater, estate.region, estate.service)),
    ]
    kept = {}
    for role, place in held:
        viewer = viewer_of(estate.person(role, place), on=AT.date())
        counted = corrections(viewer, estate.ashgate).count(), disclosures(viewer, estate.ashgate).count()
        kept[role, place.name] = [one.name for one in settings_kept(viewer)], counted
    assert {who: what for who, what in kept.items() if what != ([], (0, 0))} == {
        (Role.EQUALITY_LEAD, "Ashgate"): (["Ashgate"], (1, 1)),
        (Role.EQUALITY_LEAD, "Brackwater"): (["Brackwater"], (0, 0)),
    }


def test_a_lead_of_the_whole_service_opens_the_pages_of_no_setting(estate: Estate) -> None:
    told(estate)
    above = client_of(estate.person(Role.EQUALITY_LEAD, estate.service))
    pages = [above.get(address(name, estate.ashgate)) for name in ("corrections", "record_correction")]
    sent = [above.post(address(name, estate.ashgate), FORM) for name in ("record_correction", "export_corrections")]
    assert [one.status_code for one in (*pages, *sent)] == [404] * 4
    assert "No list is yours to keep" in above.get(reverse("monitoring:identity")).content.decode()


def test_the_export_is_a_file_and_says_who_made_it_and_when_all_is_deleted(estate: Estate, keeper: Client) -> None:
    told(estate, person="=1+A7")
    keeper.post(address("record_correction", estate.ashgate), FORM)
    sent = keeper.post(address("export_corrections", estate.ashgate))
    assert (sent.headers["Content-Type"], b"".join(sent).decode().splitlines()) == (
        "text/csv; charset=utf-8",
        [
            "Person’s reference,Group held,Group told,Told on,When",
            "'=1+A7,Not recorded,Roma,2026-05-30,At reception",
            "A1234BC,Not recorded,Irish Traveller,2026-05-30,At reception",
        ],
    )
    names = set(Correction.objects.values_list("exported_by__name", flat=True))
    assert (names, keeper.post(address("export_corrections", estate.ashgate)).status_code) == (
        {"Ashgate Equality lead"},
        409,
    )
    assert b"A1234BC" in b"".join(keeper.post(address("export_corrections", estate.ashgate), {"again": "yes"}))


def test_they_are_deleted_28_days_after_export_or_90_in_all_and_the_counts_stay(estate: Estate) -> None:
    by = estate.person(Role.EQUALITY_LEAD)
    told(estate)
    export(estate.ashgate, by=by, at=AT)
    told(estate, stage=Disclosing.LATER)
    export(estate.ashgate, again=True, by=by, at=AT + dt.timedelta(days=20))
    left = []
    for day in (dt.date(2026, 7, 12), dt.date(2026, 7, 13), dt.date(2026, 9, 12), dt.date(2026, 9, 13)):
        call_command("tick", on=day)
        left.append(Correction.objects.count())
    assert left == [2, 1, 1, 0]
    counts = list(DisclosureCount.objects.values_list("place__name", "month", "stage", "count"))
    month = dt.date(2026, 5, 1)
    assert counts == [("Ashgate", month, "later", 1), ("Ashgate", month, "reception", 1)]


def test_what_was_lost_with_its_key_is_kept_until_its_day_and_then_deleted(
    estate: Estate, settings: "Settings"
) -> None:
    told(estate)
    settings.ANSWERABLE_CORRECTIONS_KEY = Fernet.generate_key().decode()
    with pytest.raises(RefusedError, match="a key that this service no longer has"):
        export(estate.ashgate, by=estate.person(Role.EQUALITY_LEAD), at=AT)
    assert (Correction.objects.get().exported_at, purge(on=dt.date(2026, 9, 13), at=AT)) == (None, 1)


def test_what_is_refused(estate: Estate, keeper: Client) -> None:
    wrong = [{"person": "John Smith"}, {"person": "Smith"}, {"old": "Irish Traveller"}, {"told_on-year": "2199"}]
    said = []
    for change in wrong:
        page = keeper.post(address("record_correction", estate.ashgate), FORM | change).content.decode()
        said.append(page.partition("govuk-error-summary__list")[2].partition("</a>")[0].rpartition(">")[2].strip())
    assert said == [
        "Enter the person’s reference in the source system, never a name.",
        "Enter the person’s reference in the source system, never a name.",
        "The source system already holds this group, so there is nothing to correct.",
        "The day is still to come. Enter today or a day before it.",
    ]
    assert not DisclosureCount.objects.exists()


def test_no_page_log_audit_or_error_ever_holds_the_reference(
    estate: Estate, keeper: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keeper.post(address("record_correction", estate.ashgate), FORM)
    shown = [keeper.get(address(name, estate.ashgate)) for name in ("corrections", "record_correction")]
    b"".join(keeper.post(address("export_corrections", estate.ashgate)))
    shown.append(keeper.get(address("corrections", estate.ashgate)))

    def broken(*_args: object, **_kwargs: object) -> bytes:
        raise OSError(str(tmp_path))

    monkeypatch.setattr(sealing, "seal", broken)
    keeper.raise_request_exception = False
    failed = keeper.post(address("record_correction", estate.ashgate), FORM)
    written = [caplog.text, everything_held(), *(page.content.decode() for page in (*shown, failed))]
    assert (failed.status_code, [PERSON in text for text in written]) == (500, [False] * 6)
    assert not any("Irish Traveller" in content for content in Detail.objects.values_list("content", flat=True))
    assert "no-store" in shown[0].headers["Cache-Control"]


def test_the_list_narrows_and_the_counts_are_a_file_too(estate: Estate, keeper: Client) -> None:
    told(estate)
    told(estate, stage=Disclosing.INDUCTION)
    place = address("corrections", estate.ashgate)
    narrowed = keeper.get(place, {"stage": "induction", "state": "waiting"}).content.decode()
    none = keeper.get(place, {"state": "exported"}).content.decode()
    assert (narrowed.count("At induction</div>"), "No corrections found" in none) == (1, True)
    told_by_month = b"".join(keeper.get(place, {"format": "csv"})).decode().splitlines()
    assert told_by_month == ["Month,At reception,At induction,Later,All", "May 2026,1,1,0,2"]
