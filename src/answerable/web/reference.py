"""`python -m answerable.web.reference FOLDER` writes the pages on roles, routes and states, from the rules."""

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


_STATES = """\
# States

What may follow what. The rules read the same tables from which these diagrams are made by `make docs`; no state is ever
set by hand.

## A commitment

What ends it is derived from its ledgers: what the service claims, and what somebody else found. Whatever does not stand
here changes nothing.

{settled}

While nothing has ended it, what it promises and the day say how it stands:

{standings}

## A voice

What people affected say, and the post that must answer.

{voices}

## A disparity that figures flagged

A case opens by itself when figures flag a disparity, and again by the rules of `monitoring/policies.py`. It closes only
where the whole interval lies inside the band. Notes and decisions of meetings change nothing here.

{cases}

## A plan that is being written

{drafts}

## A document that was brought

{imports}
"""


_API = """\
# The API

`/api/v1/` answers programs in JSON. What is published needs no key. Shown a token (`Authorization: Bearer`, made on the
page of one's own account), it answers with what the token's person may see on the day; with the scope `report` that
person's progress can be reported. The page `/api/` explains it with examples, and `/api/v1/openapi.json` describes all
of it in OpenAPI 3.1. Posts are named, people never.

- **Pages.** A list answers `items`, and in `next` the address of the page that follows, or null.
- **Filters.** One that there is not, or a value that makes no sense, is refused with 422.
- **Changes.** Every answer to GET has an `ETag`. Sent back in `If-None-Match`, it is answered with 304 if nothing
  changed.
- **Errors.** Every error is a problem as RFC 9457 has it; `errors` says where each fault is. 409 is a rule of the
  record.
- **Limits.** So many requests a minute for each token, or address without one
  (`ANSWERABLE_API_REQUESTS_A_MINUTE`); the headers `RateLimit-*` count them, and 429 comes with `Retry-After`.
- **Other sites.** No CORS headers are sent: a script on another site's page cannot read the answers. A session in the
  browser counts for nothing here.

A change that would break a program becomes version 2 beside this one. This page is made from the description of the API
by `make docs`.

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


def states_page() -> str:
    from answerable.web.commitments.states import FOLLOWS, VOICE_MOVES  # noqa: PLC0415
    from answerable.web.commitments.types import Settled, VoiceState  # noqa: PLC0415
    from answerable.web.diagrams import standings, state_diagram, steps  # noqa: PLC0415
    from answerable.web.monitoring.policies import CASE_MOVES  # noqa: PLC0415
    from answerable.web.monitoring.types import CaseState  # noqa: PLC0415
    from answerable.web.plans.policies import MOVES  # noqa: PLC0415
    from answerable.web.plans.states import IMPORT_MOVES  # noqa: PLC0415
    from answerable.web.plans.types import DraftState, ImportState  # noqa: PLC0415

    written = ((before, move.words.lower(), move.to) for move in MOVES for before in move.frm)
    return _STATES.format(
        settled=state_diagram(steps(FOLLOWS), first=Settled.OPEN),
        standings=_table(["It is to be", "Its day", "It stands", "While it waits for an event"], standings()),
        voices=state_diagram(steps(VOICE_MOVES), first=VoiceState.UNNAMED),
        cases=state_diagram(steps(CASE_MOVES), first=CaseState.NEW),
        drafts=state_diagram(written, first=DraftState.DRAFT),
        imports=state_diagram(steps(IMPORT_MOVES), first=ImportState.QUEUED),
    )


_DOORS = {
    Door.ANYONE: "anyone",
    Door.SIGNED_IN: "whoever is signed in",
    Door.TOKEN: "whoever shows a token that allows it",
    Door.CONCERNED: "whoever it concerns",
}


def api_page() -> str:
    from answerable.web.api.presenters import operations  # noqa: PLC0415 - needs Django to be set up

    rows = ([f"`{address}`", str(about), str(filters or "")] for address, about, filters in operations().rows)
    return _API.format(table=_table(["Address", "What it answers", "Filters"], rows))


def who(access: Access) -> str:
    """Who a rule admits, in words."""
    if isinstance(access.who, Door):
        return _DOORS[access.who]
    return f"whoever may {Capability(access.who).label}{', there' if access.at_place else ''}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.web.settings.test")
    django.setup()
    (folder / "roles.md").write_text(roles_page())
    (folder / "routes.md").write_text(routes_page())
    (folder / "api.md").write_text(api_page())
    (folder / "states.md").write_text(states_page())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
