"""Where the words of a plan stand in its document."""

import re
from collections.abc import Iterable
from typing import Any

from answerable.documents.plan import Action, Finding
from answerable.documents.text import Text

_PAGE = re.compile(r"p(\d+)\.")


def source_of_finding(finding: Finding) -> dict[str, Any]:
    return _source((finding.text, *finding.parts, *finding.response))


def source_of_action(action: Action) -> dict[str, Any]:
    owner = (action.owner_raw,) if action.owner_raw else ()
    return _source((action.text, *owner, *(target.raw for target in action.targets)))


def _source(texts: Iterable[Text]) -> dict[str, Any]:
    """The spans of the texts, and the pages on which their cells stand."""
    spans = [list(span) for text in texts for span in text.spans]
    pages = {int(found[1]) for cell, *_ in spans if (found := _PAGE.match(str(cell)))}
    return {"pages": sorted(pages), "spans": spans}
