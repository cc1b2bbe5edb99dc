"""Promised, done, followed by change: three numbers of a place or a plan."""

from answerable.web.dashboard.queries.ends import Ends
from answerable.web.design.tables import Cell


def ends(found: Ends, *, may_see_figures: bool) -> list[tuple[str, Cell]]:
    return [
        ("Promised", str(found.promised)),
        ("Done", f"{found.done}, checked by somebody else"),
        ("Followed by change", _changed(found) if may_see_figures else "Told once figures are released"),
    ]


def _changed(found: Ends) -> str:
    if not found.watched:
        return "None says yet which figures it is meant to change"
    say = "says which figures it is" if found.watched == 1 else "say which figures they are"
    return f"{found.changed}, of {found.watched} that {say} meant to change"
