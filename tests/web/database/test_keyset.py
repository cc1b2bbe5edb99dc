import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from operator import attrgetter
from typing import ClassVar

import pytest
from django.core import signing
from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.test.utils import CaptureQueriesContext, isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from answerable.web.database import keyset

with isolate_apps("answerable.web.design"):

    class Place(models.Model):  # noqa: DJ008
        objects: ClassVar[models.Manager["Place"]]
        name = models.TextField(null=True)  # noqa: DJ001

        class Meta:
            app_label = "design"
            db_table = "keyset_place"

    class Thing(models.Model):  # noqa: DJ008
        objects: ClassVar[models.Manager["Thing"]]
        count = models.IntegerField()
        due = models.DateField(null=True)
        seen = models.DateTimeField(null=True)
        name = models.TextField(null=True)  # noqa: DJ001
        place = models.ForeignKey(Place, models.DO_NOTHING, null=True)

        class Meta:
            app_label = "design"
            db_table = "keyset_thing"


pytestmark = pytest.mark.django_db
ORDERS = [
    ("id",),
    ("-pk",),
    ("count", "id"),
    ("-count", "id"),
    ("due", "-id"),
    ("-due", "name", "id"),
    ("seen", "-count", "id"),
    ("name", "seen", "id"),
    ("place__name", "-id"),
]
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=2) | st.sampled_from("aAbé")
MOMENTS = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 1, 2), timezones=st.just(dt.UTC))  # noqa: DTZ001
THINGS = st.lists(
    st.tuples(
        st.integers(-2, 2),
        st.none() | st.dates(dt.date(2026, 1, 30), dt.date(2026, 2, 2)),
        st.none() | MOMENTS,
        st.none() | WORDS,
        st.sampled_from([None, 1, 2, 3]),
    ),
    max_size=12,
)


@pytest.fixture(autouse=True)
def tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE keyset_place (id bigint PRIMARY KEY, name text)")
        cursor.execute(
            "CREATE TABLE keyset_thing (id bigint PRIMARY KEY, count bigint NOT NULL, due date,"
            " seen timestamp with time zone, name text, place_id bigint)"
        )
    Place.objects.bulk_create([Place(id=1, name="Aye"), Place(id=2, name=None), Place(id=3, name="Bee")])


def fill(rows: list[tuple[int, dt.date | None, dt.datetime | None, str | None, int | None]]) -> None:
    Thing.objects.all().delete()
    Thing.objects.bulk_create(
        Thing(id=number, count=count, due=due, seen=seen, name=name, place_id=place)
        for number, (count, due, seen, name, place) in enumerate(rows, 1)
    )


def walk(queryset: models.QuerySet[Thing], order: tuple[str, ...], size: int) -> Iterator[keyset.Page[Thing]]:
    after = None
    while True:
        page = keyset.page(queryset, order=order, after=after, size=size)
        yield page
        after = page.next
        if after is None:
            return


def in_order(things: list[Thing], order: tuple[str, ...]) -> list[Thing]:
    """Sorted by Python, a key at a time from the last, what has no value behind the rest."""
    for name in reversed(order):
        value: Callable[[Thing], object] = attrgetter(name.removeprefix("-").replace("__", "."))
        if name.endswith("place__name"):
            value = lambda thing: thing.place and thing.place.name  # noqa: E731
        held = [thing for thing in things if value(thing) is not None]
        without = [thing for thing in things if value(thing) is None]
        things = sorted(held, key=value, reverse=name.startswith("-")) + without  # type: ignore[arg-type]
    return things


@given(rows=THINGS, order=st.sampled_from(ORDERS), size=st.integers(1, 5))
def test_all_pages_together_are_the_whole_in_order(
    rows: list[tuple[int, dt.date | None, dt.datetime | None, str | None, int | None]],
    order: tuple[str, ...],
    size: int,
) -> None:
    fill(rows)
    things = Thing.objects.select_related("place")
    pages = list(walk(things, order, size))
    whole = in_order(list(things), order)
    assert [page.items for page in pages] == ([whole[at : at + size] for at in range(0, len(whole), size)] or [[]])
    assert [page.start for page in pages] == [True] + [False] * (len(pages) - 1)


def test_a_page_takes_one_query(django_assert_num_queries: Callable[[int], AbstractContextManager[object]]) -> None:
    fill([(1, None, None, None, 1)] * 5)
    things = Thing.objects.select_related("place")
    after = keyset.page(things, order=("place__name", "id"), size=2).next
    with django_assert_num_queries(1):
        page = keyset.page(things, order=("place__name", "id"), after=after, size=2)
    assert [thing.pk for thing in page.items] == [3, 4]


def test_an_annotation_orders_a_filtered_list() -> None:
    fill([(number, None, None, name, None) for number, name in enumerate(["b", None, "a", "c"])])
    things = Thing.objects.filter(count__gt=0).annotate(
        called=Coalesce(F("name"), Value("bb"), output_field=models.TextField()), copy=F("name")
    )
    assert {
        order: [thing.pk for page in walk(things, (order, "id"), 1) for thing in page.items]
        for order in ("called", "-copy")
    } == {"called": [3, 2, 4], "-copy": [4, 3, 2]}


def test_rows_added_before_the_place_reached_do_not_shift_the_next_page() -> None:
    fill([(number, None, None, None, None) for number in (10, 20, 30, 40)])
    after = keyset.page(Thing.objects.all(), order=("count", "id"), size=2).next
    Thing.objects.create(id=9, count=5)
    following = keyset.page(Thing.objects.all(), order=("count", "id"), after=after, size=2)
    assert [thing.count for thing in following.items] == [30, 40]


@given(st.text() | st.lists(st.integers() | st.text() | st.none()).map(signing.dumps))
def test_a_cursor_of_another_making_gives_the_first_page(after: str) -> None:
    fill([(1, None, None, None, None)] * 2)
    page = keyset.page(Thing.objects.all(), order=("count", "id"), after=after, size=1)
    assert ([thing.pk for thing in page.items], page.start) == ([1], True)


def test_a_cursor_of_another_order_gives_the_first_page() -> None:
    fill([(1, None, None, None, None)] * 3)
    after = keyset.page(Thing.objects.all(), order=("-count", "id"), size=1).next
    assert keyset.page(Thing.objects.all(), order=("count", "id"), after=after, size=1).start


def test_an_index_on_the_order_is_where_a_page_begins() -> None:
    fill([(number, None, None, None, None) for number in range(200)])
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX keyset_thing_order ON keyset_thing (count, id)")
        cursor.execute("ANALYZE keyset_thing")
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
    after = keyset.page(Thing.objects.all(), order=("count", "id"), size=100).next
    with CaptureQueriesContext(connection) as captured:
        keyset.page(Thing.objects.all(), order=("count", "id"), after=after, size=2)
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {captured.captured_queries[0]['sql']}")
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert re.search(r"keyset_thing_order.*\(count ?>", plan)
