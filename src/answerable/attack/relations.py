"""The folds of a release, from its code lists, its list of measures and the periods that it prints."""

from collections.abc import Iterator, Mapping, Sequence

from answerable.attack.code_lists import ALL, APART, else_of, known
from answerable.attack.editions import MEAN, RATE, SHARE, Edition
from answerable.attack.folds import Fold, Kind, fold, gathered
from answerable.attack.periods import stretches
from answerable.attack.space import ELSE, GROUP, PERIOD, PLACE, STAGE, TOP, Group, Space


def folds_of(edition: Edition, space: Space) -> tuple[Fold, ...]:
    """Everything that adds up in a release."""
    found = [
        *_group_folds(edition, space),
        *_place_folds(edition, space),
        *_period_folds(edition, space),
        *_stage_folds(edition, space),
    ]
    return tuple(one for one in found if len(one.whole))


def whole_stages(editions: Sequence[Edition], space: Space) -> frozenset[int]:
    """Stages that are counted in whole numbers: all but sums of a column, and person-time."""
    fractions = set()
    for edition in editions:
        for measure in edition.published.measures.itertuples():
            fractions |= {measure.numerator} if measure.kind == MEAN else set()
            fractions |= {measure.denominator} if measure.kind == RATE else set()
    return frozenset(code for code, stage in enumerate(space.stages) if stage not in fractions)


def _group_folds(edition: Edition, space: Space) -> Iterator[Fold]:
    lists, code = edition.lists, {group: number for number, group in enumerate(space.groups)}
    pairs = [(whole, part) for part, wholes in lists.whole_of.items() for whole in wholes]
    for about in dict.fromkeys(whole.characteristic for whole, _ in pairs):
        for kind in dict.fromkeys(part.characteristic for _, part in pairs):
            parts = [
                (code[one], code[part])
                for one, part in pairs
                if (one.characteristic, part.characteristic) == (about, kind)
            ]
            yield fold(f"groups of {kind}", GROUP, gathered(parts))
    for about in lists.characteristics():
        members = lists.members(about)
        yield fold(f"groups of {about}", GROUP, {code[ALL]: [code[one] for one in members]})
        told = [code[one] for one in members if not (one.table == TOP and one.name in APART)]
        whole = code[known(about)]
        yield fold(f"known groups of {about}", GROUP, {whole: told}, cues=[[whole]])
    yield _else_fold(space, code)


def _else_fold(space: Space, code: Mapping[Group, int]) -> Fold:
    """A group and everyone else make up those whose group is known."""
    wholes, cues = [], []
    for group in space.groups:
        if group.table != ELSE:
            continue
        own = next(one for one in space.groups if one.characteristic == group.characteristic and else_of(one) == group)
        wholes.append((code[known(group.characteristic)], [code[own], code[group]]))
        cues.append([code[group]])
    return fold("a group and everyone else", GROUP, wholes, cues=cues)


def _place_folds(edition: Edition, space: Space) -> Iterator[Fold]:
    code = {place: number for number, place in enumerate(space.places)}
    wholes = gathered((code[region], code[place]) for place, region in edition.lists.regions.items())
    yes = _additive(edition, space, "additive_over_places")
    no = frozenset(range(len(space.stages))) - yes
    yield fold("places", PLACE, wholes, stages=yes)
    yield fold("places", PLACE, wholes, stages=no, kind=Kind.OVERLAP)


def _period_folds(edition: Edition, space: Space) -> Iterator[Fold]:
    """A period is made of the stretches between those boundaries of its stage that lie within it."""
    yes = _additive(edition, space, "additive_over_periods")
    code = {period: number for number, period in enumerate(space.periods)}
    alike = gathered((boundaries, stage) for stage, boundaries in enumerate(space.boundaries))
    for boundaries, stages in alike.items():
        parts = {whole: stretches(whole, boundaries) for whole in space.periods}
        wholes = {code[whole]: [code[one] for one in made] for whole, made in parts.items() if len(made) > 1}
        cues = [[whole] for whole in wholes]
        for kind, said in ((Kind.SUM, yes.intersection(stages)), (Kind.OVERLAP, frozenset(stages) - yes)):
            yield fold("periods", PERIOD, wholes, stages=said, kind=kind, cues=cues)


def _stage_folds(edition: Edition, space: Space) -> Iterator[Fold]:
    """What happened to some of the people happened to no more than all, and a partition says it of everyone."""
    code = {stage: number for number, stage in enumerate(space.stages)}
    measures = [one for one in edition.published.measures.itertuples() if one.kind not in {RATE, MEAN, SHARE}]
    fed = dict.fromkeys((code[one.denominator], code[one.numerator]) for one in measures)
    yield fold("outcomes", STAGE, [(whole, [part]) for whole, part in fed], kind=Kind.PART)
    named = gathered(((one.partition, code[one.denominator]), code[one.numerator]) for one in measures if one.partition)
    for (partition, whole), parts in named.items():
        yield fold(f"parts of {partition}", STAGE, {whole: dict.fromkeys(parts)})


def _additive(edition: Edition, space: Space, column: str) -> frozenset[int]:
    measures = edition.published.measures
    yes = measures[measures[column].str.lower().isin(["yes", "true"])]
    stages = {*yes["numerator"], *yes["denominator"]}
    return frozenset(code for code, stage in enumerate(space.stages) if stage in stages)
