"""Bevindingen in a real browser: what somebody marks as explained is there after the service was started again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import barriers
from tests.browser.site import Site, family, site_of, store_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("findings-page")]

PATH = "/casussen/gezin-linde/bevindingen"
REASON = "Telefonisch besproken;\nniet opgeschreven."
NOT_SAVED = "status of 422"


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service that several tests look at."""
    store_url = store_of(tmp_path_factory.mktemp("findings"), [family("gezin-linde")])
    with site_of(browser, store_url, expected=NOT_SAVED) as opened:
        yield opened


def cards(page: Page) -> Locator:
    return page.locator("ol.cards > li")


def say(card: Locator, opening: str, reason: str) -> None:
    card.get_by_text(opening).click()
    card.get_by_label("Uw naam").fill("A. Verzonnen")
    card.get_by_label("Reden").fill(reason)
    card.get_by_role("button", name="Opslaan").click()


def ids(page: Page) -> list[str]:
    return cards(page).evaluate_all("cards => cards.map(card => card.id)")


def test_what_is_marked_as_explained_survives_a_restart(browser: Browser, tmp_path: Path) -> None:
    store_url = store_of(tmp_path, [family("gezin-linde")])
    with site_of(browser, store_url, has_scripts=False) as site:
        page = site.open(PATH)
        before = ids(page)
        say(cards(page).nth(1), "Markeer als verklaard", REASON)
        expect(page.locator("li.explained")).to_have_count(1)
        assert page.url.endswith(f"#{before[1]}")
        expect(cards(page).nth(1)).to_be_in_viewport()
    with site_of(browser, store_url, has_scripts=False) as site:
        page = site.open(PATH)
        explained = page.locator("li.explained")
        expect(explained).to_have_count(1)
        expect(explained).to_have_id(before[1])
        expect(explained).to_contain_text("Verklaard door A. Verzonnen")
        assert explained.locator("p.reason").inner_text() == REASON
        expect(page.locator(".totals")).to_contain_text("1 verklaard")
        assert ids(page) == before


def test_what_is_withdrawn_stays_readable(site: Site) -> None:
    page = site.open(PATH)
    card = cards(page).nth(2)
    say(card, "Markeer als verklaard", REASON)
    expect(card).to_contain_text("Verklaard door")
    say(card, "Verklaring intrekken", "Toch niet.")
    expect(card).not_to_contain_text("Verklaard door")
    card.get_by_text("Wat eerder is gezegd").click()
    expect(card.get_by_text("ingetrokken. Toch niet.")).to_be_visible()
    expect(card.get_by_text("verklaard. Telefonisch besproken")).to_be_visible()


def test_what_is_not_saved_stands_in_the_form_with_what_is_wrong(site: Site) -> None:
    page = site.open(PATH)
    say(cards(page).nth(3), "Markeer als verklaard", "BSN 111222333")
    card = cards(page).nth(3)
    expect(card.get_by_label("Uw naam")).to_have_value("A. Verzonnen")
    expect(card.get_by_label("Reden")).to_have_value("")
    expect(card.get_by_label("Reden")).to_have_accessible_description(
        re.compile("een BSN kan zijn")
    )
    expect(page.get_by_role("alert")).to_contain_text("Niet opgeslagen")
    assert barriers(page) == []


@pytest.mark.parametrize(("lang", "number"), [("nl", 5), ("en", 6)])
def test_a_page_with_an_open_form_and_something_explained_has_no_barrier(
    site: Site, lang: str, number: int
) -> None:
    page = site.open(PATH)
    say(cards(page).nth(number), "Markeer als verklaard", f"Uitgelegd, {lang}.")
    expect(cards(page).nth(number)).to_contain_text(f"Uitgelegd, {lang}.")
    page = site.open(f"{PATH}?lang={lang}")
    for each in (0, number):
        cards(page).nth(each).locator("details.say summary").click()
    assert barriers(page) == []


def test_a_finding_is_explained_with_the_keyboard_alone(site: Site) -> None:
    page = site.open(PATH)
    card = cards(page).nth(4)
    card.locator("details.say summary").focus()
    for key in ("Enter", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("A. Verzonnen")
    page.keyboard.press("Tab")
    page.keyboard.type("Besproken.")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(card).to_contain_text("Verklaard door A. Verzonnen")


def test_the_filter_shows_what_is_chosen(site: Site) -> None:
    page = site.open(PATH)
    every = cards(page).count()
    page.get_by_label("Soort").select_option("no_regie")
    page.get_by_role("button", name="Tonen").click()
    codes = page.locator("ol.cards h3").all_inner_texts()
    assert 0 < len(codes) < every
    assert all(code.startswith("R0") for code in codes)
    page.get_by_role("link", name="Alle bevindingen").click()
    assert cards(page).count() == every


def test_a_card_is_pointed_out_in_the_network(site: Site) -> None:
    page = site.open(PATH)
    page.locator("li[id^=L01] .point a").first.click()
    page.locator("#canvas[data-drawn=yes]").wait_for()
    expect(page.locator("tr.chosen").first).to_be_attached()
    expect(page.locator("#canvas")).to_be_in_viewport()


def test_a_print_holds_the_findings_and_no_form(site: Site) -> None:
    page = site.open(PATH)
    page.emulate_media(media="print")
    expect(page.locator("ol.cards .question").first).to_be_visible()
    expect(page.locator("ol.cards .evidence").first).to_be_visible()
    expect(page.locator("details.say").first).to_be_hidden()
    expect(page.locator("form.filter")).to_be_hidden()
