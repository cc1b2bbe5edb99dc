"""Where the words of a plan stand: in the plan itself, in what it was read from, in its commitments."""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.redacting import held_of as held_of_commitments
from answerable.web.database.redacting import Held
from answerable.web.notices.models import Mail, Notice
from answerable.web.plans.matching import title_key
from answerable.web.plans.models import (
    ActionPlan,
    Band,
    Carried,
    Change,
    Dependency,
    Dispatch,
    Document,
    Draft,
    Edition,
    Entry,
    Finding,
    FindingTag,
    Import,
    Offer,
    Pilot,
    PilotSite,
    Reading,
    Report,
    Reporting,
    Round,
    Submission,
    UpdateDue,
    Wording,
    Workstream,
)

_TITLE = 500
_FINDING = ("words", "parts", "references", "decision_words", "reasons", "response", "restricted_because")
_ENTRY = ("words", "owner_words", "owners", "targets", "status_words")


def commitments_of(plan: ActionPlan) -> QuerySet[Commitment]:
    return Commitment.objects.filter(Q(entries__finding__plan=plan) | Q(carried__finding__plan=plan)).distinct()


def held_of(plan: ActionPlan) -> Iterator[Held]:
    """Everything that may hold words of a plan."""
    yield from _front(plan)
    yield from _said(plan)
    yield from _read(plan)
    yield from _programme(plan)
    yield from _told(plan)
    yield from held_of_commitments(list(commitments_of(plan).values_list("pk", flat=True)))


def editions_of(plan: ActionPlan) -> Held:
    return Held("Editions", Edition.objects.filter(plan=plan), json=("content",))


def readings_of(plan: ActionPlan) -> Held:
    """What was read from the documents of a plan, also of those that are not accepted yet."""
    return Held("Readings of documents", Reading.objects.filter(_brought(plan)), json=("model", "read", "reviewed"))


def _brought(plan: ActionPlan, to: str = "brought__") -> Q:
    return Q(**{f"{to}edition__plan": plan}) | Q(**{f"{to}next_round_of": plan})


def _front(plan: ActionPlan) -> Iterator[Held]:
    follows = {"title_key": lambda row: title_key(row.title)[:_TITLE]}
    yield Held("Title of the plan", ActionPlan.objects.filter(pk=plan.pk), ("title",), follows=follows)
    yield Held("Caveats", ActionPlan.objects.filter(pk=plan.pk), ("caveats",))
    yield Held("Title of the report", Report.objects.filter(plan=plan), ("title", "published_words"))
    yield Held("Bodies addressed", Band.objects.filter(plan=plan), ("words", "due_words"))
    yield Held("Names of rounds", Round.objects.filter(plan=plan), ("label",))
    yield Held("Days of submission", Submission.objects.filter(edition__plan=plan), ("name", "words"))
    yield Held("Whom it was sent to", Dispatch.objects.filter(edition__plan=plan), ("recipient", "how"))
    yield Held("Plans it depends on", Dependency.objects.filter(plan=plan), ("words",))
    yield Held("Updates it owes", UpdateDue.objects.filter(plan=plan), ("words",))
    yield Held("Rounds being gathered", Reporting.objects.filter(plan=plan), ("label",))


def _said(plan: ActionPlan) -> Iterator[Held]:
    yield Held("Findings", Finding.objects.filter(plan=plan), _FINDING)
    yield Held("Actions as written", Entry.objects.filter(finding__plan=plan), _ENTRY)
    yield Held("Words before a correction", Wording.objects.filter(edition__plan=plan), ("words", "said"))
    yield Held("Words that proposed a tag of a finding", FindingTag.objects.filter(finding__plan=plan), ("because",))
    yield Held("Offers of findings", Offer.objects.filter(finding__plan=plan), ("reason",))
    yield Held("Findings carried elsewhere", Carried.objects.filter(finding__plan=plan), ("words",))
    drafts, follows = Draft.objects.filter(plan=plan), {"version": lambda _: F("version") + 1}
    yield Held("Drafts", drafts, ("round_label", "sent_back_because"), json=("content",), follows=follows)


def _read(plan: ActionPlan) -> Iterator[Held]:
    imports = Import.objects.filter(_brought(plan, ""))
    yield Held("Documents brought", imports, ("title", "failure"))
    yield Held("Changes made in review", Change.objects.filter(_brought(plan)), ("value", "before", "after"))
    documents = Document.objects.filter(Q(editions__plan=plan) | Q(imports__in=imports)).distinct()
    yield Held("Names of files", documents, ("name",))


def _told(plan: ActionPlan) -> Iterator[Held]:
    """What people were told of things at the plan's place, as the register keeps it."""
    notices = Notice.objects.filter(place_id=plan.place_id)
    yield Held("Notices", notices, ("title", "words"))
    mails = Mail.objects.filter(Q(place_id=plan.place_id) | Q(notices__in=notices)).distinct()
    yield Held("Messages", mails, ("subject", "text"))


def _programme(plan: ActionPlan) -> Iterator[Held]:
    yield Held("Workstreams", Workstream.objects.filter(plan=plan), ("name", "about"))
    columns = ("name", "area", "aim", "measure", "result", "learning", "decision_because")
    yield Held("Pilots", Pilot.objects.filter(plan=plan), columns)
    yield Held("Pilot sites", PilotSite.objects.filter(pilot__plan=plan), ("words",))
