"""An invented estate: people of 19 groups at places in regions, and what happened to them in each quarter."""

from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import pandas as pd

BROAD = {"White": 5, "Asian": 5, "Black": 3, "Mixed": 4, "Other": 2}
"""Broad groups, and how many fine groups each holds."""
_SHARES = np.array([62, 1.4, 0.8, 0.3, 5, 1.1, 3, 1.4, 0.2, 2.2, 4.6, 5.2, 2.4, 2.6, 0.5, 0.9, 1.4, 0.8, 1.6])
QUARTERS = [(date(2025, m, 1), date(2025, m + 2, 31 if m in {1, 10} else 30)) for m in (1, 4, 7, 10)]
YEAR = (date(2025, 1, 1), date(2025, 12, 31))


@dataclass(frozen=True)
class Estate:
    counts: pd.DataFrame
    groups: pd.DataFrame
    places: pd.DataFrame
    denominators: list[tuple[str, str]]


def estate(*, places: int = 120, regions: int = 12, quarters: int = 4, measures: int = 6, seed: int = 1) -> Estate:
    """Counts as a release links them: fine, broad and everyone; places, regions, the nation; quarters, the year."""
    chance = np.random.default_rng(seed)
    groups, places_table = _groups(), _places(places, regions)
    size = chance.integers(150, 1300, places)
    people = chance.poisson(size[:, None, None] * (_SHARES / 100)[None, :, None] * np.ones(quarters))
    stages = {"people": people}
    for number in range(measures):
        rate = np.clip(chance.normal(0.05 + 0.08 * number, 0.02, (places, 1, 1)), 0.01, 0.9)
        stages[f"outcome {number + 1}"] = chance.binomial(people, np.broadcast_to(rate, people.shape))
    finest = _finest(stages, groups, places_table, quarters)
    tables = [
        _rolled(finest, detail, level, pooled) for detail, level, pooled in product(_DETAILS, _LEVELS, (False, True))
    ]
    return Estate(
        pd.concat(tables, ignore_index=True),
        groups,
        places_table,
        [(stage, "people") for stage in stages if stage != "people"],
    )


_DETAILS, _LEVELS = ("fine", "broad", "all"), ("place", "region", "nation")


def _groups() -> pd.DataFrame:
    fine = [(f"{broad} {number + 1}", broad) for broad, size in BROAD.items() for number in range(size)]
    rows = [("ethnicity", "fine", *one) for one in fine] + [("ethnicity", "broad", broad, "") for broad in BROAD]
    return pd.DataFrame(rows, columns=["characteristic", "detail", "group", "parent"])


def _places(places: int, regions: int) -> pd.DataFrame:
    rows = [("place", f"Place {one + 1}", f"Region {one % regions + 1}") for one in range(places)]
    rows += [("region", f"Region {one + 1}", "") for one in range(regions)]
    return pd.DataFrame(rows, columns=["level", "place", "parent"])


def _finest(stages: dict[str, np.ndarray], groups: pd.DataFrame, places: pd.DataFrame, quarters: int) -> pd.DataFrame:
    fine, sites = groups[groups["detail"] == "fine"], places[places["level"] == "place"]
    index = pd.MultiIndex.from_product(
        [stages, sites["place"], fine["group"], range(quarters)], names=["stage", "place", "group", "quarter"]
    )
    values = np.concatenate([stage.ravel() for stage in stages.values()])
    frame = pd.DataFrame({"value": values}, index=index).reset_index()
    frame["broad"] = frame["group"].map(dict(zip(fine["group"], fine["parent"], strict=True)))
    frame["region"] = frame["place"].map(dict(zip(sites["place"], sites["parent"], strict=True)))
    return frame


def _rolled(finest: pd.DataFrame, detail: str, level: str, pooled: bool) -> pd.DataFrame:  # noqa: FBT001 - of a product
    keys = {
        "group": finest["group"] if detail == "fine" else finest["broad"] if detail == "broad" else "",
        "place": finest["place"] if level == "place" else finest["region"] if level == "region" else "",
        "quarter": -1 if pooled else finest["quarter"],
    }
    summed = (
        finest.assign(**keys).groupby(["stage", "group", "place", "quarter"], as_index=False, sort=False)["value"].sum()
    )
    days = [YEAR if quarter < 0 else QUARTERS[quarter] for quarter in summed["quarter"]]
    first, last = zip(*days, strict=True)
    told = {"characteristic": "" if detail == "all" else "ethnicity", "detail": detail, "level": level}
    return summed.drop(columns="quarter").assign(**told, **{"from": first, "to": last})
