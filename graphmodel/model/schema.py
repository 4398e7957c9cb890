"""The JSON Schema of the casus file, made from the model that reads it, so that it cannot lag behind.

It says what a schema can say of one entry. Whether references exist, ids are unique in their list, periods run forward and
a day is on the calendar, and that there is no BSN, only `vangnet check` tells.
"""

import json
from functools import cache

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from graphmodel.model.casus import FORMAT, Casus


class _AsItIsRead(GenerateJsonSchema):
    """Absent and null are two things in a casus file: what is absent has no default, and a list is never null."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Without the default when that is only what stands for absent."""
        if schema.get("default") is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A list that was looked for and is empty is `[]`, one that was not coded is left out."""
        inner = self.generate_inner(schema["schema"])
        return inner if inner.get("type") == "array" else super().nullable_schema(schema)


@cache
def casus_schema() -> str:
    """The schema as it is published."""
    schema = {
        "$schema": GenerateJsonSchema.schema_dialect,
        **Casus.model_json_schema(by_alias=True, schema_generator=_AsItIsRead),
        "title": FORMAT,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
