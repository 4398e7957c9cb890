"""The same commands on a server."""

import json

import pytest

from tests.api.commands.shell import Shell
from tests.neo4j.server import Neo4jAccess


@pytest.fixture
def on_neo4j(vangnet: Shell, empty_neo4j: Neo4jAccess, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """`vangnet`, with its store on the Neo4j of this session."""
    monkeypatch.setenv("VANGNET_STORE", empty_neo4j.uri)
    monkeypatch.setenv("VANGNET_NEO4J_USER", empty_neo4j.user)
    monkeypatch.setenv("VANGNET_NEO4J_PASSWORD", empty_neo4j.password)
    return vangnet


def test_a_casus_on_a_server_is_reported_as_its_file(on_neo4j: Shell, casus_file: str) -> None:
    loaded = on_neo4j("load", casus_file)
    assert loaded == (0, "", "gezin-toets: bewaard als versie 1, 16 gegevens.\n")
    stored = json.loads(on_neo4j("report", "gezin-toets", "--format", "json").out)
    of_file = json.loads(on_neo4j("report", casus_file, "--format", "json").out)
    assert stored["casus"].pop("version") == 1
    assert of_file["casus"].pop("version") is None
    assert stored == of_file


def test_a_question_can_be_asked_on_a_server(on_neo4j: Shell, casus_file: str) -> None:
    on_neo4j("load", casus_file)
    answer = json.loads(
        on_neo4j("ask", "regisseurs_of_casus", "casus=gezin-toets", "--format", "json").out
    )
    assert [row[0] for row in answer["rows"]] == ["gezin-toets/coach"]


def test_a_finding_is_explained_on_a_server_and_withdrawn(on_neo4j: Shell, casus_file: str) -> None:
    on_neo4j("load", casus_file)
    said = ("explain", "gezin-toets", "L01:coach~mentor", "--by", "A. Verzonnen", "--reason", "Zo.")
    assert on_neo4j(*said).status == 0
    assert "A. Verzonnen" in on_neo4j("report", "gezin-toets").out
    assert on_neo4j(*said, "--withdraw").status == 0
    assert "A. Verzonnen" not in on_neo4j("report", "gezin-toets").out
    assert on_neo4j("explain", "gezin-toets").out.count("A. Verzonnen") == 2


def test_a_wrong_password_is_told_and_not_repeated(
    on_neo4j: Shell, casus_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANGNET_NEO4J_PASSWORD", "verkeerd-woord")
    ran = on_neo4j("load", casus_file)
    assert ran.status == 3
    assert "VANGNET_NEO4J_PASSWORD" in ran.err
    assert "verkeerd-woord" not in ran.err
    assert "Traceback" not in ran.err
