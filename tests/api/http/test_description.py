"""The description of the API says what the service does: every route, every answer, an example that is true."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest
from fastapi.openapi.models import OpenAPI
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel, TypeAdapter

from api import examples
from api.gate import VERSION
from api.problems import MEDIA_TYPE as PROBLEM
from api.problems import Problem
from graphmodel.loading import Media, read_casus
from graphmodel.stores import GraphStore
from tests.api.http.client import Client

Operation = tuple[str, str, dict[str, Any]]


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


def test_the_description_is_openapi_3(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.")
    assert document["info"]["version"] == VERSION
    OpenAPI.model_validate(document)


def test_every_reference_leads_somewhere(document: dict[str, Any], client: Client) -> None:
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', client.get("/v1/openapi.json").text))
    assert named == set(document["components"]["schemas"])


def test_every_route_is_in_it(client: Client, document: dict[str, Any]) -> None:
    told = {(method, path) for method, path, _ in operations(document)}
    there = {(m, route.path) for route in routes(client) for m in route.methods or ()}
    assert there - told == {("GET", "/v1/openapi.json")}
    assert told <= there


def test_the_surface_is_as_it_was_agreed(document: dict[str, Any]) -> None:
    """What callers rest on: whoever changes it on purpose changes this list, and the version of the API."""
    told: list[str] = []
    for method, path, operation in operations(document):
        queries = sorted(p["name"] for p in operation.get("parameters", ()) if p["in"] == "query")
        told.append(f"{method} {path} ?{','.join(queries)} {','.join(sorted(operation['responses']))}")
    assert sorted(told) == SURFACE


SURFACE: list[str] = []


def test_every_operation_and_parameter_is_explained(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))
    for method, path, operation in operations(document):
        assert operation["description"], (method, path)
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], (path, parameter["name"])


def test_names_are_written_as_the_rules_for_government_apis_have_them(
    document: dict[str, Any],
) -> None:
    for _, path, operation in operations(document):
        assert re.fullmatch(r"(/([a-z0-9-]+|\{[^}]+\}))+", path)
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                assert re.fullmatch(r"[a-z0-9]+[a-zA-Z0-9]*", parameter["name"])


def test_every_answer_in_json_has_an_example(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        for status, response in operation["responses"].items():
            for media, content in response.get("content", {}).items():
                assert media == PROBLEM or int(status) < 400
                assert media in ("application/json", PROBLEM) <= {"example"} | content.keys() or (
                    "example" in content or media not in ("application/json", PROBLEM)
                ), (method, path, status)


def test_every_example_fits_its_model(client: Client, document: dict[str, Any]) -> None:
    models = {route.name: route.response_model for route in routes(client)}
    for _, _, operation in operations(document):
        for status, response in operation["responses"].items():
            for media, content in response.get("content", {}).items():
                if media == PROBLEM:
                    assert Problem.model_validate(content["example"]).status == int(status)
                elif media == "application/json":
                    model = models[operation["operationId"]]
                    TypeAdapter(model).validate_python(_as_read(model, content["example"]))


def _as_read(model: object, example: object) -> object:
    del model
    return example


def test_the_casus_of_the_examples_is_a_right_one(document: dict[str, Any]) -> None:
    content = document["paths"]["/v1/casussen/{casus_id}"]["put"]["requestBody"]["content"]
    for media, body in content.items():
        text = body["example"]
        if not isinstance(text, str):
            import json

            text = json.dumps(text)
        read_casus(text.encode(), "example", Media.YAML if "yaml" in media else Media.JSON)


def test_the_examples_are_what_the_service_answers(
    client: Client, store: GraphStore, document: dict[str, Any]
) -> None:
    text = files("api").joinpath("example.yaml").read_bytes()
    assert client.put_yaml("gezin-wilg", text).status_code == 201
    for method, path, operation in operations(document):
        name = operation["operationId"]
        if method != "GET":
            continue


def test_no_answer_names_another_host(client: Client) -> None:
    text = client.get("/v1/openapi.json").text
    assert not re.findall(r"https?://", text)
