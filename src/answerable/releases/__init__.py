"""Results and a policy become documented tables that are fit to publish."""

from answerable.releases.ledger import Entry, Ledger, read_ledger
from answerable.releases.making import Made, Terms, make
from answerable.releases.showing import Summary, summary

__all__ = ["Entry", "Ledger", "Made", "Summary", "Terms", "make", "read_ledger", "summary"]
