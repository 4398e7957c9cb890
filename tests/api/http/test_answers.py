"""The questions, the rules, the reference data, the schema and the state of the service."""

import json

import pytest

from graphmodel import reference
from graphmodel.gaps.catalogue import RULES
from graphmodel.language import Language, text
from graphmodel.model.casus import Casus
from graphmodel.questions import Named, QuestionKind, question, question_kinds
from graphmodel.stores import GraphStore
from tests.api.http.client import Client, places, problem
from tests.builders import NAMED


class TestQuestions:
    def test_every_question_is_told_with_what_it_takes_and_gives(self, client: Client) -> None:
        rows = client.get("/v1/questions?lang=en").json()["questions"]
        assert [row["name"] for row in rows] == [kind.name for kind in question_kinds()]
        for row, kind in zip(rows, question_kinds(), strict=True):
            assert [each["name"] for each in row["parameters"]] == [p.name for p in kind.parameters]
            assert [(each["name"], each["sort"]) for each in row["columns"]] == list(kind.columns)
            assert row["title"] == text(Language.EN, f"question.{kind.name}")

    def test_the_answer_is_that_of_the_store(
        self, client: Client, store: GraphStore, stored: Casus
    ) -> None:
        asked = question("regisseurs_of_casus", {"casus": stored.id})
        told = client.get(f"/v1/questions/regisseurs_of_casus?casus={stored.id}").json()
        rows = store.ask(asked)
        assert len(rows) == 1
        assert told["rows"] == json.loads(json.dumps(rows, default=str))
        assert [column["name"] for column in told["columns"]] == [n for n, _ in asked.kind.columns]
        assert told["parameters"] == {"casus": stored.id}

    @pytest.mark.usefixtures("stored")
    @pytest.mark.parametrize("kind", question_kinds(), ids=lambda kind: kind.name)
    def test_every_question_can_be_asked(self, client: Client, kind: QuestionKind) -> None:
        query = "&".join(f"{each.name}={NAMED[each.names]}" for each in kind.parameters)
        response = client.get(f"/v1/questions/{kind.name}?lang=en&{query}")
        if {Named.SIGNAAL, Named.THEME} & {each.names for each in kind.parameters}:
            problem(response, 400)
            return
        assert response.status_code == 200, response.text
        width = len(response.json()["columns"])
        assert all(len(row) == width for row in response.json()["rows"])

    def test_every_wrong_value_is_told_at_once(self, client: Client) -> None:
        response = client.get(
            "/v1/questions/hulpverleners_of_casus_on_day?day=gisteren&hulpverlener=x"
        )
        assert sorted(places(response)) == [
            ("query", "casus", "input.missing"),
            ("query", "day", "input.not_a_day"),
            ("query", "hulpverlener", "input.unknown"),
        ]

    @pytest.mark.parametrize(
        "value", ["'; DROP TABLE casus; --", "}) DETACH DELETE n //", "\x00", "%"]
    )
    def test_a_hostile_value_is_a_value(self, client: Client, stored: Casus, value: str) -> None:
        response = client.ask("GET", "/v1/questions/regisseurs_of_casus", params={"casus": value})
        assert places(response) == [("query", "casus", "input.unknown_name.casus")]
        assert value not in response.text
        assert client.get(f"/v1/casussen/{stored.id}").status_code == 200

    def test_a_name_that_is_not_there_is_told_with_its_place_and_what_is(
        self, client: Client, stored: Casus
    ) -> None:
        url = f"/v1/questions/colleagues_of_hulpverlener?day=2022-06-01&hulpverlener={stored.id}/x"
        response = client.get(url)
        assert places(response) == [("query", "hulpverlener", "input.unknown_name.hulpverlener")]
        assert f"{stored.id}/coach" in response.json()["errors"][0]["detail"]

    def test_names_that_no_store_is_needed_for_are_told_at_once(self, client: Client) -> None:
        url = "/v1/questions/handovers_between_domains?from_domain=zorg&to_domain=school"
        response = client.get(url)
        assert places(response) == [
            ("query", "from_domain", "input.unknown_name.domain"),
            ("query", "to_domain", "input.unknown_name.domain"),
        ]
        assert "onderwijs" in response.json()["errors"][1]["detail"]

    def test_an_unknown_question_is_not_found(self, client: Client) -> None:
        told = problem(client.get("/v1/questions/who_is_to_blame"), 404)
        assert told["type"] == "urn:vangnet:error.unknown_question"


class TestRules:
    def test_every_rule_has_its_line_and_its_page(self, client: Client) -> None:
        rows = client.get("/v1/rules").json()["rules"]
        assert [row["code"] for row in rows] == list(RULES)
        for code in RULES:
            page = client.get(f"/v1/rules/{code}").json()
            assert page["name"] == text(Language.NL, f"rule.{code}.name")
            assert [row["name"] for row in page["settings"]] == list(RULES[code].settings)
            assert [row["id"] for row in page["norms"]] == list(RULES[code].norms)

    def test_the_page_of_a_rule_is_in_the_language_that_is_asked(self, client: Client) -> None:
        for language in Language:
            response = client.get(f"/v1/rules/L01?lang={language}")
            assert response.headers["content-language"] == language
            assert response.json()["why"] == text(language, "rule.L01.why")

    def test_an_unknown_rule_is_not_found(self, client: Client) -> None:
        problem(client.get("/v1/rules/Z99"), 404)


class TestReference:
    def test_every_list_can_be_read_and_each_of_its_rows(self, client: Client) -> None:
        names = client.get("/v1/reference").json()["lists"]
        assert set(reference.list_names()) < set(names)
        for name in names:
            rows = client.get(f"/v1/reference/{name}").json()["rows"]
            for row in rows:
                url = f"/v1/reference/{name}/{row.get('id', row.get('number'))}"
                assert client.get(url).json() == row

    def test_a_row_is_named_in_both_languages(self, client: Client) -> None:
        row = client.get("/v1/reference/relation/foster_child").json()
        assert row["name"] == {"nl": "pleegkind", "en": "foster child"}

    def test_a_norm_tells_whether_its_source_was_read(self, client: Client) -> None:
        for row in client.get("/v1/reference/norm").json()["rows"]:
            assert {term["status"] for term in row["terms"]} <= {"verified", "recalled", "proposal"}

    @pytest.mark.parametrize("path", ["nothing", "relation/nobody"])
    def test_an_unknown_list_or_row_is_not_found(self, client: Client, path: str) -> None:
        problem(client.get(f"/v1/reference/{path}"), 404)


def test_the_schema_is_that_of_the_command(
    client: Client, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from api.cli import main  # only here is the command line needed

    assert main(["schema"]) == 0
    response = client.get("/v1/schema")
    assert response.headers["content-type"] == "application/schema+json"
    assert response.content == capsysbinary.readouterr().out


@pytest.mark.parametrize("state", ["live", "ready"])
def test_a_service_with_a_store_is_live_and_ready(client: Client, state: str) -> None:
    assert client.get(f"/health/{state}").json() == {"status": "ok"}
