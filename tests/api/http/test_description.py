"""The description of the API says what the service does: every route, every answer, an example that is true."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest
from fastapi.openapi.models import OpenAPI
from fastapi.routing import APIRoute, iter_route_contexts

from api import examples
from api.app import create_app
from api.bodies import MEDIA
from api.gate import VERSION
from api.problems import MEDIA_TYPE as PROBLEM
from api.problems import Problem
from graphmodel.loading import read_casus
from graphmodel.stores import GraphStore
from tests.api.http.client import Client
from visualisations.site.addresses import is_page

Operation = tuple[str, str, dict[str, Any]]

COMMON = "400,421,500"
STORE = f"{COMMON},503,507"
SURFACE = [
    f"DELETE /v1/casussen/{{casus_id}} ?lang 204,{STORE},403,404,412",
    f"POST /v1/casussen/{{casus_id}}/explanations ?day,lang 200,201,{STORE},403,404,409,413,415",
    f"GET /v1/casussen/{{casus_id}}/explanations ?lang 200,304,{STORE},404",
    f"GET /health/live ?lang 200,{COMMON}",
    f"GET /health/ready ?lang 200,{COMMON},503",
    f"GET /v1/casussen ?lang,municipality,page,pageSize,text,theme 200,304,{STORE}",
    f"GET /v1/casussen/{{casus_id}} ?lang,version 200,304,{STORE},404",
    f"GET /v1/casussen/{{casus_id}}/gap-report ?day,for,format,ignore,lang,select 200,304,{STORE},404",
    f"GET /v1/casussen/{{casus_id}}/network ?day,format,lang 200,304,{STORE},404",
    f"GET /v1/casussen/{{casus_id}}/changes ?from,lang,until 200,304,{STORE},404",
    f"GET /v1/casussen/{{casus_id}}/knowledge ?day,lang 200,304,{STORE},404",
    f"GET /v1/casussen/{{casus_id}}/traces ?add,day,lang,remove 200,304,{STORE},404",
    f"GET /v1/casussen/{{casus_id}}/traces/{{signaal}} ?add,before,day,lang,remove,to 200,304,{STORE},404",
    f"GET /v1/casussen/{{casus_id}}/versions ?lang 200,304,{STORE},404",
    f"GET /v1/questions ?lang 200,304,{COMMON}",
    f"GET /v1/questions/{{name}} ?parameters 200,304,{STORE},404",
    f"GET /v1/reference ?lang 200,304,{COMMON}",
    f"GET /v1/reference/{{list_name}} ?lang 200,304,{COMMON},404",
    f"GET /v1/reference/{{list_name}}/{{row_id}} ?lang 200,304,{COMMON},404",
    f"GET /v1/rules ?lang 200,304,{COMMON}",
    f"GET /v1/rules/{{code}} ?lang 200,304,{COMMON},404",
    f"GET /v1/schema ?lang 200,304,{COMMON}",
    f"PUT /v1/casussen/{{casus_id}} ?lang 200,201,{STORE},403,412,413,415,422",
]
"""What callers rest on: who changes it on purpose changes this list, and the version of the API."""


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/v1/openapi.json").json()
    return told


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def routes(client: Client) -> Iterator[APIRoute]:
    for context in iter_route_contexts(client.app.routes):
        if isinstance(context.original_route, APIRoute):
            yield context.original_route


def parameters(operation: Mapping[str, Any], place: str) -> list[dict[str, Any]]:
    return [each for each in operation["parameters"] if each["in"] == place]


def test_the_description_is_openapi_3(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.")
    assert document["info"]["version"] == VERSION
    assert document["info"]["description"]
    OpenAPI.model_validate(document)


def test_every_model_is_named_somewhere_and_every_name_has_a_model(
    client: Client, document: dict[str, Any]
) -> None:
    text = client.get("/v1/openapi.json").text
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert named == set(document["components"]["schemas"])


def is_for_people(path: str) -> bool:
    """Pages, and what they load, are no part of the API."""
    return is_page(path) or path.startswith("/assets/")


def test_every_route_is_in_it(client: Client, document: dict[str, Any]) -> None:
    told = {(method, path) for method, path, _ in operations(document)}
    there = {
        (method, route.path)
        for route in routes(client)
        for method in route.methods or ()
        if not is_for_people(route.path)
    }
    assert there - told == {("GET", "/v1/openapi.json")}
    assert told <= there


def test_the_surface_is_as_it_was_agreed(document: dict[str, Any]) -> None:
    told = {
        (f"{method} {path} ?{','.join(sorted(p['name'] for p in parameters(operation, 'query')))}")
        + f" {','.join(sorted(operation['responses']))}"
        for method, path, operation in operations(document)
    }
    agreed = {
        f"{row.rpartition(' ')[0]} {','.join(sorted(row.rpartition(' ')[2].split(',')))}"
        for row in SURFACE
    }
    assert told == agreed


def test_every_operation_and_parameter_is_explained(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))
    for method, path, operation in operations(document):
        assert operation["description"], (method, path)
        for parameter in operation["parameters"]:
            assert parameter["description"], (path, parameter["name"])


def test_names_are_written_as_the_rules_for_government_apis_have_them(
    document: dict[str, Any],
) -> None:
    for _, path, operation in operations(document):
        assert re.fullmatch(r"(/([a-z0-9-]+|\{[^}]+\}))+", path)
        for parameter in parameters(operation, "query"):
            assert re.fullmatch(r"[a-z0-9]+[a-zA-Z0-9]*", parameter["name"])


def test_every_answer_in_json_has_an_example(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        for status, response in operation["responses"].items():
            expected = PROBLEM if int(status) >= 400 else "application/json"
            for media, content in response.get("content", {}).items():
                assert ("example" in content) is (media == expected), (method, path, status, media)


def test_every_problem_has_an_example_of_its_own_status(document: dict[str, Any]) -> None:
    for _, _, operation in operations(document):
        for status, response in operation["responses"].items():
            for media, content in response.get("content", {}).items():
                if media == PROBLEM:
                    assert Problem.model_validate(content["example"]).status == int(status)


def test_the_casus_file_of_the_examples_is_a_right_one(document: dict[str, Any]) -> None:
    content = document["paths"]["/v1/casussen/{casus_id}"]["put"]["requestBody"]["content"]
    casussen = [
        read_casus(_text(body["example"]).encode(), "example", MEDIA[media])
        for media, body in content.items()
    ]
    assert all(casus == casussen[0] for casus in casussen)


def _text(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example)


def _example(document: Mapping[str, Any]) -> object:
    operation = document["paths"]["/v1/casussen/{casus_id}/explanations"]["post"]
    return operation["requestBody"]["content"]["application/json"]["example"]


def test_the_examples_are_what_the_service_answers(
    store: GraphStore, document: dict[str, Any]
) -> None:
    asked = {
        "casus_id": "gezin-wilg",
        "code": "L01",
        "list_name": "relation",
        "name": "regisseurs_of_casus?casus=gezin-wilg",
        "row_id": "parent",
        "signaal": "s1",
    }
    # What has no answer without them is asked with the days of the example.
    days = {"/v1/casussen/{casus_id}/changes": "?from=2022-01-01&until=2022-12-31"}
    file = files("api").joinpath("example.yaml").read_bytes()
    with Client(create_app(store, clock=lambda: examples.SAVED)) as client:
        saved = client.put_yaml("gezin-wilg", file)
        assert saved.json() == examples.answer("put_casus")
        said = client.post("/v1/casussen/gezin-wilg/explanations", _example(document))
        assert said.json() == json.loads(json.dumps(examples.answer("explain_finding")))
        for method, path, operation in operations(document):
            example = (
                operation["responses"].get("200", {}).get("content", {}).get("application/json")
            )
            if method == "GET" and example and "example" in example:
                response = client.get(path.format_map(asked) + days.get(path, ""))
                assert response.json() == example["example"], path


def test_neither_it_nor_any_other_answer_names_another_host(client: Client) -> None:
    for path in ("/v1/openapi.json", "/v1/rules/L01", "/v1/casussen", "/health/live"):
        assert not re.findall(r"\w+://", client.get(path).text)
