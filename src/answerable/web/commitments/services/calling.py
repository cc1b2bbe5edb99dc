"""Calling on those who are to act on what others said: verifiers, and the posts that must answer a voice."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from answerable.web.commitments.models import Claim, Voice
from answerable.web.commitments.policies import DONE_CLAIMS
from answerable.web.commitments.reminders import LAST, Due
from answerable.web.commitments.types import Settled
from answerable.web.estate.queries import holders, nearest
from answerable.web.estate.types import Capability
from answerable.web.notices.services import tell_all
from answerable.web.notices.types import NoticeKind, Telling

_NEW = dt.timedelta(days=14)
"""A claim older than this is no news to a verifier, whatever kept the ticks from running."""
CHUNK = 1000


def call_verifiers(*, on: dt.date, at: dt.datetime) -> int:
    """Tell the nearest verifiers of what was newly said to be done; never whoever said it."""
    verifiers = nearest(Capability.VERIFY, on=on)
    new = Claim.objects.filter(
        kind__in=sorted(DONE_CLAIMS), recorded_at__gte=at - _NEW, commitment__settled=Settled.CLAIMED
    ).select_related("commitment__place")

    def tellings() -> Iterator[Telling]:
        for claim in new.order_by("id").iterator(CHUNK):
            for person in verifiers.to(claim.commitment.place.path):
                if person != claim.recorded_by_id:
                    yield _to_verify(claim, person)

    return tell_all(tellings(), at=at)


def _to_verify(claim: Claim, person: int) -> Telling:
    commitment = claim.commitment
    return Telling(
        person,
        f"verify/{claim.pk}/{person}",
        NoticeKind.TO_VERIFY,
        commitment.words,
        reverse("dashboard:commitment", args=(commitment.pk,)),
        words=f"Said to be done, at {commitment.place.name}.",
        place_id=commitment.place_id,
    )


def call_for_answers(*, on: dt.date, at: dt.datetime) -> int:
    """Remind whoever holds the post that must answer a voice, from 7 days before the day on which it must."""
    posts = holders(on=on)
    unanswered = Voice.objects.filter(
        answers=None, withheld_at=None, to_answer__isnull=False, answer_by__lte=on + LAST
    ).select_related("commitment__place")

    def tellings() -> Iterator[Telling]:
        for voice in unanswered.order_by("id").iterator(CHUNK):
            due = _answer_due(voice)
            person = posts.of(voice.to_answer_id) if voice.to_answer_id else None
            if due and person:
                yield due.tell(person, on=on, why=NoticeKind.VOICE)

    return tell_all(tellings(), at=at)


def _answer_due(voice: Voice) -> Due | None:
    if voice.answer_by is None:
        return None
    return Due(
        f"voice/{voice.pk}",
        voice.answer_by,
        f"Answer what people affected say of: {voice.commitment.words}",
        reverse("commitments:voice", args=(voice.pk,)),
        voice.place_id,
        at=voice.commitment.place.name,
    )
