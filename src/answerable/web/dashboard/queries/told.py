"""What others recorded of a commitment, as `presenters.voices` and `presenters.circumstances` read it."""

from typing import Any

from django.db.models import Prefetch

from answerable.web.commitments.models import (
    BacklogFigure,
    Judgement,
    Overtaking,
    Verification,
    Voice,
    VoiceAnswer,
    Wait,
)


def told() -> tuple[Any, ...]:
    """Prefetches for commitments; the names of those who recorded it come along, for the history."""
    by = "recorded_by"
    answers = Prefetch("answers", VoiceAnswer.objects.select_related("post", by))
    figures = Prefetch("backlogs__figures", BacklogFigure.objects.select_related(by))
    return (
        Prefetch("verifications", Verification.objects.select_related(by)),
        Prefetch("judgements", Judgement.objects.select_related("inspectorate", by)),
        Prefetch("voices", Voice.objects.select_related("to_answer", by).prefetch_related(answers)),
        Prefetch("waits", Wait.objects.select_related("event", by)),
        Prefetch("overtakings", Overtaking.objects.select_related("by_commitment", by)),
        Prefetch("overtakes", Overtaking.objects.select_related("commitment")),
        figures,
    )
