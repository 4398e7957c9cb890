"""A BSN in a request comes back nowhere: not in an answer, its headers or the log. The numbers are made up."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

import httpx
import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from api.app import create_app
from api.parameters import query_names
from graphmodel.stores import open_store
from tests.api.http.client import JSON, YAML, Client
from tests.builders import a_casus, meets, serves

BSN = "111222333"
WRITTEN = (BSN, "111 222 333", "1112.22.333", "111-222-333", "111\u00a0222\u00a0333", f"kind_{BSN}")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """One store with one casus for all that is asked."""
    path = tmp_path_factory.mktemp("bsn") / "api.sqlite"
    with (
        open_store(f"file:{path}") as store,
        Client(create_app(store, clock=lambda: datetime(2026, 3, 4, tzinfo=UTC))) as opened,
    ):
        opened.put(
            a_casus(
                {"coach": "wijkteam", "arts": "huisarts"},
                involvements=[serves("coach"), serves("arts")],
                contacts=[meets("coach", "arts")],
            )
        )
        yield opened


@pytest.fixture(scope="module")
def routes(client: Client) -> list[tuple[str, str, frozenset[str]]]:
    """Everything that can be asked, of the API and of the pages: method, path, keys of the query."""
    return [
        (method, route.path, query_names(route))
        for context in iter_route_contexts(client.app.routes)
        if isinstance(route := context.original_route, APIRoute)
        for method in sorted(route.methods or ())
    ]


def holds(text: str) -> bool:
    """Whether the digits of the BSN stand in `text`, with whatever between them."""
    return re.search(r"\D{0,3}".join(BSN), text) is not None


def repeats(response: httpx.Response) -> bool:
    """Whether an answer has the BSN of the request in it."""
    headers = {name: value for name, value in response.headers.items() if name != "request-id"}
    body = re.sub(r"urn:uuid:[0-9a-f]{32}", "", response.text)
    return holds(body) or holds(json.dumps(headers))


@pytest.mark.parametrize("written", WRITTEN)
def test_a_bsn_in_any_part_of_any_address_is_not_repeated(
    client: Client,
    routes: list[tuple[str, str, frozenset[str]]],
    written: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    for method, path, names in routes:
        asked = quote(written, safe="")
        addresses = [re.sub(r"\{\w+\}", asked, path)]
        known = path.replace("{casus_id}", "gezin-toets").replace("{name}", "regisseurs_of_casus")
        known = re.sub(r"\{\w+\}", asked, known)
        addresses += [f"{known}?{name}={asked}" for name in (*sorted(names), "casus", asked)]
        addresses += [f"{known}/{asked}", f"{known}/", f"{known}?{asked}", f"{addresses[0]}/"]
        for address in addresses:
            assert not repeats(client.ask(method, address)), address
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("api")]
    assert ours
    # The id of a request is made by chance, and could hold any nine digits.
    assert not any(holds(re.sub(r"[0-9a-f]{32}", "", message)) for message in ours)


@pytest.mark.parametrize("written", WRITTEN[:4])
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("regisseurs_of_casus", {"casus": "{}"}),
        ("colleagues_of_hulpverlener", {"hulpverlener": "{}", "day": "2022-06-01"}),
        ("colleagues_of_hulpverlener", {"hulpverlener": "gezin-toets/{}", "day": "2022-06-01"}),
        ("colleagues_of_hulpverlener", {"hulpverlener": "{}/coach", "day": "{}"}),
        ("casussen_with_organisation", {"organisation": "{}"}),
        ("contacts_between_organisations", {"one": "rsin:{}", "other": "gezin-toets/{}"}),
        ("handovers_between_domains", {"from_domain": "{}", "to_domain": "{}"}),
        ("casussen_with_theme", {"theme": "{}"}),
        ("who_knew_signaal", {"signaal": "gezin-toets/{}"}),
    ],
)
def test_a_bsn_in_a_question_is_refused_and_not_repeated(
    client: Client, name: str, values: dict[str, str], written: str
) -> None:
    query = {key: value.format(written) for key, value in values.items()}
    response = client.ask("GET", f"/v1/questions/{name}", params=query)
    assert response.status_code == 400
    assert not repeats(response)


@pytest.mark.parametrize("written", WRITTEN[:1])
def test_a_bsn_as_the_id_of_a_casus_is_refused_and_not_repeated(
    client: Client, written: str
) -> None:
    text = json.dumps({"format": "casus/1", "casus": {"id": written}})
    for address in (written, "gezin-toets"):
        for headers in (JSON, YAML, {"Content-Type": written}):
            response = client.ask("PUT", f"/v1/casussen/{address}", content=text, headers=headers)
            assert response.status_code in (400, 415, 422)
            assert not repeats(response)


@pytest.mark.parametrize(
    "header", ["If-Match", "If-None-Match", "Accept-Language", "Host", "Origin"]
)
def test_a_bsn_in_a_header_is_not_repeated(client: Client, header: str) -> None:
    for value in (BSN, f'"{BSN}"', f"x-{BSN}"):
        for method in ("GET", "PUT", "DELETE"):
            response = client.ask(method, f"/v1/casussen/{BSN}", headers={header: value})
            assert not repeats(response)
