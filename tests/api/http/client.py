"""A client of the service in the same process: real requests and answers, without a socket between them."""

import asyncio
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import httpx
import yaml
from fastapi import FastAPI

from graphmodel.model.casus import Casus, canonical

YAML = {"Content-Type": "application/yaml"}
JSON = {"Content-Type": "application/json"}


class Client:
    """Asks the service one thing after the other."""

    def __init__(self, app: FastAPI, **headers: str) -> None:
        self.app = app
        transport = httpx.ASGITransport(app=app)
        self._client = httpx.AsyncClient(
            transport=transport, base_url="http://localhost", headers=headers
        )
        self._runner = asyncio.Runner()

    def ask(self, method: str, url: str, **options: Any) -> httpx.Response:  # as httpx has them
        return self._runner.run(self._client.request(method, url, **options))

    def together(self, *requests: tuple[str, str, Mapping[str, Any]]) -> Sequence[httpx.Response]:
        """The answers to requests that are all under way at once."""

        async def all_of_them() -> Sequence[httpx.Response]:
            calls = (self._client.request(method, url, **how) for method, url, how in requests)
            return await asyncio.gather(*calls)

        return self._runner.run(all_of_them())

    def get(self, url: str, **headers: str) -> httpx.Response:
        return self.ask("GET", url, headers=_spelt(headers))

    def delete(self, url: str, **headers: str) -> httpx.Response:
        return self.ask("DELETE", url, headers=_spelt(headers))

    def put(self, casus: Casus, **headers: str) -> httpx.Response:
        """Save `casus` as JSON under its own id."""
        url = f"/v1/casussen/{casus.id}"
        return self.ask("PUT", url, content=canonical(casus), headers=JSON | _spelt(headers))

    def post(self, url: str, body: object, **headers: str) -> httpx.Response:
        """Send `body` as JSON."""
        return self.ask("POST", url, json=body, headers=_spelt(headers))

    def put_yaml(self, casus_id: str, data: object) -> httpx.Response:
        """Save what `data` is as YAML."""
        content = data if isinstance(data, str | bytes) else yaml.safe_dump(data)
        return self.ask("PUT", f"/v1/casussen/{casus_id}", content=content, headers=YAML)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


def _spelt(headers: Mapping[str, str]) -> dict[str, str]:
    """`if_match` as `If-Match`."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """The problem that `response` is."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = response.json()
    assert {"type", "title", "status", "detail", "instance"} <= told.keys()
    assert told["status"] == status
    return told


def places(response: httpx.Response, status: int = 400) -> list[tuple[str, str, str]]:
    """Where the input is wrong: the part of the request, the place in it, the sort of mistake."""
    return [(e["in"], e["path"], e["code"]) for e in problem(response, status)["errors"]]
