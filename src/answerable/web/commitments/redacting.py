"""Where the words of commitments stand."""

from collections.abc import Iterator

from django.db.models import Q

from answerable.vocabulary.posts import fold
from answerable.web.commitments.models import (
    Backlog,
    BacklogFigure,
    Claim,
    Commitment,
    CommitmentTag,
    Evidence,
    Judgement,
    Overtaking,
    OwnerName,
    TargetDate,
    Update,
    Verification,
    Voice,
    VoiceAnswer,
    Wait,
)
from answerable.web.commitments.services.owners import LONGEST
from answerable.web.database.redacting import Held


def held_of(commitments: list[int]) -> Iterator[Held]:
    """Everything said of these commitments. What the ledgers now say is derived anew afterwards."""
    about = Q(commitment__in=commitments)
    yield Held("Commitments", Commitment.objects.filter(pk__in=commitments), ("words",))
    names = OwnerName.objects.filter(ownerships__commitment__in=commitments).distinct()
    yield Held("Owners as named", names, ("words",), follows={"folded": _folded})
    yield Held("Dates", TargetDate.objects.filter(about), ("words", "condition", "milestone", "reason"))
    yield Held("Claims", Claim.objects.filter(about), ("words",))
    yield Held("Updates", Update.objects.filter(about), ("words", "due_words", "reason"))
    yield Held("Verifications", Verification.objects.filter(about), ("words",))
    yield Held("Judgements", Judgement.objects.filter(about), ("words", "review"))
    yield Held("Voices", Voice.objects.filter(about), ("words", "organisation", "withheld_because"))
    yield Held("Answers to voices", VoiceAnswer.objects.filter(voice__commitment__in=commitments), ("words",))
    yield Held("Waits", Wait.objects.filter(about), ("words",))
    yield Held("Backlogs", Backlog.objects.filter(about), ("counted", "closing_words"))
    yield Held("Backlog figures", BacklogFigure.objects.filter(backlog__commitment__in=commitments), ("words",))
    yield Held("What took a commitment’s place", Overtaking.objects.filter(about), ("words",))
    yield Held("Titles and names of evidence", Evidence.objects.filter(about), ("title", "name"))
    yield Held("Words that proposed a tag", CommitmentTag.objects.filter(about), ("because",))


def _folded(name: OwnerName) -> str:
    """Two names may become the same words, and must still be told apart."""
    return f"{fold(name.words)[: LONGEST - 20]} {name.pk}"
