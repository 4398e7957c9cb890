"""The page as a reader meets it."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from tests.browser.conftest import OpenPage
from tests.pictures import HOSTILE_NAMES, casus_of, gezin_berk, hostile_casus
from visualisations.documents.blocks import Audience
from visualisations.elements import Scene, Sort
from visualisations.pyvis_page import network_page
from visualisations.report_forms import Form, made
from visualisations.scene import compose

pytestmark = pytest.mark.browser

INK_ON_CANVAS = """() => {
  const { width, height } = document.querySelector('#canvas canvas');
  const copy = Object.assign(document.createElement('canvas'), { width, height });
  const pen = copy.getContext('2d', { willReadFrequently: true });
  pen.drawImage(document.querySelector('#canvas canvas'), 0, 0);
  const points = pen.getImageData(0, 0, width, height).data;
  let inked = 0;
  for (let i = 0; i < points.length; i += 4) {
    if (points[i + 3] > 0 && points[i] + points[i + 1] + points[i + 2] < 600) { inked += 1; }
  }
  return inked;
}"""
"""How many points of the canvas are not (nearly) white."""

PLACE_ON_SCREEN = """(id) => {
  const { frame, nodes } = JSON.parse(document.getElementById('scene').textContent);
  const canvas = document.getElementById('canvas').getBoundingClientRect();
  const scale = Math.min(canvas.width / frame.width, canvas.height / frame.height, 1.4);
  const node = nodes.find((found) => found.id === id);
  return [
    canvas.left + canvas.width / 2 + (node.x - frame.left - frame.width / 2) * scale,
    canvas.top + canvas.height / 2 + (node.y - frame.top - frame.height / 2) * scale,
  ];
}"""


def scene_of(casus: Casus, language: Language = Language.NL) -> Scene:
    gaps = find_gaps(network_of(casus))
    return compose(gaps.run.network, gaps.findings, language)


def report_of(casus: Casus, language: Language = Language.NL) -> str:
    gaps = find_gaps(network_of(casus))
    made_of = (gaps, gap_report(gaps), language, Audience.DOSSIER)
    return made(*made_of, Form.HTML).decode()


def page_of(casus: Casus, language: Language = Language.NL) -> str:
    return network_page(scene_of(casus, language), language)


def point_at(page: Page, dot: str) -> None:
    x, y = page.evaluate(PLACE_ON_SCREEN, dot)
    page.mouse.move(x - 30, y)
    page.mouse.move(x, y, steps=4)


def test_the_network_is_drawn(open_page: OpenPage) -> None:
    page = open_page(page_of(gezin_berk()))
    assert page.evaluate(INK_ON_CANVAS) > 5_000
    expect(page.locator(".still")).to_be_hidden()


def test_an_empty_network_is_no_error(open_page: OpenPage) -> None:
    casus = Casus.model_validate(
        {"format": "casus/1", "casus": {"id": "leeg", "examined": {"until": "2022-01-01"}}}
    )
    page = open_page(page_of(casus))
    assert page.evaluate(INK_ON_CANVAS) == 0
    expect(page.get_by_text("In dit netwerk is niemand vastgelegd.")).to_be_visible()


def test_a_large_network_is_drawn(open_page: OpenPage) -> None:
    scene = compose(network_of(casus_of(200)), (), Language.NL)
    page = open_page(network_page(scene, Language.NL))
    assert page.evaluate(INK_ON_CANVAS) > 5_000


@pytest.mark.parametrize("language", list(Language))
def test_every_entry_of_the_legend_can_be_read(open_page: OpenPage, language: Language) -> None:
    scene = scene_of(gezin_berk(), language)
    page = open_page(network_page(scene, language))
    entries = page.locator(".legend li")
    assert entries.count() == len(scene.legend)
    for entry in entries.all():
        expect(entry).to_be_visible()
        assert entry.evaluate("element => element.scrollWidth <= element.clientWidth")
        expect(entry.locator("svg.sample")).to_be_visible()
    shown = {
        name.strip() for name in page.locator(".legend li > span, label > span").all_inner_texts()
    }
    assert {entry.name for entry in scene.legend} <= shown


def test_the_rows_of_the_tables_are_what_is_drawn(open_page: OpenPage) -> None:
    scene = scene_of(gezin_berk())
    page = open_page(network_page(scene, Language.NL))
    people = page.locator("#table-people tbody tr")
    assert people.count() == sum(dot.sort is not Sort.DOMAIN for dot in scene.dots)
    assert page.locator("#table-lines tbody tr").count() == len(scene.lines)
    assert f"{people.count()} van {people.count()} personen" in page.inner_text("#visible")


def test_unticking_a_kind_hides_its_lines_everywhere(open_page: OpenPage) -> None:
    scene = scene_of(gezin_berk())
    page = open_page(network_page(scene, Language.NL))
    before = page.evaluate(INK_ON_CANVAS)
    page.locator('[data-layer="contact:casusoverleg"]').uncheck()
    gone = {line.id for line in scene.lines if line.layer == "contact:casusoverleg"}
    hidden = page.locator("#table-lines tr[hidden]").evaluate_all(
        "rows => rows.map((row) => row.dataset.element)"
    )
    assert set(hidden) == gone
    assert f"{len(scene.lines) - 3} van {len(scene.lines)}" in page.inner_text("#visible")
    page.wait_for_timeout(100)
    assert page.evaluate(INK_ON_CANVAS) < before


def test_unticking_a_domain_hides_its_people_and_their_lines(open_page: OpenPage) -> None:
    scene = scene_of(gezin_berk())
    page = open_page(network_page(scene, Language.NL))
    page.locator('[data-layer="domain:onderwijs"]').uncheck()
    school = "hulpverlener:hv-4"
    expect(page.locator(f'#table-people tr[data-element="{school}"]')).to_be_hidden()
    theirs = [line for line in scene.lines if school in (line.start, line.end)]
    assert page.locator("#table-lines tr[hidden]").count() == len(theirs)


def test_show_everything_brings_all_back(open_page: OpenPage) -> None:
    page = open_page(page_of(gezin_berk()))
    page.locator('[data-layer="domain:onderwijs"]').uncheck()
    page.get_by_role("button", name="Alles tonen").click()
    assert page.locator("tr[hidden]").count() == 0
    expect(page.locator('[data-layer="domain:onderwijs"]')).to_be_checked()


def test_pointing_at_somebody_tells_who_they_are(open_page: OpenPage) -> None:
    page = open_page(page_of(gezin_berk()))
    point_at(page, "hulpverlener:hv-1")
    tooltip = page.locator("div.vis-tooltip")
    expect(tooltip).to_be_visible()
    assert tooltip.inner_text().startswith("Gezinscoach\n")


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_hostile_name_is_text_in_a_tooltip(open_page: OpenPage, number: int) -> None:
    page = open_page(page_of(hostile_casus()))
    point_at(page, f"hulpverlener:hv-{number}")
    tooltip = page.locator("div.vis-tooltip")
    expect(tooltip).to_be_visible()
    assert HOSTILE_NAMES[number] in tooltip.inner_text()
    assert tooltip.evaluate("element => [...element.children].every((c) => c.tagName === 'BR')")


def test_hostile_names_run_nothing(open_page: OpenPage) -> None:
    page = open_page(report_of(hostile_casus()))
    assert page.evaluate("window.broken") is None
    assert (
        page.locator(
            "img:not(.drawing > img[src^='data:image/svg']), iframe, object, embed, a[href^='javascript']"
        ).count()
        == 0
    )
    assert page.title().endswith(HOSTILE_NAMES[1])


def test_hostile_names_stay_whole_in_the_table(open_page: OpenPage) -> None:
    page = open_page(page_of(hostile_casus()))
    cells = [
        text.strip("\u2068\u2069")
        for text in page.locator("#table-people th[scope=row]").all_text_contents()
    ]
    assert {HOSTILE_NAMES[0], HOSTILE_NAMES[1], HOSTILE_NAMES[6]} <= set(cells)


def test_a_long_name_makes_no_page_wider_than_the_screen(open_page: OpenPage) -> None:
    page = open_page(report_of(hostile_casus()))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_a_finding_can_be_pointed_out_in_the_network(open_page: OpenPage) -> None:
    page = open_page(report_of(gezin_berk()))
    before = page.evaluate(INK_ON_CANVAS)
    page.get_by_role("button", name="Toon in het netwerk").nth(1).click()
    page.wait_for_timeout(200)
    expect(page.locator("#canvas")).to_be_in_viewport()
    assert page.evaluate(INK_ON_CANVAS) < before


def test_zooming_in_and_back_shows_the_same_picture(open_page: OpenPage) -> None:
    page = open_page(page_of(gezin_berk()))
    before = page.evaluate(INK_ON_CANVAS)
    page.get_by_role("button", name="Inzoomen").click()
    page.get_by_role("button", name="Inzoomen").click()
    page.wait_for_timeout(100)
    assert page.evaluate(INK_ON_CANVAS) > before
    page.get_by_role("button", name="Hele netwerk").click()
    page.wait_for_timeout(100)
    assert page.evaluate(INK_ON_CANVAS) == pytest.approx(before, rel=0.02)


def test_without_scripts_picture_legend_and_tables_stay(
    open_page_without_scripts: OpenPage,
) -> None:
    page = open_page_without_scripts(page_of(gezin_berk()))
    expect(page.locator(".still svg")).to_be_visible()
    expect(page.locator("#table-lines")).to_be_visible()
    expect(page.locator(".legend li").first).to_be_visible()
    assert page.locator("input:visible, button:visible").count() == 0


def test_on_paper_the_drawing_takes_the_place_of_the_canvas(open_page: OpenPage) -> None:
    page = open_page(report_of(gezin_berk()))
    page.emulate_media(media="print")
    expect(page.locator(".still svg")).to_be_visible()
    expect(page.locator("#canvas")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()


def test_what_is_unticked_is_not_printed_either(open_page: OpenPage) -> None:
    page = open_page(page_of(gezin_berk()))
    page.locator('[data-layer="sort:organisation"]').uncheck()
    page.emulate_media(media="print")
    for group in page.locator('.still [data-element="organisation:vt"]').all():
        expect(group).to_be_hidden()


def test_a_narrow_screen_needs_no_sideways_scrolling(open_page: OpenPage) -> None:
    page = open_page(report_of(gezin_berk()))
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_headings_follow_each_other_without_a_gap(open_page: OpenPage) -> None:
    page = open_page(report_of(gezin_berk()))
    levels = page.locator("h1, h2, h3, h4").evaluate_all(
        "headings => headings.map((heading) => Number(heading.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_keyboard_reaches_legend_buttons_and_findings(open_page: OpenPage) -> None:
    page = open_page(report_of(gezin_berk()))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    box = page.locator('[data-layer="contact:info"]')
    box.focus()
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
