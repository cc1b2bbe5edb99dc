"""What the viewer may record of a commitment, as links; nothing that would be refused."""

import datetime as dt

from django.urls import reverse

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import may_report, may_verify
from answerable.web.commitments.types import Settled
from answerable.web.design.tables import Link
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

_WHO = {
    "verifier": ("Verify", "commitments:verify"),
    "inspector": ("Record a judgement", "dashboard:judge"),
    "affected": ("Record what people affected said", "dashboard:add_voice"),
    "service": ("Report progress", "commitments:report_progress"),
}


def acts(commitment: Commitment, *, viewer: Viewer, on: dt.date) -> dict[str, list[Link]]:
    """By whose voice it is."""
    path = commitment.place.path
    may = {
        "service": may_report(viewer, commitment),
        "verifier": may_verify(viewer, commitment, on=on),
        "inspector": viewer.may_at(Capability.JUDGE, path),
        "affected": viewer.may_at(Capability.SPEAK, path),
    }
    return {who: [_link(commitment, *_WHO[who])] for who, so in may.items() if so}


def circumstance_acts(commitment: Commitment, *, viewer: Viewer) -> list[Link]:
    path, open_ = commitment.place.path, commitment.settled == Settled.OPEN
    reports, brings = viewer.may_at(Capability.REPORT_PROGRESS, path), viewer.may_at(Capability.BRING_PLANS, path)
    return [
        *([_link(commitment, "Say what it waits for", "commitments:wait")] if reports and open_ else []),
        *([_link(commitment, "Count a backlog", "commitments:add_backlog")] if reports else []),
        *(
            [_link(commitment, "Say what took its place", "commitments:overtake")]
            if brings and commitment.settled != Settled.OVERTAKEN
            else []
        ),
    ]


def _link(commitment: Commitment, words: str, route: str) -> Link:
    return Link(words, reverse(route, args=(commitment.pk,)))
