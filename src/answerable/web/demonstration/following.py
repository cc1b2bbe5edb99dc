"""What became of the plans of the demonstration: published, verified, judged, spoken of, reported on, waited for."""

import datetime as dt

from django.core.files.base import ContentFile

from answerable.web.accounts.models import Person
from answerable.web.commitments import services as commitments
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.types import ClaimKind, Outcome, Speaker, Telling
from answerable.web.commitments.updating import Reported
from answerable.web.demonstration.people import (
    COORDINATOR,
    DEPUTY_DIRECTOR,
    EQUALITY_LEAD,
    GOVERNOR,
    INSPECTOR,
    LOCAL_COORDINATOR,
    ORGANISATION,
    OWNER,
    VERIFIER,
    Signatory,
)
from answerable.web.demonstration.writing import LOCAL_EQUALITY, PROGRAMME, write_plan
from answerable.web.estate.clock import now
from answerable.web.estate.models import Body, Place, Post
from answerable.web.estate.services.reference import ROOT
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.services import programmes
from answerable.web.plans.services.asking import open_round
from answerable.web.plans.services.dispatching import record_dispatch
from answerable.web.plans.services.offering import offer
from answerable.web.plans.services.publishing import publish

PRISON = "MDI"
"""Code of the prison where most of it happens."""


def follow(*, on: dt.date) -> None:
    held = ActionPlan.objects.get(place__code=PRISON)
    publish_all()
    report = held.editions.latest("number")
    sent_on = held.submitted_on or on
    inspectorate = held.inspectorate
    record_dispatch(
        report,
        recipient=str(inspectorate),
        body=inspectorate,
        sent_on=sent_on,
        how="By e-mail, with the plan as a PDF",
        by=who(LOCAL_COORDINATOR),
        at=now(),
    )
    verify_and_judge(on=on, inspectorate=inspectorate)
    hear(on=on)
    wait_and_count(on=on)
    show_evidence(on=on)
    write(held, on=on)
    begin_reporting(held, on=on)


def who(signatory: Signatory) -> Person:
    return Person.objects.get(email=signatory.email)


def promise(beginning: str) -> Commitment:
    """The commitment at the prison that begins with these words."""
    return Commitment.objects.select_related("place").get(place__code=PRISON, words__startswith=beginning)


def publish_all() -> None:
    """Every plan but that of the youth setting, so that the difference can be seen."""
    for plan in ActionPlan.objects.exclude(place__code="WYI"):
        publish(plan.editions.latest("number"), by=who(COORDINATOR), at=now())


def verify_and_judge(*, on: dt.date, inspectorate: Body | None) -> None:
    cameras, meeting = promise("Body-worn cameras"), promise("A weekly meeting")
    reports = promise("Each discrimination incident report")
    looked, judged = on - dt.timedelta(days=20), on - dt.timedelta(days=9)
    for commitment, outcome, words in (
        (
            cameras,
            Outcome.DONE,
            "I counted the cameras issued on four wings and watched film of two planned uses of force.",
        ),
        (reports, Outcome.NOT_DONE, "In a sample of 20 reports, 7 were logged by staff of the same wing."),
    ):
        commitments.verify(commitment, outcome=outcome, words=words, looked_on=looked, by=who(VERIFIER), at=now())
    for commitment, grade, words in (
        (meeting, "reasonable", "The meeting is held each week. It does not yet look at ethnicity."),
        (reports, "insufficient", "Reports were logged late, and by staff of the same wing."),
    ):
        commitments.judge(
            [commitment],
            scale="hmi_prisons_progress",
            grade=grade,
            words=words,
            review="Demonstration review of progress",
            inspectorate=inspectorate,
            judged_on=judged,
            by=who(INSPECTOR),
            at=now(),
        )


def hear(*, on: dt.date) -> None:
    said_on = on - dt.timedelta(days=12)
    forum = commitments.add_voice(
        promise("Body-worn cameras"),
        speaker=Speaker.GROUP,
        telling=Telling.NOT_SO,
        words="On our wing the cameras stay in the office at night.",
        said_on=said_on,
        by=who(EQUALITY_LEAD),
        at=now(),
    )
    commitments.name_answerer(forum, post=_post(GOVERNOR), by=who(LOCAL_COORDINATOR), at=now())
    commitments.answer_voice(
        forum,
        words="That was so on two wings until October. Night staff now sign cameras out, and I check the book myself.",
        by=who(GOVERNOR),
        at=now(),
    )
    commitments.add_voice(
        promise("The first night questions"),
        speaker=Speaker.ORGANISATION,
        organisation="A made-up Traveller support charity",
        telling=Telling.PARTLY,
        words="Men tell us they are asked, but in front of others, so many say no.",
        said_on=said_on,
        by=who(ORGANISATION),
        at=now(),
    )


def _post(signatory: Signatory) -> Post:
    return Post.objects.get(holdings__person__email=signatory.email)


def wait_and_count(*, on: dt.date) -> None:
    by, mobility = who(LOCAL_COORDINATOR), promise("A workshop that suits")
    funding = commitments.add_event(
        name="Funding of workshops is decided", place=mobility.place, expected_words="In the spring", by=by, at=now()
    )
    commitments.wait_for(mobility, event=funding, since=on - dt.timedelta(days=30), by=by, at=now())
    checked = promise("One in five answers")
    backlog = commitments.add_backlog(
        checked, counted="Discrimination reports not answered in time", target=0, by=by, at=now()
    )
    for days, value in ((90, 31), (60, 22), (30, 14), (2, 9)):
        commitments.add_figure(backlog, on=on - dt.timedelta(days=days), value=value, by=by, at=now())


def show_evidence(*, on: dt.date) -> None:
    by = who(OWNER)
    made = commitments.add_evidence(
        commitment=promise("The equality team will review"),
        title="Minutes of the review of incentives levels",
        effective_on=on - dt.timedelta(days=25),
        content=ContentFile(
            b"Minutes (made up). The review looked at 412 changes of level by ethnicity and religion.\n"
        ),
        name="minutes-of-the-review.txt",
        by=by,
        at=now(),
    )
    commitments.release_evidence(evidence=made, by=who(LOCAL_COORDINATOR), at=now())


def write(held: ActionPlan, *, on: dt.date) -> None:
    """A local equality plan and a national programme, the second with a pilot, and findings offered to both."""
    local_coordinator, by, root = who(LOCAL_COORDINATOR), who(COORDINATOR), Place.objects.get(code=ROOT)
    local = write_plan(LOCAL_EQUALITY, place=held.place, by=local_coordinator, cleared_by=who(GOVERNOR), on=on)
    programme = write_plan(PROGRAMME, place=root, by=by, cleared_by=who(DEPUTY_DIRECTOR), on=on)
    identity = programmes.add_workstream(plan=programme, name="Knowing who people are", by=by, at=now())
    mentors = held.findings.get(number="4")
    programmes.map_findings(plan=programme, covered={mentors: [identity]}, by=by, at=now())
    facts = programmes.PilotFacts(
        "Identity questions in reception",
        "Two prisons in Yorkshire",
        "That people who want to can say that they are Roma, Gypsy or Irish Traveller",
        "The share who say so on the first night, against what peer mentors know",
        begins_on=on - dt.timedelta(days=80),
        workstream=identity,
    )
    programmes.add_pilot(plan=programme, facts=facts, sites=[held.place], by=by, at=now())
    offer(finding=mentors, to=[local], by=by, at=now())


def begin_reporting(held: ActionPlan, *, on: dt.date) -> None:
    """A round is open; one owner has answered, and the others have not."""
    said = Reported(
        ClaimKind.PROGRESS,
        "The review looked at 412 changes of level. Its findings go to the equality meeting next month.",
        on - dt.timedelta(days=5),
        due_words=f"{on + dt.timedelta(days=45):%B %Y}",
        reason="The data of two wings had to be entered again.",
    )
    commitments.report_update(promise("The equality team will review"), said=said, by=who(OWNER), at=now())
    open_round(
        held,
        label=f"Progress, {on:%B %Y}",
        date=on,
        answer_by=on + dt.timedelta(days=14),
        by=who(LOCAL_COORDINATOR),
        at=now(),
    )
