"""The register of the demonstration, filled from nothing while workers read what is brought."""

from collections.abc import Callable
from pathlib import Path

from answerable.web.accounts.models import Person
from answerable.web.demonstration.analyses import record_analyses
from answerable.web.demonstration.bringing import accept, bring, confirm_owners, settle_last_round, wait_until_read
from answerable.web.demonstration.files import ACCEPTED, IN_REVIEW, THEMATIC, TO_BRING, Files
from answerable.web.demonstration.following import follow
from answerable.web.demonstration.monitoring import (
    FIRST_COUNTED,
    FIRST_READ,
    MEASURES,
    TITLES,
    count,
    first_months,
    make_records,
    publish_release,
)
from answerable.web.demonstration.monitoring_answers import answer, answer_first
from answerable.web.demonstration.people import COORDINATOR
from answerable.web.estate.clock import today


def fill_plans(files: Files, while_waiting: Callable[[], None]) -> None:
    """Bring, accept and follow the plans, leave one in review and one that failed, and write one to be brought by hand.

    `while_waiting` is called again and again while workers read, and may raise.
    """
    by = Person.objects.get(email=COORDINATOR.email)
    brought = [bring(files.write(name), files.outline(name).place, by=by) for name in ACCEPTED]
    waiting = bring(files.write(IN_REVIEW), files.outline(IN_REVIEW).place, by=by)
    failing = bring(files.write_what_is_no_plan(), files.outline(IN_REVIEW).place, by=by)
    files.write(TO_BRING)
    for one in wait_until_read(brought, while_waiting):
        accept(one, by=by)
    _bring_later_versions(files, while_waiting, by=by)
    confirm_owners(files.outline(ACCEPTED[0]).place, by=by)
    follow(on=today())
    wait_until_read([waiting, failing], while_waiting)


def fill_figures(records: Path, while_waiting: Callable[[], None]) -> None:
    """Count records of nobody, made up in the folder `records`, early and late; answer some, and publish some."""
    make_records(records)
    with first_months(records / FIRST_READ):
        count((FIRST_COUNTED,), (FIRST_READ,), while_waiting)
    answer_first(FIRST_COUNTED, records, on=today())
    answer(count(MEASURES, TITLES, while_waiting), records, on=today())
    record_analyses(on=today())
    publish_release(while_waiting)


def _bring_later_versions(files: Files, while_waiting: Callable[[], None], *, by: Person) -> None:
    outline = files.outline(THEMATIC)
    for version in range(2, len(outline.formats) + 1):
        brought = bring(files.write(THEMATIC, version), outline.place, by=by)
        [later] = wait_until_read([brought], while_waiting)
        settle_last_round(accept(later, by=by), outline, by=by)
