"""What a CSV file holds, for programs that read it: the metadata of the W3C's "CSV on the Web"."""

import csv
import io
from typing import Any

from answerable.documents.plan import Plan
from answerable.documents.writers.layout import lay_out

CONTENT_TYPE = "application/csvm+json"


def of_plan(plan: Plan, content: bytes, *, address: str) -> dict[str, Any]:
    """The table stands below the front of the plan, which a reader of tables is told to pass over."""
    headings = [column.heading for column in lay_out(plan).columns]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    above = next(at for at, row in enumerate(rows) if row[: len(headings)] == headings)
    titles = headings + [f"Column {at}" for at in range(len(headings) + 1, len(rows[above]) + 1)]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:title": plan.title,
        "dc:description": [caveat.text for caveat in plan.caveats],
        "dc:identifier": [left.text.text for left in plan.leftovers if left.code == "record"],
        "dialect": {"encoding": "utf-8", "skipRows": above, "headerRowCount": 1},
        "tableSchema": {
            "columns": [
                {"name": f"c{at}", "titles": title, "datatype": "string"} for at, title in enumerate(titles, start=1)
            ]
        },
    }
