"""Reads of what people affected say."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Voice
from answerable.web.commitments.states import VOICE_MOVES, voice_state
from answerable.web.commitments.types import VoiceAct
from answerable.web.estate.models import Post
from answerable.web.estate.queries import present_on
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer, above_and_including

WAITS = Q(answers=None, withheld_at=None)
"""A voice that nobody has answered."""


def voices(viewer: Viewer) -> QuerySet[Voice]:
    shown = "commitment__place", "to_answer__place"
    return Voice.objects.filter(viewer.seen("commitment__place")).select_related(*shown)


def voices_by(viewer: Viewer, *, state: str = "", words: str = "") -> QuerySet[Voice]:
    """`state` is "mine" (those that wait for the viewer), "unanswered" or "answered"; left out, it is any."""
    narrowing = {"unanswered": WAITS, "answered": ~Q(answers=None)}
    found = voices_to_answer(viewer) if state == "mine" else voices(viewer).filter(narrowing.get(state, Q()))
    if words:
        found = found.filter(Q(words__icontains=words, withheld_at=None) | Q(commitment__words__icontains=words))
    return found.distinct().prefetch_related("answers")


def voice_for(viewer: Viewer, pk: int) -> Voice:
    """Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(voices(viewer).prefetch_related("answers__post"), pk=pk)


def voice_to(viewer: Viewer, capability: Capability, pk: int) -> Voice:
    """A voice with which the viewer may do this. Raises Http404."""
    return get_object_or_404(voices(viewer).filter(viewer.within(capability, "commitment__place")), pk=pk)


def may_answer(viewer: Viewer, voice: Voice) -> bool:
    """As `services.answer_voice` has it; the answers of `voice` are prefetched."""
    if VoiceAct.ANSWER not in VOICE_MOVES[voice_state(voice, answered=bool(voice.answers.all()))]:
        return False
    return voice.to_answer_id in viewer.posts or viewer.may_at(Capability.ANSWER_VOICES, voice.commitment.place.path)


def posts_to_answer(voice: Voice, *, on: dt.date) -> QuerySet[Post]:
    """Posts at the commitment's place and at those above it."""
    near = Q(place__path__in=above_and_including(voice.commitment.place.path))
    return Post.objects.filter(near, present_on(on)).select_related("place").order_by("-place__path", "title", "id")


def voices_to_answer(viewer: Viewer) -> QuerySet[Voice]:
    """Unanswered voices that wait for the viewer: those to posts held, and those for which the viewer may name one."""
    unnamed = Q(to_answer=None) & viewer.within(Capability.ANSWER_VOICES, "commitment__place")
    if not viewer.may(Capability.ANSWER_VOICES):
        unnamed = Q(pk__in=())
    found = voices(viewer).filter(WAITS, Q(to_answer__in=_with_merged(viewer)) | unnamed)
    return found.order_by("answer_by", "id")


def _with_merged(viewer: Viewer) -> QuerySet[Post]:
    return Post.objects.filter(Q(pk__in=viewer.posts) | Q(merged_into__in=viewer.posts))
