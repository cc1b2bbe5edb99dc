"""`python -m answerable.web add_administrator EMAIL NAME`: the first person, who can then invite others."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from answerable.vocabulary.errors import AnswerableError
from answerable.web.accounts.models import Person
from answerable.web.accounts.services import add_person
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import root
from answerable.web.estate.services.people import give_role
from answerable.web.estate.types import Role


class Command(BaseCommand):
    help = "Make someone an administrator of the whole service, with an account if there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *, email: str, name: str, **_options: Any) -> None:  # noqa: ANN401
        with transaction.atomic():
            person = Person.objects.filter(email=email.lower()).first()
            person = person or add_person(email=email, name=name, by=None, at=now())
            try:
                give_role(person=person, role=Role.ADMINISTRATOR, place=root(), on=today(), by=None, at=now())
            except AnswerableError as refused:
                raise CommandError(str(refused)) from refused
        self.stdout.write(f"{person.name} can set a password on the page where one signs in.")
