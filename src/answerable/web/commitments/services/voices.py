"""What people affected say of how it is for them, and who answers."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments import checks
from answerable.web.commitments.models import Commitment, Voice, VoiceAnswer
from answerable.web.commitments.queries.owning import holders, owning_posts
from answerable.web.commitments.states import voice_state
from answerable.web.commitments.types import Speaker, Telling, VoiceAct
from answerable.web.estate.models import Post
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Capability
from answerable.web.notices.services import tell
from answerable.web.notices.types import NoticeKind

DAYS_TO_ANSWER = 28


@transaction.atomic
def add_voice(
    commitment: Commitment,
    *,
    speaker: Speaker,
    telling: Telling,
    words: str,
    said_on: dt.date,
    organisation: str = "",
    by: Person,
    at: dt.datetime,
) -> Voice:
    """The post that is confirmed as the commitment's owner must answer, until another is named."""
    checks.check_speaker(Speaker(speaker), organisation)
    checks.check_day(said_on, on=localdate(at), since=commitment.said_on)
    voice = Voice.objects.create(
        commitment=commitment,
        speaker=Speaker(speaker),
        organisation=organisation.strip(),
        telling=Telling(telling),
        words=words.strip(),
        said_on=said_on,
        recorded_by=by,
        recorded_at=at,
    )
    said = {"speaker": voice.speaker, "telling": voice.telling, "words": voice.words}
    record(act="voice recorded", subject=voice, by=by, at=at, commitment=commitment.pk, **said)
    owners = owning_posts(commitment)
    if owners:
        name_answerer(voice, post=owners[0], by=by, at=at)
    return voice


@transaction.atomic
def name_answerer(voice: Voice, *, post: Post, answer_by: dt.date | None = None, by: Person, at: dt.datetime) -> None:
    """That this post must answer, by a day; 28 days from now where none is given. Its holder is told."""
    _turn(voice, VoiceAct.NAME)
    on = localdate(at)
    answer_by = answer_by or on + dt.timedelta(days=DAYS_TO_ANSWER)
    checks.check_answer_by(answer_by, on=on)
    voice.to_answer, voice.answer_by = post, answer_by
    voice.save(update_fields=["to_answer", "answer_by"])
    record(act="answerer named", subject=voice, by=by, at=at, post=post.pk, answer_by=answer_by.isoformat())
    for holder in holders([post], on=on):
        tell(
            holder,
            key=f"voice/{voice.pk}/{post.pk}/{holder.pk}",
            kind=NoticeKind.VOICE,
            title=f"Answer what people affected say, by {answer_by:%-d %B %Y}",
            words=str(voice.commitment),
            path=reverse("commitments:voice", args=(voice.pk,)),
            place_id=voice.place_id,
            at=at,
        )


@transaction.atomic
def answer_voice(voice: Voice, *, words: str, by: Person, at: dt.datetime) -> VoiceAnswer:
    """By the holder of the post that must answer, or for it by someone who may answer voices at the place."""
    _turn(voice, VoiceAct.ANSWER)
    viewer, path = viewer_of(by, on=localdate(at)), voice.commitment.place.path
    checks.check_answerer(
        holds_post=voice.to_answer_id in viewer.posts, may_answer=viewer.may_at(Capability.ANSWER_VOICES, path)
    )
    checks.check_said(words, what="the answer")
    answer = VoiceAnswer.objects.create(  # type: ignore[misc]  # without a post, the move was refused
        voice=voice,
        words=words.strip(),
        post=voice.to_answer,
        recorded_by=by,
        recorded_at=at,
    )
    record(act="voice answered", subject=answer, by=by, at=at, voice=voice.pk, words=answer.words)
    return answer


@transaction.atomic
def withhold_voice(voice: Voice, *, because: str, by: Person, at: dt.datetime) -> None:
    """Words that could identify someone are shown no more; that they were said, when and why not shown, stays."""
    _turn(voice, VoiceAct.WITHHOLD)
    checks.check_said(because, what="why the words are withheld")
    voice.withheld_at, voice.withheld_because = at, because.strip()
    voice.save(update_fields=["withheld_at", "withheld_because"])
    record(act="voice withheld", subject=voice, by=by, at=at, because=voice.withheld_because)


def _turn(voice: Voice, act: VoiceAct) -> None:
    """What two do with one voice at once they do in turn; the second sees what the first did."""
    Voice.objects.select_for_update().get(pk=voice.pk)
    voice.refresh_from_db()
    checks.check_voice_move(voice_state(voice, answered=voice.answers.exists()), act)
