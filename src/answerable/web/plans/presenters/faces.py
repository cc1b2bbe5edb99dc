"""The same things are shown on the pages of the register and on those that anyone may read: a face says which."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse


@lru_cache(10_000)
def _address(route: str, pk: int) -> str:
    return reverse(route, kwargs={"pk": pk})


@dataclass(frozen=True)
class Face:
    """The routes of the pages of a thing, and of the list of commitments."""

    plan: str
    finding: str
    commitment: str
    place: str
    commitments: str

    def to_plan(self, pk: int) -> str:
        return _address(self.plan, pk)

    def to_finding(self, pk: int) -> str:
        return _address(self.finding, pk)

    def to_commitment(self, pk: int) -> str:
        return _address(self.commitment, pk)

    def to_place(self, pk: int) -> str:
        return _address(self.place, pk)


REGISTER = Face(
    plan="plans:plan",
    finding="dashboard:finding",
    commitment="dashboard:commitment",
    place="dashboard:place",
    commitments="dashboard:commitments",
)
