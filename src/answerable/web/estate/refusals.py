"""What was tried and refused is told to whoever tried, and kept in the trail."""

from django.db import models

from answerable.web.audit import services as audit
from answerable.web.estate.clock import now
from answerable.web.estate.requests import Request


def keep_refusal(request: Request, *, act: str, subject: models.Model, why: Exception | str) -> None:
    """Add to the trail that `act` ("verification") was refused. Call it outside the transaction that was undone."""
    by = request.user if request.user.is_authenticated else None
    audit.record(act=f"refused: {act}", subject=subject, by=by, at=now(), why=str(why))
