"""The whole document, understood as one action plan."""

from collections import Counter
from collections.abc import Sequence

from answerable.documents.account import account
from answerable.documents.model import Document
from answerable.documents.plan import Count, Finding, FindingKind, LeftoverCode, Plan, SourceFile, Totals
from answerable.documents.text import Span
from answerable.documents.understanding.findings import FindingDraft, Setting, gather, read_finding
from answerable.documents.understanding.front import Front, read_front
from answerable.documents.understanding.notes import Notes
from answerable.documents.understanding.owners import Posts
from answerable.documents.understanding.passage import Passage, Slice
from answerable.documents.understanding.prose import scan_prose
from answerable.documents.understanding.roles import Role
from answerable.documents.understanding.scan import Scan
from answerable.documents.understanding.tabular import scan_tables
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.errors import NoActionPlanError

NO_PLAN = (
    "The document can be read, but there is no action plan in it: no table or list of recommendations or concerns "
    "with a decision, an owner or a date. If it should hold one, see that its words can be selected and copied."
)


def understand(document: Document) -> Plan:
    """The action plan in a document.

    Raises `NoActionPlanError` where no finding with an answer to it is found.
    """
    scan = scan_tables(document) or scan_prose(document)
    front = read_front(scan.front, document.file.name)
    drafts = gather(scan.entries)
    if not any(_answered(draft) for draft in drafts):
        raise NoActionPlanError(NO_PLAN)
    setting = Setting(_posts(drafts), front.first_submitted, _kind(scan), scan.headings.get(Role.PROGRESS, ""))
    findings = []
    for at, draft in enumerate(drafts):
        own = Notes()
        findings.append(read_finding(draft, setting, at + 1, own))
        scan.notes.add(own, under=f"/findings/{at}")
    totals = _totals(findings, scan.stated)
    _doubt_whole(findings, totals, scan.notes)
    return _conserved(document, _plan(document, front, scan, findings, totals))


def _answered(draft: FindingDraft) -> bool:
    roles = (Role.DECISION, Role.RESPONSE, Role.OWNER, Role.TARGET)
    return any(row[role] for row in draft.rows for role in roles)


def _posts(drafts: Sequence[FindingDraft]) -> Posts:
    cells = (row[Role.OWNER] for draft in drafts for row in draft.rows)
    return Posts([line.unmarked()[1].words for line in cell] for cell in cells)


def _kind(scan: Scan) -> FindingKind:
    heading = scan.headings.get(Role.FINDING, scan.headings.get(Role.NUMBER, "recommendation")).lower()
    return FindingKind.RECOMMENDATION if "recommendation" in heading else FindingKind.OTHER


def _totals(findings: Sequence[Finding], stated: Count | None) -> Totals:
    counted = Count.of(findings)
    return Totals(stated=stated, counted=counted, agree=stated == counted if stated else None)


def _doubt_whole(findings: Sequence[Finding], totals: Totals, notes: Notes) -> None:
    """Doubts that only the plan as a whole raises."""
    if totals.agree is False:
        notes.doubt("totals_disagree")
    times = Counter((finding.kind, finding.directed_to, finding.number) for finding in findings)
    deciding = any(finding.decision for finding in findings)
    for finding in findings:
        checks = {
            "number_repeated": times[finding.kind, finding.directed_to, finding.number] > 1,
            "no_decision": deciding and finding.decision is None,
            "no_action": finding.decision is not Decision.NOT_AGREED
            and not finding.response
            and not any(one.actions for one in finding.rounds),
        }
        for code, holds in checks.items():
            if holds:
                notes.doubt_at(code, finding.text.spans)


def _plan(document: Document, front: Front, scan: Scan, findings: Sequence[Finding], totals: Totals) -> Plan:
    file = document.file
    return Plan(
        file=SourceFile(name=file.name, sha256=file.sha256, media_type=file.media_type, pages=file.pages),
        title=front.title,
        inspectorate=front.inspectorate,
        place=front.place,
        responds_to=front.responds_to,
        body=front.body,
        report_published=front.report_published,
        submitted=front.submitted,
        caveats=tuple(caveat.text() for caveat in scan.caveats),
        findings=tuple(findings),
        totals=totals,
        leftovers=tuple(scan.notes.leftovers),
        doubts=tuple(dict.fromkeys(scan.notes.doubts)),
        sources=tuple(scan.notes.sources),
    )


def _conserved(document: Document, plan: Plan) -> Plan:
    """The plan with every character accounted for: what nothing claimed is an orphan."""
    found = account(document, plan)
    if found.conserved:
        return plan
    notes = Notes()
    for span in found.unclaimed:
        words = _passage(document, span)
        notes.leftover(LeftoverCode.ORPHAN, words)
        notes.doubt("orphan", words)
    for span in found.claimed_twice:
        notes.doubt_at("claimed_twice", (span,))
    return plan.model_copy(
        update={"leftovers": (*plan.leftovers, *notes.leftovers), "doubts": (*plan.doubts, *notes.doubts)},
    )


def _passage(document: Document, span: Span) -> Passage:
    cell = next(cell for cell in document.cells() if cell.id == span.cell)
    return Passage((Slice(cell, span.start, span.end),))
