"""Some measures of one run or several, taken together as if one run had made them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa

from answerable.disparity.measures.model import Catalogue, DataSet
from answerable.disparity.results_folder import Results
from answerable.vocabulary.errors import UnusableResultsError


@dataclass(frozen=True, slots=True)
class Part:
    """Of the results of one run, these measures."""

    results: Results
    measures: Collection[str]


def joined(parts: Sequence[Part]) -> Results:
    """Raises UnusableResultsError where the runs understand one data set in different ways."""
    catalogue = Catalogue(
        _data_sets(parts),
        tuple(one for part in parts for one in part.results.catalogue.measures if one.name in part.measures),
    )
    chosen = [part.results.only(*part.measures).tables for part in parts]
    tables = {name: pa.concat_tables([part[name] for part in chosen]) for name in chosen[0]}
    return Results(tables, catalogue, _manifest(parts))


def _data_sets(parts: Sequence[Part]) -> dict[str, DataSet]:
    held: dict[str, DataSet] = {}
    for part in parts:
        for name, data in part.results.catalogue.data_sets.items():
            if held.setdefault(name, data) != data:
                raise UnusableResultsError(
                    f"The data set “{name}” has other columns in one run than in another. "
                    "Run all the measures that you want to release again, together."
                )
    return held


def _manifest(parts: Sequence[Part]) -> dict[str, Any]:
    manifests = [part.results.manifest for part in parts]
    chosen = {name for part in parts for name in part.measures}
    made_from = {str(sorted(one.items(), key=str)): one for manifest in manifests for one in manifest["made from"]}
    seals = sorted(manifest["sha256"] for manifest in manifests)
    return {
        "software": manifests[0]["software"],
        "made from": list(made_from.values()),
        "measures": [one for manifest in manifests for one in manifest["measures"] if one["name"] in chosen],
        "sha256": seals[0] if len(seals) == 1 else sha256("\n".join(seals).encode()).hexdigest(),
    }
