"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """An error page may be drawn before anyone knows who is looking."""
    return {"viewer": getattr(request, "viewer", None), "demonstration": settings.ANSWERABLE_DEMONSTRATION}
