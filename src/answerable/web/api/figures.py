"""Released figures as the API tells of them: of one place, or of a measure at every place."""

from collections.abc import Iterator

from answerable.web.api.asked import FiguresAsked
from answerable.web.api.places import find_place
from answerable.web.estate.models import Place
from answerable.web.estate.queries import root
from answerable.web.monitoring.queries import released as queries
from answerable.web.monitoring.queries.released import Figure


def figures_of(asked: FiguresAsked) -> Iterator[tuple[Place, Figure]]:
    """In an order that stays as long as nothing is published. Raises Http404 where there is no such place."""
    held = {name: of for name, of in queries.newest().items() if asked.measure in {"", name}}
    is_ = {name: value for name in ("characteristic", "group") if (value := getattr(asked, name))}
    return queries.at_places(_places(asked), held, **is_)


def _places(asked: FiguresAsked) -> list[Place]:
    if asked.place is not None:
        return [find_place(asked.place)]
    whole = root()
    return [whole, *queries.places_told(whole)] if asked.measure else [whole]
