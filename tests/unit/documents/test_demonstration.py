from answerable.documents.demonstration import demonstration_plan
from answerable.documents.plan import Count, Pairing, Plan, RoundKind


def test_it_shows_one_of_everything() -> None:
    plan = demonstration_plan()
    actions = [action for finding in plan.findings for planned in finding.rounds for action in planned.actions]
    assert plan.totals.counted == Count(agreed=3, partly_agreed=2, not_agreed=1, total=6)
    assert len({finding.directed_to for finding in plan.findings}) == 2
    assert {planned.kind for finding in plan.findings for planned in finding.rounds} == set(RoundKind)
    assert {action.owner_pairing for action in actions} == {Pairing.CERTAIN, Pairing.SHARED}
    assert max(len(action.targets) for action in actions) == 2
    assert [finding.number for finding in plan.findings if finding.parts] == ["1"]
    assert [reason for finding in plan.findings for reason in finding.reasons] == ["policy", "affordability", "policy"]


def test_it_follows_the_schema() -> None:
    plan = demonstration_plan()
    assert Plan.model_validate_json(plan.model_dump_json()) == plan
