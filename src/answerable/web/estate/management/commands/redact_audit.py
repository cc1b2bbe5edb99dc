"""`python -m answerable.web redact_audit NUMBER --why WORDS --by EMAIL`: take the words out of an entry, for good."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.web.accounts.models import Person
from answerable.web.audit.errors import AlreadyRedactedError
from answerable.web.audit.models import Entry
from answerable.web.audit.services import redact
from answerable.web.estate.clock import now


class Command(BaseCommand):
    help = "Take the words out of an entry of the audit trail; that it was done stays, and the trail stays whole."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int)
        parser.add_argument("--why", required=True, help="the reason and the decision it rests on")
        parser.add_argument("--by", required=True, help="the email address of the person who decided it")

    def handle(self, *, number: int, why: str, by: str, **_options: Any) -> None:  # noqa: ANN401
        try:
            person = Person.objects.get(email=by.lower())
            entry = redact(Entry.objects.get(number=number), why=why[:200], by=person, at=now())
        except (Person.DoesNotExist, Entry.DoesNotExist, AlreadyRedactedError) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"The words of entry {number} are gone; entry {entry.number} says so.")
