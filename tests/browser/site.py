"""The web application as a reader meets it: a service in a process of its own, and a browser that is listened to."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from api.pages.routers import ROUTERS
from graphmodel.language import Language
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.stores import open_store
from tests.api.http.serving import serving
from visualisations.site.addresses import Addresses, CasusPage, SitePage

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOW = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
FAMILIES = ("gezin-linde", "gezin-iep", "gezin-wilg")
"""The three invented families on which every page is looked at."""


def family(name: str) -> Casus:
    """An invented family of the fixtures."""
    return read_casus_file(FIXTURES / name / "casus.yaml")


@dataclass
class Site:
    """A running service of one store, and a browser whose every complaint is kept."""

    address: str
    context: BrowserContext
    heard: list[str]

    def open(self, path: str) -> Page:
        """A page of the service, loaded to its end."""
        page = self.context.new_page()
        response = page.goto(self.address + path)
        assert response, path
        assert response.status == 200, f"{path}: {response.status}"
        return page


def store_of(folder: Path, casussen: Iterable[Casus]) -> str:
    """The URL of an embedded store in `folder` that holds `casussen`."""
    url = f"file:{folder / 'site.sqlite'}"
    with open_store(url) as store:
        for casus in casussen:
            store.save(casus, NOW)
    return url


@contextmanager
def site_of(
    browser: Browser, store_url: str, *, has_scripts: bool = True, expected: str = "-"
) -> Generator[Site]:
    """The service of a store in a browser; whatever a page says on its console, or asks of another host, fails the test.

    A browser also tells of every answer that is no page; the test that wants one says in `expected` which.
    """
    with serving(store_url) as address:
        context = browser.new_context(
            viewport={"width": 1440, "height": 950}, java_script_enabled=has_scripts
        )
        heard: list[str] = []
        _listen(context, address, heard)
        yield Site(address, context, heard)
        context.close()
    unexpected = [said for said in heard if expected not in said]
    assert not unexpected, unexpected


def every_address(casus: str) -> Iterator[str]:
    """The address of every page in Dutch and in English; of the pages about a casus those of `casus`."""
    for language in Language:
        to = Addresses(language, casus)
        yield from (to.site(page) for page in SitePage if f"/{page}" in _paths())
        yield to.rule("L01")
        yield from addresses_of(casus, language)


def addresses_of(casus: str, language: Language) -> Iterator[str]:
    """The address of every page about `casus` in one language."""
    to = Addresses(language, casus)
    for page in CasusPage:
        if f"/casussen/{{casus_id}}/{page}" in _paths():
            yield to.of_casus(page)


def _paths() -> set[str]:
    return {getattr(route, "path", "") for router in ROUTERS for route in router.routes}


def _listen(context: BrowserContext, address: str, heard: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(f"{message.type}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            heard.append(f"asked for {request.url}")

    def on_error(error: Error) -> None:
        heard.append(f"failed: {error.message}")

    context.on("console", on_console)
    context.on("request", on_request)
    context.on("weberror", lambda error: on_error(error.error))
