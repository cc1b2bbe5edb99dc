"""`python -m answerable.web verify_audit [--anchor NUMBER:HASH]`: whether the record of who did what is whole."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.trail.chain import AnchorError
from answerable.web.audit.services import verify


class Command(BaseCommand):
    help = "Check every entry of the audit trail against its seal, and name every one that is not as it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchor", help="number:hash of an entry, as printed on a published document")

    def handle(self, *, anchor: str | None = None, **_options: object) -> None:
        try:
            report = verify(anchor)
        except AnchorError as wrong:
            raise CommandError(str(wrong)) from wrong
        if not report.whole:
            raise CommandError("\n".join(["The trail is not whole.", *map(str, report.faults)]))
        self.stdout.write(f"The trail is whole. It ends with entry {report.last}.")
