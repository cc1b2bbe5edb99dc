"""`liken_findings`: findings that say nearly the same, among the plans held before they were looked for."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from answerable.web.plans.services.likening import liken_all


class Command(BaseCommand):
    help = "Look for findings of different plans that say nearly the same. May be stopped, and run again with --after."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--after", type=int, default=0, help="go on after the finding with this number")

    def handle(self, *_args: Any, after: int, **_options: Any) -> None:  # noqa: ANN401 - as Django calls it
        for last in liken_all(after=after):
            self.stdout.write(f"Looked at every finding up to number {last}.")
