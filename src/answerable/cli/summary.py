"""The summary of a plan that a person reads in a terminal."""

import io
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from answerable.cli.phrases import action_facts, directed, kinds, published, round_heading, submitted, totals
from answerable.cli.shares import unexplained_share
from answerable.cli.typesetting import hanging, indented, labelled, written
from answerable.cli.wording import counted, shortened, words
from answerable.documents.plan import Action, Doubt, Finding, Plan, Round

WIDEST, NARROWEST = 100, 40
FINDING_LENGTH, ACTION_LENGTH, PART_LENGTH = 300, 200, 120
MOST_PLACES = 3
UNSURE = "yellow"


def summarise(plan: Plan, *, width: int = 80, colour: bool = False) -> str:
    """The summary in lines of at most `width` characters, with terminal codes only if `colour` is wanted."""
    page = io.StringIO()
    console = Console(
        file=page,
        width=max(NARROWEST, min(WIDEST, width)),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for part in parts(plan):
        console.print(part)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def parts(plan: Plan) -> Iterator[RenderableType]:
    yield written(plan.title or plan.file.name, "bold")
    yield facts(plan)
    for band, findings in groupby(plan.findings, key=lambda finding: finding.directed_to):
        if band:
            yield ""
            yield written(directed(band), "bold")
        for finding in findings:
            yield ""
            yield from finding_parts(finding)
    yield ""
    yield labelled([("Findings", kinds(plan.findings)), ("Totals", totals(plan.totals))])
    yield from doubts(plan.doubts)
    yield from leftovers(plan)


def facts(plan: Plan) -> RenderableType:
    pages = f", {counted(plan.file.pages, 'page')}" if plan.file.pages else ""
    return labelled(
        [
            ("Inspectorate", plan.inspectorate),
            ("Place", plan.place),
            ("Responds to", plan.responds_to if plan.responds_to != plan.title else None),
            ("Published", published(plan.report_published)),
            ("Answered by", plan.body),
            ("Submitted", submitted(plan.submitted)),
            ("File", f"{plan.file.name}{pages}"),
        ]
    )


def finding_parts(finding: Finding) -> Iterator[RenderableType]:
    decision = words(finding.decision) if finding.decision else None
    heading = " · ".join(filter(None, [words(finding.kind).capitalize(), decision]))
    yield written(f"{finding.number}  {heading}".strip(), "bold")
    yield indented(shortened(finding.text.text, FINDING_LENGTH))
    for part in finding.parts:
        yield hanging("-", written(shortened(part.text, PART_LENGTH)), indent=3)
    if finding.reasons:
        yield indented(f"Reasons: {', '.join(finding.reasons)}")
    if not any(planned.actions for planned in finding.rounds):
        yield from (indented(shortened(said.text, ACTION_LENGTH), "italic") for said in finding.response)
    for planned in finding.rounds:
        yield from round_parts(planned)


def round_parts(planned: Round) -> Iterator[RenderableType]:
    if planned.label:
        yield indented(round_heading(planned), "dim")
    for action in planned.actions:
        yield hanging("•", action_text(action), indent=3)


def action_text(action: Action) -> RenderableType:
    """The words of an action, and below them who is to do it and when."""
    facts = [written(fact, "cyan" if sure else UNSURE) for fact, sure in action_facts(action)]
    below = Padding.indent(Text(" · ", overflow="fold").join(facts), 2)
    return Group(written(shortened(action.text.text, ACTION_LENGTH)), below)


def doubts(found: tuple[Doubt, ...]) -> Iterator[RenderableType]:
    """The doubts, those of one kind together: the places of the only one, or the first place of each."""
    yield ""
    yield written(counted(len(found), "doubt"), "bold")
    for code in dict.fromkeys(doubt.code for doubt in found):
        alike = [doubt for doubt in found if doubt.code == code]
        times = f" ({len(alike)} times)" if len(alike) > 1 else ""
        cells = (span.cell for doubt in alike for span in (doubt.spans[:1] if times else doubt.spans))
        places = listed(list(dict.fromkeys(cells)))
        body = written(f"{alike[0].message}{times} ").append_text(written(f"[{code}{places}]", "dim"))
        yield hanging("?", body, indent=1)


def listed(places: list[str]) -> str:
    """The first places, and how many more there are."""
    more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    return "".join(f", {place}" for place in places[:MOST_PLACES]) + more


def leftovers(plan: Plan) -> Iterator[RenderableType]:
    """How many pieces of the document are in no field, by the reason, and how much is left unexplained."""
    yield ""
    yield written(counted(len(plan.leftovers), "leftover"), "bold")
    pieces = Counter(left.code for left in plan.leftovers)
    for code, number in sorted(pieces.items()):
        size = sum(len(left.text.text) for left in plan.leftovers if left.code is code)
        yield written(f" {code:<12}{counted(number, 'piece'):>12}  {counted(size, 'character'):>16}")
    share = unexplained_share(plan)
    if share is not None:
        yield indented(f"{share:.1%} of the document's characters are in leftovers that nothing explains.", "dim", 1)
