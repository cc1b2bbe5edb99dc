"""The first of everything published that holds the words asked for."""

from dataclasses import dataclass

from answerable.web.dashboard.published import reach
from answerable.web.dashboard.published.commitments import holding
from answerable.web.dashboard.published.findings import findings as published_findings
from answerable.web.dashboard.published.findings import listed
from answerable.web.dashboard.published.places import places
from answerable.web.dashboard.published.plans import as_listed
from answerable.web.dashboard.published.so_far import so_far
from answerable.web.dashboard.queries.home import FEW, Few, few
from answerable.web.database.full_text import matching
from answerable.web.estate.models import Place


@dataclass(frozen=True)
class Hits:
    places: list[Place]
    commitments: Few
    findings: Few
    plans: Few

    @property
    def any(self) -> bool:
        return bool(self.places or self.commitments.first or self.findings.first or self.plans.first)


def search(words: str) -> Hits:
    """Commitments, findings and plans the newest first; places by name."""
    plans = few(matching(reach.plans().filter(restricted_because=""), words).order_by("-id"))
    commitments = few(holding(reach.commitments(), words).order_by("-id"))
    findings = few(published_findings({"words": words}).order_by("-id"))
    return Hits(
        places=list(places().filter(name__icontains=words.strip())[:FEW]),
        commitments=Few(commitments.total, so_far(commitments.first)),
        findings=Few(findings.total, listed(findings.first)),
        plans=Few(plans.total, as_listed(plans.first)),
    )
