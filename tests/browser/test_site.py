"""Every page of the web application, as a reader meets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graphmodel.language import Language
from tests.browser.axe import barriers
from tests.browser.site import (
    FAMILIES,
    Site,
    addresses_of,
    every_address,
    family,
    site_of,
    store_of,
)
from tests.pictures import HOSTILE_NAMES, hostile_casus

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

FOCUS_BELOW_THE_MARK = """
document.activeElement.getBoundingClientRect().top >= document.querySelector(".earlier").getBoundingClientRect().bottom
"""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the three families and one of hostile names."""
    casussen = [*map(family, FAMILIES), hostile_casus()]
    return store_of(tmp_path_factory.mktemp("site"), casussen)


@pytest.fixture(scope="module")
def site(browser: Browser, stored: str) -> Iterator[Site]:
    with site_of(browser, stored) as opened:
        yield opened


@pytest.fixture(scope="module")
def plain_site(browser: Browser, stored: str) -> Iterator[Site]:
    """The same for a reader who lets no script run."""
    with site_of(browser, stored, has_scripts=False) as opened:
        yield opened


def drawn(page: Page) -> Page:
    page.locator("#canvas[data-drawn=yes]").wait_for()
    return page


# What one family shows in one language another shows in the other: each page twice, then other content.
WALKS = {
    "gezin-linde": [*every_address("gezin-linde")],
    "gezin-iep": [*addresses_of("gezin-iep", Language.NL)],
    "gezin-wilg": [*addresses_of("gezin-wilg", Language.EN)],
}


@pytest.mark.parametrize("name", FAMILIES)
def test_no_page_has_a_barrier_of_wcag(site: Site, name: str) -> None:
    found: list[str] = []
    for path in WALKS[name]:
        page = site.open(path)
        if page.locator("#canvas").count():
            drawn(page)
        found += [f"{path}: {barrier}" for barrier in barriers(page)]
        page.close()
    assert found == []


def test_every_page_stays_useful_without_scripts(plain_site: Site) -> None:
    for path in every_address("gezin-linde"):
        page = plain_site.open(path)
        expect(page.locator("main h1")).to_be_visible()
        assert page.locator("main table, main ul, main form, main li").count(), path
        page.close()


def test_hostile_names_stay_text_on_every_page(site: Site) -> None:
    for path in every_address(hostile_casus().id):
        page = site.open(path)
        if page.locator("#canvas").count():
            drawn(page)
        assert page.evaluate("window.broken === undefined"), path
        assert page.locator("main img[onerror], main [onload]").count() == 0, path
        page.close()
    page = site.open(f"/casussen/{hostile_casus().id}/netwerk")
    assert HOSTILE_NAMES[0] in page.content().replace("&lt;", "<").replace("&gt;", ">")


def test_the_slider_shows_the_network_of_another_day(site: Site) -> None:
    page = drawn(site.open("/casussen/gezin-linde/netwerk"))
    places = "() => Object.fromEntries(JSON.parse(document.getElementById('scene').textContent).nodes.map((n) => [n.id, [n.x, n.y]]))"
    before, late = page.evaluate(places), page.locator("#table-people tbody tr").count()
    page.locator("#day-slider").fill("200")
    page.locator("#canvas[data-day='2022-03-20']").wait_for()
    assert page.locator("#table-people tbody tr").count() < late
    expect(page.locator(".casus-facts")).to_contain_text("20 maart 2022")
    assert "day=2022-03-20" in page.url
    page.reload()
    drawn(page)
    after = page.evaluate(places)
    assert {id_: before[id_] for id_ in after} == after


def test_playing_goes_from_day_to_day_and_stops_on_demand(site: Site) -> None:
    page = drawn(site.open("/casussen/gezin-linde/netwerk?day=2021-09-01"))
    page.get_by_role("button", name="Afspelen").click()
    page.locator("#canvas[data-day]").wait_for()
    first = page.locator("#canvas").get_attribute("data-day")
    page.wait_for_function(
        "(day) => document.getElementById('canvas').dataset.day !== day", arg=first
    )
    page.get_by_role("button", name="Stoppen").click()
    expect(page.locator("#day-play")).to_have_attribute("aria-pressed", "false")


def test_the_legend_filters_picture_and_table_alike(site: Site) -> None:
    page = drawn(site.open("/casussen/gezin-linde/netwerk"))
    rows = page.locator("#table-people tbody tr:not([hidden])")
    whole = rows.count()
    page.locator("[data-layer='domain:onderwijs']").uncheck()
    assert rows.count() == whole - 2
    page.locator("#day-slider").fill("640")
    page.locator("#canvas[data-day]").wait_for()
    expect(page.locator("[data-layer='domain:onderwijs']")).not_to_be_checked()


def test_a_finding_that_is_pointed_out_is_marked_in_the_table_too(site: Site) -> None:
    page = drawn(site.open("/casussen/gezin-linde/netwerk"))
    page.locator("[data-finding^='L0']").first.click()
    assert page.locator("tr.chosen").count() > 0


def test_one_hulpverlener_can_be_put_in_the_middle(site: Site) -> None:
    page = drawn(site.open("/casussen/gezin-linde/netwerk"))
    page.locator("#focus").select_option(label="Huisarts")
    chosen = page.locator("#table-people tr.chosen")
    assert "Huisarts" in chosen.all_inner_texts()[0] or chosen.count() > 1
    page.locator("#focus").select_option(label="Iedereen")
    assert page.locator("tr.chosen").count() == 0


def test_the_keyboard_alone_goes_through_a_casus(site: Site) -> None:
    page = site.open("/casussen")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    link = page.get_by_role("link", name="Gezin Linde (verzonnen)")
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("(link) => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/gezin-linde/netwerk")
    drawn(page)
    slider = page.locator("#day-slider")
    for _ in range(40):
        page.keyboard.press("Tab")
        if slider.evaluate("(slider) => slider === document.activeElement"):
            break
    page.keyboard.press("Home")
    page.locator("#canvas[data-day='2021-09-01']").wait_for()


def test_the_language_is_a_switch_that_keeps_the_page(site: Site) -> None:
    page = site.open("/casussen/gezin-linde/netwerk?day=2022-03-20")
    assert page.locator("html").get_attribute("lang") == Language.NL
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Network")
    assert "day=2022-03-20" in page.url
    page.get_by_role("link", name="Findings").first.get_attribute("href")


def test_a_file_is_stored_and_a_wrong_one_told_line_by_line(
    browser: Browser, tmp_path: Path
) -> None:
    right, wrong = tmp_path / "goed.yaml", tmp_path / "mis.yaml"
    right.write_text(
        "format: casus/1\ncasus: {id: gezin-es, title: Gezin Es (verzonnen), examined: {until: 2023-01-01}}\n"
    )
    wrong.write_text(
        "format: casus/1\ncasus:\n  id: gezin-mis\n  titel: Gezin Mis\ncontacts:\n  - {id: c1, kind: praatje, hulpverleners: [a]}\n"
    )
    with site_of(browser, store_of(tmp_path, ()), expected="422") as site:
        page = site.open("/casussen")
        page.locator("#upload-file").set_input_files(right)
        page.get_by_role("button", name="Controleren en opslaan").click()
        page.wait_for_url("**/gezin-es/netwerk")
        page.goto(f"{site.address}/casussen")
        page.locator("#upload-file").set_input_files(wrong)
        page.get_by_role("button", name="Controleren en opslaan").click()
        table = page.locator("table.problems")
        expect(table).to_contain_text("titel: Gezin Mis")
        assert table.locator("tbody tr").count() >= 3
        expect(page.locator("main")).to_contain_text("1 casus gevonden")


def of_two_versions(folder: Path) -> str:
    """A store with gezin Linde, then without its contacts."""
    before = family("gezin-linde")
    return store_of(folder, (before, before.model_copy(update={"contacts": ()})))


def test_an_earlier_version_is_read_on_screen_and_stays_marked_as_such(
    browser: Browser, tmp_path: Path
) -> None:
    with site_of(browser, of_two_versions(tmp_path)) as site:
        page = site.open("/casussen/gezin-linde/versies")
        page.get_by_role("link", name="Versie 1 lezen").click()
        page.wait_for_url("**/versies/1")
        mark = page.locator(".earlier")
        expect(mark).to_contain_text("Dit is versie 1")
        page.locator(".cards > li").last.scroll_into_view_if_needed()
        expect(mark).to_be_in_viewport(ratio=1)
        assert page.locator("main form").count() == 0
        assert barriers(page) == []
        mark.get_by_role("link", name="Bevindingen van de nieuwste versie").click()
        page.wait_for_url("**/bevindingen")


def test_what_has_the_focus_is_never_behind_the_mark_of_an_earlier_version(
    browser: Browser, tmp_path: Path
) -> None:
    with site_of(browser, of_two_versions(tmp_path)) as site:
        page = site.open("/casussen/gezin-linde/versies/1")
        links = page.locator(".cards h3 a")
        links.last.focus()
        for _ in range(links.count() - 1):
            page.keyboard.press("Shift+Tab")
            assert page.evaluate(FOCUS_BELOW_THE_MARK)


def test_what_is_not_there_is_told_on_a_page(browser: Browser, stored: str) -> None:
    with site_of(browser, stored, expected="404") as site:
        page = site.context.new_page()
        response = page.goto(f"{site.address}/casussen/gezin-niemand/netwerk")
        assert response
        assert response.status == 404
        expect(page.locator("[role=alert]")).to_contain_text("gezin-niemand")


def test_a_page_prints_without_menus(site: Site) -> None:
    page = drawn(site.open("/casussen/gezin-linde/netwerk"))
    page.emulate_media(media="print")
    expect(page.locator(".tabs")).to_be_hidden()
    expect(page.locator("#alternative")).to_be_visible()
    assert len(page.pdf(format="A4", landscape=True)) > 20_000
