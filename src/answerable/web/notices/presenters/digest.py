"""The words of a digest: plain text, by kind, each thing with its address."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse

from answerable.web.design.words import count, date
from answerable.web.notices.models import Mail, Notice
from answerable.web.notices.types import NoticeKind

MOST = 40
"""Things of one kind that a mail says; its page says all."""


def subject(notices: Sequence[Notice], *, on: dt.date) -> str:
    return f"Answerable: {count(len(notices), 'thing')} for you, {date(on)}"


def text(notices: Sequence[Notice], *, name: str, mail: Mail, on: dt.date) -> str:
    here = absolute(reverse("notices:message", args=(mail.pk,)))
    lines = [f"Hello {name},", "", f"This is what there is for you on {date(on)}.", ""]
    for kind in NoticeKind:
        lines += _section(kind, [notice for notice in notices if notice.kind == kind], here)
    return "\n".join([*lines, "You get one message like this a day at most, and none when there is nothing.", here, ""])


def _section(kind: NoticeKind, notices: Sequence[Notice], here: str) -> Iterator[str]:
    if not notices:
        return
    yield from (f"{kind.label} ({len(notices)})", "")
    for notice in notices[:MOST]:
        yield from (f"* {notice.title}", *(f"  {line}" for line in notice.words.splitlines()))
        yield from (f"  {absolute(notice.path)}", "")
    if len(notices) > MOST:
        yield from (f"And {len(notices) - MOST} more. See them all: {here}", "")


def absolute(path: str) -> str:
    """The whole address of a page of this site."""
    return settings.ANSWERABLE_ADDRESS.rstrip("/") + path
