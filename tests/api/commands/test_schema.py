"""schema: what a program needs to check a casus file by itself."""

import json
from pathlib import Path

from graphmodel.model.checks import LISTS
from tests.api.commands.shell import Shell


def test_the_schema_names_its_dialect_and_every_list_of_the_format(vangnet: Shell) -> None:
    ran = vangnet("schema")
    schema = json.loads(ran.out)
    assert ran.status == 0
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "casus/1"
    assert {"format", "casus", "calamiteit", *LISTS} == set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_the_schema_has_the_same_bytes_every_time(vangnet: Shell) -> None:
    assert vangnet("schema").out == vangnet("schema").out


def test_the_schema_can_go_into_a_file(vangnet: Shell, tmp_path: Path) -> None:
    file = tmp_path / "casus.schema.json"
    assert vangnet("schema", "-o", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == vangnet("schema").out
