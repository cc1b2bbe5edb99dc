"""Small plans set in rows, and what is understood of them as short tuples."""

from html import escape

from answerable.documents.model import Document
from answerable.documents.plan import Action, Finding, Plan, Round
from answerable.documents.readers import decode
from answerable.documents.understanding import understand

HEAD = ("No", "Recommendation", "Agreed/Partly/Not agreed", "Response", "Owner", "Target date")
CONCERNS = ("No", "Concern", "Response", "Owner", "Target date")
PAGE = "\f"
"""Between two rows or blocks: a page ends here."""

Entry = str | tuple[str, ...]
"""A block, or the cells of a row; a newline in a cell ends a paragraph."""


def document(*entries: Entry, name: str = "plan.txt") -> Document:
    """The text with these blocks and rows; a block stands apart from the rows around it."""
    lines = [f"\n{entry}\n" if isinstance(entry, str) else "\t".join(map(_cell, entry)) for entry in entries]
    return decode("\n".join(lines).replace("\n\f\n\n", "\f").encode(), name)


def read(*entries: Entry, name: str = "plan.txt") -> Plan:
    return understand(document(*entries, name=name))


def read_rows(*rows: Entry) -> Plan:
    """The plan with these rows below the six usual headings."""
    return read(HEAD, *rows)


def read_response(
    response: str, owner: str = "Head of Looms", due: str = "May 2031", decision: str = "Agreed"
) -> Finding:
    """The one finding of a plan with this response."""
    return read_rows(("1", "Mend the looms.", decision, response, owner, due)).findings[0]


def web_page(*rows: str) -> Document:
    """A web page with one table, its rows as mark-up below the six usual headings."""
    head = "".join(f"<th>{escape(name)}</th>" for name in HEAD)
    body = "".join(f"<tr>{row}</tr>" for row in (head, *rows))
    return decode(f"<!DOCTYPE html><title>Looms</title><table>{body}</table>".encode(), "plan.html")


def actions(*rounds: Round) -> list[tuple[str, str, str]]:
    """Of each action: its words, its owners and its dates, as they stand."""
    return [
        (action.text.text, "; ".join(action.owners), "; ".join(target.raw.text for target in action.targets))
        for action in (action for round_ in rounds for action in round_.actions)
    ]


def pairings(*rounds: Round) -> list[str]:
    """Of each action: how sure its owners are and its dates, "certain shared"."""
    return [f"{action.owner_pairing} {action.target_pairing}" for round_ in rounds for action in round_.actions]


def every_action(plan: Plan) -> list[Action]:
    return [action for finding in plan.findings for round_ in finding.rounds for action in round_.actions]


def words(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    """Number, text and parts."""
    return finding.number, finding.text.text, tuple(part.text for part in finding.parts)


def prose(finding: Finding) -> list[str]:
    return [text.text for text in finding.response]


def leftovers(plan: Plan) -> list[tuple[str, str]]:
    return [(leftover.code.value, leftover.text.text) for leftover in plan.leftovers]


def doubts(plan: Plan) -> list[str]:
    return [doubt.code for doubt in plan.doubts]


def _cell(words: str) -> str:
    return f'"{words}"' if "\n" in words else words
