"""The estate as it ships, and the tables that bring what it lacks."""

from collections import Counter

import pytest
from django.core.management import call_command

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry
from answerable.web.audit.services import head, verify
from answerable.web.estate.errors import TableError
from answerable.web.estate.models import Body, Place, Post
from answerable.web.estate.queries import closed_by, held_tables, merged_here, merged_into, places_named, root
from answerable.web.estate.services.places import move_place
from answerable.web.estate.services.reference import Loaded, load_reference_places
from answerable.web.estate.services.table_loading import load_table
from answerable.web.estate.types import PlaceKind, Role, TableKind
from tests.web.estate.making import AT, TODAY, make_person, seen_by

pytestmark = pytest.mark.django_db
GROUPS = b"group,establishment code\nYorkshire,LEI\nYorkshire,HLI\nLondon,BXI\n"


@pytest.fixture
def loaded() -> Loaded:
    return load_reference_places(at=AT)


@pytest.fixture
def administrator() -> Person:
    load_reference_places(at=AT)
    return make_person(role=Role.ADMINISTRATOR, place=root())


def refused(kind: TableKind, content: bytes) -> tuple[str, ...]:
    before = list(Place.objects.values())
    with pytest.raises(TableError) as error:
        load_table(kind, content, by=None, at=AT)
    assert list(Place.objects.values()) == before
    return error.value.problems


def test_all_places_are_there_with_their_sources(loaded: Loaded) -> None:
    assert loaded == Loaded(places=142, posts=250, bodies=18)
    kinds = Counter(Place.objects.values_list("kind", flat=True))
    assert kinds == {
        PlaceKind.SERVICE: 2,
        PlaceKind.REGION: 12,
        PlaceKind.ESTABLISHMENT: 122,
        PlaceKind.YOUTH_SETTING: 6,
    }
    assert set(Place.objects.filter(source="").values_list("code", flat=True)) == {"HMPPS", "YCS"}
    assert Body.objects.count() == 18


@pytest.mark.usefixtures("loaded")
def test_a_place_keeps_what_the_reference_data_say() -> None:
    leeds = Place.objects.select_related("above").get(code="LEI")
    assert (leeds.name, leeds.above, leeds.holds, leeds.management, leeds.town) == (
        "Leeds (HMP)",
        root(),
        "adult, male",
        "public",
        "Leeds",
    )
    assert leeds.path == f"{root().pk}.{leeds.pk}."
    assert leeds.facts == {
        "type_codes": "HMP",
        "operator": "HM Prison Service",
        "postcode": "LS12 2TJ",
        "register_status": "active",
        "in_second_list": "yes",
    }


@pytest.mark.usefixtures("loaded")
def test_settings_for_children_stand_below_the_youth_custody_service() -> None:
    below = Place.objects.filter(above__code="YCS").values_list("code", flat=True)
    assert set(below) == {"FYI", "PYI", "STC2", "STC3", "WNI", "WYI"}


@pytest.mark.usefixtures("loaded")
def test_a_place_that_closed_says_so_and_has_no_posts() -> None:
    assert list(Place.objects.filter(closed_by(TODAY)).values_list("code", flat=True)) == ["STC2"]
    assert not Post.objects.filter(place__code="STC2").exists()


@pytest.mark.usefixtures("loaded")
def test_posts_answer_to_the_nearest_above() -> None:
    governor = Post.objects.select_related("above").get(place__code="LEI", title="Governor")
    director = Post.objects.select_related("above").get(place__code="J")
    deputy = Post.objects.select_related("above").get(place__code="LEI", title="Deputy Governor")
    assert (governor.above, deputy.above, director.title) == (None, governor, "Regional Probation Director")
    assert director.above == Post.objects.get(title="Chief Probation Officer")


@pytest.mark.usefixtures("loaded")
def test_loading_again_changes_nothing() -> None:
    before = [list(model.objects.values()) for model in (Place, Post, Body, Entry)]
    assert load_reference_places(at=AT) == Loaded(0, 0, 0)
    assert [list(model.objects.values()) for model in (Place, Post, Body, Entry)] == before


@pytest.mark.usefixtures("loaded")
def test_loading_again_refreshes_what_was_changed_but_leaves_places_where_they_are() -> None:
    leeds, region = Place.objects.get(code="LEI"), Place.objects.get(code="C")
    move_place(leeds, below=region, by=None, at=AT)
    Place.objects.filter(code="LEI").update(name="Wrong", facts={})
    load_reference_places(at=AT)
    leeds.refresh_from_db()
    assert (leeds.name, leeds.above, leeds.facts["postcode"]) == ("Leeds (HMP)", region, "LS12 2TJ")


def test_prison_groups_are_not_held_until_they_are_loaded(administrator: Person) -> None:
    assert held_tables() == {TableKind.PRISON_GROUPS: False, TableKind.CHILDRENS_HOMES: False}
    assert load_table(TableKind.PRISON_GROUPS, GROUPS, by=administrator, at=AT) == 3
    assert held_tables() == {TableKind.PRISON_GROUPS: True, TableKind.CHILDRENS_HOMES: False}
    groups = Place.objects.filter(kind=PlaceKind.PRISON_GROUP).order_by("name")
    assert [(group.name, group.code, group.above) for group in groups] == [
        ("London", "PG2", root()),
        ("Yorkshire", "PG1", root()),
    ]
    leeds = Place.objects.get(code="LEI")
    assert leeds.path == f"{groups[1].path}{leeds.pk}."
    governor = Post.objects.select_related("above").get(place=leeds, title="Governor")
    assert governor.above == Post.objects.get(place=groups[1], title="Prison Group Director")


def test_a_table_of_groups_is_loaded_again(administrator: Person) -> None:
    load_table(TableKind.PRISON_GROUPS, GROUPS, by=administrator, at=AT)
    load_table(TableKind.PRISON_GROUPS, b"group,establishment code\nLondon,LEI\nKent,RCI", by=administrator, at=AT)
    groups = dict(Place.objects.filter(kind=PlaceKind.PRISON_GROUP).values_list("code", "name"))
    assert groups == {"PG1": "Yorkshire", "PG2": "London", "PG3": "Kent"}
    assert Place.objects.get(code="LEI").above == Place.objects.get(code="PG2")
    assert verify().whole


@pytest.mark.usefixtures("loaded")
def test_a_table_with_a_wrong_row_is_not_loaded_at_all() -> None:
    content = b"group,establishment code\nNorth,LEI\nNorth,XXX\nNorth,J\nSouth,LEI\n"
    assert refused(TableKind.PRISON_GROUPS, content) == (
        "Row 3: no place here has the establishment code XXX. Find the right one on the list of places.",
        "Row 4: no place here has the establishment code J. Find the right one on the list of places.",
        "Row 5: LEI stands in row 2 too. Take one of them out.",
    )


def test_childrens_homes_are_loaded_and_refreshed(administrator: Person) -> None:
    content = b"name,code,town,places\nThe Elms,SCH01,Ashby,12\n"
    load_table(TableKind.CHILDRENS_HOMES, content, by=administrator, at=AT)
    load_table(TableKind.CHILDRENS_HOMES, content.replace(b"12", b"10"), by=administrator, at=AT)
    home = Place.objects.select_related("above").get(code="SCH01")
    assert (home.name, home.kind, home.town, home.holds, home.above.code if home.above else "") == (
        "The Elms",
        PlaceKind.YOUTH_SETTING,
        "Ashby",
        "children",
        "YCS",
    )
    assert home.facts == {"places": "10", "type_codes": "SCH"}
    assert held_tables()[TableKind.CHILDRENS_HOMES]


@pytest.mark.usefixtures("loaded")
def test_a_home_cannot_take_the_code_of_another_place() -> None:
    assert refused(TableKind.CHILDRENS_HOMES, b"name,code\nThe Elms,LEI\nThe Oaks," + b"X" * 21) == (
        "Row 2: the code LEI is that of Leeds (HMP). Give the home another code.",
        "Row 3: the code must be 20 characters or fewer.",
    )


def test_places_open_and_close_by_a_table(administrator: Person) -> None:
    content = b"code,opened,closed\nLEI,1847-01-01,2026-06-03\nSTC2,,2021-12-01\n"
    load_table(TableKind.CLOSURES, content, by=administrator, at=AT)
    assert set(Place.objects.filter(closed_by(TODAY)).values_list("code", flat=True)) == {"LEI", "STC2"}


def test_a_place_that_closed_is_merged_into_another_by_a_table(administrator: Person) -> None:
    load_table(TableKind.CLOSURES, b"code,closed,merged into\nLEI,2026-06-03,ACI\n", by=administrator, at=AT)
    leeds, altcourse = Place.objects.get(code="LEI"), Place.objects.get(code="ACI")
    assert (merged_into(leeds), list(merged_here(altcourse))) == (altcourse, [leeds])
    load_table(TableKind.CLOSURES, b"code,closed,merged into\nLEI,2026-06-03,\n", by=administrator, at=AT)
    assert (merged_into(Place.objects.get(code="LEI")), list(merged_here(altcourse))) == (None, [])


@pytest.mark.usefixtures("loaded")
def test_a_place_is_merged_into_another_that_is_there_on_the_day_it_closes() -> None:
    wrong = b"code,closed,merged into\nLEI,2026-06-03,LEI\nACI,,LEI\nBXI,2026-06-03,NIX\n"
    assert refused(TableKind.CLOSURES, wrong) == (
        "Row 2: a place cannot be merged into itself. Enter the code of the other.",
        "Row 3: enter the day on which ACI closed to be merged.",
        "Row 4: no place here has the code NIX. Look for it on the list of places.",
    )


@pytest.mark.usefixtures("loaded")
def test_days_of_a_table_are_checked() -> None:
    assert refused(TableKind.CLOSURES, b"code,opened,closed\nLEI,1/2/2020,\nACI,2020-01-02,2020-01-01\n") == (
        "Row 2: write days as year, month and day, like 2026-03-31.",
        "Row 3: the day it closed must be after the day it opened.",
    )


@pytest.mark.parametrize(
    ("words", "codes"),
    [("HMP & YOI Leeds", ["LEI"]), ("HMP Feltham", ["FMI"]), ("HMYOI Feltham", ["FYI"]), ("HMP Nowhere", [])],
)
def test_a_place_is_found_by_the_name_a_document_gives_it(administrator: Person, words: str, codes: list[str]) -> None:
    assert [place.code for place in places_named(words, viewer=seen_by(administrator))] == codes


def test_the_command_says_what_it_added(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_places")
    call_command("verify_audit")
    said = capsys.readouterr().out
    whole = f"The trail is whole. It ends with entry {head()}.\n"
    assert said == f"Added 142 places, 250 posts and 18 bodies.\n{whole}"
