"""One message a person, and one an address, with all that a round asks of them."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.design.words import count, date
from answerable.web.notices.presenters.digest import absolute
from answerable.web.notices.services import send
from answerable.web.plans.models import Ask, Reporting
from answerable.web.plans.services.sheets import return_sheet


def mail_asks(reporting: Reporting, asks: Iterable[Ask], *, key: str, at: dt.datetime) -> None:
    """Nothing goes out twice under one `key`."""
    people: defaultdict[Person, list[Ask]] = defaultdict(list)
    addresses: defaultdict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        if ask.person:
            people[ask.person].append(ask)
        elif ask.address:
            addresses[ask.address].append(ask)
    words = Commitment.objects.in_bulk({pk for ask in asks for pk in ask.commitments})
    for person, own in people.items():
        _send_page(reporting, person, _of(own, words), key=f"round/{reporting.pk}/{key}/{person.pk}", at=at)
    for address, own in addresses.items():
        _send_sheet(reporting, address, own, words, key=f"round/{reporting.pk}/{key}/{_short(address, own)}", at=at)


def _of(asks: Iterable[Ask], words: dict[int, Commitment]) -> list[Commitment]:
    return [words[pk] for pk in sorted({pk for ask in asks for pk in ask.commitments})]


def _short(address: str, asks: Iterable[Ask]) -> str:
    """What tells these asks of this address from others, short enough for a key."""
    return hashlib.sha256(f"{address} {[ask.pk for ask in asks]}".encode()).hexdigest()[:20]


def _send_page(
    reporting: Reporting, person: Person, commitments: Sequence[Commitment], *, key: str, at: dt.datetime
) -> None:
    page = absolute(reverse("plans:my_round", args=(reporting.pk,)))
    how = f"It takes about a minute for each. They are all on one page:\n{page}"
    send(
        key=key,
        person=person,
        subject=_subject(reporting, commitments),
        text=_text(reporting, commitments, how),
        place_id=reporting.place_id,
        at=at,
    )


def _send_sheet(
    reporting: Reporting,
    address: str,
    asks: Sequence[Ask],
    words: dict[int, Commitment],
    *,
    key: str,
    at: dt.datetime,
) -> None:
    commitments = _of(asks, words)
    how = (
        "The sheet with this message has a row for each. Fill in the last four columns, leave the others as they are, "
        f"and send it back to {reporting.opened_by.name} ({reporting.opened_by.email})."
    )
    send(
        key=key,
        address=address,
        subject=_subject(reporting, commitments),
        text=_text(reporting, commitments, how),
        attachment=return_sheet(reporting, asks),
        attachment_name=f"return-sheet-{reporting.pk}.ods",
        place_id=reporting.place_id,
        at=at,
    )


def _subject(reporting: Reporting, commitments: Sequence[Commitment]) -> str:
    return f"Report progress on {count(len(commitments), 'commitment')}: {reporting.plan.title}"[:200]


def _text(reporting: Reporting, commitments: Sequence[Commitment], how: str) -> str:
    promised = "\n".join(f"- {one.words}{f' (due: {one.due_words})' if one.due_words else ''}" for one in commitments)
    return (
        f"{reporting.plan.title}\n{reporting.label}\n\n"
        f"Please say by {date(reporting.answer_by)} what was done about {count(len(commitments), 'commitment')} "
        f"that your post owns. {how}\n\n{promised}\n"
    )
