"""`python -m answerable.web load_places`: the reference data of the estate, as often as one likes."""

from django.core.management.base import BaseCommand

from answerable.web.estate.clock import now
from answerable.web.estate.services.reference import load_reference_places


class Command(BaseCommand):
    help = "Add the places, posts and bodies of the reference data that are not there yet."

    def handle(self, **_options: object) -> None:
        loaded = load_reference_places(at=now())
        self.stdout.write(f"Added {loaded.places} places, {loaded.posts} posts and {loaded.bodies} bodies.")
