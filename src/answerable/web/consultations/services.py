"""Recording equality analyses, and answering for what figures challenge in them."""

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.consultations import policies
from answerable.web.consultations.challenges import challenged
from answerable.web.consultations.models import Analysis, Answer, BearsOn, Policy, Statement
from answerable.web.consultations.policies import Content
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.queries.figures import current_figures


@transaction.atomic
def record_analysis(*, title: str, place: Place, content: Content, by: Person, at: dt.datetime) -> Analysis:
    """The first version of the analysis of a policy that is not held at this place yet."""
    title = title.strip()
    if not title:
        raise RefusedError("Enter the title of the policy.")
    Place.objects.select_for_update().get(pk=place.pk)
    if Policy.objects.filter(title__iexact=title, place=place).exists():
        raise RefusedError(f"An analysis of “{title}” at {place} is held already. Record a new version of that one.")
    return _version(Policy(title=title, place=place), content, by=by, at=at)


@transaction.atomic
def record_version(policy: Policy, *, read: int, content: Content, by: Person, at: dt.datetime) -> Analysis:
    """A version that replaces the one that was `read`: that of two people at once is refused who comes second."""
    Policy.objects.select_for_update().get(pk=policy.pk)
    before = policy.analyses.order_by("-version")[0]
    policies.check_follows(read, latest=before.version)
    return _version(policy, content, before=before, by=by, at=at)


@transaction.atomic
def answer(statement: Statement, *, words: str, by: Person, at: dt.datetime) -> Answer:
    """Say why the statement stands, or what will be done, though figures say otherwise."""
    analysis = statement.analysis
    Policy.objects.select_for_update().get(pk=analysis.policy_id)
    policies.check_answer(
        words,
        replaced=Analysis.objects.filter(policy=analysis.policy_id, version__gt=analysis.version).exists(),
        challenged=challenged(Statement.objects.filter(pk=statement.pk), Case.objects.all()).exists(),
    )
    given = Answer.objects.create(statement=statement, words=words.strip(), by=by, at=at)
    record(act="equality analysis: challenge answered", subject=statement, by=by, at=at, words=given.words)
    return given


def _version(
    policy: Policy, content: Content, *, before: Analysis | None = None, by: Person, at: dt.datetime
) -> Analysis:
    titles = dict(current_figures().values_list("measure", "title"))
    policies.check_content(content, shown=titles, after=before.dated if before else None, on=localdate(at))
    if before is None:
        policy.save()
    number = before.version + 1 if before else 1
    document = content.document.strip()
    analysis = Analysis.objects.create(
        policy=policy, version=number, dated=content.dated, document=document, by=by, at=at
    )
    BearsOn.objects.bulk_create(
        BearsOn(analysis=analysis, measure=name, title=titles[name]) for name in content.measures
    )
    Statement.objects.bulk_create(
        Statement(analysis=analysis, characteristic=name, impact=said.impact, words=said.words.strip())
        for name, said in content.said.items()
    )
    record(act="equality analysis recorded", subject=analysis, by=by, at=at, **_facts(policy, content))
    return analysis


def _facts(policy: Policy, content: Content) -> dict[str, object]:
    said = {name.value: [one.impact.value, one.words] for name, one in content.said.items()}
    measures = sorted(content.measures)
    return {"policy": policy.title, "dated": content.dated.isoformat(), "measures": measures, "said": said}
