"""The files in which a plan can be had."""

from collections.abc import Mapping

from django.urls import reverse

from answerable.documents.writers import Format
from answerable.web.design.tables import Link
from answerable.web.plans.models import Edition

MEDIA_TYPES: Mapping[str, str] = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.HTML: "text/html; charset=utf-8",
    Format.JSON: "application/json",
}
_NAMES = {Format.DOCX: "Word", Format.ODT: "OpenDocument text", Format.HTML: "web page"}


def name_of(file_format: str) -> str:
    return _NAMES.get(Format(file_format), file_format.upper())


def links(edition: Edition) -> list[Link]:
    """The official table of an edition as a document, in each format."""
    address = {"pk": edition.plan_id, "number": edition.number}
    return [
        Link(name_of(one), reverse("plans:plan_file", kwargs={**address, "file_format": one})) for one in MEDIA_TYPES
    ]
