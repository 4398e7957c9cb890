"""A real browser on pages that lie on disk. Whatever a page says on its console, or asks of any host, fails its test."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
)

from tests.browser.chromium import chromium

OpenPage = Callable[[str], Page]


class Witness:
    """What a page did that it should not: errors, and requests for anything but itself."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.heard: list[str] = []
        self._address = address
        context.on("console", self._on_console)
        context.on("request", self._on_request)
        context.on("weberror", lambda error: self._on_error(error.error))
        # Whatever is asked of a host goes nowhere; that it was asked is told by `_on_request`.
        context.route(re.compile("^(http|ws)s?:"), lambda route: route.abort())

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.heard.append(f"{message.type}: {message.text}")

    def _on_request(self, request: Request) -> None:
        if request.url.partition("#")[0] != self._address:
            self.heard.append(f"asked for {request.url}")

    def _on_error(self, error: Error) -> None:
        self.heard.append(f"failed: {error.message}")


# One browser for each module: its event loop must not be there when tests of other folders run theirs.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens HTML from disk with scripts running."""
    yield from _opening(browser, tmp_path / "page.html", has_scripts=True)


@pytest.fixture
def open_page_without_scripts(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens HTML from disk as a reader who lets no script run."""
    yield from _opening(browser, tmp_path / "page.html", has_scripts=False)


def _opening(browser: Browser, file: Path, *, has_scripts: bool) -> Iterator[OpenPage]:
    context = browser.new_context(
        viewport={"width": 1440, "height": 950}, java_script_enabled=has_scripts
    )
    witness = Witness(context, file.as_uri())

    def opened(html: str) -> Page:
        file.write_bytes(html.encode())
        page = context.new_page()
        page.goto(file.as_uri())
        if has_scripts:
            page.locator("#canvas[data-drawn=yes]").wait_for()
        return page

    yield opened
    context.close()
    assert witness.heard == []
