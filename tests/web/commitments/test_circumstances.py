"""What commitments wait for, count down, and give way to."""

import datetime as dt
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answerable.web.commitments import queries
from answerable.web.commitments.models import Commitment, Event, OwnerName
from answerable.web.commitments.services import (
    add_backlog,
    add_event,
    add_figure,
    close_backlog,
    confirm_owner,
    end_wait,
    overtake,
    record_event,
    wait_for,
)
from answerable.web.commitments.types import Settled
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from answerable.web.notices.models import Notice
from tests.support.web.places import Estate
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import AT, ON, promise

CENSUS = "The census figures are released"


@pytest.fixture
def event(estate: Estate) -> Event:
    return add_event(name=CENSUS, place=estate.region, by=estate.person(Role.PLAN_COORDINATOR), at=AT)


def wait(commitment: Commitment, event: Event) -> None:
    wait_for(commitment, event=event, words="The target needs them.", since=ON, by=commitment.recorded_by, at=AT)


def test_who_sees_an_event_counts_only_what_waits_within_sight(estate: Estate, event: Event) -> None:
    wait(promise(estate), event)
    for at, waiting in ((estate.ashgate, 1), (estate.brackwater, 0)):
        found = queries.events(viewer_of(estate.person(Role.READER, at), on=estate.now.date()))
        assert found.filter(waiting=waiting).exists(), at  # type: ignore[misc]


def stands(commitment: Commitment) -> tuple[str, bool]:
    commitment.refresh_from_db()
    return commitment.settled, commitment.waiting


def test_what_has_happened_wakes_what_waited_and_its_owners_are_told_once(estate: Estate, event: Event) -> None:
    made = [promise(estate, words, owners=("Governor",)) for words in ("Set a target.", "Publish it.")]
    by = made[0].recorded_by
    post = estate.post("Governor", holder=estate.person(Role.GOVERNOR))
    confirm_owner(name=OwnerName.objects.get(words="Governor"), post=post, by=by, at=AT)
    for commitment in made:
        wait(commitment, event)
    assert [stands(commitment) for commitment in made] == [(Settled.OPEN, True)] * 2
    assert record_event(event, happened_on=ON, words="All of them.", by=by, at=AT) == 2
    assert [stands(commitment) for commitment in made] == [(Settled.OPEN, False)] * 2
    assert list(Notice.objects.values_list("person__name", "kind", "words", "path")) == [
        (
            *("Ashgate Governor or director", "woken", one.words),
            reverse("dashboard:commitment", args=(one.pk,)),
        )
        for one in made
    ]


def test_many_are_woken_with_few_queries(estate: Estate, event: Event) -> None:
    made = [promise(estate, f"Do thing {number}.") for number in range(30)]
    for commitment in made:
        wait(commitment, event)
    with CaptureQueriesContext(connection) as asked:
        record_event(event, happened_on=ON, by=made[0].recorded_by, at=AT)
    assert len(asked) < 40


def test_waiting_ends_when_someone_says_so_and_may_begin_again(estate: Estate, event: Event) -> None:
    made = promise(estate)
    wait(made, event)
    end_wait(made.waits.get(), on=ON, by=made.recorded_by, at=AT)
    assert stands(made) == (Settled.OPEN, False)
    wait(made, event)
    assert stands(made) == (Settled.OPEN, True)


def test_what_no_commitment_can_wait_for(estate: Estate, event: Event) -> None:
    made, by = promise(estate), estate.person(Role.PLAN_COORDINATOR)
    wait(made, event)
    with pytest.raises(RefusedError, match="already waits for this event"):
        wait(made, event)
    with pytest.raises(RefusedError, match="This commitment has ended"):
        wait(promise(estate, "Done.", due=("Completed",)), event)
    with pytest.raises(RefusedError, match="There is an event “the CENSUS figures are released” already"):
        add_event(name=" the CENSUS  figures are released", place=estate.ashgate, by=by, at=AT)
    with pytest.raises(RefusedError, match="still to come"):
        record_event(event, happened_on=ON + dt.timedelta(1), by=by, at=AT)
    record_event(event, happened_on=ON, by=by, at=AT)
    for act in (lambda: record_event(event, happened_on=ON, by=by, at=AT), lambda: wait(promise(estate), event)):
        with pytest.raises(RefusedError, match="15 June 2026"):
            act()


def test_a_backlog_is_counted_and_closed_with_a_statement(estate: Estate) -> None:
    made = promise(estate)
    by = made.recorded_by
    backlog = add_backlog(made, counted="Reviews overdue", target=0, by=by, at=AT)
    for day, value in ((dt.date(2026, 5, 1), 40), (ON, 12)):
        add_figure(backlog, on=day, value=value, by=by, at=AT)
    with pytest.raises(RefusedError, match="it was last counted on 15 June 2026"):
        close_backlog(backlog, on=dt.date(2026, 6, 14), words="None is left.", by=by, at=AT)
    close_backlog(backlog, on=ON, words="Twelve were handed on.", by=by, at=AT)
    with pytest.raises(RefusedError, match="This backlog ended on 15 June 2026"):
        add_figure(backlog, on=ON, value=0, by=by, at=AT)
    assert list(backlog.figures.values_list("value", flat=True)) == [40, 12]
    backlog.refresh_from_db()
    assert (backlog.closed_on, backlog.closing_words) == (ON, "Twelve were handed on.")


def take(commitment: Commitment, by: Commitment | None = None) -> None:
    overtake(commitment, by_commitment=by, words="A new plan.", said_on=ON, by=commitment.recorded_by, at=AT)


def test_what_is_overtaken_is_ended_by_words_or_by_another(estate: Estate) -> None:
    first, second, other = (promise(estate, words) for words in ("One.", "Two.", "Three."))
    take(first, second)
    take(other)
    assert [stands(one)[0] for one in (first, second, other)] == [Settled.OVERTAKEN, Settled.OPEN, Settled.OVERTAKEN]
    with pytest.raises(RefusedError, match="Something already took the place"):
        take(first, other)


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_nothing_takes_its_own_place_in_the_end(estate: Estate, length: int) -> None:
    chain = [promise(estate, f"Thing {number}.") for number in range(length)]
    for one, next_one in pairwise(chain):
        take(one, next_one)
    with pytest.raises(RefusedError, match="Choose another"):
        take(chain[-1], chain[0])
    assert stands(chain[-1]) == (Settled.OPEN, False)


def day(name: str) -> dict[str, str]:
    return {f"{name}-day": "15", f"{name}-month": "6", f"{name}-year": "2026"}


def test_the_pages_record_it(estate: Estate) -> None:
    client = client_of(estate.person(Role.PLAN_COORDINATOR))
    made, other = promise(estate), promise(estate, "A better one.")

    def send(route: str, pk: int | None = None, **form: object) -> None:
        response = client.post(reverse(route, args=(pk,) if pk else ()), form)
        assert response.status_code == 302, response.content.decode()

    send("commitments:add_event", name=CENSUS, place=estate.ashgate.pk)
    event = Event.objects.get()
    send("commitments:wait", made.pk, event=event.pk, **day("since"))
    send("commitments:end_wait", made.waits.get().pk, **day("on"))
    send("commitments:wait", made.pk, event=event.pk, **day("since"))
    send("commitments:event", event.pk, **day("happened_on"))
    send("commitments:add_backlog", made.pk, counted="Reviews overdue", target="1000")
    backlog = made.backlogs.get()
    send("commitments:add_figure", backlog.pk, value="-3", **day("on"))
    send("commitments:close_backlog", backlog.pk, words="None is left.", **day("on"))
    send("commitments:overtake", made.pk, words="See there.", by_commitment=other.pk, **day("said_on"))
    assert stands(made) == (Settled.OVERTAKEN, False)
    page = client.get(reverse("dashboard:commitment", args=(made.pk,))).content.decode()
    for words in (CENSUS, "Reviews overdue", "None is left.", "A better one.", "See there."):
        assert words in page


def test_a_number_that_is_no_commitment_is_said(estate: Estate) -> None:
    client, made = client_of(estate.person(Role.PLAN_COORDINATOR)), promise(estate)
    form = {"words": "See there.", "by_commitment": made.pk + 9, **day("said_on")}
    response = client.post(reverse("commitments:overtake", args=(made.pk,)), form)
    assert f"There is no commitment {made.pk + 9} that you can see." in response.content.decode()
