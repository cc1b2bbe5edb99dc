"""The access table: every route of the site and who may open it. What is not here is refused."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec

from answerable.web.estate.access import Access

# TEMPORARY (lead): joined by what exists, until every app has its table.
ACCESS: Mapping[str, Access] = {
    route: access
    for app in ("accounts", "estate", "commitments", "plans", "dashboard")
    if find_spec(f"answerable.web.{app}.access")
    for route, access in import_module(f"answerable.web.{app}.access").ACCESS.items()
}
