"""Figures as a record can hold them."""

import datetime as dt
import math
from typing import Any


def plain(value: Any) -> Any:  # noqa: ANN401 - as JSON has it
    """Days as words, a figure that cannot be said as null."""
    match value:
        case dict():
            return {name: plain(part) for name, part in value.items()}
        case list() | tuple():
            return [plain(part) for part in value]
        case dt.date():
            return value.isoformat()
        case float() if not math.isfinite(value):
            return None
        case _:
            return value
