"""The plan as JSON: the whole value, in the form that `answerable read --schema` describes."""

import json

from answerable.documents.plan import Plan


def render(plan: Plan) -> bytes:
    """UTF-8, two spaces of indent, fields in the order of the schema, a line break at the end."""
    return (json.dumps(plan.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n").encode()
