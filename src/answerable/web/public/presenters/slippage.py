"""What slippage is grouped by, as the public pages call it."""

from collections.abc import Mapping
from typing import Any

from answerable.web.dashboard.presenters import slippage
from answerable.web.dashboard.presenters.slippage import Group
from answerable.web.dashboard.queries.slippage import Grouping
from answerable.web.design.tables import Link
from answerable.web.public.presenters.faces import PUBLIC


def groups(by: Grouping, things: Mapping[Any, Any]) -> dict[Any, Group]:
    named = slippage.groups(by, things)
    if by is Grouping.PLACE:
        return {pk: Group(Link(str(group.name), PUBLIC.to_place(pk)), exact=False) for pk, group in named.items()}
    return {key: Group(str(group.name), exact=False) for key, group in named.items()}
