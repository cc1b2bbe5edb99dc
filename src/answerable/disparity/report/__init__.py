"""Results of a run as one web page for those inside the service: it holds small numbers, and is not for publication."""

from answerable.disparity.report.choosing import Scope
from answerable.disparity.report.page import report

__all__ = ["Scope", "report"]
