"""Messages as rows of a list, and what is said of one."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from answerable.web.design import tables
from answerable.web.design.tables import Cell, Column, Link, Listing, Row
from answerable.web.notices.models import Mail, Notice
from answerable.web.notices.types import MailState, NoticeKind

COLUMNS = (
    Column("queued", "When", sort="-queued"),
    Column("subject", "Subject"),
    Column("state", "What became of it"),
)
SENT_COLUMNS = (
    Column("queued", "When", sort="-queued"),
    Column("to", "To"),
    Column("subject", "Subject"),
    Column("state", "What became of it"),
    Column("sent", "Handed over"),
    Column("failure", "Why not"),
)
ORDERS = {"queued": ("id",), "-queued": ("-id",)}
_COLOURS = {
    MailState.WAITING: "blue",
    MailState.SENT: "green",
    MailState.FAILED: "red",
    MailState.UNCERTAIN: "yellow",
}


def rows(mails: Iterable[Mail]) -> Iterator[Row]:
    for mail in mails:
        yield mail.queued_at, _link(mail, mail.subject, "notices:message"), state(mail)


def sent_rows(mails: Iterable[Mail]) -> Iterator[Row]:
    for mail in mails:
        yield (
            mail.queued_at,
            mail.person.name if mail.person else mail.address,
            _link(mail, mail.heading, "notices:sent_message"),  # type: ignore[attr-defined]
            state(mail),
            mail.sent_at,
            mail.failure,
        )


def state(mail: Mail) -> tables.Tag:
    found = MailState(mail.state)
    return tables.Tag(found.label, _COLOURS[found])


def facts(mail: Mail) -> list[tuple[str, Cell]]:
    """What is known of a message, apart from what it says."""
    to = f"{mail.person.name}, {mail.address}" if mail.person else mail.address
    said: list[tuple[str, Cell]] = [
        ("To", to),
        ("Put in the outbox", mail.queued_at),
        ("What became of it", state(mail)),
    ]
    optional = (("Handed over", mail.sent_at), ("Why not", mail.failure), ("Attached", mail.attachment_name))
    return said + [(name, value) for name, value in optional if value]


def told(notices: Iterable[Notice]) -> Listing | None:
    """What a digest tells, by kind; None where there is nothing to show."""
    order = list(NoticeKind)
    found = sorted(notices, key=lambda notice: order.index(NoticeKind(notice.kind)))
    lines = [(NoticeKind(one.kind).label, Link(one.title, one.path), one.words) for one in found]
    columns = (Column("kind", "Why"), Column("title", "What"), Column("words", "More"))
    return Listing("What it tells", columns, lines) if lines else None


def whole(mail: Mail, notices: Iterable[Notice]) -> dict[str, Any]:
    return {"message": mail, "facts": facts(mail), "told": told(notices)}


def _link(mail: Mail, words: str, page: str) -> Link:
    return Link(words, reverse(page, args=(mail.pk,)))
