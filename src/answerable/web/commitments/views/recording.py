"""What the pages on which something of a commitment is recorded have in common."""

from collections.abc import Callable, Sequence
from typing import Required, TypedDict, Unpack

from django.http import HttpResponse

from answerable.web.commitments.recorded import Subject
from answerable.web.design.forms import Form
from answerable.web.design.tables import Cell
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer


class Shown(TypedDict, total=False):
    """What the page says beside the commitment."""

    title: Required[str]
    button: Required[str]
    about: Sequence[tuple[str, Cell]]
    says: Sequence[str]


def recording(
    request: Request, form: Form, act: Callable[[], Said], subject: Subject, **shown: Unpack[Shown]
) -> HttpResponse:
    """A page that shows the commitment, asks with one form, and goes back to the commitment."""
    context = {
        "title": shown["title"],
        "button": shown["button"],
        "back": subject.address,
        "about": [*subject.facts, *shown.get("about", ())],
        "says": shown.get("says", ()),
    }
    return answer(request, form, act, "commitments/recording.html", **context)
