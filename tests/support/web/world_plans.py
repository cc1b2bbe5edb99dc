"""The plans of the world, in our own words."""

import datetime as dt

from answerable.documents.plan import Action, Finding, Plan, Round, RoundKind, Submission
from tests.support.plan_making import action, finding, plan, text
from tests.support.plans import unsettled

TITLE = "Fair treatment at Ashgate"


def accepted_plan(today: dt.date) -> Plan:
    """Three rounds; owners who are a post, a department, and nobody that is known; dates past, near, and none."""
    return _plan(
        today,
        finding(
            "1",
            "Find out why fewer Roma and Black prisoners are in work.",
            "Agreed",
            rounds=(
                _round(
                    today,
                    0,
                    action("Places will be offered fairly to Roma prisoners.", "Governor", _in(today, -60)),
                    action("A forum will meet.", "Head of Kites\nEducation department", _in(today, 14)),
                ),
                _round(today, 1, action("Places are offered by a new rule.", "Governor", "Completed and ongoing")),
                _round(
                    today,
                    2,
                    action("The new rule is looked at again each year.", "Governor", "Annually"),
                    action("The forum has met twice.", "Head of Kites", "Ongoing"),
                ),
            ),
        ),
        finding(
            "2",
            "Publish figures by ethnicity.",
            "Partly Agreed",
            reasons=("policy",),
            response=(text("For policy reasons figures will be published once a year."),),
            rounds=(
                _round(
                    today,
                    0,
                    action("The first tables will be published.", "HMPPS\nHead of Safe Custody", _in(today, 200)),
                ),
            ),
        ),
        finding("3", "Open the gym at night.", "Not Agreed", reasons=("operational",)),
    )


def later_version(today: dt.date) -> Plan:
    """The same plan with a round more."""
    held = accepted_plan(today)
    first = held.findings[0]
    more = _round(today, 3, action("The forum has met four times.", "Head of Kites", "Completed"))
    changed = first.model_copy(update={"rounds": (*first.rounds, more)})
    return held.model_copy(update={"findings": (changed, *held.findings[1:])})


def doubtful_plan() -> Plan:
    """Of most of the doubts that there are, one or two."""
    title = "Getting ready for release at Ashgate"
    return unsettled().model_copy(update={"title": title, "responds_to": title})


def _plan(today: dt.date, *findings: Finding) -> Plan:
    sent = today - dt.timedelta(days=400)
    return plan(
        *findings,
        title=TITLE,
        responds_to=TITLE,
        inspectorate="HM Inspectorate of Prisons",
        submitted=(Submission(round="Original", raw=_words(sent), date=sent),),
    )


def _round(today: dt.date, number: int, *actions: Action) -> Round:
    day = (today - dt.timedelta(days=400 - 120 * number)).replace(day=28)
    words = "Progress against commitments" if number else "Action plan commitments"
    kind = RoundKind.PROGRESS if number else RoundKind.COMMITMENTS
    return Round(label=f"{words} ({day:%B %Y})", date=day, kind=kind, actions=actions)


def _in(today: dt.date, days: int) -> str:
    return _words(today + dt.timedelta(days=days))


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
