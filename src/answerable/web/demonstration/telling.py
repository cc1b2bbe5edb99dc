"""What whoever starts the demonstration is told."""

from collections.abc import Iterator
from pathlib import Path

from answerable.web.demonstration.people import PASSWORD, PEOPLE
from answerable.web.estate.models import Place

_NO_PDF = "PDF could not be written here (Pango is not installed), so those plans are DOCX files instead."


def told(address: str, to_bring: Path, mail: Path, *, lacks_pdf: bool) -> str:
    lines = [
        "",
        f"The register is at {address}",
        "",
        f"Sign in as any of these, with the password {PASSWORD}",
        "",
        *_sign_ins(),
        "",
        f"A plan to bring by hand, as a plan coordinator: {to_bring}",
        f"Mail is not sent but kept in {mail}",
        "Records of nobody at the real size of the services: answerable simulate --size full --out FOLDER",
        *([_NO_PDF] if lacks_pdf else []),
        "",
        "Everything in it is made up. Stop with Ctrl+C.",
    ]
    return "\n".join(lines)


def _sign_ins() -> Iterator[str]:
    names = dict(Place.objects.values_list("code", "name"))
    rows = [(one.email, one.role.label, names[one.place]) for one in PEOPLE]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for email, role, place in rows:
        yield f"  {email:{widths[0]}}  {role:{widths[1]}}  {place}"
