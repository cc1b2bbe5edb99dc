"""What became of each file that was brought."""

from dataclasses import dataclass

from answerable.web.database.kept_files import clean_name
from answerable.web.design import words
from answerable.web.design.addresses import url
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.errors import BringingError
from answerable.web.plans.queries.imports import may_see, may_see_plan
from answerable.web.plans.services.bringing import Bringing


@dataclass(frozen=True)
class Outcome:
    name: str
    sentence: str
    href: str = ""
    """Where it is followed, or where it is held; nothing where the viewer may see neither."""
    new: bool = False

    @property
    def refused(self) -> bool:
        return not self.new and not self.href


def outcome_of(name: str, made: Bringing, *, viewer: Viewer) -> Outcome:
    brought, shown = made.brought, clean_name(name)
    if made.new:
        return Outcome(shown, f"“{shown}” was brought.", url("plans:import", pk=brought.pk), new=True)
    since = f"since {words.date(brought.brought_at)}"
    again = "It was not brought a second time."
    if may_see(brought, viewer=viewer):
        sentence = f"“{shown}” is held already, {since}, as “{brought}”. {again}"
        return Outcome(shown, sentence, url("plans:import", pk=brought.pk))
    if brought.edition and may_see_plan(brought, viewer=viewer):
        plan = brought.edition.plan
        return Outcome(shown, f"“{shown}” is held already, as “{plan}”. {again}", url("plans:plan", pk=plan.pk))
    return Outcome(
        shown,
        f"“{shown}” is held already, {since}, for a place that you do not see. {again} "
        f"Ask {brought.brought_by.name}, who brought it.",
    )


def refusal(name: str, error: BringingError) -> Outcome:
    return Outcome(clean_name(name), str(error))
