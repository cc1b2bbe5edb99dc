"""The scales on which inspectorates judge progress. They are data: `data/scales.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

_DATA = files("answerable.web.commitments").joinpath("data", "scales.toml")


@dataclass(frozen=True)
class Grade:
    code: str
    label: str
    colour: str
    rank: int | None = None
    """1 is the worst; None for one that measures nothing ("no longer relevant")."""


@dataclass(frozen=True)
class Scale:
    code: str
    name: str
    review: str
    """What the occasion is mostly called."""
    source: str
    grades: tuple[Grade, ...]
    """From the worst to the best; none where a review finds in words only."""

    def grade(self, code: str) -> Grade | None:
        return next((grade for grade in self.grades if grade.code == code), None)


def _read() -> dict[str, Scale]:
    found = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        code: Scale(code, **facts | {"grades": tuple(Grade(**grade) for grade in facts["grades"])})
        for code, facts in found.items()
    }


SCALES: Mapping[str, Scale] = MappingProxyType(_read())


def grade_of(scale: str, grade: str) -> Grade | None:
    """The grade of these codes; None where a judgement gives none, or its scale is no longer in the data."""
    found = SCALES.get(scale)
    return found.grade(grade) if found else None
