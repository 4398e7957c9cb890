"""The service as a process: on a socket, until it is told to end, for this machine alone."""

import socket
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from api.exits import CallError
from api.server import listen, url_of
from graphmodel.stores import open_store
from tests.api.http.client import JSON
from tests.api.http.load import closed_loop
from tests.api.http.serving import serving
from tests.benchmark.sizes import casus_of


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "example.org", ""])  # noqa: S104  # names to refuse
def test_it_listens_to_this_machine_only(host: str) -> None:
    with pytest.raises(CallError) as refused:
        listen(host, 0)
    assert refused.value.code == "call.not_loopback"


def test_a_port_that_is_taken_is_told_before_anything_starts() -> None:
    with listen(port=0) as taken, pytest.raises(CallError) as refused:
        listen(port=taken.getsockname()[1])
    assert refused.value.code == "call.port_taken"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_it_listens_where_it_says(host: str) -> None:
    with listen(host, 0) as listener:
        address = urlsplit(url_of(listener))
        assert address.hostname
        with socket.create_connection((address.hostname, address.port or 0)):
            pass


def test_small_answers_are_sent_at_once() -> None:
    # Of any other socket asyncio leaves them waiting for the client, 40 ms each.
    with listen(port=0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_it_serves_many_clients_at_once_and_ends_when_told(tmp_path: Path) -> None:
    url = f"file:{tmp_path / 'served.sqlite'}"
    casus = casus_of((5, 20, 2))
    with serving(url) as address:
        saved = httpx.put(
            f"{address}/v1/casussen/{casus.id}",
            content=casus.model_dump_json(by_alias=True, exclude_unset=True),
            headers=JSON,
        )
        assert saved.status_code == 201
        load = closed_loop(f"{address}/v1/casussen/{casus.id}/gap-report", 4, 5, 1)
        assert (len(load.seconds), load.errors) == (20, 0)
    with open_store(url) as store:
        assert store.read(casus.id) == casus


def test_what_is_no_http_is_refused_and_the_next_is_answered(tmp_path: Path) -> None:
    with serving(f"file:{tmp_path / 'served.sqlite'}") as address:
        place = urlsplit(address)
        assert place.hostname
        for sent in (
            b"\x16\x03\x01 hello\r\n\r\n",
            b"GET / HTTP/1.1\r\n\r\n",
            b"GET / HTTP/9\r\n\r\n",
        ):
            with socket.create_connection((place.hostname, place.port or 0), timeout=10) as client:
                client.sendall(sent)
                assert client.recv(100).startswith(b"HTTP/1.1 4")
        assert httpx.get(f"{address}/health/ready").json() == {"status": "ok"}


def test_a_body_over_the_limit_is_answered_while_it_is_still_coming(tmp_path: Path) -> None:
    with serving(f"file:{tmp_path / 'served.sqlite'}") as address:
        place = urlsplit(address)
        connection = HTTPConnection(place.netloc, timeout=60)
        pieces = (b" " * 1024 * 1024 for _ in range(60))
        connection.request("PUT", "/v1/casussen/x", pieces, JSON, encode_chunked=True)
        response = connection.getresponse()
        assert response.status == 413
        assert response.headers["content-type"] == "application/problem+json"
        connection.close()


def test_a_half_sent_body_leaves_nothing_behind(tmp_path: Path) -> None:
    url = f"file:{tmp_path / 'served.sqlite'}"
    with serving(url) as address:
        place = urlsplit(address)
        assert place.hostname
        head = f"PUT /v1/casussen/x HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: text/yaml\r\nContent-Length: 500\r\n\r\n"
        with socket.create_connection((place.hostname, place.port or 0)) as client:
            client.sendall(head.encode() + b"format: casus/1\ncasus: {id: x}\n")
        assert httpx.get(f"{address}/v1/casussen").json()["total"] == 0
