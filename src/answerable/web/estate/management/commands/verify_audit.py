"""`python -m answerable.web verify_audit`: whether the record of who did what is whole."""

from django.core.management.base import BaseCommand, CommandError

from answerable.web.audit.errors import BrokenChainError
from answerable.web.audit.services import verify


class Command(BaseCommand):
    help = "Check every entry of the audit trail against its seal."

    def handle(self, **_options: object) -> None:
        try:
            self.stdout.write(f"The trail is whole: {verify()} entries.")
        except BrokenChainError as broken:
            raise CommandError(str(broken)) from broken
