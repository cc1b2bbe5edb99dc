"""A small register with something of everything in it, made through the services that the site uses."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from django.core.files.base import ContentFile

from answerable.documents.writers import write
from answerable.web.commitments.models import Commitment, Tag
from answerable.web.commitments.services import confirm_owner, decide_tag, load_tags
from answerable.web.commitments.types import TagState
from answerable.web.consultations.models import Statement
from answerable.web.estate.models import Post
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Aim, Case
from answerable.web.monitoring.services.corrections import export as export_corrections
from answerable.web.monitoring.services.corrections import record as record_correction
from answerable.web.monitoring.types import Disclosing
from answerable.web.plans.models import ActionPlan, Entry, Import
from answerable.web.plans.services.accepting import accept
from answerable.web.plans.services.bringing import bring
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.services.publishing import publish
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.monitoring import Monitored, installed
from tests.support.released import Shared, shared
from tests.support.web.places import Estate, make_estate
from tests.support.web.tasks import do_tasks
from tests.support.web.world_aims import make_aim
from tests.support.web.world_analyses import make_analyses
from tests.support.web.world_cases import make_cases
from tests.support.web.world_drafts import Drafts, make_drafts
from tests.support.web.world_evidence import add_two_versions
from tests.support.web.world_notices import Messages, make_messages
from tests.support.web.world_plans import accepted_plan, doubtful_plan, later_version
from tests.support.web.world_programme import Programme, make_programme
from tests.support.web.world_reporting import Gathering, make_gathering
from tests.support.web.world_slipping import Slipping, make_slipping
from tests.support.web.world_voices import Voices, make_voices


@dataclass(frozen=True)
class World:
    estate: Estate
    plan: ActionPlan
    """Accepted, at Ashgate, of three rounds."""
    settled_entry: Entry
    """Of the last round, which has another whose link is open; the rounds before are settled."""
    accepted: Import
    in_review: Import
    """Of another plan, with doubts."""
    later: Import
    """In review too: the plan that was accepted, with a round more."""
    failed: Import
    waiting: Import
    """To be read."""
    post: Post
    """Held at Ashgate, and the owner of commitments."""
    commitment: Commitment
    tag: Tag
    """Confirmed for the commitment, and proposed for others."""
    drafts: Drafts
    programme: Programme
    messages: Messages
    slipping: Slipping
    gathering: Gathering
    voices: Voices
    monitored: Monitored
    shared: Shared
    case: Case
    """A disparity at Ashgate that is being reformed."""
    aim: Aim
    statement: Statement
    """Of an equality analysis at Ashgate, and challenged."""


def make_world(now: dt.datetime) -> World:
    estate = make_estate(now)
    figures = shared(estate)
    load_tags()
    post = estate.post("Governor", holder=estate.person(Role.GOVERNOR))
    estate.post("Head of Safety", holder=estate.person(Role.COMMITMENT_OWNER))
    first = _brought(estate, write(accepted_plan(now.date()), "html"), "fair-treatment.html")
    plan = accept(
        brought=first, by=estate.person(Role.PLAN_COORDINATOR), at=now, version=first.version, next_round_of=None
    )
    commitment, tag = _confirmed(estate, plan, post)
    add_two_versions(estate, commitment)
    _tell(estate)
    publish(plan.editions.get(), by=estate.person(Role.PLAN_COORDINATOR), at=now)
    return World(
        estate,
        plan,
        settled_entry=_linked(estate, plan, commitment),
        accepted=first,
        in_review=_brought(estate, write(doubtful_plan(), "html"), "release.html"),
        later=_brought(estate, write(later_version(now.date()), "html"), "fair-treatment-later.html"),
        failed=_brought(estate, b"Dear all, thank you for the biscuits.", "thanks.txt"),
        waiting=_bring(estate, b"Dear all, thank you for the cake.", "cake.txt"),
        post=post,
        commitment=commitment,
        tag=tag,
        drafts=make_drafts(estate, plan),
        programme=make_programme(estate, plan),
        messages=make_messages(estate, commitment),
        slipping=make_slipping(estate, plan, commitment),
        gathering=make_gathering(estate),
        voices=make_voices(estate, plan, commitment),
        shared=figures,
        monitored=(monitored := installed(estate)),
        case=make_cases(monitored),
        aim=make_aim(monitored, commitment),
        statement=make_analyses(monitored),
    )


def _tell(estate: Estate) -> None:
    """Two people told their group; the correction of the first is exported."""
    by = estate.person(Role.EQUALITY_LEAD)
    tell = partial(record_correction, place=estate.ashgate, told_on=estate.now.date(), by=by, at=estate.now)
    tell(stage=Disclosing.RECEPTION, person="A1000AA", old="Not recorded", new="Roma")
    export_corrections(estate.ashgate, by=by, at=estate.now)
    tell(stage=Disclosing.LATER, person="A2000AA", old="Not recorded", new="Gypsy")


def _confirmed(estate: Estate, plan: ActionPlan, post: Post) -> tuple[Commitment, Tag]:
    """The first commitment of the plan, once its owner and a tag of it are confirmed."""
    by = estate.person(Role.PLAN_COORDINATOR)
    commitment = Commitment.objects.filter(entries__finding__plan=plan).earliest("pk")
    confirm_owner(name=commitment.owners.get(), post=post, by=by, at=estate.now)
    tagging = commitment.taggings.select_related("tag").earliest("pk")
    decide_tag(tagging=tagging, state=TagState.CONFIRMED, by=by, at=estate.now)
    return commitment, tagging.tag


def _brought(estate: Estate, content: bytes, name: str) -> Import:
    brought = _bring(estate, content, name)
    do_tasks()
    brought.refresh_from_db()
    return brought


def _bring(estate: Estate, content: bytes, name: str) -> Import:
    by = estate.person(Role.PLAN_COORDINATOR)
    return bring(content=ContentFile(content), name=name, place=estate.ashgate, by=by, at=estate.now).brought


def _linked(estate: Estate, plan: ActionPlan, commitment: Commitment) -> Entry:
    """The first entries of both rounds of progress are about the commitment."""
    by = estate.person(Role.PLAN_COORDINATOR)
    _, update, last = plan.rounds.all()
    entries = [round_.entries.earliest("position") for round_ in (update, last)]
    for entry in entries:
        settle_link(entry, commitment, Relation.PROGRESS, by=by, at=estate.now)
    settle_round(update, by=by, at=estate.now)
    return entries[-1]
