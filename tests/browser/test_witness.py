"""The witness hears what it is there to hear: a page that passes was really listened to."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Witness

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("html", "heard"),
    [
        (
            "<img src='https://elsewhere.invalid/x.png'>",
            "asked for https://elsewhere.invalid/x.png",
        ),
        ("<script>console.error('oops')</script>", "error: oops"),
        ("<script>throw new Error('broken')</script>", "failed: broken"),
    ],
    ids=["request", "console", "exception"],
)
def test_what_a_page_should_not_do_is_heard(
    browser: Browser, tmp_path: Path, html: str, heard: str
) -> None:
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context()
    witness = Witness(context, file.as_uri())
    context.new_page().goto(file.as_uri())
    context.close()
    assert heard in witness.heard
