"""A commitment, a finding, a place, a post, a tag: everything known of one thing on one page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.commitments.queries import pending_updates, tag_for
from answerable.web.commitments.types import NameState
from answerable.web.dashboard.presenters import commitment as of_commitment
from answerable.web.dashboard.presenters import dates, elsewhere, rows
from answerable.web.dashboard.presenters import evidence as of_evidence
from answerable.web.dashboard.presenters import finding as of_finding
from answerable.web.dashboard.presenters import places as of_place
from answerable.web.dashboard.presenters.acts import acts, circumstance_acts
from answerable.web.dashboard.presenters.circumstances import circumstances, others
from answerable.web.dashboard.presenters.effects import effect_context
from answerable.web.dashboard.presenters.ends import ends
from answerable.web.dashboard.presenters.history import history
from answerable.web.dashboard.presenters.recording import judgements
from answerable.web.dashboard.presenters.standings import rule
from answerable.web.dashboard.presenters.voices import four
from answerable.web.dashboard.queries import findings, places
from answerable.web.dashboard.queries.commitment import commitment as whole_commitment
from answerable.web.dashboard.queries.commitments import seen_commitments, tagged_with
from answerable.web.dashboard.queries.ends import ends_of
from answerable.web.dashboard.queries.home import few
from answerable.web.dashboard.queries.recording import judgements_of
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.queries import history_of, place_for, post_for
from answerable.web.estate.queries import posts as posts_at
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.monitoring.presenters import cases
from answerable.web.plans.presenters.programmes import offers
from answerable.web.plans.queries.offers import offers_of


@require_safe
def commitment(request: Request, pk: int) -> HttpResponse:
    on, viewer = today(), request.viewer
    found = get_object_or_404(whole_commitment(viewer=viewer, on=on), pk=pk)
    entries, taggings = list(found.entries.all()), list(found.taggings.all())
    context = {
        "commitment": found,
        "standing": standing_tag(standing_of(found, on=on)),
        "rule": rule(found, on=on),
        "owners": of_commitment.owners(found, viewer=viewer),
        "past_owners": of_commitment.past_owners(found),
        "promised": dates.promised(found),
        "ledger": dates.ledger(found),
        "caveats": of_commitment.caveats(found),
        "voices": four(found, on=on, pending=pending_updates([found.pk]), acts=acts(found, viewer=viewer, on=on)),
        **effect_context(found, viewer=viewer),
        "circumstances": circumstances(
            found,
            seen=set(seen_commitments(viewer=viewer).filter(pk__in=others(found)).values_list("pk", flat=True)),
            may_count=viewer.may_at(Capability.REPORT_PROGRESS, found.place.path),
            acts=circumstance_acts(found, viewer=viewer),
        ),
        "made_by": [
            (of_commitment.made_rows(entry), of_commitment.source_rows(entry))
            for entry in of_commitment.made_by(entries)
        ],
        "said_again": of_commitment.entries_listing(of_commitment.said_again(entries)),
        "confirmed": of_commitment.tags_confirmed(taggings),
        "proposed": of_commitment.tags_to_decide(taggings),
        "may_decide": viewer.may_at(Capability.CONFIRM_TAGS, found.place.path),
        "history": history(found),
        "elsewhere": elsewhere.of_commitment(found, viewer=viewer),
        "evidence": of_evidence.block(found, viewer=viewer),
    }
    return page(request, "dashboard/commitment.html", context)


@require_safe
def finding(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(findings.finding(viewer=request.viewer), pk=pk)
    taggings = list(found.taggings.all())
    context = {
        "finding": found,
        "facts": of_finding.facts(found),
        "rounds": of_finding.rounds(found),
        "judgements": judgements(judgements_of(found)),
        "may_judge": request.viewer.may_at(Capability.JUDGE, found.place.path),
        "confirmed": of_commitment.tags_confirmed(taggings),
        "proposed": of_commitment.tags_to_decide(taggings),
        "may_decide": request.viewer.may_at(Capability.CONFIRM_TAGS, found.place.path),
        "elsewhere": elsewhere.of_finding(found, viewer=request.viewer),
        "offers": offers(list(offers_of(found, viewer=request.viewer)), on=today()),
        "may_offer": request.viewer.may_at(Capability.BRING_PLANS, found.place.path),
        "may_publish": request.viewer.may_at(Capability.BRING_PLANS, found.place.path),
    }
    return page(request, "dashboard/finding.html", context)


@require_safe
def place(request: Request, pk: int) -> HttpResponse:
    on, viewer = today(), request.viewer
    found = place_for(viewer, pk)
    plans, recurring = places.plans_of(found), places.recurring_at(found)
    disparities = places.disparities_of(found, viewer=viewer, on=on)
    promised = places.commitments_of(found, viewer=viewer)
    may_see_figures = viewer.may_at(Capability.SEE_FIGURES, found.path)
    counted = places.standings(promised, on=on)
    context = {
        "place": found,
        "above": places.places_above(found),
        "facts": of_place.facts(found, on=on),
        "posts": of_place.posts(posts_at(viewer, on=on, place=found), viewer=viewer),
        "plans": plans,
        "plans_listing": rows.plans("Newest action plans", plans.first),
        "disparities": disparities,
        "disparities_listing": cases.listing("The first to be answered", disparities.first, viewer=viewer, on=on),
        "may_see_figures": may_see_figures,
        "ends": ends(ends_of(promised, viewer=viewer), may_see_figures=may_see_figures),
        "standings": of_place.standings(counted, place=found.pk),
        "recurring": recurring,
        "recurring_listing": of_place.recurring(recurring.first),
        "below": places.places_below(found, viewer=viewer),
    }
    return page(request, "dashboard/place.html", context)


@require_safe
def post(request: Request, pk: int) -> HttpResponse:
    on, viewer = today(), request.viewer
    found = post_for(viewer, pk)
    confirmed = few(places.owned(found, viewer=viewer, state=NameState.CONFIRMED), 10)
    proposed = few(places.owned(found, viewer=viewer, state=NameState.PROPOSED), 10)
    may_know = viewer.may_know_holders_at(found.place.path)
    context = {
        "post": found,
        "holdings": of_place.holdings(history_of(found)) if may_know else None,
        "confirmed": confirmed,
        "confirmed_listing": rows.commitments("The first due", confirmed.first, on=on),
        "proposed": proposed,
        "proposed_listing": rows.commitments("The first due of those", proposed.first, on=on),
        "may_confirm": viewer.may_at(Capability.CONFIRM_OWNERS, found.place.path),
        "may_hand_over": viewer.may_at(Capability.MANAGE_POSTS, found.place.path),
    }
    return page(request, "dashboard/post.html", context)


@require_safe
def tag(request: Request, pk: int) -> HttpResponse:
    on, viewer = today(), request.viewer
    found = tag_for(pk)
    concerned = seen_commitments(viewer=viewer).filter(tagged_with(found))
    commitments = few(concerned.order_by("-id"))
    answers = few(findings.seen_findings(viewer=viewer).filter(findings.tagged_with(found)).order_by("-id"))
    context = {
        "concerned": found,
        "commitments": commitments,
        "commitments_listing": rows.commitments("Newest commitments", commitments.first, on=on),
        "findings": answers,
        "findings_listing": rows.findings("Newest findings", answers.first),
        "standings": of_place.standings(places.standings(concerned, on=on), tag=found.pk),
    }
    return page(request, "dashboard/tag.html", context)
