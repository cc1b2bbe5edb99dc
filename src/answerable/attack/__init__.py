"""A separate program that tries to undo a release, from its published files alone.

It shares no code with the rooms that hide figures: what adds up to what it reads from the code lists of the release.

    report = attack(Path("release"), Path("ledger"))
    report.opened, report.recovered, report.intervals
"""

from answerable.attack.attacking import attack
from answerable.attack.report import Finding, Report
from answerable.attack.space import Cell

__all__ = ["Cell", "Finding", "Report", "attack"]
