# pyright: basic
"""What axe-core finds on a page; the only file that knows its package, which has no types."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
_MOST_SHOWN = 3


def barriers(page: Page) -> list[str]:
    """The violations of WCAG 2.1, A and AA, each with the first elements that it is about."""
    found = Axe().run(page, options=_WCAG).response["violations"]
    return [
        f"{rule['id']} {[node['html'] for node in rule['nodes'][:_MOST_SHOWN]]}" for rule in found
    ]
