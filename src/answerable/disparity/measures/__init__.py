"""What is measured: definitions as frozen values, read from reviewed YAML."""

from answerable.disparity.measures.checking import check
from answerable.disparity.measures.describing import describe
from answerable.disparity.measures.explaining import explain
from answerable.disparity.measures.faults import Fault
from answerable.disparity.measures.reading import read_catalogue
from answerable.disparity.measures.selecting import data_of, holds, select, shipped
from answerable.disparity.measures.writing import write_catalogue

__all__ = [
    "Fault",
    "check",
    "data_of",
    "describe",
    "explain",
    "holds",
    "read_catalogue",
    "select",
    "shipped",
    "write_catalogue",
]
