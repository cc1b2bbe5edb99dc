"""What was tried and refused is told to whoever tried, and kept in the trail."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models

from answerable.web.audit import services as audit
from answerable.web.estate.clock import now
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.requests import Request


def keep_refusal(request: Request, *, act: str, subject: models.Model, why: Exception | str) -> None:
    """Add to the trail that `act` ("verification") was refused. Call it outside the transaction that was undone."""
    by = request.user if request.user.is_authenticated else None
    audit.record(act=f"refused: {act}", subject=subject, by=by, at=now(), why=str(why))


@contextmanager
def refusals_kept(request: Request, *, act: str, subject: models.Model) -> Iterator[None]:
    """Keep in the trail what is refused within, and refuse it still."""
    try:
        yield
    except RefusedError as refused:
        keep_refusal(request, act=act, subject=subject, why=refused)
        raise
