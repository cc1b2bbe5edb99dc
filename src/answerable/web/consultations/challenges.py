"""What figures say against an analysis: found whenever it is asked for, never set."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from answerable.web.consultations.models import Analysis, Answer, BearsOn, Statement
from answerable.web.consultations.policies import CHALLENGEABLE
from answerable.web.consultations.types import Standing
from answerable.web.monitoring.models import Case as Disparity
from answerable.web.monitoring.models import CaseEvent
from answerable.web.monitoring.types import CaseAct


def challenged(statements: QuerySet[Statement], disparities: QuerySet[Disparity]) -> QuerySet[Statement]:
    """Those that one of these disparities challenges, each with `foremost`, the id of one of the highest place.

    `unanswered` says whether one of them was opened, or opened again, after the last answer.
    """
    bears = BearsOn.objects.filter(analysis=OuterRef(OuterRef("analysis")))
    against = disparities.filter(
        flagged=True,
        characteristic=OuterRef("characteristic"),
        measure__in=bears.values("measure"),
        place__path__startswith=OuterRef("analysis__policy__place__path"),
    )
    openings = CaseEvent.objects.filter(case=OuterRef("pk"), act__in=(CaseAct.OPEN, CaseAct.REOPEN)).order_by("-id")
    opened = Subquery(openings.values("at")[:1])
    answered = Answer.objects.filter(statement=OuterRef(OuterRef("pk")), at__gte=OuterRef("last_opened"))
    return statements.filter(Exists(against), impact__in=CHALLENGEABLE).annotate(
        foremost=Subquery(against.order_by("place__path", "title", "id").values("pk")[:1]),
        unanswered=Exists(against.annotate(last_opened=opened).filter(~Exists(answered))),
    )


def latest(analyses: QuerySet[Analysis]) -> QuerySet[Analysis]:
    """Those that no later version replaced."""
    later = Analysis.objects.filter(policy=OuterRef("policy"), version__gt=OuterRef("version"))
    return analyses.filter(~Exists(later))


def with_standing(analyses: QuerySet[Analysis], disparities: QuerySet[Disparity]) -> QuerySet[Analysis]:
    """Each with `standing`: how these disparities stand to it."""
    said = challenged(Statement.objects.filter(analysis=OuterRef("pk")), disparities)
    return analyses.annotate(
        standing=Case(
            When(Exists(said.filter(Q(unanswered=True))), then=Value(Standing.UNANSWERED)),
            When(Exists(said), then=Value(Standing.ANSWERED)),
            default=Value(Standing.UNCHALLENGED),
            output_field=IntegerField(),
        )
    )
