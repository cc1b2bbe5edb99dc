"""The codes that data hold, where they must be known before counting: a person may have had several of one group."""

import pyarrow as pa
from sqlglot import exp

from answerable.disparity.classifications import classify
from answerable.disparity.engines.expressions import relation
from answerable.disparity.engines.jobs import Job
from answerable.disparity.engines.profiling import Engine
from answerable.disparity.engines.records import Code, Codes, text
from answerable.disparity.measures.model import Characteristic, DataSet, Disclosure


def needed(job: Job) -> bool:
    return job.per_person or len(job.data_sets) > 1 or any(_latest(one) for one in job.dimensions)


def found(engine: Engine, one: Characteristic, data: DataSet) -> pa.Table:
    """Each `code` and `subcode` of a characteristic without bands, with its number of `records`."""
    columns = (text(data, one.column).as_("code"), text(data, one.subgroup).as_("subcode"))
    codes = exp.select(*columns, exp.Count(this=exp.Star()).as_("records"))
    return engine.run(codes.from_(relation(data.name)).group_by(exp.Literal.number(1), exp.Literal.number(2)))


def known(one: Characteristic, codes: pa.Table) -> Codes:
    """Which codes stand for one group, and, where the latest counts, which tell a group."""
    pairs = sorted(
        set(zip(codes["code"].to_pylist(), codes["subcode"].to_pylist(), strict=True)),
        key=lambda pair: [(part is None, part or "") for part in pair],
    )
    groups = classify(one, [code for code, _ in pairs], [subcode for _, subcode in pairs] if one.subgroup else None)
    standing: dict[str, Code] = {}
    for pair, group in zip(pairs, groups.fine, strict=True):
        standing.setdefault(str(group), pair)
    same = {pair: standing[str(group)] for pair, group in zip(pairs, groups.fine, strict=True)}
    telling = tuple(sorted({code for (code, _), apart in zip(pairs, groups.apart, strict=True) if code and not apart}))
    return Codes(
        {pair: stands for pair, stands in same.items() if pair != stands},
        telling if _latest(one) else None,
    )


def _latest(one: Characteristic) -> bool:
    return one.disclosure is Disclosure.LATEST
