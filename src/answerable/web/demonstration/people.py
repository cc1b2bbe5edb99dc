"""Who can sign in to the demonstration: somebody for every role, all with one password."""

from dataclasses import dataclass

from answerable.web.estate.services.reference import ROOT
from answerable.web.estate.types import Role

PASSWORD = "a-made-up-register"  # noqa: S105 - printed for whoever tries the demonstration


@dataclass(frozen=True, slots=True)
class Signatory:
    name: str
    role: Role
    place: str = ROOT
    """Code of the place at which the role is held."""
    post: str = ""
    """Title of the post at that place which the person holds, if any."""

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@demonstration.example"


COORDINATOR = Signatory("Priya Anand", Role.PLAN_COORDINATOR)
"""Brings, reviews and accepts the demonstration's plans."""
LOCAL_COORDINATOR = Signatory("Tom Brightwell", Role.PLAN_COORDINATOR, "MDI", "Head of Business Assurance")
OWNER = Signatory("Grace Adeyemi", Role.COMMITMENT_OWNER, "MDI", "Head of Safety")
VERIFIER = Signatory("Sam Whitlock", Role.VERIFIER)
EQUALITY_LEAD = Signatory("Nadia Hussain", Role.EQUALITY_LEAD, "MDI", "Equality Lead")
GOVERNOR = Signatory("Daniel Price", Role.GOVERNOR, "MDI", "Governor")
DEPUTY_DIRECTOR = Signatory("Victoria Hale", Role.GOVERNOR)
"""Clears the plans and the figures of the whole service."""
INSPECTOR = Signatory("Margaret Lowe", Role.INSPECTOR)
ORGANISATION = Signatory("Marika Lakatos", Role.ORGANISATION_MEMBER)
POLICY_AUTHOR = Signatory("Helen Forsyth", Role.POLICY_AUTHOR)
ANALYST = Signatory("Chloe Bennett", Role.ANALYST)
"""Brings the demonstration's data, and asks for its release of figures."""
PEOPLE = (
    Signatory("Alex Morgan", Role.ADMINISTRATOR),
    COORDINATOR,
    LOCAL_COORDINATOR,
    OWNER,
    VERIFIER,
    EQUALITY_LEAD,
    Signatory("Ruth Calloway", Role.EQUALITY_LEAD, "E"),
    GOVERNOR,
    DEPUTY_DIRECTOR,
    INSPECTOR,
    Signatory("Imran Qureshi", Role.AUDITOR),
    ANALYST,
    Signatory("Owen Pritchard", Role.SEPARATION_STAFF, "WYI"),
    POLICY_AUTHOR,
    ORGANISATION,
    Signatory("Joe Bloom", Role.READER),
    Signatory("Leila Okoro", Role.READER, "EWI"),
)
POSTS = (
    ("MDI", "Equality Lead"),
    ("MDI", "Head of Business Assurance"),
    ("MDI", "Head of Offender Management"),
    ("MDI", "Head of Residence"),
    ("MDI", "Head of Safety"),
    ("MDI", "Head of Security"),
    ("EWI", "Head of Healthcare"),
    ("EWI", "Head of Safety"),
)
"""Posts added to those that every place of a kind has, by place; owners named in plans are matched to them."""
