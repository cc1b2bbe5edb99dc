"""`python -m answerable.web.reference FOLDER` writes the pages on roles and routes, from the rules themselves."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import django

from answerable.web.estate.access import Access, Door
from answerable.web.estate.policies import CAPABILITIES
from answerable.web.estate.types import Capability, Role

_ROLES = """\
# Roles

A role is held by a person at a place, from a day until another. It reaches that place and every place below it. Whoever
may see plans at a place also sees the plans of the places above it: a plan of the region or of the whole service is the
plan of each place in it. What a role does not allow here is refused. This page is made from
`src/answerable/web/estate/policies.py` by `make docs`.

{table}
"""

_ROUTES = """\
# Routes

Every address of the site and who may open it; a route that is not here is refused. "There" means that the thing the
address names has a place, and that a role must reach it: to everyone else it is not found. This page is made from the
access table (`src/answerable/web/access.py`) by `make docs`; the tests compare it with the real routes both ways.

{table}
"""


def roles_page() -> str:
    rows = (
        [role.label, *("yes" if capability in CAPABILITIES[role] else "" for capability in Capability)] for role in Role
    )
    headings = ["Role", *(f"May {capability.label}" for capability in Capability)]
    return _ROLES.format(table=_table(headings, rows))


def routes_page() -> str:
    from answerable.web.access import ACCESS  # noqa: PLC0415 - needs Django to be set up
    from answerable.web.routes import routes  # noqa: PLC0415

    rows = ([f"`{address}`", f"`{name}`", who(ACCESS[name])] for name, address in sorted(routes().items()))
    return _ROUTES.format(table=_table(["Address", "Route", "Who"], rows))


def who(access: Access) -> str:
    """Who a rule admits, in words."""
    if access.who is Door.ANYONE:
        return "anyone"
    if access.who is Door.SIGNED_IN:
        return "whoever is signed in"
    if access.who is Door.TOKEN:
        return "whoever shows a token that allows it"
    return f"whoever may {Capability(access.who).label}{', there' if access.at_place else ''}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.web.settings.test")
    django.setup()
    (folder / "roles.md").write_text(roles_page())
    (folder / "routes.md").write_text(routes_page())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
