"""A whole casus without a mouse, on a narrow screen, and on paper."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from graphmodel.language import Language
from tests.browser.site import Site, addresses_of, family, site_of, store_of
from visualisations.site.addresses import CasusPage

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("whole-casus")]

AT = "/casussen/gezin-linde"
MOST_TABS = 60
NARROW: ViewportSize = {"width": 900, "height": 900}
A4_ON_ITS_SIDE: ViewportSize = {"width": 1032, "height": 703}
"""What is left of the paper within its margins, in pixels."""
BESIDE_THE_PAGE = """() => [...document.querySelectorAll('main svg, main canvas, main table, main p')]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > window.innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service that several tests look at."""
    store_url = store_of(tmp_path_factory.mktemp("whole"), [family("gezin-linde")])
    with site_of(browser, store_url) as opened:
        yield opened


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on with the tab key alone until `wanted` is reached."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"not reached with the keyboard: {wanted}")


def network(site: Site) -> Page:
    page = site.open(f"{AT}/netwerk")
    page.locator("#canvas[data-drawn=yes]").wait_for()
    return page


def test_every_page_of_a_casus_is_reached_from_its_menu_with_the_keyboard(site: Site) -> None:
    page = network(site)
    for each in CasusPage:
        tab_to(page, page.locator(f".tabs a[href='{AT}/{each}']"))
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{AT}/{each}")
        expect(page.locator(".tabs a[aria-current=page]")).to_have_attribute("href", f"{AT}/{each}")


def test_the_network_is_played_filtered_and_pointed_at_with_the_keyboard(site: Site) -> None:
    page = network(site)
    tab_to(page, page.locator("#day-play"))
    page.keyboard.press("Enter")
    expect(page.locator("#day-play")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#day-play")).to_have_attribute("aria-pressed", "false")
    page = network(site)
    rows = page.locator("#table-people tbody tr:not([hidden])")
    whole = rows.count()
    tab_to(page, page.locator("#focus"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#table-people tr.chosen").first).to_be_attached()
    tab_to(page, page.locator("[data-layer='domain:onderwijs']"))
    page.keyboard.press("Space")
    expect(rows).to_have_count(whole - 2)
    page.keyboard.press("Space")
    expect(rows).to_have_count(whole)
    finding = page.locator("[data-finding^='L05']").first
    tab_to(page, finding)
    page.keyboard.press("Enter")
    expect(page.locator("#table-lines tr.chosen").first).to_be_attached()


def test_a_cell_of_the_matrix_is_read_with_the_keyboard(site: Site) -> None:
    page = site.open(f"{AT}/informatie")
    cell = page.locator("table.matrix a.sign").first
    tab_to(page, cell)
    page.keyboard.press("Enter")
    page.wait_for_url("**signaal=*")
    expect(page.locator("#gekozen .told")).not_to_be_empty()
    expect(page.locator("#gekozen .hint").first).to_contain_text("Vindplaatsen: Dossier")
    expect(page.locator("table.matrix td.chosen")).to_have_count(1)


@pytest.mark.parametrize("language", Language)
def test_on_a_narrow_screen_only_what_is_wide_moves_sideways(
    site: Site, language: Language
) -> None:
    page = site.context.new_page()
    page.set_viewport_size(NARROW)
    for path in addresses_of("gezin-linde", language):
        page.goto(site.address + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= NARROW["width"], path


def test_what_is_wide_shows_on_which_side_there_is_more(site: Site) -> None:
    page = site.open(f"{AT}/overdrachten")
    box = page.locator(".drawn.wide").first
    fades(box, before="0px", behind="0px")
    page.set_viewport_size(NARROW)
    fades(box, before="0px", behind="48px")
    box.evaluate("(element) => element.scrollLeft = 150")
    fades(box, before="48px", behind="48px")
    box.evaluate("(element) => element.scrollLeft = 9999")
    fades(box, before="48px", behind="0px")
    tab_to(page, box)
    expect(box).to_have_css("mask-image", "none")


def fades(box: Locator, *, before: str, behind: str) -> None:
    """Over which lengths a box fades at its left and at its right."""
    expect(box).to_have_css("--before", before)
    expect(box).to_have_css("--behind", behind)


def test_on_paper_every_picture_and_table_is_whole(site: Site) -> None:
    page = site.context.new_page()
    page.set_viewport_size(A4_ON_ITS_SIDE)
    for path in addresses_of("gezin-linde", Language.NL):
        page.goto(site.address + path)
        page.emulate_media(media="print")
        assert page.evaluate(BESIDE_THE_PAGE) == [], path
        page.emulate_media(media="screen")


def test_the_first_sheet_holds_the_beginning_of_what_is_printed(site: Site) -> None:
    begins = {"netwerk": "Het netwerk in woorden", "informatie": "Contact in de tijd"}
    for path, words in begins.items():
        page = network(site) if path == "netwerk" else site.open(f"{AT}/{path}")
        sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert words in sheets[0].extract_text()
