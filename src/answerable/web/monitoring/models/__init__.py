"""Data and runs, cases, aims of commitments, releases and their sharing, corrections of identity."""

from answerable.web.monitoring.models.aims import Aim, EffectReading
from answerable.web.monitoring.models.cases import Case, CaseCommitment, CaseEvent, Sighting
from answerable.web.monitoring.models.data import DataSet, Delivery, MeasureFigures, Run
from answerable.web.monitoring.models.identity import Correction, DisclosureCount
from answerable.web.monitoring.models.sharing import Release, Sharing

__all__ = [
    "Aim",
    "Case",
    "CaseCommitment",
    "CaseEvent",
    "Correction",
    "DataSet",
    "Delivery",
    "DisclosureCount",
    "EffectReading",
    "MeasureFigures",
    "Release",
    "Run",
    "Sharing",
    "Sighting",
]
