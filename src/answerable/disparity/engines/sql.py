"""The one SQL text of a job, for every engine: records, then their counts; or people, and then the counts of people.

In `each_record`, `d0`, `d1` are the codes of the job's dimensions and `s0`, `s1` those of their subgroups; `t0`, `t1`
what a record adds to its tallies: 1 where it counts, or the value that is summed. In the counts, `g0` is 0 where `d0`
groups, `t0` is a tally, `p0` how many people it is of, and `x0_1` the sum of the products of two, of each person or
record. Sums of ones and noughts are quicker than counts with a FILTER.
"""

from itertools import chain

from sqlglot import exp

from answerable.disparity.counts import NATION, PLACE, REGION
from answerable.disparity.engines.expressions import number_where
from answerable.disparity.engines.jobs import Job
from answerable.disparity.engines.records import Known, records

WHERE = {PLACE: ("place", "region", "period"), REGION: ("region", "period"), NATION: ("period",)}
"""What is grouped by at each level, as far as the data hold it."""


def statement(job: Job, known: Known | None = None) -> exp.Query:
    """The counts of a job: at places, which are summed later; or at each level, where a person may be in several."""
    rows = records(job, known or {})
    if job.per_person:
        return _of_people(job, rows)
    counts = exp.select(*_marks(job), *_keys(job), *_counts(job)).from_("each_record")
    return counts.group_by(_sets(job, job.levels[:1])).with_("each_record", as_=rows)


def _of_people(job: Job, rows: exp.Query) -> exp.Query:
    """The counts of people, each of whom counts once in a cell.

    Almost everybody has one place, and one code of each dimension, in a period: they are counted at places and summed.
    Only who has several is put together for each grouping at each level, which takes a row for each of them every time.
    The rows of a cell from both are summed by whoever reads the answer, as are those of several codes. What is
    materialized is made once: the marks of those alone are random, and would differ in a second reading.
    """
    parts = exp.select("person", "alone", *_keys(job), *_tallies(job), exp.Count(this=exp.Star()).as_("records"))
    in_period = [exp.column(name) for name in ("person", "alone", "period")]
    several = exp.Window(this=exp.Count(this=exp.Star()), partition_by=in_period).as_("parts")
    people = exp.select(*_marks(job), *_level_marks(job), *_keys(job), *_tallies(job), _records())
    at_places = exp.select(*_marks(job), *_keys(job), *_counts(job)).from_("each_part").where("parts = 1")
    found = exp.union(_added_up(job), _put_together(job), distinct=False)
    return (
        found.with_("each_record", as_=rows)
        .with_("part", as_=parts.from_("each_record").group_by("person", "alone", *_keys(job)), materialized=True)
        .with_("each_part", as_=exp.select("*", several).from_("part"), materialized=True)
        .with_("at_places", as_=at_places.group_by(_sets(job, job.levels[:1])))
        .with_(
            "each_person",
            as_=people.from_("each_part").where("parts > 1").group_by(_sets(job, job.levels, "person", "alone")),
        )
    )


def _added_up(job: Job) -> exp.Select:
    """The counts at places, at every level."""
    key = [mark.alias for mark in _marks(job)] + _all_codes(job)
    levels = [exp.Tuple(expressions=[exp.column(name) for name in [*key, *where(job, level)]]) for level in job.levels]
    numbers = [_summed(count.alias) for count in _counts(job)]
    marks = [mark.alias for mark in _marks(job)]
    counts = exp.select(*marks, *_level_marks(job), *_keys(job), *numbers).from_("at_places")
    return counts.group_by(exp.GroupingSets(expressions=levels))


def _put_together(job: Job) -> exp.Select:
    keys = [*(mark.alias for mark in (*_marks(job), *_level_marks(job))), *_keys(job)]
    return exp.select(*keys, *_counts(job)).from_("each_person").group_by(*keys)


def repeated(job: Job) -> exp.Select:
    """For each tally that counts records, how many people have several of them in a period."""
    people = exp.select(*_tallies(job)).from_("each_record").where("person IS NOT NULL").group_by("person", "period")
    several = [number_where(exp.column(f"t{i}") > 1).as_(f"t{i}") for i in range(len(job.tallies))]
    return (
        exp.select(*several)
        .from_("each_person")
        .with_("each_record", as_=records(job, {}))
        .with_("each_person", as_=people)
    )


def where(job: Job, level: str) -> list[str]:
    held = {"place": job.has_place, "region": job.has_region, "period": True}
    return [name for name in WHERE[level] if held[name]]


def _keys(job: Job) -> list[str]:
    return [*where(job, PLACE), *_all_codes(job)]


def _all_codes(job: Job) -> list[str]:
    return list(chain.from_iterable(_codes(job, i) for i in range(len(job.dimensions))))


def _codes(job: Job, dimension: int) -> list[str]:
    return [f"d{dimension}", *([f"s{dimension}"] if job.dimensions[dimension].subgroup else [])]


def _marks(job: Job) -> list[exp.Expr]:
    """Which of the groupings a row is of."""
    return [_grouping(f"g{i}", f"d{i}") for i in range(len(job.dimensions))]


def _level_marks(job: Job) -> list[exp.Expr]:
    """At which level a row is, where there are several."""
    return [_grouping(f"no_{key}", key) for key in where(job, PLACE)[:-1]]


def _grouping(name: str, of: str) -> exp.Expr:
    return exp.Grouping(expressions=[exp.column(of)]).as_(name)


def _sets(job: Job, at: tuple[str, ...], *also: str) -> exp.GroupingSets:
    names = [
        [*also, *where(job, level), *chain.from_iterable(_codes(job, dimension) for dimension in grouping)]
        for level in at
        for grouping in job.groupings
    ]
    return exp.GroupingSets(expressions=[exp.Tuple(expressions=[exp.column(name) for name in one]) for one in names])


def _tallies(job: Job) -> list[exp.Expr]:
    return [exp.Sum(this=exp.column(f"t{i}")).as_(f"t{i}") for i in range(len(job.tallies))]


def _counts(job: Job) -> list[exp.Expr]:
    """The tallies of a row, how many people each is of, and the sums of products that intervals need."""
    found = [_records() if job.per_person else exp.Count(this=exp.Star()).as_("records")]
    for i in range(len(job.tallies)):
        tally = exp.column(f"t{i}")
        found.append(_sum(tally).as_(f"t{i}"))
        if job.has_person:
            found.append(number_where(tally.neq(0)).as_(f"p{i}"))
    return found + [_sum(_number(i) * _number(j)).as_(f"x{i}_{j}") for i, j in products(job)]


def _records() -> exp.Expr:
    return _sum(exp.column("records")).as_("records")


def _summed(name: str) -> exp.Expr:
    """The sum of counts under the name and of the kind that they have: of people whole numbers."""
    total = _sum(exp.column(name))
    return (exp.cast(total, "BIGINT") if name.startswith("p") else total).as_(name)


def products(job: Job) -> list[tuple[int, int]]:
    """The tallies whose products are summed."""
    return list(dict.fromkeys(pair for i, j in job.spreads for pair in ((i, i), (i, j), (j, j))))


def _number(tally: int) -> exp.Expr:
    return exp.cast(exp.column(f"t{tally}"), "DOUBLE")


def _sum(what: exp.Expr) -> exp.Expr:
    return exp.cast(exp.Sum(this=what), "DOUBLE")
