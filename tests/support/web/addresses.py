"""A real address for every page: the keys of things that the world holds at Ashgate."""

from collections.abc import Mapping

from django.urls import reverse

from answerable.documents.plan import Plan
from answerable.web.estate.types import Role
from answerable.web.plans.models import Import
from answerable.web.routes import routes
from tests.support.released import PROVED
from tests.support.web.world import World

_QUERIES = {
    "dashboard:search, for a word": {"words": "Roma"},
    "dashboard:search, for what is not there": {"words": "zeppelin"},
    "public:commitments, none": {"words": "zeppelin"},
    "public:search, for a word": {"words": "Roma"},
    "public:search, for what is not there": {"words": "zeppelin"},
    "public:slippage, by decision": {"by": "decision"},
    "plans:links, all": {"show": "all"},
    "plans:review_part": {"at": "/title"},
    "api:v1:changes": {"since": "2026-01-01"},
    "monitoring:figure": {
        "characteristic": "ethnicity",
        "group": "Caribbean",
        "comparator": "white British",
        "from": "2025-11-01",
        "to": "2026-10-31",
    },
    "public:figure": {"detail": "all", "from": "2025-01-01", "to": "2025-12-31"},
    "public:measure, of one group": {"detail": "fine", "group": "Roma"},
    "public:place_figures, of one measure": {"detail": "fine", "measure": "proved"},
}
_OF_EVIDENCE = tuple(
    f"commitments:{name}"
    for name in (
        *("evidence", "evidence_file", "evidence_seen"),
        *("replace_evidence", "release_evidence", "redact_evidence"),
    )
)
Keys = Mapping[str, object]


def addresses(world: World) -> dict[str, str]:
    """By name: the route, and after a comma which of its pages where it has several.

    A route with parameters that are not here cannot be reversed, and says so.
    """
    keys: dict[str, Keys] = {route: {} for route in routes()} | _estate(world) | _plans(world) | _imports(world)
    keys |= (
        _commitments(world)
        | _voices(world)
        | _drafts(world)
        | _programmes(world)
        | _messages(world)
        | _api(world)
        | _public(world)
    )
    keys |= _gathering(world) | _identity(world) | _of_data(world) | _of_figures(world) | _of_cases(world)
    keys |= _of_aims(world)
    keys |= _of_releases(world) | _of_analyses(world)
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
        "dashboard:pack": {"pk": world.estate.ashgate.pk},
        "dashboard:pack_file": {"pk": world.estate.ashgate.pk},
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
        "plans:hand_on": plan,
        "plans:handed_on": plan,
        "plans:carry": {"pk": finding.pk},
        "plans:decide_likeness": {"pk": world.slipping.likeness.pk},
        "plans:put_down": {"pk": world.slipping.carried.pk},
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
        "commitments:add_evidence": commitment,
        **{route: {"pk": world.commitment.evidence.latest("pk").pk} for route in _OF_EVIDENCE},
        "dashboard:commitment": commitment,
        "dashboard:tag": tag,
    }


def _voices(world: World) -> dict[str, Keys]:
    voices, commitment = world.voices, {"pk": world.commitment.pk}
    unanswered, backlog = {"pk": voices.unanswered.pk}, {"pk": voices.backlog.pk}
    return {
        **{f"commitments:{name}": commitment for name in ("verify", "wait", "add_backlog", "overtake")},
        "commitments:end_wait": {"pk": voices.wait.pk},
        "commitments:add_figure": backlog,
        "commitments:close_backlog": backlog,
        "commitments:voice": {"pk": voices.voice.pk},
        "commitments:voice, unanswered": unanswered,
        "commitments:name_answerer": unanswered,
        "commitments:withhold_voice": unanswered,
        "commitments:event": {"pk": voices.event.pk},
        "dashboard:add_voice": commitment,
        "dashboard:judge": commitment,
        "dashboard:judge_finding": {"pk": world.plan.findings.earliest("position").pk},
        "dashboard:commitment, that waits": {"pk": voices.wait.commitment_id},
    }


def _drafts(world: World) -> dict[str, Keys]:
    drafts, plan = world.drafts, {"pk": world.plan.pk}
    written = {"pk": drafts.written.pk}
    finding = {**written, "position": 1}
    action = {**finding, "number": 1, "action": 1}
    parts = ("draft", "draft_differences", "draft_front", "add_draft_finding")
    answers = ("draft_finding", "decide_finding", "remove_draft_finding", "move_draft_finding", "add_draft_action")
    return {
        **{f"plans:{name}": written for name in parts},
        **{f"plans:{name}": finding for name in answers},
        "plans:draft_action": action,
        "plans:remove_draft_action": action,
        "plans:draft, to be cleared": {"pk": drafts.waiting.pk},
        "plans:draft, of the next edition": {"pk": drafts.cleared.pk},
        "plans:draft_differences, of the next edition": {"pk": drafts.cleared.pk},
        "plans:clear_draft": {"pk": drafts.waiting.pk, "move": "send-back"},
        "plans:move_draft": {"pk": drafts.cleared.pk, "move": "take-back"},
        "plans:correct_plan": plan,
        "plans:plan_terms": plan,
        "plans:add_dependency": plan,
        "plans:remove_dependency": {**plan, "dependency": drafts.dependency.pk},
        "plans:record_dispatch": {**plan, "number": 1},
    }


def _programmes(world: World) -> dict[str, Keys]:
    programme, pilot = {"pk": world.programme.plan.pk}, {"pk": world.programme.pilot.pk}
    return {
        "plans:programme": programme,
        "plans:add_workstream": programme,
        "plans:choose_plan_to_map": programme,
        "plans:map_findings": {**programme, "other": world.plan.pk},
        "plans:add_pilot": programme,
        "plans:pilot": pilot,
        "plans:report_pilot": pilot,
        "plans:roll_out": pilot,
        "plans:decide_offer": {"pk": world.programme.offer.pk},
        "plans:offer_finding": {"pk": world.programme.offer.finding_id},
    }


def _gathering(world: World) -> dict[str, Keys]:
    """Of the round that is open, and of a plan that has none."""
    held, plan = world.gathering, {"pk": world.plan.pk}
    gathered, reporting = {"pk": held.reporting.plan_id}, {"pk": held.reporting.pk}
    ask = {**reporting, "ask": held.ask.pk}
    pages = ("round", "my_round", "addresses", "chase", "sheets", "assemble", "close_round")
    return {
        **{f"plans:{name}": reporting for name in pages},
        "plans:ask": ask,
        "plans:sheet": ask,
        "plans:open_round": plan,
        "plans:open_round, while one is open": gathered,
        "plans:plan, while its round is open": gathered,
        "plans:update_between": gathered,
        "plans:update_between, of nothing": plan,
        "plans:updates_due": gathered,
        "plans:updates_due, of nothing": plan,
        "plans:meet_update": {"pk": held.due.pk},
        "commitments:report_progress": {"pk": held.update.commitment_id},
        "commitments:withdraw_update": {"pk": held.update.pk},
    }


def _messages(world: World) -> dict[str, Keys]:
    digest, feed = {"pk": world.messages.digest.pk}, {"pk": world.messages.feed.pk}
    return {
        "notices:message": digest,
        "notices:sent_message": digest,
        "dashboard:calendar": {"secret": world.messages.secret},
        "dashboard:make_place_calendar": {"pk": world.estate.ashgate.pk},
        "dashboard:make_plan_calendar": {"pk": world.plan.pk},
        "dashboard:revoke_calendar": feed,
    }


def _api(world: World) -> dict[str, Keys]:
    plan, commitment = {"pk": world.plan.pk}, {"pk": world.commitment.pk}
    return {
        "api:v1:plan": plan,
        "api:v1:rounds": plan,
        "api:v1:round_of_plan": {**plan, "position": 1},
        "api:v1:finding": {"pk": world.plan.findings.earliest("position").pk},
        "api:v1:commitment": commitment,
        "api:v1:report_progress": commitment,
        "api:v1:place": {"pk": world.estate.ashgate.pk},
    }


def _public(world: World) -> dict[str, Keys]:
    plan, finding = {"pk": world.plan.pk}, {"pk": world.plan.findings.earliest("position").pk}
    edition = {**plan, "number": 1}
    return {
        "plans:publication": plan,
        "plans:publish": edition,
        "plans:withdraw_publication": plan,
        "plans:restrict": plan,
        "plans:restrict_finding": finding,
        "public:plan": plan,
        "public:plan_original": plan,
        "public:plan_file": {**plan, "file_format": "csv"},
        "public:finding": finding,
        "public:commitment": {"pk": world.commitment.pk},
        "public:evidence": {"pk": world.commitment.pk, "item": world.commitment.evidence.earliest("pk").pk},
        "public:place": {"pk": world.estate.ashgate.pk},
        "public:place, of the whole service": {"pk": world.estate.service.pk},
    }


def _identity(world: World) -> dict[str, Keys]:
    setting = {"pk": world.estate.ashgate.pk}
    return {f"monitoring:{name}": setting for name in ("corrections", "record_correction", "export_corrections")}


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


def _of_data(world: World) -> dict[str, Keys]:
    monitored = world.monitored
    run, held = {"pk": monitored.run.pk}, {"pk": monitored.held.pk}
    of_data = ("data_set", "map_columns", "change_data_set", "end_data_set", "bring_data")
    return {
        **{f"monitoring:{name}": {"pk": monitored.counted.data_set_id} for name in of_data},
        **{f"monitoring:{name}": held for name in ("delivery", "take_delivery", "refuse_delivery")},
        "monitoring:delivery, counted": {"pk": monitored.counted.pk},
        "monitoring:run": run,
        "monitoring:cancel_run": run,
        "monitoring:revisions": {"pk": world.estate.ashgate.pk, "measure": "charges-proved"},
    }


def _of_cases(world: World) -> dict[str, Keys]:
    case, ashgate = {"pk": world.case.pk}, {"pk": world.estate.ashgate.pk}
    acts = ("examine", "explain", "challenge", "reform", "link", "close", "decide", "note")
    return {
        "monitoring:case": case,
        **{f"monitoring:{act}_case": case for act in acts},
        **{f"monitoring:{name}": ashgate for name in ("meeting_pack", "meeting_pack_pdf", "meeting_pack_odt")},
        "dashboard:plan_cases": {"pk": world.plan.pk},
    }


def _of_aims(world: World) -> dict[str, Keys]:
    commitment = {"pk": world.aim.commitment_id}
    return {
        "monitoring:add_aim": commitment,
        "monitoring:end_aim": {"pk": world.aim.pk},
        "dashboard:commitment, with an aim": commitment,
    }


def _of_analyses(world: World) -> dict[str, Keys]:
    policy = {"pk": world.statement.analysis.policy_id}
    return {
        "consultations:analysis": policy,
        "consultations:new_version": policy,
        "consultations:answer_challenge": {"pk": world.statement.pk},
    }


def _of_figures(world: World) -> dict[str, Keys]:
    ashgate = {"pk": world.estate.ashgate.pk}
    measure = {**ashgate, "measure": "charges-proved"}
    return {
        "monitoring:place": ashgate,
        "monitoring:place, of the whole service": {"pk": world.estate.service.pk},
        "monitoring:measure_at": measure,
        "monitoring:group_at": {**ashgate, "group": "Caribbean"},
        "monitoring:theme": {**ashgate, "slug": "workforce"},
        "monitoring:figure": {**measure, "run": world.monitored.run.pk},
    }


def _of_releases(world: World) -> dict[str, Keys]:
    shared, ashgate = world.shared, {"pk": world.estate.ashgate.pk}
    moorland, north = ({"pk": shared.counted.places[name].pk} for name in ("Moorland", "North"))
    named, measure = {"name": shared.published.name}, PROVED
    return {
        **{f"monitoring:{name}": {"pk": shared.ready.pk} for name in ("release", "clear_release", "publish_release")},
        "monitoring:release, published": {"pk": shared.published.pk},
        "monitoring:sheet": ashgate,
        "monitoring:record_sharing": ashgate,
        "public:release": named,
        "public:release_file": {**named, "file": "rates.csv"},
        "public:measure": {"name": measure},
        "public:figure": {**named, **moorland, "measure": measure},
        "public:place_figures": moorland,
        "public:place_figures, of none": ashgate,
        "public:sheet": moorland,
        "public:sheet, without figures": ashgate,
        "public:sheet_file": {**moorland, "size": "large"},
        "public:regional_report": north,
        "public:regional_report_file": north,
        "public:chapter": {"year": 2026},
        "public:chapter_file": {"year": 2026},
    }
