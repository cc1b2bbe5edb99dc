"""By which rules figures are published: a policy, read from YAML."""

from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from answerable.vocabulary.errors import AnswerableError


class InvalidPolicyError(AnswerableError):
    """A policy that cannot be right; the message names the file, the line and the reason."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Numbers of the rules in `domain/methods.md`, "Disclosure control". Counts are of people or events."""

    name: str
    title: str
    smallest_count: int = 5
    """A count from 1 to one below this is hidden."""
    smallest_base: int = 10
    """Nothing is told of fewer people than this."""
    zeros_below: int = 10
    """That none or all had the outcome is hidden where there are fewer people than this."""
    ratio_least_count: int = 5
    """No ratio is given where either count is below this."""
    declaration_floor: float = 0.60
    """Shares of groups are given only where at least this part of people declared theirs."""
    rounding: int | None = None
    """The number to a multiple of which every count is rounded; None leaves counts exact."""
    pairs: bool = False
    """Whether pairs of characteristics are published too: they are many and small."""
    levels: tuple[str, ...] = ("nation", "region", "place")
    spans: str = "every"
    """Every period and pooled span, or only the "main" one of each measure: the pooled, else the latest."""

    @property
    def width(self) -> int:
        """How wide the range must be in which a hidden count may lie, for all that a reader can work out."""
        return self.smallest_count - 1


STANDARD = Policy("standard", "Hide small numbers")
_LEAST = {"smallest_count": 2, "smallest_base": 1, "zeros_below": 0, "ratio_least_count": 1}
_CHOICES = {
    "levels": ("nation", "region", "place"),
    "spans": ("every", "main"),
}
_KINDS = {field.name: field.type for field in fields(Policy)}


def shipped(name: str) -> Policy:
    """The policy of this name that comes with the program: "standard" or "rounded"."""
    return read_policy(Path(str(files(__package__) / "policies" / f"{name}.yaml")))


def read_policy(path: Path) -> Policy:
    """Read a policy. Raises InvalidPolicyError with the line where it cannot be right."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidPolicyError(
            f"{path.name} cannot be read. Give a file of YAML, such as the standard policy."
        ) from error
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        raise _refusal(path, line, "this is not YAML; check its indents and colons") from error
    if not isinstance(node, yaml.MappingNode):
        raise _refusal(path, 1, "a policy is a list of settings, each with a name, a colon and a value")
    values: dict[str, Any] = {}
    for key, value in node.value:
        line, name = key.start_mark.line + 1, str(key.value)
        values[name] = _checked(path, line, name, yaml.safe_load(yaml.serialize(value)), values)
    for name in ("name", "title"):
        if name not in values:
            raise _refusal(path, 1, f"it has no {name}; add one")
    return _consistent(path, node, Policy(**values))


def _checked(path: Path, line: int, name: str, value: object, earlier: dict[str, Any]) -> object:
    if name not in _KINDS:
        raise _refusal(path, line, f"“{name}” is not a setting; the settings are {', '.join(_KINDS)}")
    if name in earlier:
        raise _refusal(path, line, f"“{name}” is set twice; keep one")
    if name in _LEAST and not (type(value) is int and value >= _LEAST[name]):
        raise _refusal(path, line, f"“{name}” must be a whole number from {_LEAST[name]}")
    if name in {"name", "title"} and not (isinstance(value, str) and value.strip()):
        raise _refusal(path, line, f"“{name}” must be words")
    if name == "pairs" and type(value) is not bool:
        raise _refusal(path, line, "“pairs” must be true or false")
    if name in _CHOICES:
        return _choice(path, line, name, value)
    if name == "declaration_floor" and not (type(value) in {int, float} and 0 <= float(str(value)) <= 1):
        raise _refusal(path, line, "“declaration_floor” must be a number from 0 to 1")
    if name == "rounding" and not (value is None or (type(value) is int and value >= 2)):
        raise _refusal(path, line, "“rounding” must be a whole number from 2, or be left out")
    return value


def _choice(path: Path, line: int, name: str, value: object) -> object:
    """One of the words that a setting knows, or a list of several."""
    several = name != "spans"
    words = value if several and isinstance(value, list) else [value]
    if not words or any(word not in _CHOICES[name] for word in words):
        raise _refusal(path, line, f"“{name}” must be of: {', '.join(_CHOICES[name])}")
    return tuple(word for word in _CHOICES[name] if word in words) if several else value


def _consistent(path: Path, node: yaml.MappingNode, policy: Policy) -> Policy:
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    if policy.smallest_base < policy.smallest_count:
        line = lines.get("smallest_base", lines.get("smallest_count", 1))
        raise _refusal(path, line, "“smallest_base” must not be below “smallest_count”")
    if policy.rounding and policy.rounding < policy.smallest_count:
        why = "“rounding” must not be below “smallest_count”, or a rounded figure tells more than a hidden one"
        raise _refusal(path, lines["rounding"], why)
    return policy


def _refusal(path: Path, line: int, why: str) -> InvalidPolicyError:
    return InvalidPolicyError(f"{path.name}, line {line}: {why}.")
