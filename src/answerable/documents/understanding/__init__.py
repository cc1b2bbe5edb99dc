"""From the page model to the plan: what a careful reader makes of the document, and what stays in doubt."""

from answerable.documents.model import Document
from answerable.documents.plan import Plan
from answerable.documents.understanding.plans import understand

__all__ = ["Document", "Plan", "understand"]
