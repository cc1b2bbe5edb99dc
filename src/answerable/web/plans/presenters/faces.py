"""The same things are shown on the pages of the register and on those that anyone may read: a face says which."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Face:
    """The routes of the pages of a thing, and of the list of commitments."""

    plan: str
    finding: str
    commitment: str
    place: str
    commitments: str

    def to_plan(self, pk: int) -> str:
        return reverse(self.plan, kwargs={"pk": pk})

    def to_finding(self, pk: int) -> str:
        return reverse(self.finding, kwargs={"pk": pk})

    def to_commitment(self, pk: int) -> str:
        return reverse(self.commitment, kwargs={"pk": pk})

    def to_place(self, pk: int) -> str:
        return reverse(self.place, kwargs={"pk": pk})


REGISTER = Face(
    plan="plans:plan",
    finding="dashboard:finding",
    commitment="dashboard:commitment",
    place="dashboard:place",
    commitments="dashboard:commitments",
)
