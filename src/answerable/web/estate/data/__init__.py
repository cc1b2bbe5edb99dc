"""Reference data of the estate, as files with their sources."""

import csv
from importlib.resources import files


def reference_rows(name: str) -> list[dict[str, str]]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
