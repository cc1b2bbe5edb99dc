"""The parts of a plan under review, as their pages show them."""

import re
from typing import Any

from answerable.documents.plan import Action, LeftoverCode
from answerable.documents.text import Span, Text
from answerable.web.design.addresses import url
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.presenters.changes import told
from answerable.web.plans.presenters.doubts import finding_name
from answerable.web.plans.presenters.fields import label_of, words_of
from answerable.web.plans.presenters.imports import LEFTOVERS
from answerable.web.plans.presenters.readings import read_action, sections
from answerable.web.plans.presenters.sources import SourceCell, held_by, source_cells, spans_of, where_is
from answerable.web.plans.queries.imports import Review
from answerable.web.plans.review.pointers import Place, get


def finding_page(review: Review, at: int) -> dict[str, Any]:
    finding = review.plan.findings[at]
    base = f"/findings/{at}"
    facts = [
        ("Number", finding.number, f"{base}/number"),
        ("Kind", finding.kind.value.replace("_", " ").capitalize(), f"{base}/kind"),
        ("Decision", _decision(review, at), f"{base}/decision"),
    ]
    rounds = [
        (f"{base}/rounds/{r}/label", one.label or "Actions", f"{base}/rounds/{r}/date", one.date)
        for r, one in enumerate(finding.rounds)
    ]
    return {
        "review": review,
        "position": at + 1,
        "count": len(review.plan.findings),
        "name": finding_name(review.plan, at),
        "finding": finding,
        "facts": facts,
        "rounds": rounds,
        "sections": sections(review, at),
        "changes": [told(change, review.plan) for change in review.changes_in(at)],
        "open": [one for one in review.open if one.where.finding == at],
    }


def _decision(review: Review, at: int) -> str:
    finding = review.plan.findings[at]
    read = finding.decision.value.replace("_", " ").capitalize() if finding.decision else "None given"
    said = finding.decision_raw
    return f"{read} (the document says “{said}”)" if said and said.casefold() != read.casefold() else read


def action_page(review: Review, place: Place, action: Action) -> dict[str, Any]:
    pointer = place.pointer
    fields = [
        (label_of(f"{pointer}/{name}"), words_of(review.plan, f"{pointer}/{name}").splitlines(), f"{pointer}/{name}")
        for name in ("text", "owners", "targets", "status_raw", "percent")
    ]
    marked = [
        span
        for one in review.open
        if one.where.pointer == place.round_pointer and place.action in one.where.actions
        for span in one.doubt.spans
    ]
    cells = source_cells(review.pages, spans_of([action]), marked=marked, holds=held_by([action]))
    return {
        "review": review,
        "place": place,
        "name": finding_name(review.plan, place.finding),
        "label": review.plan.findings[place.finding].rounds[place.round].label,
        "read": read_action(review, place, action),
        "shown_fields": fields,
        "cells": cells,
        "changes": [told(one, review.plan) for one in review.stands if one.pointer.startswith(pointer)],
    }


def read_words(review: Review, pointer: str) -> str:
    """What was read where the pointer now leads, if it led there when the plan was read."""
    try:
        return words_of(review.read, pointer)
    except ReviewError:
        return ""


def page_of(pk: int, pointer: str) -> str:
    """The page on which a field stands."""
    match = re.match(r"/findings/(\d+)(?:/rounds/(\d+)/actions/(\d+))?", pointer)
    if match is None:
        return url("plans:import", pk=pk)
    finding, one, action = match.groups()
    if action is None:
        return url("plans:review_finding", pk=pk, position=int(finding) + 1)
    at = {"position": int(finding) + 1, "number": int(one) + 1, "action": int(action) + 1}
    return url("plans:review_action", pk=pk, **at)


def cells_of(review: Review, pointer: str) -> list[SourceCell]:
    """The cells that a field was read from, its words marked."""
    spans = _spans(get(review.plan, pointer), pointer)
    spans += [span for source in review.plan.sources if source.field == pointer for span in source.spans]
    if pointer.endswith("/owners"):
        raw = get(review.plan, pointer.removesuffix("s") + "_raw")
        spans += raw.spans if raw else ()
    return source_cells(review.pages, spans, marked=spans)


def _spans(value: object, pointer: str) -> list[Span]:
    match value:
        case Text():
            return list(value.spans)
        case tuple() if pointer.endswith("/targets"):
            return [span for target in value for span in target.raw.spans]
        case _:
            return []


def leftovers(review: Review) -> list[tuple[str, list[tuple[str, str]]]]:
    """What stands in no finding, by what it is known for: the words, and where they stand."""
    paged = review.pages.file.pages is not None
    groups: dict[LeftoverCode, list[tuple[str, str]]] = {}
    for leftover in review.plan.leftovers:
        where = where_is(leftover.text.spans[0].cell, paged=paged) if leftover.text.spans else ""
        groups.setdefault(leftover.code, []).append((leftover.text.text, where))
    return [(name, groups[code]) for code, name in LEFTOVERS.items() if code in groups]
