"""A stranger's document on its way out: to be saved, never shown."""

from django.http import FileResponse

from answerable.web.plans.models import Document


def document_response(document: Document) -> FileResponse:
    response = FileResponse(
        document.content.open("rb"),
        as_attachment=True,
        filename=document.name,
        content_type=document.media_type or "application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
