"""The JSON Schema of the casus file, made from the model that reads it: the same text in both ways in."""

import json
from functools import cache

from graphmodel.model.casus import FORMAT, Casus


@cache
def casus_schema() -> str:
    """The schema as it is published."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Casus.model_json_schema(by_alias=True),
        "title": FORMAT,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
