"""From counts to the tables of results: everything after the counts, by arrays."""

from answerable.disparity.analysis.analysing import Tables, analyse, analyse_part, assembled, problems
from answerable.disparity.analysis.parts import connected, parts_of

__all__ = ["Tables", "analyse", "analyse_part", "assembled", "connected", "parts_of", "problems"]
