"""Definitions that cannot be right, and why."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.disparity.measures import check
from answerable.disparity.measures.conditions import AllOf, IsOneOf, Known, Within
from answerable.disparity.measures.model import (
    Adjuster,
    Band,
    Benchmark,
    Catalogue,
    Characteristic,
    Comparator,
    Counted,
    Direction,
    Kind,
    Measure,
    Quantity,
    Repeats,
    Thresholds,
)
from tests.unit.disparity.measures.definitions import ETHNICITY, HEARINGS, PROVED, catalogue_of, changed

CHARGES, PART = Quantity("charges", "hearings"), PROVED.numerator
SEX = Characteristic("sex", "sex", "sex", reference="Men")
SHARE = replace(
    PROVED,
    kind=Kind.SHARE,
    numerator=Quantity("charges", "hearings"),
    denominator=None,
    benchmark=Benchmark("People", "2021", {"Women": 0.5, "Men": 0.5}, "ONS"),
    characteristics=(SEX,),
)


def age(*bands: tuple[int | None, int | None]) -> tuple[Characteristic, ...]:
    return (
        ETHNICITY,
        Characteristic("age", "age", bands=tuple(Band(f"{low}-{high}", low, high) for low, high in bands)),
    )


def shares(**shares: float) -> Measure:
    return replace(SHARE, benchmark=Benchmark("People", "2021", shares, "ONS"))


def told(*measures: Measure) -> list[tuple[str, str]]:
    return [(fault.part, fault.why) for fault in check(catalogue_of(*measures))]


def test_definitions_that_can_be_right() -> None:
    later = replace(PROVED, version=2, valid_from=date(2026, 4, 1))
    assert check(catalogue_of(replace(PROVED, valid_to=date(2026, 3, 31)), later)) == ()
    assert check(catalogue_of(SHARE)) == ()
    assert check(catalogue_of(changed(characteristics=age((None, 17), (18, 25), (26, None))))) == ()


@pytest.mark.parametrize(
    ("measure", "part", "why"),
    [
        (changed(denominator=None), "kind", "A proportion needs a denominator: the stage that feeds the numerator."),
        (
            changed(denominator=replace(CHARGES, where=Known("plea"))),
            "numerator",
            "What it counts is not among what the denominator counts, so it could be the larger of the two.",
        ),
        (
            changed(numerator=replace(CHARGES, stage="all")),
            "numerator",
            "It is the same as the denominator, so the figure would always be 100%.",
        ),
        (
            changed(numerator=replace(PART, column="days")),
            "numerator",
            "A proportion must count records both above and below the line, or sum a column in both.",
        ),
        (changed(numerator=replace(PART, data="other")), "numerator", "There is no data set `other`."),
        (
            changed(numerator=replace(PART, column="plea"), denominator=replace(CHARGES, column="days")),
            "numerator",
            "`plea` cannot be summed: it is no column of numbers of `hearings`.",
        ),
        (
            changed(numerator=replace(PART, where=IsOneOf("outcomes", ("proved",)))),
            "numerator",
            "`hearings` has no column `outcomes`.",
        ),
        (
            changed(numerator=replace(PART, where=AllOf((PART.where or Known("plea"), IsOneOf("age", ("old",)))))),
            "numerator",
            "`age` of `hearings` is whole number, and 'old' is not.",
        ),
        (
            changed(numerator=replace(PART, where=Within("age", high=True))),
            "numerator",
            "`age` of `hearings` is whole number, and True is not.",
        ),
        (
            changed(kind=Kind.RATE),
            "denominator",
            "A rate needs person-time: name the `column` that holds it, such as days at risk.",
        ),
        (changed(kind=Kind.MEAN), "numerator", "A mean needs the `column` that it is the mean of."),
        (
            changed(kind=Kind.MEAN, numerator=replace(PART, column="days")),
            "numerator",
            "A mean is over the records that it sums: numerator and denominator need the same `where`.",
        ),
        (
            changed(repeats=Repeats.EVERY, counted=Counted.PEOPLE),
            "repeats",
            "Where people are counted, each counts once: say `repeats: once`, or count events.",
        ),
        (
            changed(kind=Kind.DECLARATION, numerator=replace(PART, where=Known("ethnicity"))),
            "characteristics",
            "ethnicity is what is declared here, so it cannot break the rate down:",
        ),
        (
            changed(four_fifths=True),
            "four_fifths",
            "The four-fifths screen is not defined for an outcome that is not wanted.",
        ),
        (
            changed(four_fifths=True, kind=Kind.SURVEY, direction=Direction.HIGHER_IS_BETTER),
            "four_fifths",
            "The four-fifths screen compares selection rates; this is a survey.",
        ),
        (changed(characteristics=()), "characteristics", "It names no characteristic, so no group could be compared."),
        (changed(characteristics=(ETHNICITY, ETHNICITY)), "characteristics", "ethnicity is named 2 times."),
        (
            changed(characteristics=(replace(ETHNICITY, classification="race"),)),
            "characteristics",
            "ethnicity: there is no classification `race`.",
        ),
        (
            changed(characteristics=(replace(ETHNICITY, column="origin"),)),
            "characteristics",
            "ethnicity is in the column `origin`, which `hearings` does not have.",
        ),
        (
            changed(characteristics=(ETHNICITY, replace(SEX, subgroup="plea"))),
            "characteristics",
            "sex: only ethnicity has a subgroup column.",
        ),
        (
            changed(characteristics=(ETHNICITY, replace(SEX, reference="Male"))),
            "characteristics",
            "sex: its reference, Male, is none of its groups.",
        ),
        (
            changed(characteristics=age((18, 25), (25, 30))),
            "characteristics",
            "age: the bands 18-25 and 25-30 overlap, or are out of order.",
        ),
        (
            changed(characteristics=age((18, 25), (27, 30))),
            "characteristics",
            "age: between the bands 18-25 and 27-30 there is a gap: 26.",
        ),
        (
            changed(characteristics=age((18, None), (27, 30))),
            "characteristics",
            "age: the bands 18-None and 27-30 overlap, or are out of order.",
        ),
        (changed(characteristics=age((25, 18))), "characteristics", "age: the band 25-18 ends before it begins."),
        (
            changed(characteristics=(ETHNICITY, Characteristic("plea", "plea", bands=(Band("1+", 1, None),)))),
            "characteristics",
            "plea has bands, but `plea` of `hearings` is text.",
        ),
        (
            changed(characteristics=(SEX,)),
            "comparators",
            "`white British` compares ethnic groups, and no characteristic is classified by ethnicity.",
        ),
        (
            changed(comparators=(Comparator.NAMED,)),
            "comparators",
            "`named` needs a characteristic with a `reference`, with which the others are compared.",
        ),
        (
            changed(characteristics=(ETHNICITY, SEX), comparators=(Comparator.ALL_WHITE,)),
            "comparators",
            "sex would be compared with nothing. Add `everyone else`.",
        ),
        (
            changed(adjusters=(Adjuster(SEX, " "),)),
            "adjusters",
            "sex is adjusted for without a reason. Say why it may legitimately differ.",
        ),
        (
            changed(adjusters=(Adjuster(Characteristic("category", "security_category"), "Risk."),)),
            "adjusters",
            "category is decided by the system itself, so adjusting for it hides disparity.",
        ),
        (changed(intersections=(("ethnicity", "sex"),)), "intersections", "sex is no characteristic of this measure."),
        (changed(intersections=(("ethnicity", "ethnicity"),)), "intersections", "ethnicity is paired with itself."),
        (
            changed(thresholds=Thresholds(low=1.25, high=0.8)),
            "thresholds",
            "The band from 1.25 to 0.8 must begin below 1 and end above it.",
        ),
        (changed(thresholds=Thresholds(q=5)), "thresholds", "q must lie between 0 and 1; 5 does not."),
        (
            changed(thresholds=Thresholds(posterior=0.2)),
            "thresholds",
            "The posterior probability must lie between 0.5 and 1; 0.2 does not.",
        ),
        (changed(thresholds=Thresholds(least_people=-1)), "thresholds", "Least counts cannot be below 0."),
        (changed(pool=0), "pool", "At least 1 period is pooled; 0 cannot be."),
        (changed(per=100), "per", "Only a rate is told per something; this is a proportion."),
        (changed(version=0), "version", "Versions are counted from 1; 0 is none."),
        (
            changed(valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)),
            "valid_to",
            "It ends on 2026-01-01, before it begins on 2026-02-01.",
        ),
        (changed(partition="levels"), "partition", "It alone is of the partition `levels`; the others are missing."),
        (changed(benchmark=SHARE.benchmark), "benchmark", "Only a share has a benchmark; this is a proportion."),
        (
            replace(SHARE, benchmark=None),
            "kind",
            "A share needs a `benchmark`: the shares of groups in another population.",
        ),
        (
            replace(SHARE, denominator=CHARGES),
            "denominator",
            "A share has no denominator: it is of everyone whose group is known.",
        ),
        (
            replace(SHARE, characteristics=(SEX, ETHNICITY)),
            "characteristics",
            "A share is of one characteristic, the one whose groups its benchmark names.",
        ),
        (shares(Women=0.5, Men=0.4), "benchmark", "Its shares add up to 0.900, not to 1."),
        (shares(Women=50, Men=50), "benchmark", "A share lies outside 0 to 1. Write 14% as 0.14."),
        (shares(Women=0.5, Man=0.5), "benchmark", "Man is no group of sex."),
        (
            shares(**{"Women": 0.5, "Men": 0.5, "Moorland/Women": 0.1}),
            "benchmark",
            "Its shares at Moorland add up to 0.100, not to 1.",
        ),
        (
            replace(shares(White=0.5, Irish=0.5), characteristics=(ETHNICITY,)),
            "benchmark",
            "Its shares mix fine and broad groups; give one or the other.",
        ),
    ],
)
def test_a_definition_that_cannot_be_right(measure: Measure, part: str, why: str) -> None:
    found = told(measure)
    assert any(name == part and words.startswith(why) for name, words in found), found


def test_what_the_system_decides_may_be_adjusted_for_where_that_is_said() -> None:
    category = Characteristic("category", "security_category")
    assert told(changed(adjusters=(Adjuster(category, "Asked by the board.", mediator=True),))) == []


def test_data_without_people() -> None:
    data = replace(HEARINGS, person=None)
    every, people = PROVED, changed(counted=Counted.PEOPLE, repeats=Repeats.NONE)
    found = [check(Catalogue({"hearings": data}, (measure,))) for measure in (every, people)]
    assert [[fault.why for fault in faults] for faults in found] == [
        [
            (
                "`every` needs to tell people apart, and `hearings` names no `person` column. "
                "Name one, or say `repeats: none`."
            )
        ],
        ["People cannot be counted: `hearings` names no `person` column."],
    ]


def test_data_sets_that_contradict_themselves() -> None:
    data = replace(HEARINGS, date="age", place="town", person=None)
    faults = check(Catalogue({"hearings": data}, ()))
    assert [(fault.subject, fault.why) for fault in faults] == [
        ("hearings", "The date, `age`, must be date, not whole number."),
        ("hearings", "The place is said to be `town`, which is not among the columns."),
    ]


def test_versions_that_hold_at_the_same_time() -> None:
    later = replace(PROVED, version=2, valid_from=date(2026, 4, 1))
    assert told(PROVED, later) == [
        (
            "version",
            (
                "Versions 1 and 2 hold at the same time. "
                "Let one end the day before the other begins, by `valid to` and `valid from`."
            ),
        ),
    ]
    assert told(PROVED, PROVED) == [
        ("name", "`proved` is defined twice. Give the other a version and dates of its own.")
    ]


def test_one_stage_that_means_two_things() -> None:
    other = replace(PROVED, name="other", numerator=replace(PART, where=IsOneOf("outcome", ("dismissed",))))
    once = replace(PROVED, name="once", repeats=Repeats.ONCE)
    why = "The stage `charges proved` means something else in `proved`. Give one of them another name."
    assert told(PROVED, other) == [("numerator", why)]
    assert told(PROVED, once) == [("numerator", why), ("denominator", why.replace("charges proved", "charges"))]


def test_partitions_of_different_wholes() -> None:
    whole = changed(partition="outcomes")
    other = replace(
        whole,
        name="other",
        numerator=Quantity("lost", "hearings", AllOf((IsOneOf("outcome", ("lost",)), Known("plea")))),
        denominator=Quantity("pleaded", "hearings", Known("plea")),
    )
    same = replace(whole, name="same")
    assert told(whole, other) == [
        ("partition", "`proved` and it are parts of different wholes: their denominators differ.")
    ]
    assert told(whole, same) == [("partition", "`proved` counts the same part.")]
