"""Tags of findings, proposed from their words."""

from collections.abc import Sequence

from answerable.web.commitments.services import tag_matcher
from answerable.web.plans.models import Finding, FindingTag


def tag_findings(findings: Sequence[Finding]) -> None:
    """Propose the tags that the words of the findings and of their parts call for."""
    matcher = tag_matcher()
    FindingTag.objects.bulk_create(
        FindingTag(finding=finding, tag=tag, because=because[:100])
        for finding in findings
        for tag, because in matcher.find("\n".join((finding.words, *finding.parts)))
    )
