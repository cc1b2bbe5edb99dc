"""The JSON Schema of a result."""

import json

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from answerable.documents.plan import Plan


class ResultSchema(GenerateJsonSchema):
    """Every field is required, since a result has all of them, also where the program knows a default."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,  # noqa: ARG002 - as inherited
        total: bool,  # noqa: ARG002 - as inherited
    ) -> bool:
        return True

    def generate(self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "serialization") -> JsonSchemaValue:
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}


def schema() -> bytes:
    """The schema as JSON."""
    made = Plan.model_json_schema(mode="serialization", schema_generator=ResultSchema)
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()
