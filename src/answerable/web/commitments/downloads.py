"""A stranger's file on its way out: saved, never shown, whatever a browser would like to make of it."""

from django.core.files import File
from django.http import FileResponse

from answerable.web.commitments.models import Evidence


def evidence_response(held: Evidence, content: File[bytes]) -> FileResponse:
    """To be saved under its own name; the type was seen in its content, and is no web page."""
    response = FileResponse(content, as_attachment=True, filename=held.name, content_type=held.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response
