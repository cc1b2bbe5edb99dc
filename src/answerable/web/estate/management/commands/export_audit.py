"""`python -m answerable.web export_audit > trail.jsonl`: the trail, to check with `answerable audit verify`."""

from dataclasses import replace

from django.core.management.base import BaseCommand, CommandParser

from answerable.trail.chain import Anchor
from answerable.trail.lines import first_line, line
from answerable.web.audit.queries import sealed
from answerable.web.audit.services import head


class Command(BaseCommand):
    help = "Write the audit trail, a line of JSON for each entry: ids and digests, never words."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--words", action="store_true", help="write the words too; keep such a file safe")

    def handle(self, *, words: bool = False, **_options: object) -> None:
        last = Anchor.read(head())
        self.stdout.write(first_line(last, words=words))
        for entry in sealed(until=last.number):
            self.stdout.write(line(entry if words else replace(entry, words=None)))
