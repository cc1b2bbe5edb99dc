"""Search over words: what is found, what is not, and that nothing typed is an error."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.database import full_text
from answerable.web.database.full_text import matching
from answerable.web.database.search_words import Term, terms
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan

AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
PROMISES = {
    "forum": "A forum of Roma prisoners’ families will meet, and self-harm will be on its agenda.",
    "training": "All staff will be trained in fairness/equality by an outside body.",
    "review": "Reviews with prisoners are held each month; the prison publishes the figures.",
    "café": "The visitors’ café will open on Sundays.",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    return Place.objects.create(kind="service", name="Wexmoor", code="W", path="1.")


@pytest.fixture(autouse=True)
def promises(place: Place) -> list[Commitment]:
    by = Person.objects.create(email="a@example.org", name="A person")
    return Commitment.objects.bulk_create(
        Commitment(place=place, words=words, owner_words=name, recorded_at=AT, recorded_by=by)
        for name, words in PROMISES.items()
    )


def found(words: str) -> set[str]:
    return set(matching(Commitment.objects.all(), words).values_list("owner_words", flat=True))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", set(PROMISES)),
        ("  ?!* ", set(PROMISES)),
        ("roma", {"forum"}),
        ("ROMA families", {"forum"}),
        ("roma staff", set()),
        ("prison", {"forum", "review"}),
        ('"the figures"', {"review"}),
        ('"figures publishes"', set()),
        ("“trained in fairness”", {"training"}),
        ("fair*", {"training"}),
        ("equality", {"training"}),
        ("self-harm", {"forum"}),
        ("harm", {"forum"}),
        ("prison -roma", {"review"}),
        ("-prison", {"training", "café"}),
        ('-"each month" prison', {"forum"}),
        ("café", {"café"}),
        ("training", {"training"}),
        ('"an open quotation', set()),
    ],
)
def test_what_words_find(words: str, expected: set[str]) -> None:
    assert found(words) == expected


def test_common_words_are_looked_for_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    for match in full_text._MATCH.values():  # noqa: SLF001 - so that a few rows are many
        monkeypatch.setattr(match, "most_looked_up", 0)
    ordered = matching(Commitment.objects.order_by("-id"), "prison -roma")
    assert [commitment.owner_words for commitment in ordered] == ["review"]
    assert matching(Commitment.objects.all(), "prison").count() == 2


def test_words_that_change_are_found_as_they_are_now(promises: list[Commitment]) -> None:
    Commitment.objects.filter(pk=promises[0].pk).update(words="A gardening club")
    Commitment.objects.filter(pk=promises[1].pk).delete()
    assert (found("roma"), found("gardening"), found("trained")) == (set(), {"forum"}, set())


def test_every_string_of_a_column_of_strings_counts(place: Place) -> None:
    caveats = ["Dates may move because of “rebuilding”.", "New\nline"]
    plan = ActionPlan.objects.create(title="Fair treatment", place=place, caveats=caveats, recorded_at=AT)
    plans = ActionPlan.objects.all()
    found_by = {words: list(matching(plans, words)) for words in ("rebuilding", "treatment moves", "line", "nline")}
    assert found_by == {"rebuilding": [plan], "treatment moves": [plan], "line": [plan], "nline": []}


def test_terms() -> None:
    assert terms('two words "stand together" pris* -left -"left out" - "" * self-harm') == [
        Term(("two",)),
        Term(("words",)),
        Term(("stand", "together")),
        Term(("pris",), prefix=True),
        Term(("left",), excluded=True),
        Term(("left", "out"), excluded=True),
        Term(("self", "harm")),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(alphabet="ab\"'*-()&|!:<>\\^{}+~,.;%_ NEAR AND OR NOT"))
@example("NEAR(a b)")
@example("words : a")
@example("'\\'")
@example("%s %(a)s")
@example("a\0b")
@example("ª ² ½ 3rd 1e5 ..1 http://a.b/c")
@example("-the")
def test_nothing_typed_is_an_error(words: str) -> None:
    asked = matching(Commitment.objects.order_by("-id"), words)
    assert set(asked) <= set(Commitment.objects.all())
    assert matching(Commitment.objects.all(), words).count() == len(asked)
