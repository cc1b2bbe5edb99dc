"""`load_tags`: the glossary that ships with the register."""

from typing import Any

from django.core.management.base import BaseCommand

from answerable.web.commitments.services import load_tags


class Command(BaseCommand):
    help = "Add the tags that ship with the register; those already held keep their words as staff left them."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - as Django calls it
        self.stdout.write(f"{load_tags()} tags added.")
