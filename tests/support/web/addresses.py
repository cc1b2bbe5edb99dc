"""A real address for every page: the keys of things that the world holds at Ashgate."""

from collections.abc import Mapping

from django.urls import reverse

from answerable.documents.plan import Plan
from answerable.web.estate.types import Role
from answerable.web.plans.models import Import
from answerable.web.routes import routes
from tests.support.web.world import World

_QUERIES = {
    "dashboard:search, for a word": {"words": "Roma"},
    "dashboard:search, for what is not there": {"words": "zeppelin"},
    "plans:links, all": {"show": "all"},
    "plans:review_part": {"at": "/title"},
}
Keys = Mapping[str, object]


def addresses(world: World) -> dict[str, str]:
    """By name: the route, and after a comma which of its pages where it has several.

    A route with parameters that are not here cannot be reversed, and says so.
    """
    keys: dict[str, Keys] = {route: {} for route in routes()} | _estate(world) | _plans(world) | _imports(world)
    keys |= _commitments(world)
    return {
        name: reverse(route_of(name), kwargs=dict(keys.get(name, keys[route_of(name)])), query=_QUERIES.get(name))
        for name in sorted(keys.keys() | _QUERIES)
    }


def route_of(name: str) -> str:
    return name.partition(",")[0]


def _estate(world: World) -> dict[str, Keys]:
    grant = world.estate.person(Role.READER).grants.get()
    post, person = {"pk": world.post.pk}, {"pk": grant.person_id}
    return {
        "account_reset_password_from_key": {"uidb36": "1", "key": "spent"},
        "dashboard:place": {"pk": world.estate.ashgate.pk},
        "dashboard:place, of the whole service": {"pk": world.estate.service.pk},
        "dashboard:post": post,
        "estate:hand_over": post,
        "estate:merge_post": post,
        "estate:end_post": post,
        "estate:person": person,
        "estate:give_role": person,
        "estate:end_role": {**person, "role": grant.pk},
    }


def _plans(world: World) -> dict[str, Keys]:
    plan = {"pk": world.plan.pk}
    edition = {**plan, "number": 1}
    unsettled = {**plan, "position": world.plan.rounds.count()}
    finding = world.plan.findings.earliest("position")
    return {
        "dashboard:finding": {"pk": finding.pk},
        "plans:plan": plan,
        "plans:plan_table": plan,
        "plans:plan_file": {**edition, "file_format": "html"},
        "plans:edition": edition,
        "plans:links": unsettled,
        "plans:confirm_likely": unsettled,
        "plans:undo_link": {**unsettled, "entry": world.settled_entry.pk},
        "plans:settle_round": unsettled,
        "plans:not_mentioned": plan,
        "plans:add_finding_tag": {"pk": finding.pk},
        "plans:decide_finding_tag": {"pk": finding.taggings.earliest("pk").pk},
    }


def _commitments(world: World) -> dict[str, Keys]:
    commitment, tag = {"pk": world.commitment.pk}, {"pk": world.tag.pk}
    names = {name.words: {"pk": name.pk} for name in world.estate.ashgate.owner_names.all()}
    return {
        "commitments:owner_name": names["Head of Kites"],
        "commitments:owner_name, confirmed": names["Governor"],
        "commitments:owner_name, proposed": names["Head of Safe Custody"],
        "commitments:owner_name, of a body": names["HMPPS"],
        "commitments:confirm_owner": names["Head of Safe Custody"],
        "commitments:edit_tag": tag,
        "commitments:decide_tag": {"pk": world.commitment.taggings.earliest("pk").pk},
        "commitments:add_commitment_tag": commitment,
        "dashboard:commitment": commitment,
        "dashboard:tag": tag,
    }


def _imports(world: World) -> dict[str, Keys]:
    review = {"pk": world.in_review.pk}
    finding = {**review, "position": 1}
    return {
        "plans:import": review,
        "plans:import, of a later round": {"pk": world.later.pk},
        "plans:import, accepted": {"pk": world.accepted.pk},
        "plans:import, failed": {"pk": world.failed.pk},
        "plans:import, waiting": {"pk": world.waiting.pk},
        "plans:import_place": review,
        "plans:review_doubts": {**review, "code": "owners_uncertain"},
        **{f"plans:review_doubts, {code}": {**review, "code": code} for code in _doubts(world.in_review)},
        "plans:review_finding": finding,
        "plans:review_action": {**finding, "number": 1, "action": 1},
        "plans:review_part": review,
        "plans:review_leftovers": review,
        "plans:review_changes": review,
        "plans:undo_change": review,
        "plans:accept": review,
        "plans:withdraw": review,
        "plans:read_again": {"pk": world.failed.pk},
        "plans:original": {"pk": world.accepted.document_id},
    }


def _doubts(brought: Import) -> list[str]:
    return sorted({doubt.code for doubt in Plan.model_validate_json(brought.reading.reviewed).doubts})
